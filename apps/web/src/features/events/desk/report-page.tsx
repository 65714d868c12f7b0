import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useOutletContext, useParams } from 'react-router';
import { isClosed, oneDeskEvent } from '../../../api/events';
import { type EventReport, eventReport, type ReportMeeting } from '../../../api/meetings';
import { hasRole, type Membership } from '../../../app/session';
import { DataList } from '../../../shared/data-list';
import { FirstRows } from '../../../shared/first-rows';
import { Page, Section } from '../../../shared/page';
import { pathTo } from '../../../shared/paths';
import { Loaded } from '../../../shared/states';
import { Tag } from '../../../shared/tag';
import { Minute, Money } from '../../../shared/values';
import '../events.css';
import { inOwnLanguage } from '../events-page';
import { MeetingRecord } from './meeting-record';
import { Why } from './plan-pairs';

const LISTS = ['contacts', 'meetings', 'held', 'intents', 'contradicting'] as const;
type List = (typeof LISTS)[number];

/** What came of an event: planned against held, the way from contact to money, each number with its list. */
export function ReportPage() {
  const { t } = useTranslation();
  const membership = useOutletContext<Membership>();
  const { organisationId } = membership;
  const { eventId = '' } = useParams();
  const event = useQuery(oneDeskEvent(organisationId, eventId));
  const open = event.data !== undefined && !isClosed(event.data);
  const mayWrite = open && hasRole(membership, 'CENTRE_STAFF', 'SERVICE_STAFF');
  return (
    <Loaded query={useQuery(eventReport(organisationId, eventId))} page>
      {(report) => (
        <Page
          title={t('events:report.title')}
          windowTitle={`${t('events:report.title')} · ${event.data?.title ?? ''}`}
          lead={event.data && inOwnLanguage(event.data.title, event.data.titleEn)}
          actions={
            <>
              {(['pdf', 'xlsx'] as const).map((format) => (
                <a
                  key={format}
                  download
                  href={`/api/v1/organisations/${organisationId}/events/${eventId}/papers/report.${format}`}
                >
                  {t(`events:papers.report.${format}`)}
                </a>
              ))}
              <Link to={pathTo.deskEvent(organisationId, eventId)}>{t('events:plan.back')}</Link>
            </>
          }
        >
          <Report {...{ report, organisationId, eventId, mayWrite }} />
        </Page>
      )}
    </Loaded>
  );
}

interface At {
  organisationId: string;
  eventId: string;
  mayWrite: boolean;
}

function Report({ report, ...at }: At & { report: EventReport }) {
  const { t } = useTranslation();
  const [list, setList] = useState<List>('meetings');
  const [onlyAbsent, setOnlyAbsent] = useState(false);
  const contradicting = report.meetings.filter((meeting) => meeting.contradicting).length;
  const counts: Record<List, number> = {
    ...{
      contacts: report.contacts,
      meetings: report.planned,
      held: report.held,
      intents: report.intents,
      contradicting,
    },
  };
  const absent = report.people.filter(({ checkedIn }) => !checkedIn);
  return (
    <>
      <Section title={t('events:report.funnel')}>
        <dl className="kx-counts">
          {LISTS.map((name) => (
            <Figure key={name} name={name === 'meetings' ? 'planned' : name}>
              <FigureButton pressed={list === name} open={() => setList(name)}>
                {counts[name]}
              </FigureButton>
            </Figure>
          ))}
          <Figure name="licences">{report.licences}</Figure>
          <Figure name="received">
            <Money fen={report.receivedFen} />
          </Figure>
          <Figure name="noShows">
            <FigureButton pressed={onlyAbsent} open={() => setOnlyAbsent(!onlyAbsent)}>
              {report.noShows}
            </FigureButton>
          </Figure>
        </dl>
        <p className="kx-second">
          {t('events:report.asOf')} <Minute at={report.at} />
        </p>
      </Section>
      {list === 'contacts' ? (
        <Contacts rows={report.contactList} />
      ) : (
        <Meetings key={list} rows={report.meetings.filter(belongsTo(list))} list={list} {...at} />
      )}
      {report.licenceList.length > 0 && (
        <Section title={t('events:report.licences')}>
          <DataList
            label={t('events:report.licences')}
            rows={report.licenceList}
            keyOf={({ licenceId }) => licenceId}
            columns={[
              { key: 'patent', title: t('events:report.patent'), head: true, show: ({ patent }) => patent },
              { key: 'licensee', title: t('events:report.licensee'), show: ({ licensee }) => licensee },
              { key: 'licensor', title: t('events:report.licensor'), show: ({ licensor }) => licensor },
              {
                key: 'state',
                title: t('events:field.state'),
                show: ({ state }) => t(`licensing:state.${state}`),
              },
              {
                key: 'paid',
                title: t('events:report.received'),
                number: true,
                show: ({ paidFen }) => <Money fen={paidFen} />,
              },
            ]}
          />
        </Section>
      )}
      <Section title={t(onlyAbsent ? 'events:report.noShows' : 'events:participants.title')}>
        <DataList
          label={t('events:participants.title')}
          rows={onlyAbsent ? absent : report.people}
          keyOf={({ id }) => id}
          columns={[
            { key: 'unit', title: t('events:register.unit'), head: true, show: ({ unit }) => unit },
            { key: 'name', title: t('events:register.name'), show: ({ name }) => name },
            {
              key: 'here',
              title: t('events:counts.checkedIn'),
              show: ({ checkedIn }) => t(checkedIn ? 'events:report.came' : 'events:report.didNotCome'),
            },
            {
              key: 'held',
              title: t('events:report.heldOfPlanned'),
              number: true,
              show: ({ held, planned }) => (
                <span className="kx-number">
                  {held} / {planned}
                </span>
              ),
            },
            {
              key: 'why',
              title: t('events:report.shortfall'),
              show: ({ shortfall, minMeetings }) =>
                shortfall ? t(`events:report.why.${shortfall}`, { count: minMeetings }) : '—',
            },
          ]}
        />
      </Section>
    </>
  );
}

