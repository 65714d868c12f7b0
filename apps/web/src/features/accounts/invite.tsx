import { Button, Form, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api, type Schemas } from '../../api/client';
import { useAct } from '../../api/use-act';
import type { Role } from '../../app/session';
import { CopyField } from '../../shared/copy-field';
import { ProblemAlert } from '../../shared/problem-alert';
import { Minute } from '../../shared/values';
import { rolesOf } from './roles';

interface Props {
  organisation: Pick<Schemas['OrganisationDto'], 'id' | 'kind'>;
  /** The platform invites the first people of an organisation that has nobody yet. */
  asPlatform?: boolean;
}

/** Makes a link that one person may use once; whoever makes it passes it on. */
export function Invite({ organisation, asPlatform = false }: Props) {
  const { t } = useTranslation();
  const roles = rolesOf(organisation.kind);
  const [role, setRole] = useState<Role | undefined>(roles[0]);
  const [made, setMade] = useState<Schemas['InvitationMadeDto'] | null>(null);
  const invite = useAct({
    act: (wanted: Role) => {
      const body = { role: wanted };
      return asPlatform
        ? answer(
            api.POST('/api/v1/platform/organisations/{id}/invitations', {
              params: { path: { id: organisation.id } },
              body,
            }),
          )
        : answer(
            api.POST('/api/v1/organisations/{organisationId}/invitations', {
              params: { path: { organisationId: organisation.id } },
              body,
            }),
          );
    },
    done: setMade,
  });
  return (
    <div className="kx-form">
      <Form layout="vertical" className="kx-invite" onFinish={() => role && invite.run(role)}>
        <Form.Item label={t('accounts:invite.role')} htmlFor={`invite-${organisation.id}`}>
          <Select
            id={`invite-${organisation.id}`}
            aria-label={t('accounts:invite.role')}
            value={role}
            onChange={setRole}
            options={roles.map((value) => ({ value, label: t(`accounts:role.${value}`) }))}
          />
        </Form.Item>
        <Button htmlType="submit" loading={invite.running}>
          {t('accounts:invite.act')}
        </Button>
      </Form>
      <ProblemAlert problem={invite.problem} />
      {made && (
        <div className="kx-form" role="status">
          <CopyField label={t('accounts:invite.link')} text={made.link} />
          <p className="kx-second">
            {t('accounts:invite.once')} <Minute at={made.expiresAt} />
          </p>
        </div>
      )}
    </div>
  );
}
