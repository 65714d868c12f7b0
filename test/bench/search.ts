import type pg from 'pg';
import { HttpCaller } from './http-caller.js';
import { madeUpPatents, WORDS_BY_FREQUENCY } from './made-up-patents.js';
import type { BenchOptions } from './main.js';
import { interleave, median, print, secondsOf } from './measure.js';
import { benchSearchEngine } from './search-engine.js';
import { benchSearchSize } from './search-size.js';
import { benchSearchWrites } from './search-writes.js';
import { withServices } from './services.js';
import { seedOffersOfPatents } from './search-seed.js';
import { onStage, withApi } from './stage.js';

const PATENTS = 10_000;
const ROUNDS = 9;
/** Searches of one side in one round, each word as often. */
const EACH = 24;

/** What a plain table would be asked: the same word, ranked, the first page. */
const PLAIN = `SELECT id FROM search_doc, CAST($1 AS tsquery) AS q
  WHERE index_name = 'patents' AND tsv @@ q`;
const RANKED = 'ORDER BY ts_rank(tsv, q) DESC LIMIT 20';

const PARTS: Record<string, (options: BenchOptions) => Promise<void>> = {
  page: benchPage,
  engine: benchSearchEngine,
  size: benchSearchSize,
  writes: benchSearchWrites,
};

export async function benchSearch(options: BenchOptions): Promise<void> {
  for (const [name, part] of Object.entries(PARTS))
    if (options.parts.length === 0 || options.parts.includes(name)) await part(options);
}

/** The page's answer, against the bare question to the table. */
async function benchPage({ rounds = ROUNDS, nodeOptions }: BenchOptions): Promise<void> {
  await onStage(async (stage) => {
    await withServices(stage, async (services) => {
      await services.importAll(madeUpPatents(PATENTS));
      await seedOffersOfPatents(stage, services);
    });
    await stage.owner.query('VACUUM ANALYZE');
    const [plain] = await stage.connect(1);
    await withApi(stage, nodeOptions, async (api) => {
      const caller = new HttpCaller(api, 1);
      for (const [frequency, words] of Object.entries(WORDS_BY_FREQUENCY)) {
        for (const facets of [true, false]) {
          const goal = `search_${frequency}${facets ? '_with_facets' : ''}_p50`;
          const anchor = () => p50(words, (word) => bySql(plain as pg.Client, word));
          const ours = () => p50(words, (word) => overHttp(caller, word, facets));
          print(await interleave({ goal, unit: 'ms', rounds, each: EACH, anchor, ours }));
        }
      }
      caller.close();
    });
  });
}

async function p50(words: string[], search: (word: string) => Promise<void>): Promise<number> {
  const times: number[] = [];
  for (let at = 0; at < EACH; at++)
    times.push(1000 * (await secondsOf(() => search(words[at % words.length] ?? ''))));
  return median(times);
}

async function bySql(client: pg.Client, word: string): Promise<void> {
  const { rows } = await client.query(`${PLAIN} ${RANKED}`, [`'${word}'`]);
  if (rows.length === 0) throw new Error(`${word}: nothing found`);
}

async function overHttp(caller: HttpCaller, word: string, facets: boolean): Promise<void> {
  const { status, text } = await caller.get(`/api/v1/patents?q=${encodeURIComponent(word)}&facets=${facets}`);
  const { items, reading } = JSON.parse(text) as { items?: unknown[]; reading?: string };
  if (status !== 200 || !items?.length || reading !== 'ALL_WORDS')
    throw new Error(`${word}: ${status} ${text.slice(0, 200)}`);
}
