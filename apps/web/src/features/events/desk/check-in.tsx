import { Button, Input } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskEvent } from '../../../api/events';
import { Section } from '../../../shared/page';
import { ProblemAlert } from '../../../shared/problem-alert';
import './event-day.css';
import { type Reading, useScans } from './use-scans';

/** Loaded when somebody opens it. */
const CameraScan = lazy(() => import('./camera-scan'));

/**
 * The door: a reader types the code and Enter, or the camera reads. Scans are kept on this device until the server has
 * them, so none is lost when the network is gone.
 */
export function CheckIn({ event, organisationId }: { event: DeskEvent; organisationId: string }) {
  const { t } = useTranslation();
  const [code, setCode] = useState('');
  const [camera, setCamera] = useState(false);
  const { waiting, readings, problem, scan } = useScans(organisationId, event.id);
  const [last, ...before] = readings;
  return (
    <Section
      title={t('events:checkIn.title')}
      actions={
        <Button aria-expanded={camera} onClick={() => setCamera(!camera)}>
          {t(camera ? 'events:door.camera.close' : 'events:door.camera.open')}
        </Button>
      }
    >
      <div aria-live="polite">{last && <Last reading={last} />}</div>
      {camera && (
        <Suspense fallback={<p aria-busy="true">{t('events:door.camera.starting')}</p>}>
          <CameraScan onRead={scan} />
        </Suspense>
      )}
      <form
        className="kx-find"
        onSubmit={(submitted) => {
          submitted.preventDefault();
          if (code.trim()) scan(code.trim());
          setCode('');
        }}
      >
        <Input
          aria-label={t('events:checkIn.code')}
          placeholder={t('events:checkIn.code')}
          autoComplete="off"
          autoCapitalize="characters"
          maxLength={200}
          value={code}
          onChange={(change) => setCode(change.target.value)}
        />
        <Button htmlType="submit">{t('events:checkIn.act')}</Button>
      </form>
      <ProblemAlert problem={problem} />
      {waiting > 0 && <p className="kx-warn">{t('events:checkIn.waiting', { count: waiting })}</p>}
      {before.length > 0 && (
        <ul className="kx-events">
          {before.map((reading) => (
            <li key={`${reading.at} ${reading.code}`}>
              <strong>{t(wordsOf(reading))}</strong> {whoIs(reading)}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}

const TONE = { CHECKED_IN: 'done', ALREADY: 'open', NOT_CONFIRMED: 'money', UNKNOWN: 'over' } as const;

/** What the last reading was: to be seen at arm's length. */
function Last({ reading }: { reading: Reading }) {
  const { t } = useTranslation();
  return (
    <div className={`kx-reading-last kx-tag-${reading.answer ? TONE[reading.answer.result] : 'plain'}`}>
      <strong>{t(wordsOf(reading))}</strong>
      <span>{whoIs(reading)}</span>
    </div>
  );
}

function wordsOf({ answer }: Reading): string {
  return answer ? `events:checkIn.result.${answer.result}` : 'events:door.waits';
}

function whoIs({ answer, code }: Reading): string {
  return [answer?.name, answer?.unit].filter(Boolean).join(' · ') || code;
}
