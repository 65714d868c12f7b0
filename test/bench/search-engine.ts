import { readFileSync } from 'node:fs';
import { engineWord } from '../../libs/platform/search/meili-document.js';
import { programOnPath, startMeilisearch } from '../support/processes.js';
import { HttpCaller } from './http-caller.js';
import { madeUpPatents, WORDS_BY_FREQUENCY } from './made-up-patents.js';
import type { BenchOptions } from './main.js';
import { held, median, print, quantile, secondsOf, tell, WARM_UP } from './measure.js';
import { seedOffersOfPatents } from './search-seed.js';
import { type Services, withServices } from './services.js';
import { onStage, withApi } from './stage.js';

const PATENTS = 10_000;
/** A process that has answered a few hundred searches takes half as long again as one that has answered thousands. */
const ROUNDS = 150;
const ADDED_MS = 2;
const P90_RATIO = 1.3;
const CPU_MS = 0.4;
/** What /proc counts processor time in. */
const TICK_MS = 10;

/** Through our API beside the engine's own HTTP: the same question, turn by turn, one connection each. */
export async function benchSearchEngine({ rounds = ROUNDS, nodeOptions }: BenchOptions): Promise<void> {
  const program = programOnPath('meilisearch');
  if (!program) return tell('search engine: not run, no meilisearch on PATH');
  const engine = await startMeilisearch(program);
  const env = { SEARCH_URL: engine.url, SEARCH_API_KEY: engine.key };
  try {
    await onStage(async (stage) => {
      const prepare = async (services: Services) => {
        await services.importAll(madeUpPatents(PATENTS));
        await seedOffersOfPatents(stage, services);
      };
      await withServices(stage, prepare, env);
      await stage.owner.query('VACUUM ANALYZE');
      await withApi(
        stage,
        nodeOptions,
        async (api) => {
          const ours = new HttpCaller(api, 1);
          const theirs = new HttpCaller({ ...api, port: Number(new URL(engine.url).port) }, 1);
          for (const facets of [false, true])
            await compare(facets, rounds, api.pid, {
              ours: (word) => askOurs(ours, word, facets),
              theirs: (word) => askEngine(theirs, engine.key, word, facets),
            });
          ours.close();
          theirs.close();
        },
        env,
      );
    });
  } finally {
    await engine.stop();
  }
}

type Ask = (word: string) => Promise<void>;

async function compare(
  facets: boolean,
  rounds: number,
  pid: number,
  { ours, theirs }: { ours: Ask; theirs: Ask },
): Promise<void> {
  const words = Object.values(WORDS_BY_FREQUENCY).flat();
  const times = { ours: [] as number[], theirs: [] as number[] };
  let cpu = 0;
  for (let round = -WARM_UP; round < rounds; round++) {
    const before = processorMs(pid);
    for (const word of words) {
      const pair = [1000 * (await secondsOf(() => theirs(word))), 1000 * (await secondsOf(() => ours(word)))];
      if (round < 0) continue;
      times.theirs.push(pair[0] ?? 0);
      times.ours.push(pair[1] ?? 0);
    }
    if (round >= 0) cpu += processorMs(pid) - before;
  }
  const name = `search_over_engine${facets ? '_with_facets' : ''}`;
  const n = times.ours.length;
  const [p50, anchor50] = [median(times.ours), median(times.theirs)];
  const [p90, anchor90] = [quantile(times.ours, 0.9), quantile(times.theirs, 0.9)];
  tell(
    `${name}: p50 ${p50.toFixed(2)} over ${anchor50.toFixed(2)} ms, p90 ${p90.toFixed(2)} over ${anchor90.toFixed(2)}`,
  );
  print(held(`${name}_added_p50`, 'ms', p50 - anchor50, ADDED_MS, n));
  print(held(`${name}_p90_ratio`, '×', p90 / anchor90, P90_RATIO, n));
  if (cpu > 0) print(held(`${name}_cpu`, 'ms/request', cpu / n, CPU_MS, n));
}

async function askOurs(caller: HttpCaller, word: string, facets: boolean): Promise<void> {
  const { status, text } = await caller.get(`/api/v1/patents?q=${encodeURIComponent(word)}&facets=${facets}`);
  const { items, standIn } = JSON.parse(text) as { items?: unknown[]; standIn?: boolean };
  if (status !== 200 || !items?.length || standIn)
    throw new Error(`${word}: ${status} ${text.slice(0, 200)}`);
}

/** What our API asks for the same word. */
async function askEngine(caller: HttpCaller, key: string, word: string, facets: boolean): Promise<void> {
  const query = {
    indexUid: 'patents',
    q: engineWord(word),
    matchingStrategy: 'all',
    limit: 20,
    attributesToRetrieve: ['id', 'v'],
    ...(facets && { facets: ['f'] }),
  };
  const headers = { authorization: `Bearer ${key}` };
  const { status, text } = await caller.post('/multi-search', { queries: [query] }, headers);
  const { results } = JSON.parse(text) as { results?: { hits: unknown[] }[] };
  if (status !== 200 || !results?.[0]?.hits.length)
    throw new Error(`${word}: ${status} ${text.slice(0, 200)}`);
}

/** Processor time that a process has had; 0 where the system does not tell. */
function processorMs(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
    return (Number(fields[11]) + Number(fields[12])) * TICK_MS;
  } catch {
    return 0;
  }
}
