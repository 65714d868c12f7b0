import { GRAM_KINDS, type GramKind, gramsOf, matterOf } from './grams.js';
import type { Parameters } from './parameters.js';
import { addAll, addSome, type Postings, stepOf } from './postings.js';
import { type Statistics, weightOf } from './weights.js';

export interface MatchDocument {
  id: string;
  /** The title, or whatever short text stands for it. */
  text: string;
  /** Abstract and plain words: a long text shares many grams with anything, so it counts less. */
  body?: string;
}
export interface NeedText {
  title: string;
  text: string;
}
export interface Scored {
  id: string;
  /** The share of the need that is covered; comparable between needs, about 0 to 1.5. */
  score: number;
}

/** How far a sum in single precision may be off. */
const ROUNDING = 1e-4;
/** Beyond this share of the documents reading a list in order is cheaper than looking up. */
const WORTH_CHOOSING = 0.2;

/**
 * An inverted index in typed arrays: built from texts, frozen with the statistics of the whole collection. Several of
 * them with the same statistics answer as one would (shards).
 */
export class MatchIndex {
  /** Half the memory traffic of doubles, which is what a search costs; the order of additions is fixed, so is the result. */
  private readonly sums: Float32Array;
  private readonly withdrawn = new Set<number>();
  private readonly positions: Map<string, number>;

  constructor(
    private readonly ids: string[],
    private readonly postings: Record<GramKind, ReadonlyMap<string, Postings>>,
    readonly statistics: Statistics,
    readonly parameters: Parameters,
  ) {
    this.sums = new Float32Array(ids.length);
    this.positions = new Map(ids.map((id, at) => [id, at]));
  }

  get size(): number {
    return this.ids.length - this.withdrawn.size;
  }

  has(id: string): boolean {
    const at = this.positions.get(id);
    return at !== undefined && !this.withdrawn.has(at);
  }

  /** A document that is gone or was changed: it is no candidate any more. */
  withdraw(id: string): void {
    const at = this.positions.get(id);
    if (at !== undefined) this.withdrawn.add(at);
  }

  /**
   * The best documents for a need, ties by id. The cost grows with the postings of its grams. What most documents have comes
   * last, the weightiest first, and soon only for those that the rest can still bring among the best: the answer is, bit by
   * bit, that of adding everything.
   */
  search(need: NeedText, limit: number, statistics = this.statistics): Scored[] {
    const { sums } = this;
    const step = stepOf(this.parameters);
    const common: Weighed[] = [];
    sums.fill(0);
    for (const { kind, gram, strength } of strengthsOf(need, statistics, this.parameters)) {
      const postings = this.postings[kind].get(gram);
      if (postings?.documents) addAll(sums, postings, strength * step);
      else if (postings) common.push({ postings, worth: strength * step });
    }
    // Not by what the lists hold: shards must add in one order.
    common.sort((one, other) => other.worth - one.worth);
    for (let rest: readonly Weighed[] = common; rest.length > 0;) {
      const atMost = boundOf(rest);
      const chosen = this.within(limit, atMost);
      if (chosen) for (const { postings, worth } of rest) addSome(sums, chosen, postings, worth);
      if (chosen) break;
      let at = 0;
      for (let left = atMost; left > atMost / 2; at++) {
        const { postings, worth } = rest[at] as Weighed;
        addAll(sums, postings, worth);
        left -= worth * postings.most;
      }
      rest = rest.slice(at);
    }
    return this.best(limit);
  }

  /** Documents that can still be among the best when each gains at most so much; null: too many to be worth choosing. */
  private within(limit: number, atMost: number): Uint32Array | null {
    // Sums are rounded at each addition, so the bound is taken a little wider.
    const bound = this.reached(limit) - atMost * (1 + ROUNDING) - ROUNDING;
    if (bound <= 0) return null;
    const chosen: number[] = [];
    for (let at = 0; at < this.sums.length; at++) if ((this.sums[at] as number) >= bound) chosen.push(at);
    return chosen.length > this.sums.length * WORTH_CHOOSING ? null : Uint32Array.from(chosen);
  }

  /** What at least `limit` documents have by now; 0 where fewer have anything. */
  private reached(limit: number): number {
    const kept = new Float32Array(4 * limit);
    let length = 0;
    let least = 0;
    for (let at = 0; at < this.sums.length; at++) {
      const score = this.sums[at] as number;
      if (score <= least || this.withdrawn.has(at)) continue;
      kept[length++] = score;
      if (length < kept.length) continue;
      // Ascending: the best move to the front.
      kept.sort().copyWithin(0, kept.length - limit);
      least = kept[0] as number;
      length = limit;
    }
    return length < limit ? 0 : (kept.subarray(0, length).sort()[length - limit] as number);
  }

  private best(limit: number): Scored[] {
    const kept: Scored[] = [];
    let least = 0;
    for (let at = 0; at < this.sums.length; at++) {
      const score = this.sums[at] as number;
      // Equal ones are kept until the end, because their ids decide.
      if (score <= 0 || (kept.length >= limit && score < least) || this.withdrawn.has(at)) continue;
      kept.push({ id: this.ids[at] as string, score });
      if (kept.length < 4 * limit) continue;
      trim(kept, limit);
      least = kept.at(-1)?.score ?? 0;
    }
    return trim(kept, limit);
  }
}

interface Weighed {
  postings: Postings;
  worth: number;
}

/** What these can give a document at most. */
function boundOf(list: readonly Weighed[]): number {
  return list.reduce((sum, { postings, worth }) => sum + worth * postings.most, 0);
}

function trim(kept: Scored[], limit: number): Scored[] {
  kept.sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1));
  kept.length = Math.min(kept.length, limit);
  return kept;
}

interface Strength {
  kind: GramKind;
  gram: string;
  /** Its share of the score: weight × how strongly the need says it ÷ the weight of the need's own title. */
  strength: number;
}

/** What a need asks for, gram by gram, in a fixed order: the same sums whatever the shards. */
export function strengthsOf(need: NeedText, statistics: Statistics, parameters: Parameters): Strength[] {
  const { k1, least, textShare } = parameters;
  const title = gramsOf(matterOf(need.title));
  const text = gramsOf(need.text);
  return GRAM_KINDS.flatMap((kind) => {
    const grams = [...new Set([...title[kind].keys(), ...text[kind].keys()])].sort();
    const weighed = grams.map((gram) => ({ gram, weight: weightOf(kind, gram, statistics, parameters) }));
    const own = weighed.reduce((sum, { gram, weight }) => (title[kind].has(gram) ? sum + weight : sum), 0);
    const whole = (k1 + 1) * Math.max(own, least[kind]);
    return weighed.map(({ gram, weight }) => {
      const told = text[kind].get(gram) ?? 0;
      const said = (title[kind].has(gram) ? 1 : 0) + (textShare[kind] * 2 * told) / (told + 1);
      return { kind, gram, strength: (weight * said) / whole };
    });
  });
}
