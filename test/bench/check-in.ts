import { createHash, randomUUID } from 'node:crypto';
import type pg from 'pg';
import { HttpCaller } from './http-caller.js';
import type { BenchOptions } from './main.js';
import { print, rounded, tell } from './measure.js';
import { onStage, withApi } from './stage.js';

const PEOPLE = 500;
/** Phones at the doors, each with a queue of its own. */
const PHONES = 8;
const ROUNDS = 5;
const AIM_SECONDS = 60;
const TOKEN = 'bench-door';

/**
 * 500 people at eight phones, one scan a request, every third scan sent a second time as a phone does that did not hear the
 * answer: seconds until all are in, and that no scan was lost.
 */
export async function benchCheckIn({ rounds = ROUNDS, nodeOptions }: BenchOptions): Promise<void> {
  await onStage(async (stage) => {
    const { owner } = stage;
    const organisationId = await seedDoor(owner);
    await withApi(stage, nodeOptions, async (api) => {
      const caller = new HttpCaller(api, PHONES);
      const seconds: number[] = [];
      for (let round = 0; round < rounds; round++) {
        const eventId = randomUUID();
        await seedEvent(owner, organisationId, eventId);
        const began = performance.now();
        await Promise.all(
          Array.from({ length: PHONES }, async (_, phone) => {
            for (let at = phone; at < PEOPLE; at += PHONES)
              for (let sent = at % 3 === 0 ? 2 : 1; sent > 0; sent--) {
                const { status, text } = await caller.post(
                  `/api/v1/organisations/${organisationId}/events/${eventId}/check-ins`,
                  { scans: [{ code: codeOf(eventId, at), at: new Date().toISOString() }] },
                  { cookie: `kaixu=${TOKEN}` },
                );
                if (status !== 200) throw new Error(`check-in: ${status} ${text}`);
              }
          }),
        );
        seconds.push((performance.now() - began) / 1000);
        const { rows } = await owner.query<{ count: number }>(
          'SELECT count(*)::int AS count FROM event_registration WHERE event_id = $1 AND checked_in_at IS NOT NULL',
          [eventId],
        );
        if (rows[0]?.count !== PEOPLE) throw new Error(`${rows[0]?.count} of ${PEOPLE} arrived`);
        tell(`check-in: round ${round + 1}/${rounds}: ${rounded(seconds.at(-1) ?? 0)} s, none lost`);
      }
      caller.close();
      const sorted = seconds.sort((a, b) => a - b);
      const ours = sorted[Math.floor(sorted.length / 2)] ?? 0;
      print({
        goal: 'check_in_500',
        unit: 's',
        ours: rounded(ours),
        anchor: AIM_SECONDS,
        ratio: rounded(ours / AIM_SECONDS),
        spread: [rounded((sorted[0] ?? 0) / AIM_SECONDS), rounded((sorted.at(-1) ?? 0) / AIM_SECONDS)],
        n: rounds * PEOPLE,
      });
    });
  });
}

async function seedDoor(owner: pg.Client): Promise<string> {
  const [organisationId, personId] = [randomUUID(), randomUUID()];
  const hash = createHash('sha256').update(TOKEN).digest('hex');
  for (const [statement, values] of [
    [
      `INSERT INTO organisation (id, kind, name, created_at) VALUES ($1, 'SERVICE_CENTRE', '测速中心', now())`,
      [organisationId],
    ],
    [
      `INSERT INTO person (id, name, sign_in_name, password_hash, created_at) VALUES ($1, '某人', 'door', '-', now())`,
      [personId],
    ],
    [
      `INSERT INTO membership (id, person_id, organisation_id, role, created_at) VALUES (gen_random_uuid(), $1, $2, 'SERVICE_STAFF', now())`,
      [personId, organisationId],
    ],
    [
      `INSERT INTO session (token_hash, person_id, created_at, authenticated_at, expires_at) VALUES ($1, $2, now(), now(), now() + interval '1 day')`,
      [hash, personId],
    ],
  ] as const)
    await owner.query(statement, [...values]);
  return organisationId;
}

async function seedEvent(owner: pg.Client, organisationId: string, eventId: string): Promise<void> {
  await owner.query(
    `INSERT INTO event (id, organisation_id, type, mode, title, intro, venue, starts_at, ends_at, registration_opens_at,
       registration_closes_at, admission, contact, state, version, notice_version, created_at)
     VALUES ($1, $2, 'PROMOTION', 'ON_SITE', '测速', '测速', '某处', now(), now() + interval '3 hours', now() - interval '1 day',
       now() + interval '1 hour', 'AUTOMATIC', '某人', 'REGISTRATION_OPEN', 1, 0, now())`,
    [eventId, organisationId],
  );
  await owner.query(
    `INSERT INTO event_registration (id, event_id, organisation_id, code, name, unit, phone, side, state, walk_in, registered_at)
     SELECT gen_random_uuid(), $1, $2, code, '某人', '某单位', code, 'VISITOR', 'CONFIRMED', false, now()
     FROM unnest($3::text[]) AS code`,
    [eventId, organisationId, Array.from({ length: PEOPLE }, (_, at) => codeOf(eventId, at))],
  );
}

function codeOf(eventId: string, at: number): string {
  return `${eventId.replace(/-/g, '').slice(0, 12).toUpperCase()}${String(at).padStart(4, '0')}`;
}
