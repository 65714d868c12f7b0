import { useQueryClient } from '@tanstack/react-query';
import { Button, Form } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../../api/client';
import {
  type DeskEvent,
  type NewRegistration,
  type Registration,
  registrationPage,
} from '../../../api/events';
import { useAct } from '../../../api/use-act';
import { DataList } from '../../../shared/data-list';
import { Section } from '../../../shared/page';
import { Paged, usePaged } from '../../../shared/paged';
import { ProblemAlert } from '../../../shared/problem-alert';
import { Tag, type Tone } from '../../../shared/tag';
import { Minute } from '../../../shared/values';
import { registrationOf, RegistrationFields } from '../register-form';

const TONE: Record<Registration['state'], Tone> = {
  PENDING: 'money',
  CONFIRMED: 'done',
  WAITING: 'open',
  DECLINED: 'plain',
  CANCELLED: 'plain',
};

interface Props {
  event: DeskEvent;
  organisationId: string;
  mayWrite: boolean;
}

/** Who takes part, in the order of their coming: printed it is the sign-in sheet. */
export function Participants({ event, organisationId, mayWrite }: Props) {
  const { t } = useTranslation();
  const [walkIn, setWalkIn] = useState(false);
  const query = usePaged(['events', organisationId, 'registrations', event.id], (cursor) =>
    registrationPage(organisationId, event.id, '', cursor),
  );
  const decide = useAct({
    act: ({ id, state }: { id: string; state: 'CONFIRMED' | 'DECLINED' }) =>
      answer(
        api.POST(
          '/api/v1/organisations/{organisationId}/events/{eventId}/registrations/{registrationId}/decision',
          {
            params: { path: { organisationId, eventId: event.id, registrationId: id } },
            body: { state },
          },
        ),
      ),
    refreshes: [['events', organisationId]],
  });
  return (
    <Section
      title={t('events:participants.title')}
      actions={
        <div className="kx-actions">
          <a
            download
            href={`/api/v1/organisations/${organisationId}/events/${event.id}/papers/sign-in-sheet.pdf`}
          >
            {t('events:papers.signInSheet')}
          </a>
          {mayWrite && !walkIn && (
            <Button onClick={() => setWalkIn(true)}>{t('events:participants.walkIn')}</Button>
          )}
        </div>
      }
    >
      {walkIn && <WalkIn event={event} organisationId={organisationId} close={() => setWalkIn(false)} />}
      <ProblemAlert problem={decide.problem} />
      <Paged query={query} empty={<p>{t('events:participants.nobody')}</p>}>
        {(rows) => (
          <DataList
            label={t('events:participants.title')}
            rows={rows}
            keyOf={({ id }) => id}
            columns={[
              {
                key: 'name',
                title: t('events:register.name'),
                head: true,
                show: ({ name }: Registration) => name,
              },
              { key: 'unit', title: t('events:register.unit'), show: ({ unit }) => unit },
              { key: 'side', title: t('events:register.side'), show: ({ side }) => t(`events:side.${side}`) },
              {
                key: 'phone',
                title: t('events:register.phone'),
                show: ({ phone }) => <span className="kx-number">{phone}</span>,
              },
              {
                key: 'state',
                title: t('events:field.state'),
                show: ({ state, checkedInAt }) =>
                  checkedInAt ? (
                    <Minute at={checkedInAt} />
                  ) : (
                    <Tag tone={TONE[state]}>{t(`events:registration.${state}`)}</Tag>
                  ),
              },
              ...(mayWrite
                ? [
                    {
                      key: 'decide',
                      title: t('events:participants.decide'),
                      show: (row: Registration) => <Decision row={row} decide={decide.run} />,
                    },
                  ]
                : []),
            ]}
          />
        )}
      </Paged>
    </Section>
  );
}

function Decision({
  row,
  decide,
}: {
  row: Registration;
  decide: (what: { id: string; state: 'CONFIRMED' | 'DECLINED' }) => void;
}) {
  const { t } = useTranslation();
  if (row.state === 'CANCELLED' || row.checkedInAt) return <>—</>;
  const state = row.state === 'CONFIRMED' ? 'DECLINED' : 'CONFIRMED';
  return (
    <Button
      size="small"
      aria-label={`${t(`events:participants.${state}`)} ${row.name}`}
      onClick={() => decide({ id: row.id, state })}
    >
      {t(`events:participants.${state}`)}
    </Button>
  );
}

/** Somebody at the door who had not registered. */
function WalkIn({ event, organisationId, close }: Omit<Props, 'mayWrite'> & { close: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [form] = Form.useForm<NewRegistration>();
  const add = useAct({
    act: (typed: NewRegistration) =>
      answer(
        api.POST('/api/v1/organisations/{organisationId}/events/{eventId}/walk-ins', {
          params: { path: { organisationId, eventId: event.id } },
          body: registrationOf(typed),
        }),
      ),
    form,
    done: async () => {
      await queries.invalidateQueries({ queryKey: ['events', organisationId] });
      close();
    },
  });
  return (
    <Form form={form} layout="vertical" requiredMark={false} className="kx-inner-form" onFinish={add.run}>
      <RegistrationFields />
      <ProblemAlert problem={add.problem} />
      <div className="kx-actions">
        <Button type="primary" htmlType="submit" loading={add.running}>
          {t('events:participants.walkIn')}
        </Button>
        <Button onClick={close}>{t('frame:cancel')}</Button>
      </div>
    </Form>
  );
}
