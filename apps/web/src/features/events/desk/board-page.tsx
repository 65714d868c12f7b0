import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useOutletContext, useParams } from 'react-router';
import { type DeskEvent, oneDeskEvent } from '../../../api/events';
import type { DeskPlan, Meeting, PlanPerson } from '../../../api/meetings';
import { hasRole, type Membership } from '../../../app/session';
import { DataList } from '../../../shared/data-list';
import { Page, Section } from '../../../shared/page';
import { pathTo } from '../../../shared/paths';
import { EmptyState, Loaded } from '../../../shared/states';
import { Tag } from '../../../shared/tag';
import { Minute } from '../../../shared/values';
import { inOwnLanguage } from '../events-page';
import { Absences } from './absences';
import { BoardOutcomes } from './board-outcomes';
import './event-day.css';
import { dayPlan, isStale, meetingsIn, personsOf, slotsAt, spanOf, useNow } from './event-day';

/** What staff look at during the meetings; it follows by itself. */
export function BoardPage() {
  const membership = useOutletContext<Membership>();
  const { eventId = '' } = useParams();
  const query = useQuery(oneDeskEvent(membership.organisationId, eventId));
  return (
    <Loaded query={query} page>
      {(event) => <Board event={event} membership={membership} />}
    </Loaded>
  );
}

function Board({ event, membership }: { event: DeskEvent; membership: Membership }) {
  const { t } = useTranslation();
  const { organisationId } = membership;
  const query = useQuery(dayPlan(organisationId, event.id));
  const now = useNow(10_000);
  const mayWrite = hasRole(membership, 'CENTRE_STAFF', 'SERVICE_STAFF');
  return (
    <Page
      title={t('events:board.title')}
      lead={inOwnLanguage(event.title, event.titleEn)}
      actions={
        <>
          <Link to={pathTo.deskEvent(organisationId, event.id)}>{t('events:door.toEvent')}</Link>
          <Link to={pathTo.deskEvent(organisationId, event.id, 'door')}>{t('events:door.title')}</Link>
          <Link to={pathTo.deskEvent(organisationId, event.id, 'screen')}>{t('events:screen.title')}</Link>
        </>
      }
    >
      <Loaded query={query}>
        {(plan) =>
          plan.settings ? (
            <>
              <p className="kx-second">
                {t('events:board.asOf')} <Minute at={new Date(query.dataUpdatedAt).toISOString()} />
                {isStale(query, now) && <> · {t('events:board.stale')}</>}
              </p>
              <Figures plan={plan} />
              <Tables plan={plan} />
              {mayWrite && <Absences eventId={event.id} organisationId={organisationId} />}
              <BoardOutcomes plan={plan} />
              <People plan={plan} />
            </>
          ) : (
            <EmptyState title={t('events:board.noPlan')} hint={t('events:board.noPlanHint')} />
          )
        }
      </Loaded>
    </Page>
  );
}

function Figures({ plan }: { plan: DeskPlan }) {
  const { t } = useTranslation();
  const { current, next } = slotsAt(plan, useNow(10_000));
  const tables = plan.settings?.tables ?? 0;
  const here = plan.people.filter(({ checkedIn }) => checkedIn).length;
  const person = personsOf(plan);
  const missing = meetingsIn(plan, current).filter(({ demandId, supplyId }) =>
    [demandId, supplyId].some((id) => !person(id)?.checkedIn),
  ).length;
  const figures = [
    ['here', `${here} / ${plan.people.length}`],
    ['now', `${meetingsIn(plan, current).length} / ${tables}`],
    ['missing', missing],
    ['next', `${meetingsIn(plan, next).length} / ${tables}`],
  ] as const;
  return (
    <Section title={t('events:board.figures')}>
      <dl className="kx-counts">
        {figures.map(([name, value]) => (
          <div key={name}>
            <dt>{t(`events:board.figure.${name}`)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

interface Row {
  place: number;
  now: Meeting | undefined;
  next: Meeting | undefined;
}

function Tables({ plan }: { plan: DeskPlan }) {
  const { t } = useTranslation();
  const { current, next } = slotsAt(plan, useNow(10_000));
  if (!current && !next) return <p className="kx-note">{t('events:board.over')}</p>;
  const at = (meetings: Meeting[], place: number) => meetings.find((one) => one.place === place);
  const [now, then] = [meetingsIn(plan, current), meetingsIn(plan, next)];
  const rows: Row[] = Array.from({ length: plan.settings?.tables ?? 0 }, (_, place) => ({
    place,
    now: at(now, place),
    next: at(then, place),
  }));
  const title = (name: 'now' | 'next', slot: typeof current) =>
    slot ? `${t(`events:screen.${name}`)} ${spanOf(plan, slot)}` : t('events:board.pause');
  return (
    <Section title={t('events:board.tables')}>
      <DataList
        label={t('events:board.tables')}
        rows={rows}
        keyOf={({ place }) => String(place)}
        columns={[
          {
            key: 'place',
            title: t('events:board.table'),
            head: true,
            show: ({ place }: Row) => t('events:board.tableNumber', { number: place + 1 }),
          },
          {
            key: 'now',
            title: title('now', current),
            show: (row) => <Both plan={plan} meeting={row.now} />,
          },
          { key: 'next', title: title('next', next), show: (row) => <Both plan={plan} meeting={row.next} /> },
        ]}
      />
    </Section>
  );
}

/** The two at a table; who is missing stands out. */
function Both({ plan, meeting }: { plan: DeskPlan; meeting: Meeting | undefined }) {
  const { t } = useTranslation();
  if (!meeting) return <span className="kx-second">{t('events:board.free')}</span>;
  const person = personsOf(plan);
  return (
    <div className="kx-both">
      {[person(meeting.demandId), person(meeting.supplyId)].map(
        (one) =>
          one && (
            <span key={one.id}>
              {one.unit} · {one.name} {!one.checkedIn && <Tag tone="over">{t('events:board.missing')}</Tag>}
            </span>
          ),
      )}
    </div>
  );
}

function People({ plan: { people } }: { plan: DeskPlan }) {
  const { t } = useTranslation();
  return (
    <Section title={t('events:board.people')}>
      {(['DEMAND', 'SUPPLY'] as const).map((side) => {
        const own = people.filter((person) => person.side === side);
        return (
          <div key={side}>
            <h3>
              {t('events:board.side', {
                side: t(`events:board.sides.${side}`),
                here: own.filter(({ checkedIn }) => checkedIn).length,
                all: own.length,
              })}
            </h3>
            <ul className="kx-people">
              {own.map((person) => (
                <li key={person.id}>
                  <Here person={person} />
                </li>
              ))}
            </ul>
          </div>
        );
      })}
    </Section>
  );
}

function Here({ person: { name, unit, checkedIn } }: { person: PlanPerson }) {
  const { t } = useTranslation();
  return (
    <>
      <Tag tone={checkedIn ? 'done' : 'plain'}>
        {t(checkedIn ? 'events:board.here' : 'events:board.missing')}
      </Tag>{' '}
      {unit} · {name}
    </>
  );
}
