import { CURRENT_PARAMETERS, MatchIndexBuilder, type NeedText } from '#libs/matchmaking';
import { Bm25 } from '../../apps/cli/evaluation/bm25.js';
import { madeUpPatents } from './made-up-patents.js';
import type { BenchOptions } from './main.js';
import { benchMatchingJobs } from './matching-jobs.js';
import { interleave, print, secondsOf, tell } from './measure.js';
import { needsFrom } from './made-up-needs.js';

/** A million takes 10 GB and some minutes: `--size 1000000`. */
const SIZES = [10_000, 100_000];
const NEEDS = 40;
/** The anchor takes a second for one need of 100,000 patents. */
const ANCHOR_NEEDS = 5;
const ROUNDS = 7;
const FIRST_PAGE = 10;
const MB = 1024 * 1024;

const PARTS: Record<string, (options: BenchOptions) => Promise<void>> = {
  engine: benchEngine,
  jobs: benchMatchingJobs,
};

export async function benchMatching(options: BenchOptions): Promise<void> {
  const unknown = options.parts.filter((part) => !PARTS[part]);
  if (unknown.length > 0) throw new Error(`no part of matching: ${unknown.join(', ')}`);
  for (const part of options.parts.length > 0 ? options.parts : Object.keys(PARTS))
    await PARTS[part]?.(options);
}

/** One process, one core: the engine against plain BM25 over pairs of characters on the same patents and needs. */
async function benchEngine({ rounds = ROUNDS, size }: BenchOptions): Promise<void> {
  for (const patents of size ? [size] : SIZES) {
    const texts = madeUpPatents(patents).map(({ title, abstract }) => `${title}\n${abstract}`);
    const needs = needsFrom(texts, NEEDS);
    const before = memory();
    const begun = performance.now();
    const index = new MatchIndexBuilder(
      CURRENT_PARAMETERS,
      texts.map((text, at) => ({ id: idOf(at), text })),
    ).freeze();
    const seconds = (performance.now() - begun) / 1000;
    tell(`${patents} patents: built in ${seconds.toFixed(1)} s, ${Math.round((memory() - before) / MB)} MB`);
    const plain = new Bm25(texts);
    const name = patents >= 1_000_000 ? `${patents / 1_000_000}m` : `${patents / 1000}k`;
    const ours = (need: NeedText) => index.search(need, FIRST_PAGE);
    const anchor = ({ title, text }: NeedText) => plain.search(`${title}\n${text}`, FIRST_PAGE);
    const common = { rounds, warmUp: 1, each: NEEDS };
    print(
      await interleave({
        goal: `matching_needs_per_second_${name}`,
        unit: 'needs/s',
        ...common,
        anchor: () => rate(needs.slice(0, ANCHOR_NEEDS), anchor),
        ours: () => rate(needs, ours),
      }),
    );
    print(
      await interleave({
        goal: `matching_p95_${name}`,
        unit: 'ms',
        ...common,
        anchor: () => p95(needs.slice(0, ANCHOR_NEEDS), anchor),
        ours: () => p95(needs, ours),
      }),
    );
  }
}

async function rate(needs: NeedText[], ask: (need: NeedText) => unknown): Promise<number> {
  const seconds = await secondsOf(async () => {
    for (const need of needs) ask(need);
  });
  return needs.length / seconds;
}

async function p95(needs: NeedText[], ask: (need: NeedText) => unknown): Promise<number> {
  const times: number[] = [];
  for (const need of needs) times.push(1000 * (await secondsOf(async () => ask(need))));
  return times.sort((a, b) => a - b)[Math.ceil(0.95 * times.length) - 1] ?? 0;
}

function memory(): number {
  (globalThis as { gc?: () => void }).gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

function idOf(at: number): string {
  return `00000000-0000-7000-8000-${String(at).padStart(12, '0')}`;
}
