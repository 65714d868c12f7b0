import type { FilePair } from './needs-files.js';
import type { Judged } from './ranking-metrics.js';

export type Ranked = Judged & FilePair;

/** Of all first ten places so far, the most that one university's or one patent's may be. */
export interface Shares {
  university: number;
  patent: number;
}
export interface Exposure {
  shares: Shares;
  /** Null where the file names no owners: then patents alone are capped. */
  largestUniversity: { unchanged: number; capped: number } | null;
  /** The largest part that one patent has of all first ten places. */
  largestPatent: { unchanged: number; capped: number };
  /** Needs whose first ten are others with the cap. */
  needsChanged: number;
}

const DEPTH = 10;
type Kind = keyof Shares;
const KINDS = ['university', 'patent'] as const;

/**
 * The first ten of each need, in the order of the file, with nobody above the share of what was shown until then; who is
 * passed over stands behind them, unless nobody else is there. A need whose first ten stay keeps its scores.
 */
export function capped(needs: readonly Ranked[][], shares: Shares): Ranked[][] {
  const shown = new Map<string, number>();
  let places = 0;
  return needs.map((judged) => {
    const ordered = judged.toSorted((a, b) => b.score - a.score);
    places += Math.min(DEPTH, ordered.length);
    const most = (kind: Kind) => Math.max(1, Math.floor(shares[kind] * places));
    const first: Ranked[] = [];
    for (const one of ordered) {
      if (first.length === DEPTH) break;
      const holders = KINDS.flatMap((kind) => keyOf(kind, one).map((key) => ({ key, most: most(kind) })));
      if (holders.some((holder) => (shown.get(holder.key) ?? 0) >= holder.most)) continue;
      first.push(one);
      for (const { key } of holders) shown.set(key, (shown.get(key) ?? 0) + 1);
    }
    if (first.every((one, at) => one === ordered[at])) return judged;
    const all = [...first, ...ordered.filter((one) => !first.includes(one))];
    return all.map((one, at) => ({ ...one, score: all.length - at }));
  });
}

export function exposureOf(
  unchanged: readonly Ranked[][],
  spread: readonly Ranked[][],
  shares: Shares,
): Exposure {
  const both = (kind: Kind) => ({ unchanged: largest(unchanged, kind), capped: largest(spread, kind) });
  return {
    shares,
    largestUniversity: unchanged.some((judged) => judged.some(({ owner }) => owner !== undefined))
      ? both('university')
      : null,
    largestPatent: both('patent'),
    needsChanged: spread.filter((judged, at) => judged !== unchanged[at]).length,
  };
}

function largest(needs: readonly Ranked[][], kind: Kind): number {
  const shown = new Map<string, number>();
  let places = 0;
  for (const judged of needs)
    for (const one of judged.toSorted((a, b) => b.score - a.score).slice(0, DEPTH)) {
      places += 1;
      for (const key of keyOf(kind, one)) shown.set(key, (shown.get(key) ?? 0) + 1);
    }
  return Math.round((1000 * Math.max(0, ...shown.values())) / Math.max(1, places)) / 1000;
}

/** The same text is the same patent: some files number pairs and not patents. */
function keyOf(kind: Kind, { keywords, owner }: Ranked): string[] {
  if (kind === 'patent') return [`patent ${keywords}`];
  return owner === undefined ? [] : [`university ${owner}`];
}