function Figure({ name, children }: { name: string; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <div>
      <dt>{t(`events:report.${name}`)}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** A number that opens its list below. */
function FigureButton({
  pressed,
  open,
  children,
}: {
  pressed: boolean;
  open: () => void;
  children: ReactNode;
}) {
  return (
    <button type="button" className="kx-figure-link" aria-pressed={pressed} onClick={open}>
      {children}
    </button>
  );
}

function Contacts({ rows }: { rows: EventReport['contactList'] }) {
  const { t } = useTranslation();
  const title = t('events:report.list.contacts', { count: rows.length });
  return (
    <Section title={title}>
      {rows.length === 0 ? (
        <p>{t('events:plan.noPairs')}</p>
      ) : (
        <FirstRows rows={rows}>
          {(shown) => (
            <DataList
              label={title}
              rows={shown}
              keyOf={({ demand, supply }) => `${demand} ${supply}`}
              columns={[
                {
                  key: 'who',
                  title: t('events:plan.pair'),
                  head: true,
                  show: ({ demand, supply }: EventReport['contactList'][number]) => `${demand} ↔ ${supply}`,
                },
                {
                  key: 'why',
                  title: t('events:plan.why'),
                  show: (pair) => <Why pair={{ ...pair, note: null, metBefore: null }} />,
                },
              ]}
            />
          )}
        </FirstRows>
      )}
    </Section>
  );
}

function Meetings({ rows, list, ...at }: At & { rows: ReportMeeting[]; list: Exclude<List, 'contacts'> }) {
  const { t } = useTranslation();
  return (
    <Section title={t(`events:report.list.${list}`, { count: rows.length })}>
      {rows.length === 0 ? (
        <p>{t('events:report.nothing')}</p>
      ) : (
        <FirstRows rows={rows}>
          {(shown) => (
            <ul className="kx-wish-list">
              {shown.map((meeting) => (
                <li key={meeting.id}>
                  <h3>
                    {meeting.demand} ↔ {meeting.supply}{' '}
                    {meeting.contradicting && <Tag tone="over">{t('events:report.contradiction')}</Tag>}
                  </h3>
                  <p className="kx-second">
                    <Minute at={meeting.startsAt} /> · {t('events:meetings.table', { table: meeting.table })}
                    {meeting.need && <> · {meeting.need}</>}
                    {meeting.subject && <> · {meeting.subject}</>}
                  </p>
                  <MeetingRecord meeting={meeting} {...at} />
                </li>
              ))}
            </ul>
          )}
        </FirstRows>
      )}
    </Section>
  );
}

function belongsTo(list: List): (meeting: ReportMeeting) => boolean {
  if (list === 'held') return ({ held }) => held;
  if (list === 'intents')
    return ({ demandOutcome, supplyOutcome }) => demandOutcome === 'INTENT' || supplyOutcome === 'INTENT';
  if (list === 'contradicting') return ({ contradicting }) => contradicting;
  return () => true;
}
