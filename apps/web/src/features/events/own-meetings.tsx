import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { answer, api } from '../../api/client';
import { type Outcome, OUTCOMES, type OwnMeeting, ownMeetings, REGISTRATION } from '../../api/meetings';
import { useAct } from '../../api/use-act';
import { minuteOf } from '../../shared/format';
import { Section } from '../../shared/page';
import { pathTo } from '../../shared/paths';
import { ProblemAlert } from '../../shared/problem-alert';
import { Reasons } from '../../shared/reasons';
import { Loaded } from '../../shared/states';
import { Price } from '../../shared/values';
import './events.css';

interface Props {
  code: string;
  side: 'DEMAND' | 'SUPPLY' | 'VISITOR';
}

/** One's own timetable with the match cards; after each meeting two taps say what came of it. */
export function OwnMeetings({ code, side }: Props) {
  const { t } = useTranslation();
  return (
    <Section title={t('events:meetings.own')}>
      <Loaded query={useQuery(ownMeetings(code))}>
        {({ items }) =>
          items.length === 0 ? (
            <p>{t('events:meetings.none')}</p>
          ) : (
            <ol className="kx-own-meetings">
              {items.map((meeting) => (
                <li key={meeting.id} id={meeting.id} ref={shown}>
                  <OneMeeting meeting={meeting} code={code} side={side} />
                </li>
              ))}
            </ol>
          )
        }
      </Loaded>
    </Section>
  );
}

/** The meeting of the address, where a table's card led here. */
function shown(item: HTMLLIElement | null): void {
  if (item && location.hash === `#${item.id}`) item.scrollIntoView();
}

function OneMeeting({ meeting, code, side }: Props & { meeting: OwnMeeting }) {
  const { t } = useTranslation();
  const { startsAt, endsAt, table, unit, name, position, topic, card } = meeting;
  return (
    <>
      <h3>
        <span className="kx-number">
          {minuteOf(startsAt).slice(-5)}–{minuteOf(endsAt).slice(-5)}
        </span>{' '}
        · {t('events:meetings.table', { table })} · {unit}
      </h3>
      <p className="kx-second">{[name, position, topic].filter(Boolean).join(' · ')}</p>
      {card && (
        <details className="kx-wish-reason">
          <summary>{t('events:meetings.card', { need: card.need })}</summary>
          {card.patentId && (
            <p>
              <Link to={pathTo.patent(card.patentId)}>{card.subject}</Link>
            </p>
          )}
          <Reasons reasons={card.reasons} />
          {card.declarationId && card.feeMethod && (
            <p>
              {t('offer:yearOne')} <Price method={card.feeMethod} yearOneFen={card.yearOneFen} />
            </p>
          )}
        </details>
      )}
      <Said key={meeting.outcome} meeting={meeting} code={code} />
      <Next meeting={meeting} side={side} />
    </>
  );
}

/** Tap one of five, tap send. What was said can be said anew. */
function Said({ meeting, code }: { meeting: OwnMeeting; code: string }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [outcome, setOutcome] = useState<Outcome | null>(meeting.outcome);
  const [note, setNote] = useState(meeting.note ?? '');
  const say = useAct({
    act: (body: { outcome: Outcome; note: string | null }) =>
      answer(
        api.POST(`${REGISTRATION}/meetings/{meetingId}/outcome`, {
          params: { path: { eventCode: code, meetingId: meeting.id } },
          body,
        }),
      ),
    done: (fresh) => queries.setQueryData(ownMeetings(code).queryKey, fresh),
  });
  const fresh = outcome !== meeting.outcome || note !== (meeting.note ?? '');
  return (
    <div className="kx-outcome">
      <Radio.Group
        aria-label={t('events:meetings.outcomeOf', { unit: meeting.unit })}
        className="kx-outcome-choices"
        value={outcome}
        onChange={({ target }) => setOutcome(target.value as Outcome)}
        options={OUTCOMES.map((value) => ({ value, label: t(`events:outcome.${value}`) }))}
      />
      {outcome && fresh && (
        <>
          <Input
            aria-label={t('events:meetings.note')}
            placeholder={t('events:meetings.note')}
            maxLength={500}
            value={note}
            onChange={(event) => setNote(event.target.value)}
          />
          <ProblemAlert problem={say.problem} />
          <Button
            type="primary"
            loading={say.running}
            onClick={() => say.run({ outcome, note: note.trim() || null })}
          >
            {t('events:meetings.say')}
          </Button>
        </>
      )}
    </div>
  );
}

/** What leads on from here, and what is missing for it. */
function Next({ meeting: { id, next, card }, side }: { meeting: OwnMeeting; side: Props['side'] }) {
  const { t } = useTranslation();
  if (next === 'NONE') return null;
  return (
    <p className="kx-note">
      {t(`events:next.${side === 'SUPPLY' ? 'SUPPLY' : 'DEMAND'}.${next}`)}{' '}
      {next === 'OFFER' && card?.declarationId && side === 'DEMAND' && (
        <Link to={pathTo.offer(card.declarationId, `meeting:${id}`)}>{t('events:next.toOffer')}</Link>
      )}
    </p>
  );
}
