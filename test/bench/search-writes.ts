import { setTimeout as pause } from 'node:timers/promises';
import { programOnPath, startMeilisearch } from '../support/processes.js';
import { HttpCaller } from './http-caller.js';
import { madeUpPatents } from './made-up-patents.js';
import type { BenchOptions } from './main.js';
import { held, interleave, print, quantile, secondsOf, tell } from './measure.js';
import { type Services, withServices } from './services.js';
import { onStage, type Stage, withApi, withWorker } from './stage.js';

const PATENTS = 10_000;
const CHANGED = 2_000;
const ROUNDS = 5;
const COMMITS = 60;
const FOUND_SECONDS = 10;
const LOOK_AGAIN_MS = 25;

/** Changed patents written to the index, and how soon a committed change is found; on both engines. */
export async function benchSearchWrites({ rounds = ROUNDS, nodeOptions }: BenchOptions): Promise<void> {
  await measure('postgres', {}, rounds, nodeOptions);
  const program = programOnPath('meilisearch');
  if (!program) return tell('index writes: not run on Meilisearch, no meilisearch on PATH');
  const engine = await startMeilisearch(program);
  const env = { SEARCH_URL: engine.url, SEARCH_API_KEY: engine.key };
  await measure('meilisearch', env, rounds, nodeOptions).finally(() => engine.stop());
}

async function measure(name: string, env: NodeJS.ProcessEnv, rounds: number, nodeOptions: string[]) {
  await onStage((stage) =>
    withServices(
      stage,
      async (services) => {
        await services.importAll(madeUpPatents(PATENTS));
        await stage.owner.query('VACUUM ANALYZE');
        print(
          await interleave({
            goal: `index_writes_${name}_over_update`,
            unit: 'rows/s',
            rounds,
            warmUp: 1,
            each: CHANGED,
            anchor: () => plainUpdates(stage),
            ours: () => indexed(stage, services),
          }),
        );
        const seconds = await withWorker(
          stage,
          () =>
            withApi(stage, nodeOptions, (api) => untilFound(stage, services, new HttpCaller(api, 1)), env),
          env,
        );
        tell(`${name}: found after ${quantile(seconds, 0.5).toFixed(2)} s (median)`);
        print(
          held(`commit_to_found_${name}_p99`, 's', quantile(seconds, 0.99), FOUND_SECONDS, seconds.length),
        );
      },
      env,
    ),
  );
}

/** The bare table: as many rows get a new version, words and all. */
async function plainUpdates({ owner }: Stage): Promise<number> {
  return rate(() =>
    owner.query(
      `UPDATE search_doc SET version = version + 0, n1 = n1 + 1, tsv = tsv WHERE id IN (SELECT id FROM patent ORDER BY id LIMIT ${CHANGED})`,
    ),
  );
}

async function indexed({ owner }: Stage, services: Services): Promise<number> {
  await owner.query(
    `WITH changed AS (UPDATE patent SET version = version + 1 WHERE id IN (SELECT id FROM patent ORDER BY id LIMIT ${CHANGED}) RETURNING id)
     INSERT INTO patent_to_index (patent_id) SELECT id FROM changed`,
  );
  return rate(() => services.index());
}

async function rate(work: () => Promise<unknown>): Promise<number> {
  return CHANGED / (await secondsOf(work));
}

/** Changes that come one by one, at no even pace: from the commit until a search shows the change. */
async function untilFound({ owner }: Stage, services: Services, caller: HttpCaller): Promise<number[]> {
  const { rows } = await owner.query<{ id: string }>(
    `SELECT id FROM patent ORDER BY id DESC LIMIT ${COMMITS}`,
  );
  const seconds: number[] = [];
  for (const [at, { id }] of rows.entries()) {
    const word = `qzx${at}w`;
    await services.addWord(id, word);
    seconds.push(
      await secondsOf(async () => {
        while (!(await finds(caller, word))) await pause(LOOK_AGAIN_MS);
      }),
    );
    await pause((at * 137) % 500);
  }
  caller.close();
  return seconds;
}

async function finds(caller: HttpCaller, word: string): Promise<boolean> {
  const { status, text } = await caller.get(`/api/v1/patents?q=${word}&facets=false`);
  if (status !== 200) throw new Error(`${word}: ${status} ${text.slice(0, 200)}`);
  const { total, standIn, reading } = JSON.parse(text) as {
    total: number;
    standIn: boolean;
    reading: string;
  };
  // A word that is not there yet may be taken for a typing error of another.
  return total === 1 && !standIn && reading === 'ALL_WORDS';
}
