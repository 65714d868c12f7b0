import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Radio } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { answer, api } from '../../api/client';
import type { OwnRegistration } from '../../api/events';
import { type Outcome, OUTCOMES, type OwnMeeting, ownMeetings, REGISTRATION } from '../../api/meetings';
import { useAct } from '../../api/use-act';
import { Section } from '../../shared/page';
import { pathTo } from '../../shared/paths';
import { ProblemAlert } from '../../shared/problem-alert';
import { Reasons } from '../../shared/reasons';
import { Loaded } from '../../shared/states';
import { Price } from '../../shared/values';
import './events.css';
import { clockFor, hourOf } from './times';

const REFRESH_MS = 30_000;

interface Props {
  code: string;
  side: 'DEMAND' | 'SUPPLY' | 'VISITOR';
  event: Pick<OwnRegistration['event'], 'startsAt' | 'endsAt'>;
}

/** One's own timetable with the match cards; after each meeting two taps say what came of it. */
export function OwnMeetings({ code, side, event }: Props) {
  const { t } = useTranslation();
  // Staff move meetings during the day, too.
  const query = useQuery({ ...ownMeetings(code), refetchInterval: REFRESH_MS });
  const any = query.data !== undefined && query.data.items.length > 0;
  return (
    <Section
      title={t('events:meetings.own')}
      actions={
        any && (
          <a download href={`/api/v1/event-registrations/${code}/timetable.pdf`}>
            {t('events:papers.timetable')}
          </a>
        )
      }
    >
      <Loaded query={query}>
        {({ items, asMember }) =>
          items.length === 0 ? (
            <p>{t('events:meetings.none')}</p>
          ) : (
            <>
              {items.some(({ card }) => card) && side !== 'VISITOR' && (
                <p className="kx-second">
                  {t(asMember ? `events:meetings.asMember.${side}` : 'events:meetings.asMember.no')}
                </p>
              )}
              <ol className="kx-own-meetings">
                {items.map((meeting) => (
                  <li key={meeting.id} id={meeting.id} ref={shown}>
                    <OneMeeting {...{ meeting, code, side, event, asMember }} />
                  </li>
                ))}
              </ol>
            </>
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

function OneMeeting({
  meeting,
  code,
  side,
  event,
  asMember,
}: Props & { meeting: OwnMeeting; asMember: boolean }) {
  const { t } = useTranslation();
  const { startsAt, endsAt, table, unit, name, position, topic, card } = meeting;
  const clock = clockFor([event.startsAt, event.endsAt]);
  return (
    <>
      <h3>
        <span className="kx-number">
          {clock(startsAt)}–{hourOf(endsAt)}
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
      <Said meeting={meeting} code={code} asMember={asMember} />
      <Next meeting={meeting} side={side} />
    </>
  );
}

/** Tap one of five, tap send. What was said can be said anew, and a note added later. */
function Said({ meeting, code, asMember }: { meeting: OwnMeeting; code: string; asMember: boolean }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const stands = { outcome: meeting.outcome, note: meeting.note ?? '' };
  /** What is being changed; null: what stands is shown, also when it comes from another device. */
  const [draft, setDraft] = useState<typeof stands | null>(null);
  const [saved, setSaved] = useState(false);
  const { outcome, note } = draft ?? stands;
  // What was said before signing in can be said again, so that it counts.
  const uncounted = asMember && meeting.card !== null && !meeting.counted;
  const fresh = outcome !== stands.outcome || note.trim() !== stands.note || uncounted;
  const say = useAct({
    act: (body: { outcome: Outcome; note: string | null }) =>
      answer(
        api.POST(`${REGISTRATION}/meetings/{meetingId}/outcome`, {
          params: { path: { eventCode: code, meetingId: meeting.id } },
          body,
        }),
      ),
    done: (newest) => {
      queries.setQueryData(ownMeetings(code).queryKey, newest);
      setDraft(null);
      setSaved(true);
    },
  });
  const change = (more: Partial<typeof stands>) => {
    setDraft({ outcome, note, ...more });
    setSaved(false);
  };
  return (
    <div className="kx-outcome">
      <Radio.Group
        aria-label={t('events:meetings.outcomeOf', { unit: meeting.unit })}
        className="kx-outcome-choices"
        value={outcome}
        onChange={({ target }) => change({ outcome: target.value as Outcome })}
        options={OUTCOMES.map((value) => ({ value, label: t(`events:outcome.${value}`) }))}
      />
      {outcome && (
        <Input
          aria-label={t('events:meetings.noteOf', { unit: meeting.unit })}
          placeholder={t('events:meetings.note')}
          maxLength={500}
          value={note}
          onChange={({ target }) => change({ note: target.value })}
        />
      )}
      <ProblemAlert problem={say.problem} />
      <div className="kx-actions">
        {outcome && fresh && (
          <Button
            type="primary"
            loading={say.running}
            onClick={() => say.run({ outcome, note: note.trim() || null })}
          >
            {t('events:meetings.say')}
          </Button>
        )}
        <span role="status" className="kx-second">
          {saved && t('events:meetings.saved')}
        </span>
      </div>
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
