import { Button, Form, Input, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { answer, api, type Schemas } from '../../api/client';
import { useAct } from '../../api/use-act';
import { currentLanguage } from '../../app/language';
import { Page } from '../../shared/page';
import { pathTo } from '../../shared/paths';
import { ProblemAlert } from '../../shared/problem-alert';
import { PersonFields } from './person-fields';

type Registration = Schemas['RegistrationDto'];
const KINDS = ['ENTERPRISE', 'INDIVIDUAL', 'FOREIGN_BODY'] as const;

export function RegisterPage() {
  const { t } = useTranslation();
  const [form] = Form.useForm<Registration>();
  const [received, setReceived] = useState<Schemas['RegistrationReceivedDto'] | null>(null);
  const kind = Form.useWatch(['organisation', 'kind'], form);
  const register = useAct({
    act: (body: Registration) => answer(api.POST('/api/v1/registrations', { body })),
    form,
    done: setReceived,
  });
  function finish({ organisation, person }: Registration) {
    const named = organisation.kind === 'INDIVIDUAL' ? person.name : organisation.name;
    register.run({
      organisation: filled({ ...organisation, name: named }),
      person: { ...person, language: currentLanguage() },
    });
  }
  if (received) return <Received warnings={received.warnings} />;
  return (
    <Page title={t('accounts:register.title')} lead={t('accounts:register.lead')} narrow>
      <Form
        form={form}
        className="kx-panel"
        layout="vertical"
        requiredMark={false}
        initialValues={{ organisation: { kind: 'ENTERPRISE' } }}
        onFinish={finish}
        scrollToFirstError={{ focus: true }}
      >
        <Form.Item name={['organisation', 'kind']} label={t('accounts:register.kind')}>
          <Radio.Group options={KINDS.map((value) => ({ value, label: t(`accounts:kind.${value}`) }))} />
        </Form.Item>
        {kind !== 'INDIVIDUAL' && (
          <Form.Item
            name={['organisation', 'name']}
            label={t('accounts:register.organisationName')}
            extra={t('accounts:register.organisationNameHelp')}
            rules={[
              { required: true, whitespace: true, message: t('accounts:register.organisationNameMissing') },
            ]}
          >
            <Input maxLength={120} autoComplete="organization" />
          </Form.Item>
        )}
        {kind === 'ENTERPRISE' && (
          <Form.Item
            name={['organisation', 'uscc']}
            label={t('accounts:register.uscc')}
            extra={t('accounts:register.usccHelp')}
            rules={[{ required: true, whitespace: true, message: t('accounts:register.usccMissing') }]}
          >
            <Input maxLength={40} autoCapitalize="characters" spellCheck={false} />
          </Form.Item>
        )}
        {kind === 'FOREIGN_BODY' && (
          <Form.Item
            name={['organisation', 'country']}
            label={t('accounts:register.country')}
            extra={t('accounts:register.countryHelp')}
            rules={[
              { required: true, pattern: /^[A-Za-z]{2}$/, message: t('accounts:register.countryMissing') },
            ]}
          >
            <Input maxLength={2} autoComplete="country" />
          </Form.Item>
        )}
        <PersonFields />
        <ProblemAlert problem={register.problem} />
        <Button type="primary" htmlType="submit" loading={register.running} block>
          {t('accounts:register.act')}
        </Button>
      </Form>
      <p>
        {t('accounts:register.haveAccount')} <Link to="/sign-in">{t('frame:signIn')}</Link>
      </p>
    </Page>
  );
}

/** The same words whether or not the name was free: nobody learns who has an account. */
function Received({ warnings }: { warnings: Schemas['WarningDto'][] }) {
  const { t } = useTranslation();
  const back = useSearchParams()[0].get('return');
  return (
    <Page title={t('accounts:received.title')} narrow>
      <div className="kx-panel kx-form">
        <p>{t('accounts:received.next')}</p>
        <p>{t('accounts:received.claim')}</p>
        {warnings.map(({ code, message }) => (
          <p key={code} className="kx-warn">
            {message}
          </p>
        ))}
        <p>
          <Link className="kx-button kx-button-strong" to={back ? pathTo.signIn(back) : '/sign-in'}>
            {t('accounts:received.act')}
          </Link>
        </p>
      </div>
    </Page>
  );
}

function filled<T extends object>(value: T): T {
  return Object.fromEntries(
    Object.entries(value).filter(([, entry]) => entry !== '' && entry !== undefined),
  ) as T;
}
