import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Popconfirm } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../../api/client';
import type { DeskPlan, PlanPerson } from '../../../api/meetings';
import { useAct } from '../../../api/use-act';
import { Section } from '../../../shared/page';
import { ProblemAlert } from '../../../shared/problem-alert';
import { clockOf, dayPlan, useNow } from './event-day';

interface Changed {
  name: string;
  cancelled: number;
  added: number;
  moved: number;
}
const SHOWN = 20;

/** Who has meetings and has not come. Said so, their meetings fall away and open wishes take the places. */
export function Absences({ eventId, organisationId }: { eventId: string; organisationId: string }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [wanted, setWanted] = useState('');
  const [changed, setChanged] = useState<Changed | null>(null);
  const query = useQuery(dayPlan(organisationId, eventId));
  const now = useNow(10_000);
  const absent = useAct({
    act: ({ id }: PlanPerson) =>
      answer(
        api.POST('/api/v1/organisations/{organisationId}/events/{eventId}/plan/absences', {
          params: { path: { organisationId, eventId } },
          body: { registrationId: id },
        }),
      ),
    done: ({ plan, ...counts }, { name }) => {
      queries.setQueryData(dayPlan(organisationId, eventId).queryKey, plan);
      setChanged({ name, ...counts });
    },
  });
  const plan = query.data;
  if (!plan?.settings) return null;
  const missing = missingIn(plan, now);
  const fitting = missing.filter(({ person: { name, unit } }) => `${name} ${unit}`.includes(wanted.trim()));
  return (
    <Section title={t('events:door.absence.title')}>
      <p className="kx-second">{t('events:door.absence.lead')}</p>
      <ProblemAlert problem={absent.problem} />
      <p role="status" className={changed ? 'kx-note' : undefined}>
        {changed && <Outcome {...changed} />}
      </p>
      {missing.length > 8 && (
        <Input
          aria-label={t('events:door.absence.find')}
          placeholder={t('events:door.absence.find')}
          value={wanted}
          onChange={(change) => setWanted(change.target.value)}
        />
      )}
      {fitting.length === 0 && <p>{t('events:door.absence.nobody')}</p>}
      <ul className="kx-absences">
        {fitting.slice(0, SHOWN).map(({ person, count, first }) => (
          <li key={person.id}>
            <span>
              <strong>{person.name}</strong> {person.unit}
              <span className="kx-second">{t('events:door.absence.meetings', { count, time: first })}</span>
            </span>
            <Popconfirm
              title={t('events:door.absence.sure', { name: person.name })}
              description={t('events:door.absence.what')}
              okText={t('events:door.absence.act')}
              cancelText={t('frame:cancel')}
              onConfirm={() => absent.run(person)}
            >
              <Button loading={absent.running} aria-label={`${t('events:door.absence.act')} ${person.name}`}>
                {t('events:door.absence.act')}
              </Button>
            </Popconfirm>
          </li>
        ))}
      </ul>
      {fitting.length > SHOWN && (
        <p className="kx-second">{t('events:door.absence.more', { count: fitting.length - SHOWN })}</p>
      )}
    </Section>
  );
}

function Outcome({ name, cancelled, added, moved }: Changed) {
  const { t } = useTranslation();
  const parts = [
    t('events:door.absence.cancelled', { count: cancelled }),
    ...(added > 0 ? [t('events:door.absence.added', { count: added })] : []),
    ...(moved > 0 ? [t('events:door.absence.moved', { count: moved })] : []),
  ];
  return <>{`${t('events:door.absence.done', { name })}${parts.join(t('licensing:listComma'))}`}</>;
}

/** In the order of their first meeting that is not over and of which nobody has spoken. */
function missingIn(plan: DeskPlan, now: number) {
  const { people, meetings, slots } = plan;
  const clock = clockOf(plan);
  return people
    .filter(({ checkedIn }) => !checkedIn)
    .flatMap((person) => {
      const own = meetings.filter(
        ({ demandId, supplyId, slot, demandOutcome, supplyOutcome }) =>
          (demandId === person.id || supplyId === person.id) &&
          Date.parse(slots[slot]?.endsAt ?? '') > now &&
          !demandOutcome &&
          !supplyOutcome,
      );
      const [first] = own;
      if (!first) return [];
      const startsAt = slots[first.slot]?.startsAt ?? '';
      return [{ person, count: own.length, startsAt, first: startsAt && clock(startsAt) }];
    })
    .sort((a, b) => (a.startsAt < b.startsAt ? -1 : 1));
}
