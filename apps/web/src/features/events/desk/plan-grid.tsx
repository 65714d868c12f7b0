import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../../api/client';
import { EVENT, type Meeting } from '../../../api/meetings';
import { Section } from '../../../shared/page';
import { ProblemAlert } from '../../../shared/problem-alert';
import { clockOf } from './event-day';
import type { PlanProps } from './plan-page';
import { Why } from './plan-pairs';
import { conflictAt, type Place } from './plan-places';
import { usePlanAct } from './use-plan-act';

/**
 * Slots down, tables across. A meeting is taken up by a click or Enter, or dragged; then every place says whether the two can
 * sit there, and a click, Enter or drop puts it down. Esc lays it back.
 */
export function PlanGrid({ organisationId, eventId, plan, mayWrite }: PlanProps) {
  const { t } = useTranslation();
  const [taken, setTaken] = useState<string>();
  const at = { organisationId, eventId };
  const move = usePlanAct(
    at,
    ({ id, ...to }: { id: string } & Place) =>
      answer(
        api.PATCH(`${EVENT}/plan/meetings/{meetingId}`, {
          params: { path: { ...at, meetingId: id } },
          body: to,
        }),
      ),
    () => setTaken(undefined),
  );
  useEffect(() => {
    const lay = (event: KeyboardEvent) => event.key === 'Escape' && setTaken(undefined);
    addEventListener('keydown', lay);
    return () => removeEventListener('keydown', lay);
  }, []);
  const { meetings, slots, settings, people } = plan;
  if (meetings.length === 0 || !settings) return null;
  const moving = meetings.find(({ id }) => id === taken);
  const unitOf = (id: string) => people.find((person) => person.id === id)?.unit ?? '—';
  const namesOf = ({ demandId, supplyId }: Meeting) => `${unitOf(demandId)} ↔ ${unitOf(supplyId)}`;
  const clock = clockOf(plan);
  const used = Math.max(...meetings.map(({ place }) => place)) + 1;
  // One free table beside those in use, so that there is somewhere to go.
  const tables = Array.from({ length: Math.min(settings.tables, used + 1) }, (_, place) => place);
  const put = (place: Place) => moving && move.run({ id: moving.id, ...place });
  return (
    <Section title={t('events:plan.grid')}>
      {mayWrite && <p className="kx-second">{t('events:plan.gridHelp')}</p>}
      <ProblemAlert problem={move.problem} />
      {moving && (
        <Taken
          key={moving.id}
          {...{ organisationId, eventId, plan, mayWrite }}
          meeting={moving}
          names={namesOf(moving)}
        />
      )}
      <div className="kx-plan-scroll" tabIndex={0} role="region" aria-label={t('events:plan.grid')}>
        <table className="kx-plan-grid">
          <thead>
            <tr>
              <th scope="col">{t('events:plan.time')}</th>
              {tables.map((place) => (
                <th key={place} scope="col">
                  {t('events:meetings.table', { table: place + 1 })}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {slots.map(({ slot, startsAt }) => (
              <tr key={slot}>
                <th scope="row" className="kx-number">
                  {clock(startsAt)}
                </th>
                {tables.map((place) => {
                  const meeting = meetings.find((one) => one.slot === slot && one.place === place);
                  const here = { slot, place };
                  const target = moving && moving !== meeting ? conflictAt(plan, moving, here) : undefined;
                  return (
                    <td
                      key={place}
                      data-target={target === undefined ? undefined : (target ?? 'FREE')}
                      onDragOver={(event) => target === null && event.preventDefault()}
                      onDrop={() => target === null && put(here)}
                    >
                      {meeting && (
                        <Cell
                          meeting={meeting}
                          names={namesOf(meeting)}
                          taken={taken === meeting.id}
                          fixed={!mayWrite || isSpoken(meeting)}
                          take={() => {
                            move.clear();
                            setTaken(taken === meeting.id ? undefined : meeting.id);
                          }}
                          drag={() => setTaken(meeting.id)}
                        />
                      )}
                      {target === null && (
                        <Button size="small" type="dashed" loading={move.running} onClick={() => put(here)}>
                          {t(meeting ? 'events:plan.swapHere' : 'events:plan.putHere')}
                        </Button>
                      )}
                      {target && <span className="kx-second">{t(`events:plan.conflict.${target}`)}</span>}
                    </td>
                  );
                })}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Section>
  );
}

function Cell({
  meeting,
  names,
  taken,
  fixed,
  take,
  drag,
}: {
  meeting: Meeting;
  names: string;
  taken: boolean;
  fixed: boolean;
  take: () => void;
  drag: () => void;
}) {
  const { t } = useTranslation();
  const [demand, supply] = names.split(' ↔ ');
  return (
    <button
      type="button"
      className="kx-plan-meeting"
      aria-pressed={taken}
      disabled={fixed}
      draggable={!fixed}
      onDragStart={drag}
      onClick={take}
    >
      <span className="kx-visually-hidden">{t('events:plan.take')}</span>
      <span>{demand}</span>
      <span>{supply}</span>
      {meeting.locked && <span className="kx-second">{t('events:plan.locked')}</span>}
    </button>
  );
}

/** The meeting that was taken up: why it is there, and what else can be done with it. */
function Taken({
  organisationId,
  eventId,
  plan,
  meeting,
  names,
}: PlanProps & { meeting: Meeting; names: string }) {
  const { t } = useTranslation();
  const at = { organisationId, eventId };
  const path = { params: { path: { ...at, meetingId: meeting.id } } };
  const lock = usePlanAct(at, (locked: boolean) =>
    answer(api.PATCH(`${EVENT}/plan/meetings/{meetingId}`, { ...path, body: { locked } })),
  );
  const remove = usePlanAct(at, () => answer(api.DELETE(`${EVENT}/plan/meetings/{meetingId}`, path)));
  const pair = plan.pairs.find(
    ({ demandId, supplyId }) => demandId === meeting.demandId && supplyId === meeting.supplyId,
  );
  return (
    <div className="kx-inner-form" role="status">
      <h3>{names}</h3>
      {pair ? <Why pair={pair} /> : <p>{t('events:plan.byHand')}</p>}
      <ProblemAlert problem={lock.problem ?? remove.problem} />
      <div className="kx-actions">
        <Button loading={lock.running} onClick={() => lock.run(!meeting.locked)}>
          {t(meeting.locked ? 'events:plan.unlock' : 'events:plan.lock')}
        </Button>
        <Button danger loading={remove.running} onClick={() => remove.run(undefined)}>
          {t('events:plan.remove')}
        </Button>
      </div>
    </div>
  );
}

function isSpoken({ demandOutcome, supplyOutcome }: Meeting): boolean {
  return demandOutcome !== null || supplyOutcome !== null;
}
