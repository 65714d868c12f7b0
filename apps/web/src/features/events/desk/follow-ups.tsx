import { Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../../api/client';
import { EVENT, eventReport, type ReportMeeting } from '../../../api/meetings';
import { useAct } from '../../../api/use-act';
import { DayInput, today } from '../../../shared/inputs';
import { ProblemAlert } from '../../../shared/problem-alert';
import { Day } from '../../../shared/values';
import type { MeetingProps } from './meeting-record';

type FollowUp = ReportMeeting['followUps'][number];
type NewFollowUp = Pick<FollowUp, 'what' | 'owner' | 'dueDay'>;

/** What is to be done about a meeting, by whom and until when, and what came of it. */
export function FollowUps(props: MeetingProps) {
  const { t } = useTranslation();
  const [adding, setAdding] = useState(false);
  return (
    <>
      <ul className="kx-follow-ups">
        {props.meeting.followUps.map((followUp) => (
          <li key={followUp.id}>
            <OneFollowUp {...props} followUp={followUp} />
          </li>
        ))}
      </ul>
      {props.mayWrite && !adding && (
        <Button size="small" onClick={() => setAdding(true)}>
          {t('events:report.addFollowUp')}
        </Button>
      )}
      {adding && <NewOne {...props} close={() => setAdding(false)} />}
    </>
  );
}

function OneFollowUp({
  organisationId,
  eventId,
  mayWrite,
  followUp: { id, what, owner, dueDay, doneDay, result },
}: MeetingProps & { followUp: FollowUp }) {
  const { t } = useTranslation();
  const [ending, setEnding] = useState(false);
  const end = useAct({
    act: (said: { result?: string }) =>
      answer(
        api.PATCH(`${EVENT}/follow-ups/{followUpId}`, {
          params: { path: { organisationId, eventId, followUpId: id } },
          body: { doneDay: today(), result: said.result?.trim() || null },
        }),
      ),
    refreshes: [eventReport(organisationId, eventId).queryKey],
    done: () => setEnding(false),
  });
  return (
    <>
      {what} · {owner} ·{' '}
      <span className={!doneDay && dueDay < today() ? 'kx-overdue' : undefined}>
        {t('events:report.due')} <Day day={dueDay} />
      </span>{' '}
      {doneDay && (
        <>
          {t('events:report.done')} <Day day={doneDay} />
        </>
      )}
      {!doneDay && mayWrite && !ending && (
        <Button
          size="small"
          aria-label={t('events:report.setDone', { what })}
          onClick={() => setEnding(true)}
        >
          {t('events:report.done')}
        </Button>
      )}
      {result && <p className="kx-second">{t('events:report.resultIs', { result })}</p>}
      {ending && (
        <Form layout="vertical" className="kx-inner-form" onFinish={end.run}>
          <Form.Item name="result" label={t('events:report.result', { what })}>
            <Input autoFocus maxLength={500} />
          </Form.Item>
          <ProblemAlert problem={end.problem} />
          <div className="kx-actions">
            <Button type="primary" htmlType="submit" loading={end.running}>
              {t('events:report.endFollowUp')}
            </Button>
            <Button onClick={() => setEnding(false)}>{t('frame:cancel')}</Button>
          </div>
        </Form>
      )}
    </>
  );
}

function NewOne({ meeting, organisationId, eventId, close }: MeetingProps & { close: () => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<NewFollowUp>();
  const add = useAct({
    act: (body: NewFollowUp) =>
      answer(
        api.POST(`${EVENT}/plan/meetings/{meetingId}/follow-ups`, {
          params: { path: { organisationId, eventId, meetingId: meeting.id } },
          body,
        }),
      ),
    form,
    refreshes: [eventReport(organisationId, eventId).queryKey],
    done: close,
  });
  const needed = [{ required: true, whitespace: true, message: t('events:missing') }];
  return (
    <Form form={form} layout="vertical" requiredMark={false} className="kx-inner-form" onFinish={add.run}>
      <Form.Item name="what" label={t('events:report.what')} rules={needed}>
        <Input maxLength={500} />
      </Form.Item>
      <div className="kx-event-grid">
        <Form.Item name="owner" label={t('events:report.owner')} rules={needed}>
          <Input maxLength={60} />
        </Form.Item>
        <Form.Item name="dueDay" label={t('events:report.due')} rules={needed}>
          <DayInput />
        </Form.Item>
      </div>
      <ProblemAlert problem={add.problem} />
      <div className="kx-actions">
        <Button type="primary" htmlType="submit" loading={add.running}>
          {t('frame:save')}
        </Button>
        <Button onClick={close}>{t('frame:cancel')}</Button>
      </div>
    </Form>
  );
}
