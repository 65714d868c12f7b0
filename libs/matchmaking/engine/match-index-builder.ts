import { GRAM_KINDS, type GramKind, gramsOf } from './grams.js';
import { type MatchDocument, MatchIndex } from './match-index.js';
import type { Parameters } from './parameters.js';
import { isCommon, type Postings, PostingsWriter, stepOf } from './postings.js';
import type { Statistics } from './weights.js';

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

/** Visits the documents of two lists of (document, count), each once and in order, with the count in either. */
function eachOf(
  title: number[],
  body: number[],
  visit: (document: number, inTitle: number, inBody: number) => void,
): void {
  for (let t = 0, b = 0; t < title.length || b < body.length;) {
    const [first, second] = [title[t] ?? Infinity, body[b] ?? Infinity];
    const document = Math.min(first, second);
    visit(
      document,
      first === document ? (title[t + 1] as number) : 0,
      second === document ? (body[b + 1] as number) : 0,
    );
    if (first === document) t += 2;
    if (second === document) b += 2;
  }
}

/** Collects documents; statistics are known only when all are there, maybe those of other shards too. */
export class MatchIndexBuilder {
  private readonly ids: string[] = [];
  private readonly title: Field;
  private readonly body: Field;

  constructor(
    private readonly parameters: Parameters,
    documents: Iterable<MatchDocument> = [],
  ) {
    this.title = new Field(parameters);
    this.body = new Field(parameters);
    for (const document of documents) this.add(document);
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
        eachOf(this.title.list(kind, gram), this.body.list(kind, gram), () => (holders += 1));
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

  /** @param statistics those of all shards, where this is one of several */
  freeze(statistics = this.statistics()): MatchIndex {
    const step = stepOf(this.parameters);
    const frozen = (kind: GramKind) => {
      const postings = new Map<string, Postings>();
      const [mean, meanBody] = [statistics.meanLength[kind], statistics.meanBodyLength[kind]];
      for (const gram of this.gramsOf(kind)) {
        const [title, body] = [this.title.list(kind, gram), this.body.list(kind, gram)];
        const list = new PostingsWriter((title.length + body.length) / 2, step);
        eachOf(title, body, (document, inTitle, inBody) =>
          list.add(
            document,
            (inTitle && this.title.impact(kind, document, inTitle, mean)) +
              this.parameters.bodyShare * (inBody && this.body.impact(kind, document, inBody, meanBody)),
          ),
        );
        postings.set(gram, isCommon(gram, statistics) ? list.byDocument(this.ids.length) : list.listed());
      }
      return postings;
    };
    const postings = { single: frozen('single'), pair: frozen('pair') };
    return new MatchIndex(this.ids, postings, statistics, this.parameters);
  }

  private gramsOf(kind: GramKind): Set<string> {
    return new Set([...this.title.counts[kind].keys(), ...this.body.counts[kind].keys()]);
  }
}
