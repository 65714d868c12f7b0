import type { Parameters } from './parameters.js';
import type { Statistics } from './weights.js';

/**
 * What one gram gives each document at weight one: its saturated and normalised count, in steps. A search reads millions of
 * them, so it costs what they weigh: two bytes, and no document numbers where most documents have the gram.
 */
export interface Postings {
  /** Documents that hold the gram, ascending; null: `impacts` stand by document, 0 where it is absent. */
  documents: Uint32Array | null;
  impacts: Uint16Array;
  /** The largest of the impacts. */
  most: number;
}

const STEPS = 65_535;
/** From this share of the documents on, one number a document is less than a number and a document number. */
const COMMON_SHARE = 0.4;

/** What one step is worth: a gram gives at most (k1 + 1) from the title and its share of that from the body. */
export function stepOf({ k1, bodyShare }: Parameters): number {
  return ((k1 + 1) * (1 + bodyShare)) / STEPS;
}

/** By the statistics of the whole collection, so that all shards keep and add a gram alike. */
export function isCommon(gram: string, { documents, frequency }: Statistics): boolean {
  return (frequency.get(gram) ?? 0) > COMMON_SHARE * documents;
}

/** Takes what one gram gives, document by document in ascending order. */
export class PostingsWriter {
  private readonly documents: Uint32Array;
  private readonly impacts: Uint16Array;
  private length = 0;
  private most = 0;

  constructor(
    atMost: number,
    private readonly step: number,
  ) {
    this.documents = new Uint32Array(atMost);
    this.impacts = new Uint16Array(atMost);
  }

  add(document: number, impact: number): void {
    // However little it is, it is more than nothing.
    const steps = Math.min(STEPS, Math.max(1, Math.round(impact / this.step)));
    this.documents[this.length] = document;
    this.impacts[this.length++] = steps;
    this.most = Math.max(this.most, steps);
  }

  listed(): Postings {
    const { length, most } = this;
    return { documents: this.documents.slice(0, length), impacts: this.impacts.slice(0, length), most };
  }

  byDocument(size: number): Postings {
    const impacts = new Uint16Array(size);
    for (let at = 0; at < this.length; at++)
      impacts[this.documents[at] as number] = this.impacts[at] as number;
    return { documents: null, impacts, most: this.most };
  }
}

/** Adds to each sum what the gram gives its document. `worth`: of one step. */
export function addAll(sums: Float32Array, { documents, impacts }: Postings, worth: number): void {
  if (documents)
    for (let at = 0; at < documents.length; at++) {
      const document = documents[at] as number;
      sums[document] = (sums[document] as number) + worth * (impacts[at] as number);
    }
  else
    for (let at = 0; at < impacts.length; at++)
      sums[at] = (sums[at] as number) + worth * (impacts[at] as number);
}

/** The same for a few documents, of a gram that stands by document. */
export function addSome(sums: Float32Array, chosen: Uint32Array, { impacts }: Postings, worth: number): void {
  for (const document of chosen)
    sums[document] = (sums[document] as number) + worth * (impacts[document] as number);
}
