import { setTimeout as pause } from 'node:timers/promises';
import { seedUniversity, UNIVERSITY } from './acceptance-seed.js';
import { benchEmptyJobs } from './empty-jobs.js';
import { needsFrom } from './made-up-needs.js';
import { type MadeUpPatent, madeUpPatents } from './made-up-patents.js';
import type { BenchOptions } from './main.js';
import { held, print, quantile, secondsOf, tell } from './measure.js';
import { onStage, type Stage, withWorker } from './stage.js';

const PATENTS = 100_000;
const NEEDS = 2_000;
const AIM_SECONDS = 60;
const PAGE = 10_000;
/** New patents, one after the other; the first waits for the worker's index and does not count. */
const COMMITS = 11;
const SUGGESTED_SECONDS = 10;
const LOOK_AGAIN_MS = 20;
const FIRM = '00000000-0000-7000-8000-0000000000f1';

/** What a job costs beside a bare one; then a night. */
export async function benchMatchingJobs(options: BenchOptions): Promise<void> {
  await benchEmptyJobs(options);
  await benchNight(options);
}

/** Every need again, by two workers that start cold. */
export async function benchNight(options: BenchOptions): Promise<void> {
  await onStage(async (stage) => {
    const patents = madeUpPatents(options.size ?? PATENTS);
    await seedPatents(stage, patents);
    await seedNeeds(stage, patents);
    await stage.owner.query('VACUUM ANALYZE');
    const env = { QUEUES: 'matching' };
    const seconds = await secondsOf(() =>
      withWorker(stage, () => withWorker(stage, () => untilMatched(stage), env), env),
    );
    const { rows } = await stage.owner.query<{ matches: number }>(
      'SELECT count(*)::int AS matches FROM match',
    );
    tell(`${rows[0]?.matches} suggestions`);
    print(held(`match_night_${NEEDS}_needs_${patents.length}_patents`, 's', seconds, AIM_SECONDS, NEEDS));
    const waited = await withWorker(stage, () => untilSuggested(stage), env);
    tell(`suggested after ${quantile(waited, 0.5).toFixed(2)} s (median)`);
    print(held('commit_to_suggestion_p95', 's', quantile(waited, 0.95), SUGGESTED_SECONDS, waited.length));
  });
}

/** Old enough that no worker takes them for news. */
async function seedPatents({ owner }: Stage, patents: MadeUpPatent[]): Promise<void> {
  await seedUniversity(owner);
  for (let at = 0; at < patents.length; at += PAGE) {
    const page = patents.slice(at, at + PAGE);
    await owner.query(
      `WITH p AS (
         INSERT INTO patent (id, authority, application_number, kind, title, abstract, ipc_main, patentees, filing_day, legal_status,
           created_at, updated_at)
         SELECT gen_random_uuid(), 'CN', "applicationNumber", 'INVENTION', title, abstract, ipc->>0, '{测速大学}', "filingDay",
           'GRANTED_IN_FORCE', now() - interval '1 day', now() - interval '1 day'
         FROM json_to_recordset($1) AS m("applicationNumber" text, title text, abstract text, ipc json, "filingDay" date)
         RETURNING id)
       INSERT INTO patent_holder (patent_id, organisation_id) SELECT id, $2 FROM p`,
      [JSON.stringify(page), UNIVERSITY],
    );
  }
}

async function seedNeeds({ owner }: Stage, patents: MadeUpPatent[]): Promise<void> {
  const needs = needsFrom(
    patents.map(({ title, abstract }) => `${title}\n${abstract}`),
    NEEDS,
  );
  await owner.query(
    `INSERT INTO organisation (id, kind, name, created_at) VALUES ($1, 'ENTERPRISE', '测速公司', now())`,
    [FIRM],
  );
  await owner.query(
    `WITH n AS (
       INSERT INTO need (id, firm_id, state, title, problem, efficacy, keywords, modes, confidentiality, anonymous, source, version,
         created_at)
       SELECT gen_random_uuid(), $2, 'PUBLISHED', title, text, left(text, 20), '{}', '{}', 'OPEN', false, 'ONLINE', 1, now()
       FROM json_to_recordset($1) AS m(title text, text text)
       RETURNING id, title)
     INSERT INTO published_need (need_id, title, summary, demonstration, keywords, modes, budget_band, confidentiality, expires_day,
       published_at, updated_at, version)
     SELECT id, title, title, true, '{}', '{}', 'UNKNOWN', 'OPEN', '2099-12-31', now(), now(), 1 FROM n`,
    [JSON.stringify(needs), FIRM],
  );
}

/** From the commit of a patent, made of the words of a need, until it is suggested; all needs on the board are asked. */
async function untilSuggested({ owner }: Stage): Promise<number[]> {
  const seconds: number[] = [];
  for (let at = 0; at < COMMITS; at++) {
    const { rows } = await owner.query<{ id: string }>(
      `WITH n AS (SELECT title, problem FROM need ORDER BY id OFFSET $1 LIMIT 1), p AS (
         INSERT INTO patent (id, authority, application_number, kind, title, abstract, patentees, filing_day, legal_status,
           created_at, updated_at)
         SELECT gen_random_uuid(), 'CN', $2, 'INVENTION', title, problem, '{测速大学}', '2024-01-01', 'GRANTED_IN_FORCE', now(), now()
         FROM n RETURNING id), h AS (
         INSERT INTO patent_holder (patent_id, organisation_id) SELECT id, $3 FROM p), o AS (
         INSERT INTO outbox (topic, subject_id, created_at) SELECT 'patent.changed', id, now() FROM p)
       SELECT id FROM p`,
      [at, `measured-${at}`, UNIVERSITY],
    );
    const waited = await secondsOf(async () => {
      for (let found = 0; found === 0; await pause(LOOK_AGAIN_MS))
        found = (await owner.query('SELECT FROM match WHERE patent_id = $1', [rows[0]?.id])).rowCount ?? 0;
    });
    if (at > 0) seconds.push(waited);
  }
  return seconds;
}

/** The sweep of the night runs when the first worker starts, and makes a job of each need. */
async function untilMatched({ owner }: Stage): Promise<void> {
  for (let said = -1; ; await pause(200)) {
    const { rows } = await owner.query<{ matched: number; left: number }>(
      `SELECT (SELECT count(DISTINCT need_id)::int FROM match) AS matched,
         (SELECT count(*)::int FROM outbox)
           + (SELECT count(*)::int FROM bullmq.job WHERE queue = 'matching' AND state IN ('waiting', 'active')) AS left`,
    );
    const { matched, left } = rows[0] ?? { matched: 0, left: 0 };
    if (matched >= NEEDS && left === 0) return;
    const tenths = Math.floor((10 * matched) / NEEDS);
    if (tenths !== said) tell(`${matched} of ${NEEDS} needs`);
    said = tenths;
  }
}
