import { HttpCaller } from './http-caller.js';
import { madeUpPatents, WORDS_BY_FREQUENCY } from './made-up-patents.js';
import type { BenchOptions } from './main.js';
import { held, print, quantile, secondsOf, tell } from './measure.js';
import { seedOffersOfPatents } from './search-seed.js';
import { type Services, withServices } from './services.js';
import { onStage, type Stage, withApi } from './stage.js';

const SIZES: [rows: number, p95Ms: number][] = [
  [10_000, 60],
  [100_000, 150],
];
const SLOPE = 0.35;
const VERIFY_SECONDS = 30;
const WARM_UP = 60;
const ROUNDS = 5;
const SENTENCE =
  '需要一种用于锅炉烟气的喷嘴与风力钻头相连接的装置，其温度和压力由控制模块检测，能够减少粉尘和噪声';

/** The default engine as the patents grow: the page's whole answer, facets among it, over HTTP. */
export async function benchSearchSize({
  rounds = ROUNDS,
  size: wanted,
  nodeOptions,
}: BenchOptions): Promise<void> {
  const sizes = wanted === undefined ? SIZES : [...SIZES, [wanted, Infinity] as [number, number]];
  const patents = madeUpPatents(Math.max(...sizes.map(([size]) => size)));
  const measured: { size: number; p95: number }[] = [];
  await onStage(async (stage) => {
    let there = 0;
    for (const [size, limit] of sizes) {
      await withServices(stage, async (services) => {
        await services.importAll(patents.slice(there, size));
        await seedOffersOfPatents(stage, services);
      });
      there = size;
      await stage.owner.query('VACUUM ANALYZE');
      await withApi(stage, nodeOptions, async (api) => {
        const caller = new HttpCaller(api, 1);
        const times = await timesOf(caller, rounds);
        caller.close();
        const p95 = quantile(times, 0.95);
        tell(`${size} patents: p50 ${quantile(times, 0.5).toFixed(1)}, p95 ${p95.toFixed(1)} ms`);
        measured.push({ size, p95 });
        print(
          held(`search_embedded_${size}_p95`, 'ms', p95, Number.isFinite(limit) ? limit : p95, times.length),
        );
      });
    }
    await withServices(stage, (services) => benchVerify(stage, services, there));
  });
  const [first, last] = [measured[0], measured.at(-1)];
  if (!first || !last || first === last) return;
  const slope = Math.log(last.p95 / first.p95) / Math.log(last.size / first.size);
  print(held('search_embedded_slope', 'log p95 / log rows', slope, SLOPE, measured.length));
}

/** One damaged document among all: how long until the comparison has found it. */
async function benchVerify({ owner }: Stage, services: Services, size: number): Promise<void> {
  const { rows } = await owner.query<{ id: string }>(
    `UPDATE search_doc SET tsv = 'x'::tsvector WHERE id = (SELECT id FROM search_doc ORDER BY id OFFSET $1 LIMIT 1) RETURNING id`,
    [Math.floor(size / 2)],
  );
  const seconds = await secondsOf(async () => {
    const found = await services.verify();
    if (found.join() !== rows[0]?.id) throw new Error(`found ${found.join()} instead of ${rows[0]?.id}`);
  });
  print(held(`index_verify_${size}`, 's', seconds, VERIFY_SECONDS, size));
}

async function timesOf(caller: HttpCaller, rounds: number): Promise<number[]> {
  const times: number[] = [];
  for (let at = -WARM_UP; at < rounds * PAGES.length; at++) {
    const path = `/api/v1/patents?${PAGES[(at + WARM_UP) % PAGES.length]}`;
    const seconds = await secondsOf(async () => {
      const { status, text } = await caller.get(path);
      if (status !== 200) throw new Error(`${path}: ${status} ${text.slice(0, 200)}`);
    });
    if (at >= 0) times.push(1000 * seconds);
  }
  return times;
}

/** What people ask: words of every frequency, pairs of them, with filters, sorted, a sentence, and no text. */
const PAGES: string[] = (() => {
  const { rare, medium, common } = WORDS_BY_FREQUENCY;
  const q = (text: string, more = '') => `q=${encodeURIComponent(text)}${more}`;
  const pairs = rare.map((word, at) => `${word} ${medium[at % medium.length]}`);
  return [
    ...[...rare, ...medium, ...common].map((word) => q(word)),
    ...pairs.map((pair) => q(pair)),
    ...medium.map((word) => q(word, '&kind=INVENTION&offered=true')),
    ...medium.slice(0, 4).map((word) => q(word, '&sort=yearOneCost')),
    ...medium.slice(0, 6).map((word) => q(`${word}。${SENTENCE}`)),
    '',
    'offered=true',
    'kind=UTILITY_MODEL&ipcSection=H&sort=remainingLife',
  ];
})();
