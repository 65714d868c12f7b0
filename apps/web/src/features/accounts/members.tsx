import { useQuery } from '@tanstack/react-query';
import { Button, Popconfirm } from 'antd';
import { useTranslation } from 'react-i18next';
import { api, type Schemas } from '../../api/client';
import { membersOf } from '../../api/organisations';
import { useAct } from '../../api/use-act';
import { SESSION_KEY } from '../../app/session';
import { DataList } from '../../shared/data-list';
import { Section } from '../../shared/page';
import { ProblemAlert } from '../../shared/problem-alert';
import { CardsSkeleton, Loaded } from '../../shared/states';
import { Day } from '../../shared/values';
import { Invite } from './invite';

type Member = Schemas['MemberDto'];

export function Members({
  organisation,
  mayLead,
}: {
  organisation: Schemas['OrganisationDto'];
  mayLead: boolean;
}) {
  const { t } = useTranslation();
  const path = { organisationId: organisation.id };
  const query = useQuery(membersOf(organisation.id));
  const remove = useAct({
    act: (member: Member) =>
      api.DELETE('/api/v1/organisations/{organisationId}/members/{membershipId}', {
        params: { path: { ...path, membershipId: member.id } },
      }),
    refreshes: [membersOf(organisation.id).queryKey, SESSION_KEY],
  });
  return (
    <Section title={t('accounts:members.title')}>
      <ProblemAlert problem={remove.problem} />
      <Loaded query={query} skeleton={<CardsSkeleton count={1} />}>
        {({ items }) => (
          <DataList
            label={t('accounts:members.title')}
            rows={items}
            keyOf={({ id }) => id}
            columns={[
              { key: 'name', title: t('accounts:members.name'), show: ({ name }) => name, head: true },
              {
                key: 'role',
                title: t('accounts:members.role'),
                show: ({ role }) => t(`accounts:role.${role}`),
              },
              { key: 'since', title: t('accounts:members.since'), show: ({ since }) => <Day day={since} /> },
              ...(mayLead
                ? [
                    {
                      key: 'remove',
                      title: t('accounts:members.actions'),
                      show: (member: Member) => <Remove member={member} run={() => remove.run(member)} />,
                    },
                  ]
                : []),
            ]}
          />
        )}
      </Loaded>
      {mayLead && <Invite organisation={organisation} />}
    </Section>
  );
}

function Remove({ member, run }: { member: Member; run: () => void }) {
  const { t } = useTranslation();
  const who = { name: member.name, role: t(`accounts:role.${member.role}`) };
  return (
    <Popconfirm
      title={t('accounts:members.removeWhat', who)}
      okText={t('accounts:members.remove')}
      cancelText={t('frame:cancel')}
      onConfirm={run}
    >
      <Button size="small" aria-label={t('accounts:members.removeWhat', who)}>
        {t('accounts:members.remove')}
      </Button>
    </Popconfirm>
  );
}
