import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Popconfirm } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useOutletContext, useParams } from 'react-router';
import { answer, api, ifMatch } from '../../../api/client';
import { type DeskEvent, type EventStep, isClosed, oneDeskEvent } from '../../../api/events';
import { useAct } from '../../../api/use-act';
import { hasRole, type Membership } from '../../../app/session';
import { Facts } from '../../../shared/data-list';
import { Page, Section } from '../../../shared/page';
import { pathTo } from '../../../shared/paths';
import { ProblemAlert } from '../../../shared/problem-alert';
import { Loaded } from '../../../shared/states';
import { Minute } from '../../../shared/values';
import '../events.css';
import { CheckIn } from './check-in';
import { DayLinks } from './day-links';
import { EventForm } from './event-form';
import { Participants } from './participants';

export function DeskEventPage() {
  const membership = useOutletContext<Membership>();
  const { eventId = '' } = useParams();
  const query = useQuery(oneDeskEvent(membership.organisationId, eventId));
  return (
    <Loaded query={query} page>
      {(event) => <OneEvent key={event.id} event={event} membership={membership} />}
    </Loaded>
  );
}

function OneEvent({ event, membership }: { event: DeskEvent; membership: Membership }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const { organisationId } = membership;
  const [editing, setEditing] = useState(false);
  const mayWrite = hasRole(membership, 'CENTRE_STAFF', 'SERVICE_STAFF');
  const editable = mayWrite && !isClosed(event);
  const open = event.state !== 'PLANNED';
  const one = oneDeskEvent(organisationId, event.id);
  return (
    <Page
      title={event.title}
      lead={`${t(`events:type.${event.type}`)} · ${t(`events:state.${event.state}`)}`}
      actions={open && <Elsewhere organisationId={organisationId} eventId={event.id} />}
    >
      {editing ? (
        <EventForm
          organisationId={organisationId}
          event={event}
          save={(body) =>
            answer(
              api.PATCH('/api/v1/organisations/{organisationId}/events/{eventId}', {
                params: { path: { organisationId, eventId: event.id }, header: ifMatch(event) },
                body,
              }),
            )
          }
          done={(saved) => {
            queries.setQueryData(one.queryKey, saved);
            setEditing(false);
          }}
          close={() => setEditing(false)}
        />
      ) : (
        <Section
          title={t('events:about')}
          actions={editable && <Button onClick={() => setEditing(true)}>{t('holdings:edit')}</Button>}
        >
          <p className="kx-event-intro">{event.intro}</p>
          <Facts
            items={[
              [
                t('events:field.time'),
                <>
                  <Minute at={event.startsAt} /> – <Minute at={event.endsAt} />
                </>,
              ],
              [t('events:field.venue'), event.venue],
              [t('events:field.onlineUrl'), event.onlineUrl],
              [
                t('events:field.window'),
                <>
                  <Minute at={event.registrationOpensAt} /> – <Minute at={event.registrationClosesAt} />
                </>,
              ],
              [t('events:field.admission'), t(`events:admission.${event.admission}`)],
              [t('events:field.contact'), event.contact],
              [t('events:field.minutes'), event.minutes],
            ]}
          />
          <Steps event={event} organisationId={organisationId} />
        </Section>
      )}
      {open && (
        <>
          <Section
            title={t('events:counts.title')}
            actions={<DayLinks organisationId={organisationId} eventId={event.id} />}
          >
            <dl className="kx-counts">
              {(['confirmed', 'pending', 'waiting', 'checkedIn'] as const).map((name) => (
                <div key={name}>
                  <dt>{t(`events:counts.${name}`)}</dt>
                  <dd>{event.counts[name]}</dd>
                </div>
              ))}
            </dl>
          </Section>
          {mayWrite && <CheckIn event={event} organisationId={organisationId} />}
          <Participants event={event} organisationId={organisationId} mayWrite={mayWrite} />
        </>
      )}
    </Page>
  );
}

/** The other pages of this event. */
function Elsewhere({ organisationId, eventId }: { organisationId: string; eventId: string }) {
  const { t } = useTranslation();
  return (
    <>
      {(['plan', 'report'] as const).map((page) => (
        <Link key={page} to={pathTo.deskEvent(organisationId, eventId, page)}>
          {t(`events:${page}.title`)}
        </Link>
      ))}
      <Link to={pathTo.event(eventId)}>{t('events:desk.publicPage')}</Link>
    </>
  );
}

/** The steps that lead on from here, for who is signed in. */
function Steps({ event, organisationId }: { event: DeskEvent; organisationId: string }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [reason, setReason] = useState('');
  const take = useAct({
    act: (step: EventStep) =>
      answer(
        api.POST('/api/v1/organisations/{organisationId}/events/{eventId}/steps', {
          params: { path: { organisationId, eventId: event.id } },
          body: { step, ...(step === 'CANCEL' && { reason }) },
        }),
      ),
    refreshes: [
      ['events', organisationId, 'list'],
      ['events', 'public'],
    ],
    done: (fresh) => queries.setQueryData(oneDeskEvent(organisationId, event.id).queryKey, fresh),
  });
  const steps = event.steps as EventStep[];
  const [first, ...others] = steps.filter((step) => step !== 'CANCEL');
  return (
    <>
      <ProblemAlert problem={take.problem} />
      <div className="kx-actions">
        {first && (
          <Button type="primary" loading={take.running} onClick={() => take.run(first)}>
            {t(`events:step.${first}`)}
          </Button>
        )}
        {others.map((step) => (
          <Button key={step} loading={take.running} onClick={() => take.run(step)}>
            {t(`events:step.${step}`)}
          </Button>
        ))}
        {steps.includes('CANCEL') && (
          <Popconfirm
            title={t('events:desk.cancelSure')}
            description={
              <Input
                aria-label={t('events:desk.cancelReason')}
                placeholder={t('events:desk.cancelReason')}
                maxLength={500}
                value={reason}
                onChange={(change) => setReason(change.target.value)}
              />
            }
            okText={t('events:step.CANCEL')}
            cancelText={t('frame:cancel')}
            onConfirm={() => take.run('CANCEL')}
          >
            <Button>{t('events:step.CANCEL')}</Button>
          </Popconfirm>
        )}
      </div>
    </>
  );
}
