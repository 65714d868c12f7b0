import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useOutletContext, useParams } from 'react-router';
import { type DeskEvent, oneDeskEvent } from '../../../api/events';
import { hasRole, type Membership } from '../../../app/session';
import { Page, Section } from '../../../shared/page';
import { pathTo } from '../../../shared/paths';
import { Loaded } from '../../../shared/states';
import { inOwnLanguage } from '../events-page';
import { Absences } from './absences';
import { CheckIn } from './check-in';
import { useAwake } from './event-day';

/** For a phone in the hand of who stands at the door. */
export function DoorPage() {
  const membership = useOutletContext<Membership>();
  const { eventId = '' } = useParams();
  // Others check people in, too.
  const query = useQuery({ ...oneDeskEvent(membership.organisationId, eventId), refetchInterval: 30_000 });
  return (
    <Loaded query={query} page>
      {(event) => <Door event={event} membership={membership} />}
    </Loaded>
  );
}

function Door({ event, membership }: { event: DeskEvent; membership: Membership }) {
  const { t } = useTranslation();
  const { organisationId } = membership;
  useAwake();
  // So that it opens when the network is gone later.
  useEffect(() => void Promise.allSettled([import('./camera-scan'), import('qr/decode.js')]), []);
  const mayWrite = hasRole(membership, 'CENTRE_STAFF', 'SERVICE_STAFF');
  return (
    <Page
      title={t('events:door.title')}
      lead={inOwnLanguage(event.title, event.titleEn)}
      narrow
      actions={
        <>
          <Link to={pathTo.deskEvent(organisationId, event.id)}>{t('events:door.toEvent')}</Link>
          <Link to={pathTo.deskEvent(organisationId, event.id, 'board')}>{t('events:board.title')}</Link>
        </>
      }
    >
      <div className="kx-door">
        {mayWrite ? (
          <CheckIn event={event} organisationId={organisationId} />
        ) : (
          <p className="kx-note">{t('events:door.staffOnly')}</p>
        )}
      </div>
      <Section title={t('events:counts.title')}>
        <dl className="kx-counts kx-counts-two">
          {(['checkedIn', 'confirmed'] as const).map((name) => (
            <div key={name}>
              <dt>{t(`events:counts.${name}`)}</dt>
              <dd>{event.counts[name]}</dd>
            </div>
          ))}
        </dl>
      </Section>
      {mayWrite && <Absences eventId={event.id} organisationId={organisationId} />}
    </Page>
  );
}
