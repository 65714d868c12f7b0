import { useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useCallback, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { answer, api } from '../../../api/client';
import type { DeskEvent, ScanAnswer } from '../../../api/events';
import { Section } from '../../../shared/page';

interface Scan {
  code: string;
  at: string;
}
const AGAIN_MS = 5_000;
const SHOWN = 8;

/**
 * The door: a reader types the code and Enter. Scans are kept on this device until the server has them, so none is lost
 * when the network is gone.
 */
export function CheckIn({ event, organisationId }: { event: DeskEvent; organisationId: string }) {
  const { t } = useTranslation();
  const [code, setCode] = useState('');
  const { waiting, answers, scan } = useScans(organisationId, event.id);
  return (
    <Section title={t('events:checkIn.title')}>
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
          maxLength={200}
          value={code}
          onChange={(change) => setCode(change.target.value)}
        />
        <Button htmlType="submit">{t('events:checkIn.act')}</Button>
      </form>
      {waiting > 0 && <p className="kx-warn">{t('events:checkIn.waiting', { count: waiting })}</p>}
      <ul className="kx-events" aria-live="polite">
        {answers.slice(0, SHOWN).map(({ code: read, result, name, unit }, at) => (
          <li key={`${read} ${at}`}>
            <strong>{t(`events:checkIn.result.${result}`)}</strong>{' '}
            {[name, unit].filter(Boolean).join(' · ') || read}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function useScans(organisationId: string, eventId: string) {
  const queries = useQueryClient();
  const key = `kaixu-scans-${eventId}`;
  const [waiting, setWaiting] = useState(() => stored(key).length);
  const [answers, setAnswers] = useState<ScanAnswer[]>([]);
  const send = useCallback(async () => {
    const scans = stored(key).slice(0, 500);
    if (scans.length === 0) return;
    const { items } = await answer(
      api.POST('/api/v1/organisations/{organisationId}/events/{eventId}/check-ins', {
        params: { path: { organisationId, eventId } },
        body: { scans },
      }),
    );
    // Only what was sent goes: another may have been read meanwhile.
    localStorage.setItem(key, JSON.stringify(stored(key).slice(scans.length)));
    setWaiting(stored(key).length);
    setAnswers((before) => [...items.reverse(), ...before]);
    await queries.invalidateQueries({ queryKey: ['events', organisationId] });
  }, [eventId, key, organisationId, queries]);
  useEffect(() => {
    const again = () => void send().catch(() => undefined);
    const timer = setInterval(again, AGAIN_MS);
    addEventListener('online', again);
    return () => {
      clearInterval(timer);
      removeEventListener('online', again);
    };
  }, [send]);
  const scan = (text: string) => {
    // The QR code holds the address of the registration; the code is its last part.
    const one: Scan = { code: (text.split('/').at(-1) ?? text).slice(0, 40), at: new Date().toISOString() };
    localStorage.setItem(key, JSON.stringify([...stored(key), one]));
    setWaiting(stored(key).length);
    void send().catch(() => undefined);
  };
  return { waiting, answers, scan };
}

function stored(key: string): Scan[] {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(found) ? (found as Scan[]) : [];
  } catch {
    return [];
  }
}
