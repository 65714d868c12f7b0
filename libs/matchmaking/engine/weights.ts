import { readFileSync } from 'node:fs';
import type { GramKind } from './grams.js';
import type { Parameters } from './parameters.js';

/** How many documents of a collection hold each gram. Counts of several shards add up. */
export interface Statistics {
  documents: number;
  frequency: ReadonlyMap<string, number>;
  /** Mean number of grams of a document's title, and of its body. */
  meanLength: Record<GramKind, number>;
  meanBodyLength: Record<GramKind, number>;
}

interface Background {
  documents: number;
  counts: Record<string, number>;
}
/**
 * Document frequencies of characters and pairs in some 11,000 Chinese patents. Words such as 装置 are in half of them
 * and rare in a small collection of needs: a gram weighs no more than either says.
 */
const background = JSON.parse(
  readFileSync(new URL('background.json', import.meta.url), 'utf8'),
) as Background;

function inverse(documents: number, frequency: number): number {
  return Math.log(1 + (documents - frequency + 0.5) / (frequency + 0.5));
}

export function weightOf(
  kind: GramKind,
  gram: string,
  statistics: Statistics,
  { exponent, enoughDocuments }: Parameters,
): number {
  if (statistics.documents < enoughDocuments)
    return inverse(background.documents, background.counts[gram] ?? 0) ** exponent[kind];
  const own = inverse(statistics.documents, statistics.frequency.get(gram) ?? 0);
  const counted = background.counts[gram];
  const general = counted === undefined ? Infinity : inverse(background.documents, counted);
  return Math.min(own, general) ** exponent[kind];
}

export function mergeStatistics(parts: readonly Statistics[]): Statistics {
  const frequency = new Map<string, number>();
  const totals = { meanLength: { single: 0, pair: 0 }, meanBodyLength: { single: 0, pair: 0 } };
  let documents = 0;
  for (const part of parts) {
    documents += part.documents;
    for (const field of ['meanLength', 'meanBodyLength'] as const)
      for (const kind of ['single', 'pair'] as const)
        totals[field][kind] += part[field][kind] * part.documents;
    for (const [gram, count] of part.frequency) frequency.set(gram, (frequency.get(gram) ?? 0) + count);
  }
  // Whole numbers again: a mean that was rounded on the way would differ with the number of shards.
  const mean = (of: Record<GramKind, number>) => ({
    single: documents === 0 ? 0 : Math.round(of.single) / documents,
    pair: documents === 0 ? 0 : Math.round(of.pair) / documents,
  });
  return {
    documents,
    frequency,
    meanLength: mean(totals.meanLength),
    meanBodyLength: mean(totals.meanBodyLength),
  };
}
