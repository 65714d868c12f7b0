import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../../api/client';
import { EVENT, eventReport, type Outcome, OUTCOMES, type ReportMeeting } from '../../../api/meetings';
import { useAct } from '../../../api/use-act';
import { DayInput, today } from '../../../shared/inputs';
import { ProblemAlert } from '../../../shared/problem-alert';
import { Day } from '../../../shared/values';

interface Props {
  meeting: ReportMeeting;
  organisationId: string;
  eventId: string;
  mayWrite: boolean;
}
interface FollowUp {
  what: string;
  owner: string;
  dueDay: string;
}

/** What both sides said of a meeting, what leads on from it, and what is to be done. */
export function MeetingRecord(props: Props) {
  const { t } = useTranslation();
  const { meeting } = props;
  return (
    <>
      <div className="kx-event-grid">
        <SideOutcome {...props} side="DEMAND" said={meeting.demandOutcome} note={meeting.demandNote} />
        <SideOutcome {...props} side="SUPPLY" said={meeting.supplyOutcome} note={meeting.supplyNote} />
      </div>
      {meeting.next !== 'NONE' && <p className="kx-note">{t(`events:next.STAFF.${meeting.next}`)}</p>}
      <FollowUps {...props} />
    </>
  );
}

function SideOutcome({
  meeting,
  organisationId,
  eventId,
  mayWrite,
  side,
  said,
  note,
}: Props & { side: 'DEMAND' | 'SUPPLY'; said: Outcome | null; note: string | null }) {
  const { t } = useTranslation();
  const say = useAct({
    act: (outcome: Outcome) =>
      answer(
        api.POST(`${EVENT}/plan/meetings/{meetingId}/outcome`, {
          params: { path: { organisationId, eventId, meetingId: meeting.id } },
          body: { side, outcome, note },
        }),
      ),
    refreshes: [eventReport(organisationId, eventId).queryKey],
  });
  const unit = side === 'DEMAND' ? meeting.demand : meeting.supply;
  return (
    <div>
      <p>
        {t('events:report.says', { unit })}{' '}
        {mayWrite ? (
          <Select<Outcome>
            size="small"
            className="kx-seat-select"
            aria-label={t('events:report.outcomeOf', {
              unit,
              demand: meeting.demand,
              supply: meeting.supply,
            })}
            placeholder={t('events:report.nothingSaid')}
            value={said}
            loading={say.running}
            onChange={(outcome) => say.run(outcome)}
            options={OUTCOMES.map((value) => ({ value, label: t(`events:outcome.${value}`) }))}
          />
        ) : (
          <strong>{said ? t(`events:outcome.${said}`) : t('events:report.nothingSaid')}</strong>
        )}
      </p>
      {note && <p className="kx-second">{note}</p>}
      <ProblemAlert problem={say.problem} />
    </div>
  );
}

function FollowUps({ meeting, organisationId, eventId, mayWrite }: Props) {
  const { t } = useTranslation();
  const [adding, setAdding] = useState(false);
  const [form] = Form.useForm<FollowUp>();
  const refreshes = [eventReport(organisationId, eventId).queryKey];
  const add = useAct({
    act: (body: FollowUp) =>
      answer(
        api.POST(`${EVENT}/plan/meetings/{meetingId}/follow-ups`, {
          params: { path: { organisationId, eventId, meetingId: meeting.id } },
          body,
        }),
      ),
    form,
    refreshes,
    done: () => setAdding(false),
  });
  const end = useAct({
    act: ({ id, doneDay }: { id: string; doneDay: string | null }) =>
      answer(
        api.PATCH(`${EVENT}/follow-ups/{followUpId}`, {
          params: { path: { organisationId, eventId, followUpId: id } },
          body: { doneDay, result: null },
        }),
      ),
    refreshes,
  });
  const needed = [{ required: true, whitespace: true, message: t('events:missing') }];
  return (
    <>
      <ul className="kx-follow-ups">
        {meeting.followUps.map(({ id, what, owner, dueDay, doneDay }) => (
          <li key={id}>
            {what} · {owner} ·{' '}
            <span className={!doneDay && dueDay < today() ? 'kx-overdue' : undefined}>
              {t('events:report.due')} <Day day={dueDay} />
            </span>{' '}
            {doneDay ? (
              <>
                {t('events:report.done')} <Day day={doneDay} />
              </>
            ) : (
              mayWrite && (
                <Button
                  size="small"
                  aria-label={t('events:report.setDone', { what })}
                  loading={end.running}
                  onClick={() => end.run({ id, doneDay: today() })}
                >
                  {t('events:report.done')}
                </Button>
              )
            )}
          </li>
        ))}
      </ul>
      <ProblemAlert problem={end.problem} />
      {mayWrite && !adding && (
        <Button size="small" onClick={() => setAdding(true)}>
          {t('events:report.addFollowUp')}
        </Button>
      )}
      {adding && (
        <Form form={form} layout="vertical" requiredMark={false} className="kx-inner-form" onFinish={add.run}>
          <Form.Item name="what" label={t('events:report.what')} rules={needed}>
            <Input maxLength={500} />
          </Form.Item>
          <div className="kx-event-grid">
            <Form.Item name="owner" label={t('events:report.owner')} rules={needed}>
              <Input maxLength={60} />
            </Form.Item>
            <Form.Item name="dueDay" label={t('events:report.due')} rules={[needed[0]!]}>
              <DayInput />
            </Form.Item>
          </div>
          <ProblemAlert problem={add.problem} />
          <div className="kx-actions">
            <Button type="primary" htmlType="submit" loading={add.running}>
              {t('frame:save')}
            </Button>
            <Button onClick={() => setAdding(false)}>{t('frame:cancel')}</Button>
          </div>
        </Form>
      )}
    </>
  );
}
