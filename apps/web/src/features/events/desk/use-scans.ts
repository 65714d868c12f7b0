import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { answer, api } from '../../../api/client';
import type { ScanAnswer } from '../../../api/events';
import { isProblem, type Problem } from '../../../api/problem';

interface Scan {
  code: string;
  at: string;
}
/** What was read; without an answer it waits for the network. */
export interface Reading extends Scan {
  answer: ScanAnswer | null;
}
const AGAIN_MS = 5_000;
/** The same code within this time is one reading: a camera sees it many times a second. */
const SAME_MS = 5_000;
const KEPT = 8;
/** A request that hangs would keep all later ones from being sent. */
const LONGEST_MS = 10_000;

/** Readings stay on this device until the server has them, so none is lost when the network is gone. */
export function useScans(organisationId: string, eventId: string) {
  const queries = useQueryClient();
  const key = `kaixu-scans-${eventId}`;
  const [waiting, setWaiting] = useState(() => stored(key).length);
  const [readings, setReadings] = useState<Reading[]>(() => stored(key).map(unanswered).reverse());
  const [problem, setProblem] = useState<Problem | null>(null);
  const seen = useRef(new Map<string, number>());
  const sending = useRef(false);
  const send = useCallback(async () => {
    const scans = stored(key).slice(0, 500);
    if (scans.length === 0 || sending.current) return;
    sending.current = true;
    try {
      const { items } = await answer(
        api.POST('/api/v1/organisations/{organisationId}/events/{eventId}/check-ins', {
          params: { path: { organisationId, eventId } },
          body: { scans },
          signal: AbortSignal.timeout(LONGEST_MS),
        }),
      );
      setProblem(null);
      // Only what was sent goes: another may have been read meanwhile, also in another window.
      const sent = new Map(scans.map((scan, at) => [nameOf(scan), items[at] ?? null]));
      localStorage.setItem(key, JSON.stringify(stored(key).filter((scan) => !sent.has(nameOf(scan)))));
      setWaiting(stored(key).length);
      setReadings((before) =>
        before.map((one) => ({ ...one, answer: one.answer ?? sent.get(nameOf(one)) ?? null })),
      );
      await queries.invalidateQueries({ queryKey: ['events', organisationId] });
    } catch (error) {
      // Without a network the reading waits; a refusal says why it does.
      setProblem(isProblem(error) ? error : null);
    } finally {
      sending.current = false;
    }
  }, [eventId, key, organisationId, queries]);
  useEffect(() => {
    const again = () => void send();
    const timer = setInterval(again, AGAIN_MS);
    addEventListener('online', again);
    return () => {
      clearInterval(timer);
      removeEventListener('online', again);
    };
  }, [send]);
  useEffect(stayWithoutNetwork, []);
  const scan = useCallback(
    (text: string) => {
      const code = codeIn(text);
      const last = seen.current.get(code) ?? 0;
      seen.current.set(code, Date.now());
      if (Date.now() - last < SAME_MS) return;
      navigator.vibrate?.(60);
      const one: Scan = { code, at: new Date().toISOString() };
      localStorage.setItem(key, JSON.stringify([...stored(key), one]));
      setWaiting(stored(key).length);
      setReadings((before) => [unanswered(one), ...before].slice(0, KEPT));
      void send();
    },
    [key, send],
  );
  return { waiting, readings, problem, scan };
}

/** The QR code holds the address of the registration; the code is its last part. Any other QR code is one that nobody knows. */
function codeIn(text: string): string {
  const last =
    text
      .normalize('NFKC')
      .replace(/[?#].*$/s, '')
      .replace(/\/+$/, '')
      .split('/')
      .at(-1) ?? '';
  return last.replace(/[^A-Za-z0-9-]/g, '').slice(0, 40) || '?';
}

/** Loaded anew, the page needs the network: while there is none, the browser asks before it goes. */
function stayWithoutNetwork(): () => void {
  const ask = (leaving: BeforeUnloadEvent) => {
    if (!navigator.onLine) leaving.preventDefault();
  };
  addEventListener('beforeunload', ask);
  return () => removeEventListener('beforeunload', ask);
}

const nameOf = ({ code, at }: Scan) => `${at} ${code}`;
const unanswered = (scan: Scan): Reading => ({ ...scan, answer: null });

function stored(key: string): Scan[] {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(key) ?? '[]');
    return Array.isArray(found) ? (found as Scan[]) : [];
  } catch {
    return [];
  }
}
