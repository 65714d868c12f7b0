import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { onePublicEvent, type PublicEvent } from '../../api/events';
import { useDemonstration } from '../../app/demonstration';
import { Facts } from '../../shared/data-list';
import { Page, Section } from '../../shared/page';
import { pathTo } from '../../shared/paths';
import { QrCode } from '../../shared/qr-code';
import { Loaded } from '../../shared/states';
import { Minute } from '../../shared/values';
import { inOwnLanguage } from './events-page';
import './events.css';
import { RegisterForm } from './register-form';

export function EventPage() {
  const { eventId = '' } = useParams();
  const query = useQuery(onePublicEvent(eventId));
  useDemonstration(query.data?.organiser.demonstration ?? false);
  return (
    <Loaded query={query} page>
      {(event) => <OneEvent event={event} />}
    </Loaded>
  );
}

function OneEvent({ event }: { event: PublicEvent }) {
  const { t } = useTranslation();
  const { coOrganisers, cancelReason, seatsLeft } = event;
  return (
    <Page
      title={inOwnLanguage(event.title, event.titleEn)}
      lead={`${t(`events:type.${event.type}`)} · ${inOwnLanguage(event.organiser.name, event.organiser.nameEn)}`}
      actions={<a href={`/api/v1/events/${event.id}/calendar.ics`}>{t('events:calendar')}</a>}
    >
      {cancelReason && <p className="kx-warn">{t('events:cancelled', { reason: cancelReason })}</p>}
      <Section title={t('events:about')}>
        <p className="kx-event-intro">{event.intro}</p>
        <Facts
          items={[
            [
              t('events:field.time'),
              <>
                <Minute at={event.startsAt} /> – <Minute at={event.endsAt} />
              </>,
            ],
            [t('events:field.mode'), t(`events:mode.${event.mode}`)],
            [t('events:field.venue'), event.venue],
            [t('events:field.theme'), event.theme],
            [t('events:field.coOrganisers'), coOrganisers.join(t('licensing:listComma')) || null],
            [t('events:field.contact'), event.contact],
            [
              t('events:field.window'),
              <>
                <Minute at={event.registrationOpensAt} /> – <Minute at={event.registrationClosesAt} />
              </>,
            ],
            [
              t('events:field.seats'),
              seatsLeft === null
                ? t('events:seats.unlimited')
                : t(seatsLeft === 0 ? 'events:seats.none' : 'events:seats.left', { count: seatsLeft }),
            ],
          ]}
        />
      </Section>
      <Agenda event={event} />
      {event.registrationOpen ? (
        <RegisterForm event={event} />
      ) : (
        <p className="kx-note">
          {t(event.state === 'REGISTRATION_OPEN' ? 'events:register.outside' : 'events:register.closed')}
        </p>
      )}
      <div className="kx-event-poster">
        <QrCode text={location.href.split('?')[0] ?? ''} label={t('events:poster')} />
        <p className="kx-second">
          {t('events:poster')} ·{' '}
          <a download href={`/api/v1/events/${event.id}/poster.pdf`}>
            {t('events:papers.poster')}
          </a>
        </p>
      </div>
    </Page>
  );
}

function Agenda({ event: { agenda, patents } }: { event: PublicEvent }) {
  const { t } = useTranslation();
  if (agenda.length === 0) return null;
  const titles = new Map(patents.map(({ id, title }) => [id, title]));
  return (
    <Section title={t('events:agenda.title')}>
      <ol className="kx-events">
        {agenda.map(({ startsAt, title, speaker, patentIds }) => (
          <li key={startsAt + title}>
            <Minute at={startsAt} /> <strong>{title}</strong> {speaker}
            {patentIds.map((id) => (
              <p key={id}>
                <Link to={pathTo.patent(id)}>{titles.get(id)}</Link>
              </p>
            ))}
          </li>
        ))}
      </ol>
    </Section>
  );
}
