import { GRAM_KINDS, type GramKind, gramsOf, matterOf } from './grams.js';
import type { Parameters } from './parameters.js';
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

interface Postings {
  documents: Uint32Array;
  /** Saturated and normalised count: what this gram gives this document at weight one. */
  impacts: Float32Array;
}

/**
 * An inverted index in typed arrays: built from texts, frozen with the statistics of the whole collection. Several of
 * them with the same statistics answer as one would (shards).
 */
export class MatchIndex {
  private readonly postings: Record<GramKind, Map<string, Postings>>;
  /** Half the memory traffic of doubles, which is what a search costs; the order of additions is fixed, so is the result. */
  private readonly sums: Float32Array;
  private readonly withdrawn = new Set<number>();
  private readonly positions: Map<string, number>;

  private constructor(
    private readonly ids: string[],
    postings: Record<GramKind, Map<string, Postings>>,
    readonly statistics: Statistics,
    readonly parameters: Parameters,
  ) {
    this.postings = postings;
    this.sums = new Float32Array(ids.length);
    this.positions = new Map(ids.map((id, at) => [id, at]));
  }

  static build(documents: Iterable<MatchDocument>, parameters: Parameters): MatchIndexBuilder {
    const builder = new MatchIndexBuilder(parameters);
    for (const document of documents) builder.add(document);
    return builder;
  }

  static of(
    ids: string[],
    postings: Record<GramKind, Map<string, Postings>>,
    statistics: Statistics,
    parameters: Parameters,
  ): MatchIndex {
    return new MatchIndex(ids, postings, statistics, parameters);
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

  /** The best documents for a need, ties by id. The cost grows with the postings of its grams. */
  search(need: NeedText, limit: number, statistics = this.statistics): Scored[] {
    const { sums } = this;
    sums.fill(0);
    for (const { kind, gram, strength } of strengthsOf(need, statistics, this.parameters)) {
      const list = this.postings[kind].get(gram);
      if (!list) continue;
      const { documents, impacts } = list;
      for (let at = 0; at < documents.length; at++) {
        const document = documents[at] as number;
        sums[document] = (sums[document] as number) + strength * (impacts[at] as number);
      }
    }
    return this.best(limit);
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

/** Grams of one field: how often each stands in which document, and how long each document is. */
class Field {
  readonly counts: Record<GramKind, Map<string, number[]>> = { single: new Map(), pair: new Map() };
  readonly lengths: Record<GramKind, number[]> = { single: [], pair: [] };

  constructor(private readonly parameters: Parameters) {}

  add(at: number, text: string): void {
    const grams = gramsOf(text);
    for (const kind of GRAM_KINDS) {
      let length = 0;
      for (const [gram, count] of grams[kind]) {
        length += count;
        const list = this.counts[kind].get(gram);
        if (list) list.push(at, count);
        else this.counts[kind].set(gram, [at, count]);
      }
      this.lengths[kind].push(length);
    }
  }

  meanLength(): Record<GramKind, number> {
    const mean = (kind: GramKind) => {
      const lengths = this.lengths[kind];
      return lengths.length === 0 ? 0 : lengths.reduce((sum, length) => sum + length, 0) / lengths.length;
    };
    return { single: mean('single'), pair: mean('pair') };
  }

  list(kind: GramKind, gram: string): number[] {
    return this.counts[kind].get(gram) ?? NONE;
  }

  /** What a gram that stands `count` times in it gives a document at weight one. */
  impact(kind: GramKind, document: number, count: number, mean: number): number {
    const length = (this.lengths[kind][document] as number) / (mean || 1);
    const { k1, b } = this.parameters;
    return (count * (k1 + 1)) / (count + k1 * (1 - b + b * length));
  }
}

const NONE: number[] = [];

/** Documents of two lists of (document, count), each once and in order, with the count in either. */
function* bothOf(
  title: number[],
  body: number[],
): Generator<[document: number, inTitle: number, inBody: number]> {
  for (let t = 0, b = 0; t < title.length || b < body.length;) {
    const [inTitle, inBody] = [title[t] ?? Infinity, body[b] ?? Infinity];
    const document = Math.min(inTitle, inBody);
    yield [
      document,
      inTitle === document ? (title[t + 1] as number) : 0,
      inBody === document ? (body[b + 1] as number) : 0,
    ];
    if (inTitle === document) t += 2;
    if (inBody === document) b += 2;
  }
}

/** Collects documents; statistics are known only when all are there, maybe those of other shards too. */
export class MatchIndexBuilder {
  private readonly ids: string[] = [];
  private readonly title: Field;
  private readonly body: Field;

  constructor(private readonly parameters: Parameters) {
    this.title = new Field(parameters);
    this.body = new Field(parameters);
  }

  add({ id, text, body = '' }: MatchDocument): void {
    const at = this.ids.push(id) - 1;
    this.title.add(at, text);
    this.body.add(at, body);
  }

  statistics(): Statistics {
    const frequency = new Map<string, number>();
    for (const kind of GRAM_KINDS)
      for (const gram of this.gramsOf(kind)) {
        let holders = 0;
        for (const _ of bothOf(this.title.list(kind, gram), this.body.list(kind, gram))) holders += 1;
        // A word that is both single and pair is one gram with one frequency.
        frequency.set(gram, Math.max(frequency.get(gram) ?? 0, holders));
      }
    return {
      documents: this.ids.length,
      frequency,
      meanLength: this.title.meanLength(),
      meanBodyLength: this.body.meanLength(),
    };
  }

  freeze(statistics = this.statistics()): MatchIndex {
    const frozen = (kind: GramKind) => {
      const postings = new Map<string, Postings>();
      const [mean, meanBody] = [statistics.meanLength[kind], statistics.meanBodyLength[kind]];
      for (const gram of this.gramsOf(kind)) {
        const [title, body] = [this.title.list(kind, gram), this.body.list(kind, gram)];
        const documents: number[] = [];
        const impacts: number[] = [];
        for (const [document, inTitle, inBody] of bothOf(title, body)) {
          documents.push(document);
          impacts.push(
            (inTitle && this.title.impact(kind, document, inTitle, mean)) +
              this.parameters.bodyShare * (inBody && this.body.impact(kind, document, inBody, meanBody)),
          );
        }
        postings.set(gram, { documents: Uint32Array.from(documents), impacts: Float32Array.from(impacts) });
      }
      return postings;
    };
    const postings = { single: frozen('single'), pair: frozen('pair') };
    return MatchIndex.of(this.ids, postings, statistics, this.parameters);
  }

  private gramsOf(kind: GramKind): Set<string> {
    return new Set([...this.title.counts[kind].keys(), ...this.body.counts[kind].keys()]);
  }
}
