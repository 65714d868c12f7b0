import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { PlanPerson } from '../../../api/meetings';
import { DataList } from '../../../shared/data-list';
import { Section } from '../../../shared/page';
import { pathTo } from '../../../shared/paths';
import { Tag } from '../../../shared/tag';
import type { PlanProps } from './plan-page';

/** Who takes part in the meetings, what each wants, and how many each has. */
export function PlanPeople({ organisationId, eventId, plan }: PlanProps) {
  const { t } = useTranslation();
  const { people, pairs, meetings } = plan;
  const wishes = (id: string) =>
    pairs.filter(
      ({ demandId, supplyId, demandWish, supplyWish }) =>
        (demandId === id && demandWish) || (supplyId === id && supplyWish),
    ).length;
  const seated = (id: string) =>
    meetings.filter(({ demandId, supplyId }) => demandId === id || supplyId === id).length;
  return (
    <Section title={t('events:plan.people')}>
      {people.length === 0 ? (
        <p>{t('events:plan.nobody')}</p>
      ) : (
        <DataList
          label={t('events:plan.people')}
          rows={people}
          keyOf={({ id }) => id}
          columns={[
            {
              key: 'unit',
              title: t('events:register.unit'),
              head: true,
              show: ({ id, unit, partyId }: PlanPerson) => (
                <>
                  <Link
                    className="kx-record-link"
                    to={`${pathTo.deskEvent(organisationId, eventId)}/wishes/${id}`}
                  >
                    {unit}
                  </Link>{' '}
                  {partyId && <Tag tone="plain">{t('events:plan.known')}</Tag>}
                </>
              ),
            },
            { key: 'name', title: t('events:register.name'), show: ({ name }) => name },
            { key: 'side', title: t('events:register.side'), show: ({ side }) => t(`events:sides.${side}`) },
            {
              key: 'wishes',
              title: t('events:plan.wishes'),
              number: true,
              show: ({ id }) => <span className="kx-number">{wishes(id)}</span>,
            },
            {
              key: 'meetings',
              title: t('events:plan.meetings'),
              number: true,
              show: ({ id, minMeetings, maxMeetings }) => (
                <span className={seated(id) < minMeetings ? 'kx-number kx-overdue' : 'kx-number'}>
                  {seated(id)}
                  {(minMeetings > 0 || maxMeetings !== null) && ` (${minMeetings}–${maxMeetings ?? '∞'})`}
                </span>
              ),
            },
          ]}
        />
      )}
    </Section>
  );
}
