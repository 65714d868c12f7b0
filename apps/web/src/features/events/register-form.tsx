import { Button, Checkbox, Form, Input, Radio, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { answer, api } from '../../api/client';
import { type NewRegistration, onePublicEvent, type PublicEvent } from '../../api/events';
import { useAct } from '../../api/use-act';
import { membershipsWith, NEGOTIATING_ROLES, useSession } from '../../app/session';
import { Section } from '../../shared/page';
import { pathTo } from '../../shared/paths';
import { ProblemAlert } from '../../shared/problem-alert';

/** Registering needs no account: the answer's address is the key to the registration. */
export function RegisterForm({ event }: { event: PublicEvent }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [form] = Form.useForm<NewRegistration>();
  const register = useAct({
    act: (typed: NewRegistration) =>
      answer(
        api.POST('/api/v1/events/{eventId}/registrations', {
          params: { path: { eventId: event.id } },
          body: registrationOf(typed),
        }),
      ),
    form,
    refreshes: [onePublicEvent(event.id).queryKey],
    done: ({ code }) => void navigate(pathTo.eventRegistration(code)),
  });
  return (
    <Section title={t('events:register.title')}>
      {event.seatsLeft === 0 && <p className="kx-note">{t('events:register.waiting')}</p>}
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        onFinish={register.run}
        scrollToFirstError={{ focus: true }}
      >
        <OwnOrganisation />
        <RegistrationFields />
        <ProblemAlert problem={register.problem} />
        <Button type="primary" htmlType="submit" loading={register.running}>
          {t('events:register.act')}
        </Button>
      </Form>
    </Section>
  );
}

export function registrationOf({
  name,
  unit,
  position,
  phone,
  email,
  side,
  topic,
  consent,
  organisationId,
}: NewRegistration): NewRegistration {
  return {
    ...{ name, unit, phone, side, consent: consent ?? false },
    position: position?.trim() || null,
    email: email?.trim() || null,
    topic: topic?.trim() || null,
    ...(organisationId && { organisationId }),
  };
}

/** Who is signed in may register for an organisation: its matches become reasons to meet. */
function OwnOrganisation() {
  const { t } = useTranslation();
  const own = membershipsWith(useSession(), ...NEGOTIATING_ROLES);
  if (own.length === 0) return null;
  return (
    <Form.Item
      name="organisationId"
      label={`${t('events:register.organisation')} (${t('frame:optional')})`}
      extra={t('events:register.organisationHelp')}
    >
      <Select
        allowClear
        options={own.map(({ organisationId: value, organisation }) => ({ value, label: organisation }))}
      />
    </Form.Item>
  );
}

export function RegistrationFields() {
  const { t } = useTranslation();
  const needed = [{ required: true, whitespace: true, message: t('events:missing') }];
  const optional = (name: string) => `${t(`events:register.${name}`)} (${t('frame:optional')})`;
  return (
    <>
      <Form.Item name="name" label={t('events:register.name')} rules={needed}>
        <Input maxLength={60} autoComplete="name" />
      </Form.Item>
      <Form.Item name="unit" label={t('events:register.unit')} rules={needed}>
        <Input maxLength={120} autoComplete="organization" />
      </Form.Item>
      <Form.Item name="position" label={optional('position')}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="phone" label={t('events:register.phone')} rules={needed}>
        <Input maxLength={40} inputMode="tel" autoComplete="tel" />
      </Form.Item>
      <Form.Item name="email" label={optional('email')}>
        <Input maxLength={200} inputMode="email" autoComplete="email" />
      </Form.Item>
      <Form.Item
        name="side"
        label={t('events:register.side')}
        rules={[{ required: true, message: t('events:missing') }]}
      >
        <Radio.Group
          options={(['DEMAND', 'SUPPLY', 'VISITOR'] as const).map((value) => ({
            value,
            label: t(`events:side.${value}`),
          }))}
        />
      </Form.Item>
      <Form.Item name="topic" label={optional('topic')}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={500} />
      </Form.Item>
      <Form.Item
        name="consent"
        valuePropName="checked"
        rules={[
          {
            validator: (_, value) =>
              value ? Promise.resolve() : Promise.reject(new Error(t('events:register.consentMissing'))),
          },
        ]}
      >
        <Checkbox>{t('events:register.consent')}</Checkbox>
      </Form.Item>
    </>
  );
}
