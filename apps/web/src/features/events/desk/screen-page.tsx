import { useQuery, type UseQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useOutletContext, useParams } from 'react-router';
import { type DeskEvent, oneDeskEvent } from '../../../api/events';
import type { DeskPlan, Meeting } from '../../../api/meetings';
import type { Membership } from '../../../app/session';
import { useWindowTitle } from '../../../shared/page';
import { Loaded } from '../../../shared/states';
import { inOwnLanguage } from '../events-page';
import { hourOf } from '../times';
import './screen-page.css';
import {
  dayPlan,
  isStale,
  meetingsIn,
  personsOf,
  type Slot,
  slotsAt,
  spanOf,
  useAwake,
  useNow,
} from './event-day';

/** As many as a screen shows at this size; more tables take turns. */
const ROWS = 7;
const TURN_MS = 12_000;
/** Chinese characters in a line at full size. */
const LONG = 20;

/** For the screen in the hall. It names organisations and tables, no persons, and only what is published. */
export function ScreenPage() {
  const { organisationId, demonstration } = useOutletContext<Membership>();
  const { eventId = '' } = useParams();
  const { t } = useTranslation();
  useAwake();
  const event = useQuery(oneDeskEvent(organisationId, eventId));
  const plan = useQuery(dayPlan(organisationId, eventId));
  return (
    <Loaded query={event} page>
      {(one) => (
        <div className="kx-screen">
          <Head event={one} />
          <Loaded query={plan}>
            {(known) => (
              <>
                <Stale query={plan} />
                <Slots plan={known} />
              </>
            )}
          </Loaded>
          {demonstration && <p className="kx-screen-demonstration">{t('frame:demonstration')}</p>}
        </div>
      )}
    </Loaded>
  );
}

function Head({ event: { title, titleEn } }: { event: DeskEvent }) {
  const shown = inOwnLanguage(title, titleEn);
  useWindowTitle(shown);
  const now = new Date(useNow()).toISOString();
  return (
    <header>
      <h1>{shown}</h1>
      <time className="kx-screen-clock" dateTime={now}>
        {hourOf(now)}
      </time>
    </header>
  );
}

/** Nobody in the hall should wait at a table that was changed in the meantime. */
function Stale({ query }: { query: UseQueryResult }) {
  const { t } = useTranslation();
  const stale = isStale(query, useNow());
  const time = hourOf(new Date(query.dataUpdatedAt).toISOString());
  return (
    <p role="status" className="kx-screen-stale">
      {stale && t('events:screen.stale', { time })}
    </p>
  );
}

function Slots({ plan }: { plan: DeskPlan }) {
  const { t } = useTranslation();
  const now = useNow();
  if (!plan.publishedAt) return <p className="kx-screen-say">{t('events:screen.unpublished')}</p>;
  const { current, next } = slotsAt(plan, now);
  if (!current && !next) return <p className="kx-screen-say">{t('events:screen.over')}</p>;
  return (
    <div className="kx-screen-slots">
      {current && <OneSlot plan={plan} slot={current} name="now" now={now} />}
      {next && <OneSlot plan={plan} slot={next} name="next" now={now} />}
    </div>
  );
}

function OneSlot({
  plan,
  slot,
  name,
  now,
}: {
  plan: DeskPlan;
  slot: Slot;
  name: 'now' | 'next';
  now: number;
}) {
  const { t } = useTranslation();
  const meetings = meetingsIn(plan, slot);
  const turns = Math.max(1, Math.ceil(meetings.length / ROWS));
  const turn = Math.floor(now / TURN_MS) % turns;
  const rows = Math.ceil(meetings.length / turns);
  return (
    <section className={`kx-screen-slot kx-screen-${name}`}>
      <h2>
        <span>{t(`events:screen.${name}`)}</span> <span className="kx-number">{spanOf(plan, slot)}</span>
        {turns > 1 && <span className="kx-screen-turn">{`${turn + 1} / ${turns}`}</span>}
      </h2>
      {meetings.length === 0 && <p className="kx-screen-say">{t('events:screen.free')}</p>}
      <ol>
        {meetings.slice(turn * rows, (turn + 1) * rows).map((meeting) => (
          <OneTable key={meeting.id} plan={plan} meeting={meeting} />
        ))}
      </ol>
    </section>
  );
}

function OneTable({ plan, meeting }: { plan: DeskPlan; meeting: Meeting }) {
  const { t } = useTranslation();
  const person = personsOf(plan);
  return (
    <li>
      <span className="kx-screen-table">
        <small>{t('events:screen.table')}</small> {meeting.place + 1}
      </span>
      <span className="kx-screen-units">
        {[meeting.demandId, meeting.supplyId].map((id) => {
          const unit = person(id)?.unit ?? '';
          return (
            <span key={id} className={widthOf(unit) > LONG ? 'kx-screen-long' : undefined}>
              {unit}
            </span>
          );
        })}
      </span>
    </li>
  );
}

/** In Chinese characters: others are about half as wide. */
function widthOf(text: string): number {
  return [...text].reduce((sum, sign) => sum + (sign > '\u2e80' ? 1 : 0.55), 0);
}
