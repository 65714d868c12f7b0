import { Button, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../../api/client';
import { EVENT, type PlanPair } from '../../../api/meetings';
import { DataList } from '../../../shared/data-list';
import { FirstRows } from '../../../shared/first-rows';
import { Section } from '../../../shared/page';
import { ProblemAlert } from '../../../shared/problem-alert';
import { Day } from '../../../shared/values';
import { clockOf } from './event-day';
import type { PlanProps } from './plan-page';
import { freePlaces, type Place } from './plan-places';
import { usePlanAct } from './use-plan-act';

/** Pairs with a reason to meet that have no meeting, the weightiest first, each with the places that are free for it. */
export function PlanPairs({ organisationId, eventId, plan, mayWrite }: PlanProps) {
  const { t } = useTranslation();
  const unitOf = new Map(plan.people.map(({ id, unit }) => [id, unit]));
  const seated = new Set(plan.meetings.map(({ demandId, supplyId }) => `${demandId} ${supplyId}`));
  const open = plan.pairs
    .filter(({ demandId, supplyId }) => !seated.has(`${demandId} ${supplyId}`))
    .sort((a, b) => b.weight - a.weight);
  if (open.length === 0) return null;
  return (
    <Section title={t('events:plan.open', { count: open.length })}>
      <FirstRows rows={open}>
        {(shown) => (
          <DataList
            label={t('events:plan.open', { count: open.length })}
            rows={shown}
            keyOf={({ demandId, supplyId }) => `${demandId} ${supplyId}`}
            columns={[
              {
                key: 'who',
                title: t('events:plan.pair'),
                head: true,
                show: ({ demandId, supplyId }: PlanPair) =>
                  `${unitOf.get(demandId)} ↔ ${unitOf.get(supplyId)}`,
              },
              { key: 'why', title: t('events:plan.why'), show: (pair) => <Why pair={pair} /> },
              {
                key: 'weight',
                title: t('events:plan.weight'),
                number: true,
                show: ({ weight }) => <span className="kx-number">{weight}</span>,
              },
              ...(mayWrite
                ? [
                    {
                      key: 'seat',
                      title: t('events:plan.seat'),
                      show: (pair: PlanPair) => (
                        <Seat pair={pair} organisationId={organisationId} eventId={eventId} plan={plan} />
                      ),
                    },
                  ]
                : []),
            ]}
          />
        )}
      </FirstRows>
    </Section>
  );
}

type Reasons = Pick<PlanPair, 'demandWish' | 'supplyWish' | 'need' | 'subject' | 'metBefore' | 'note'>;

export function Why({ pair }: { pair: Reasons }) {
  const { t } = useTranslation();
  const { demandWish, supplyWish, need, subject, metBefore, note } = pair;
  return (
    <>
      {demandWish && <p>{t('events:plan.wishOf.DEMAND', { wish: t(`events:wish.${demandWish}`) })}</p>}
      {supplyWish && <p>{t('events:plan.wishOf.SUPPLY', { wish: t(`events:wish.${supplyWish}`) })}</p>}
      {need && (
        <p>{t('events:wishes.suggested', { need, subject: subject ?? t('events:wishes.proposal') })}</p>
      )}
      {note && <p className="kx-second">{note}</p>}
      {metBefore && (
        <p className="kx-second">
          {t('events:wishes.metBefore')} <Day day={metBefore} />
        </p>
      )}
    </>
  );
}

function Seat({ pair, organisationId, eventId, plan }: Omit<PlanProps, 'mayWrite'> & { pair: PlanPair }) {
  const { t } = useTranslation();
  const [wanted, setWanted] = useState<string>();
  const [open, setOpen] = useState(false);
  const at = { organisationId, eventId };
  const { demandId, supplyId } = pair;
  const seat = usePlanAct(at, (place: { slot: number; place: number }) =>
    answer(
      api.POST(`${EVENT}/plan/meetings`, { params: { path: at }, body: { demandId, supplyId, ...place } }),
    ),
  );
  // Looked for once somebody asks: there may be hundreds of pairs.
  const places = open || wanted ? freePlaces(plan, pair) : [];
  // Another pair may have taken it since.
  const chosen = places.some((place) => nameOf(place) === wanted) ? wanted : undefined;
  const clock = clockOf(plan);
  const unitOf = (id: string) => plan.people.find((person) => person.id === id)?.unit ?? '';
  return (
    <div className="kx-actions">
      <Select
        size="small"
        className="kx-seat-select"
        aria-label={t('events:plan.seatAt', { demand: unitOf(demandId), supply: unitOf(supplyId) })}
        placeholder={t('events:plan.choosePlace')}
        value={chosen}
        onChange={setWanted}
        open={open}
        onOpenChange={setOpen}
        popupMatchSelectWidth={false}
        notFoundContent={t('events:plan.noPlace')}
        options={places.map((one) => ({
          value: nameOf(one),
          label: `${clock(plan.slots[one.slot]?.startsAt ?? '')} · ${t('events:meetings.table', { table: one.place + 1 })}`,
        }))}
      />
      {chosen && (
        <Button
          size="small"
          loading={seat.running}
          onClick={() => {
            const [slot = 0, place = 0] = chosen.split(' ').map(Number);
            seat.run({ slot, place });
          }}
        >
          {t('events:plan.seat')}
        </Button>
      )}
      <ProblemAlert problem={seat.problem} />
    </div>
  );
}

const nameOf = ({ slot, place }: Place) => `${slot} ${place}`;
