import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Popconfirm } from 'antd';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { answer, api } from '../../api/client';
import { type OwnRegistration, ownRegistration } from '../../api/events';
import { useDemonstration } from '../../app/demonstration';
import { useAct } from '../../api/use-act';
import { rememberRegistration } from '../../shared/own-registrations';
import { Page, Section } from '../../shared/page';
import { pathTo } from '../../shared/paths';
import { ProblemAlert } from '../../shared/problem-alert';
import { QrCode } from '../../shared/qr-code';
import { Loaded } from '../../shared/states';
import { Minute } from '../../shared/values';
import { inOwnLanguage } from './events-page';
import './events.css';
import { OwnMeetings } from './own-meetings';

export function OwnRegistrationPage() {
  const { code = '' } = useParams();
  const query = useQuery(ownRegistration(code));
  useDemonstration(query.data?.event.organiser.demonstration ?? false);
  return (
    <Loaded query={query} page>
      {(registration) => <Own registration={registration} />}
    </Loaded>
  );
}

function Own({ registration }: { registration: OwnRegistration }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { code, event, state, waitingPlace, checkedInAt } = registration;
  const cancel = useAct({
    act: (_: void) =>
      answer(
        api.DELETE('/api/v1/event-registrations/{eventCode}', { params: { path: { eventCode: code } } }),
      ),
    done: (fresh) => queries.setQueryData(ownRegistration(code).queryKey, fresh),
  });
  useEffect(() => rememberRegistration(code), [code]);
  const active = state !== 'CANCELLED' && state !== 'DECLINED';
  return (
    <Page title={t(`events:own.state.${state}`, { place: waitingPlace ?? 0 })} narrow>
      <Section title={inOwnLanguage(event.title, event.titleEn)}>
        <p>
          {registration.name} · <Minute at={event.startsAt} />
          {event.venue && <> · {event.venue}</>}
        </p>
        {checkedInAt && (
          <p>
            {t('events:own.checkedIn')} <Minute at={checkedInAt} />
          </p>
        )}
        {active && (
          <>
            <QrCode text={location.href} label={t('events:own.qr')} />
            <p className="kx-second">
              {t('events:own.show')} <span className="kx-number">{code}</span>
            </p>
          </>
        )}
        <ProblemAlert problem={cancel.problem} />
        <div className="kx-actions">
          <Link to={pathTo.event(event.id)}>{t('events:own.toEvent')}</Link>
          <a href={`/api/v1/event-registrations/${code}/calendar.ics`}>{t('events:calendar')}</a>
          {active && !checkedInAt && (
            <Popconfirm
              title={t('events:own.cancelSure')}
              okText={t('events:own.cancel')}
              cancelText={t('frame:cancel')}
              onConfirm={() => cancel.run()}
            >
              <Button loading={cancel.running}>{t('events:own.cancel')}</Button>
            </Popconfirm>
          )}
        </div>
      </Section>
      {registration.wishesCloseAt && new Date() < new Date(registration.wishesCloseAt) && (
        <Section title={t('events:wishes.title')}>
          <p>{t('events:wishes.lead')}</p>
          <p>
            <Link className="kx-button" to={pathTo.wishes(code)}>
              {t('events:wishes.go')}
            </Link>{' '}
            <span className="kx-second">
              {t('events:wishes.until')} <Minute at={registration.wishesCloseAt} />
            </span>
          </p>
        </Section>
      )}
      {registration.planPublished && <OwnMeetings code={code} side={registration.side} event={event} />}
    </Page>
  );
}
