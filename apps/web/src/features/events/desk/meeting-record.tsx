import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../../api/client';
import { EVENT, eventReport, type Outcome, OUTCOMES, type ReportMeeting } from '../../../api/meetings';
import { useAct } from '../../../api/use-act';
import { ProblemAlert } from '../../../shared/problem-alert';
import { FollowUps } from './follow-ups';

export interface MeetingProps {
  meeting: ReportMeeting;
  organisationId: string;
  eventId: string;
  mayWrite: boolean;
}

/** What both sides said of a meeting, what leads on from it, and what is to be done. */
export function MeetingRecord(props: MeetingProps) {
  const { t } = useTranslation();
  const { meeting } = props;
  return (
    <>
      <div className="kx-event-grid">
        <SideOutcome {...props} side="DEMAND" said={meeting.demandOutcome} note={meeting.demandNote ?? ''} />
        <SideOutcome {...props} side="SUPPLY" said={meeting.supplyOutcome} note={meeting.supplyNote ?? ''} />
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
}: MeetingProps & { side: 'DEMAND' | 'SUPPLY'; said: Outcome | null; note: string }) {
  const { t } = useTranslation();
  /** Null: the note as it stands, also when the side itself writes it. */
  const [typed, setTyped] = useState<string | null>(null);
  const [saved, setSaved] = useState(false);
  const shown = typed ?? note;
  const say = useAct({
    act: (outcome: Outcome) =>
      answer(
        api.POST(`${EVENT}/plan/meetings/{meetingId}/outcome`, {
          params: { path: { organisationId, eventId, meetingId: meeting.id } },
          // What nobody typed here stays as the side may have written it meanwhile.
          body: { side, outcome, ...(typed !== null && { note: typed.trim() || null }) },
        }),
      ),
    refreshes: [eventReport(organisationId, eventId).queryKey],
    done: () => {
      setTyped(null);
      setSaved(true);
    },
  });
  const unit = side === 'DEMAND' ? meeting.demand : meeting.supply;
  const names = { unit, demand: meeting.demand, supply: meeting.supply };
  if (!mayWrite)
    return (
      <div>
        <p>
          {t('events:report.says', { unit })}{' '}
          <strong>{said ? t(`events:outcome.${said}`) : t('events:report.nothingSaid')}</strong>
        </p>
        {note && <p className="kx-second">{note}</p>}
      </div>
    );
  return (
    <div className="kx-outcome">
      <p>
        {t('events:report.says', { unit })}{' '}
        <Select<Outcome>
          size="small"
          className="kx-seat-select"
          aria-label={t('events:report.outcomeOf', names)}
          placeholder={t('events:report.nothingSaid')}
          value={said}
          loading={say.running}
          onChange={(outcome) => say.run(outcome)}
          options={OUTCOMES.map((value) => ({ value, label: t(`events:outcome.${value}`) }))}
        />
      </p>
      {said && (
        <Input
          size="small"
          aria-label={t('events:report.noteOf', names)}
          placeholder={t('events:meetings.note')}
          maxLength={500}
          value={shown}
          onChange={({ target }) => {
            setTyped(target.value);
            setSaved(false);
          }}
        />
      )}
      <ProblemAlert problem={say.problem} />
      <div className="kx-actions">
        {said && shown.trim() !== note && (
          <Button size="small" loading={say.running} onClick={() => say.run(said)}>
            {t('events:report.saveNote')}
          </Button>
        )}
        <span role="status" className="kx-second">
          {saved && t('events:meetings.saved')}
        </span>
      </div>
    </div>
  );
}
