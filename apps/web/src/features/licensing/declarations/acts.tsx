import { Button, Form, Input } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Declaration } from '../../../api/licensing';
import { useAct } from '../../../api/use-act';
import { hasRole, type Membership } from '../../../app/session';
import { DayInput, FileInput, today } from '../../../shared/inputs';
import { Section } from '../../../shared/page';
import { ProblemAlert } from '../../../shared/problem-alert';
import { ACT_ROUTES, type ActField, type ActValues } from './act-routes';
import { CorrectTerms } from './correct-terms';

interface Props {
  declaration: Declaration;
  membership: Membership;
}

/** What can happen next, as buttons with names; each opens its small form. What one may not do is not offered. */
export function Acts({ declaration, membership }: Props) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<string>();
  useEffect(() => setOpen(undefined), [declaration.state]);
  const known = declaration.nextEvents.filter((event) => event in ACT_ROUTES);
  const mine = known.filter((event) => hasRole(membership, ...(ACT_ROUTES[event]?.roles ?? [])));
  const others = known.filter((event) => !mine.includes(event) && ACT_ROUTES[event]?.expected);
  const mayCorrect =
    hasRole(membership, 'UNIVERSITY_APPROVER') &&
    ['ANNOUNCED', 'WITHDRAWAL_FILED'].includes(declaration.state);
  if (known.length === 0 && !mayCorrect) return null;
  return (
    <Section title={t('declaration:acts.title')}>
      {declaration.submittedByMe && known.includes('APPROVE') && (
        <p className="kx-second">{t('declaration:acts.anotherPerson')}</p>
      )}
      {others.map((event) => (
        <p key={event} className="kx-second">
          {t('declaration:acts.waitsFor', {
            act: t(`declaration:act.${event}.name`),
            roles: (ACT_ROUTES[event]?.roles ?? [])
              .map((role) => t(`accounts:role.${role}`))
              .join(t('licensing:listComma')),
          })}
        </p>
      ))}
      <div className="kx-actions">
        {mine.map((event) => (
          <Button
            key={event}
            type={ACT_ROUTES[event]?.expected ? 'primary' : 'default'}
            aria-expanded={open === event}
            disabled={event === 'APPROVE' && declaration.submittedByMe}
            onClick={() => setOpen(open === event ? undefined : event)}
          >
            {t(`declaration:act.${event}.name`)}
          </Button>
        ))}
        {mayCorrect && (
          <Button
            aria-expanded={open === 'CORRECT'}
            onClick={() => setOpen(open === 'CORRECT' ? undefined : 'CORRECT')}
          >
            {t('declaration:act.CORRECT.name')}
          </Button>
        )}
      </div>
      {open === 'CORRECT' ? (
        <CorrectTerms
          declaration={declaration}
          organisationId={membership.organisationId}
          close={() => setOpen(undefined)}
        />
      ) : (
        open && (
          <ActForm
            key={open}
            event={open}
            declaration={declaration}
            organisationId={membership.organisationId}
            close={() => setOpen(undefined)}
          />
        )
      )}
    </Section>
  );
}

interface FormProps {
  event: string;
  declaration: Declaration;
  organisationId: string;
  close: () => void;
}

function ActForm({ event, declaration, organisationId, close }: FormProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<ActValues>();
  const at = useRef<HTMLDivElement>(null);
  useEffect(() => at.current?.querySelector<HTMLElement>('input, textarea, button')?.focus(), []);
  const route = ACT_ROUTES[event];
  const doing = useAct({
    act: (values: ActValues, key) => {
      if (!route) throw new Error(`no route for ${event}`);
      return route.send({ organisationId, declarationId: declaration.id }, values, key);
    },
    form,
    refreshes: [
      ['declarations', organisationId],
      ['today', organisationId],
      ['offer', declaration.id],
    ],
    done: close,
  });
  if (!route) return null;
  return (
    <div ref={at}>
      <Form
        form={form}
        layout="vertical"
        requiredMark={false}
        className="kx-inner-form"
        scrollToFirstError={{ focus: true }}
        onFinish={doing.run}
      >
        <p>{t(`declaration:act.${event}.means`)}</p>
        {route.fields.map((field) => (
          <Form.Item
            key={field}
            name={field}
            label={labelOf(event, field, route.optional?.includes(field) ?? false, t)}
            rules={[
              { required: !route.optional?.includes(field), message: t(`declaration:act.missing.${field}`) },
            ]}
          >
            <FieldInput field={field} organisationId={organisationId} />
          </Form.Item>
        ))}
        <ProblemAlert
          problem={doing.problem}
          action={
            doing.problem?.code === 'inbox_not_agreed' && (
              <Link to={`/desk/${organisationId}/organisation`}>{t('declaration:acts.toInbox')}</Link>
            )
          }
        />
        <div className="kx-actions">
          <Button type="primary" htmlType="submit" loading={doing.running}>
            {t(`declaration:act.${event}.do`)}
          </Button>
          <Button onClick={close}>{t('frame:cancel')}</Button>
        </div>
      </Form>
    </div>
  );
}

/** Form.Item hands id, value and onChange down through `props`. */
function FieldInput({ field, organisationId, ...props }: { field: ActField; organisationId: string }) {
  switch (field) {
    case 'day':
      return <DayInput {...props} max={today()} />;
    case 'fileId':
      return <FileInput {...props} organisationId={organisationId} purpose="OFFICE_ACT" />;
    case 'reason':
      return <Input.TextArea {...props} rows={2} maxLength={2000} />;
    default:
      return <Input {...props} maxLength={60} />;
  }
}

function labelOf(event: string, field: ActField, optional: boolean, t: TFunction): string {
  const label = t(`declaration:act.${event}.${field}`, { defaultValue: t(`declaration:act.field.${field}`) });
  return optional ? `${label} (${t('frame:optional')})` : label;
}
