import { useTranslation } from 'react-i18next';
import { type DeskPlan, OUTCOMES } from '../../../api/meetings';
import { DataList } from '../../../shared/data-list';
import { Section } from '../../../shared/page';
import { useNow } from './event-day';

/** What both sides have said until now, of the meetings that have begun. */
export function BoardOutcomes({ plan: { meetings, slots } }: { plan: DeskPlan }) {
  const { t } = useTranslation();
  const now = useNow(10_000);
  const begun = meetings.filter(({ slot }) => Date.parse(slots[slot]?.startsAt ?? '') <= now);
  const said = begun.filter(({ demandOutcome, supplyOutcome }) => demandOutcome ?? supplyOutcome);
  const rows = OUTCOMES.map((outcome) => ({
    outcome,
    demand: begun.filter(({ demandOutcome }) => demandOutcome === outcome).length,
    supply: begun.filter(({ supplyOutcome }) => supplyOutcome === outcome).length,
    both: begun.filter((one) => one.demandOutcome === outcome && one.supplyOutcome === outcome).length,
  }));
  return (
    <Section title={t('events:board.outcomes')}>
      <p>{t('events:board.said', { begun: begun.length, said: said.length })}</p>
      <DataList
        label={t('events:board.outcomes')}
        rows={rows}
        keyOf={({ outcome }) => outcome}
        columns={[
          {
            key: 'outcome',
            title: t('events:board.result'),
            head: true,
            show: ({ outcome }: (typeof rows)[number]) => t(`events:outcome.${outcome}`),
          },
          {
            key: 'demand',
            title: t('events:board.sides.DEMAND'),
            number: true,
            show: ({ demand }) => demand,
          },
          {
            key: 'supply',
            title: t('events:board.sides.SUPPLY'),
            number: true,
            show: ({ supply }) => supply,
          },
          { key: 'both', title: t('events:board.both'), number: true, show: ({ both }) => both },
        ]}
      />
    </Section>
  );
}
