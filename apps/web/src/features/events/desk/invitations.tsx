import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../../api/client';
import { EVENT, type InvitedParty, invitations } from '../../../api/meetings';
import { useAct } from '../../../api/use-act';
import { DataList } from '../../../shared/data-list';
import { Section } from '../../../shared/page';
import { ProblemAlert } from '../../../shared/problem-alert';
import { Loaded } from '../../../shared/states';
import { Tag } from '../../../shared/tag';
import { Day } from '../../../shared/values';
import type { PlanProps } from './plan-page';

/** "These 23 firms and 14 universities have something to talk about": invited in one go, told once. */
export function Invitations({ organisationId, eventId, mayWrite }: PlanProps) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [chosen, setChosen] = useState<string[]>([]);
  const asked = invitations(organisationId, eventId);
  const invite = useAct({
    act: (partyIds: string[]) =>
      answer(
        api.POST(`${EVENT}/invitations`, {
          params: { path: { organisationId, eventId } },
          body: { partyIds },
        }),
      ),
    done: (fresh) => {
      queries.setQueryData(asked.queryKey, fresh);
      setChosen([]);
    },
  });
  return (
    <Section title={t('events:invite.title')}>
      <Loaded query={useQuery(asked)}>
        {({ items, firms, universities }) => {
          const open = items.filter(mayBeInvited).map(({ partyId }) => partyId);
          return items.length === 0 ? (
            <p>{t('events:invite.nobody')}</p>
          ) : (
            <>
              <p>{t('events:invite.lead', { firms, universities })}</p>
              {mayWrite && open.length > 0 && (
                <div className="kx-actions">
                  <Checkbox
                    checked={chosen.length === open.length}
                    indeterminate={chosen.length > 0 && chosen.length < open.length}
                    onChange={({ target }) => setChosen(target.checked ? open : [])}
                  >
                    {t('events:invite.all')}
                  </Checkbox>
                  <Button
                    type="primary"
                    disabled={chosen.length === 0}
                    loading={invite.running}
                    onClick={() => invite.run(chosen)}
                  >
                    {t('events:invite.act', { count: chosen.length })}
                  </Button>
                </div>
              )}
              <ProblemAlert problem={invite.problem} />
              <DataList
                label={t('events:invite.title')}
                rows={items}
                keyOf={({ partyId }) => partyId}
                columns={[
                  {
                    key: 'name',
                    title: t('events:invite.name'),
                    head: true,
                    show: (row: InvitedParty) =>
                      mayWrite && mayBeInvited(row) ? (
                        <Checkbox
                          checked={chosen.includes(row.partyId)}
                          onChange={({ target }) =>
                            setChosen(
                              target.checked
                                ? [...chosen, row.partyId]
                                : chosen.filter((id) => id !== row.partyId),
                            )
                          }
                        >
                          {row.name}
                        </Checkbox>
                      ) : (
                        row.name
                      ),
                  },
                  {
                    key: 'side',
                    title: t('events:register.side'),
                    show: ({ side }) => t(`events:sides.${side}`),
                  },
                  {
                    key: 'partners',
                    title: t('events:invite.partners'),
                    number: true,
                    show: ({ partners }) => <span className="kx-number">{partners}</span>,
                  },
                  {
                    key: 'matches',
                    title: t('events:invite.matches'),
                    number: true,
                    show: ({ matches }) => <span className="kx-number">{matches}</span>,
                  },
                  {
                    key: 'state',
                    title: t('events:field.state'),
                    show: ({ invitedAt, registered }) =>
                      registered ? (
                        <Tag tone="done">{t('events:invite.registered')}</Tag>
                      ) : invitedAt ? (
                        <>
                          {t('events:invite.invited')} <Day day={invitedAt} />
                        </>
                      ) : (
                        '—'
                      ),
                  },
                ]}
              />
            </>
          );
        }}
      </Loaded>
    </Section>
  );
}

function mayBeInvited({ invitedAt, registered }: InvitedParty): boolean {
  return invitedAt === null && !registered;
}
