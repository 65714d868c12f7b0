/**
 * The search port. Postgres is the truth and the default engine; another engine is a second class behind this
 * interface, held to the same contract suite: what is found, filters, facet counts and paging, not the order.
 */

/** The gateway hands one in, inside a transaction or outside. */
export interface Sql {
  query<T>(text: string, params?: unknown[]): Promise<T[]>;
}

/** Where writers stand: plain statements each on their own, or several as one. */
export interface Store extends Sql {
  transaction<T>(work: (sql: Sql) => Promise<T>): Promise<T>;
}

export type OnProgress = (done: number, total: number) => void;

export type SortDirection = 'asc' | 'desc';

export interface IndexDefinition {
  name: string;
  facets: string[];
  /**
   * What documents can be sorted and ranged by, at most SORT_SLOTS. The first is the order of a search without
   * text. Their position is part of the stored form: append, never reorder, or rebuild the index.
   */
  sorts: { name: string; default: SortDirection }[];
}

export const SORT_SLOTS = 6;

export interface SearchDocument {
  id: string;
  /** A write with an older version than the stored one changes nothing. */
  version: number;
  /** Texts by weight: A weighs most (a title), D least. */
  texts: { A: string[]; B: string[]; C: string[]; D: string[] };
  /** Normalised numbers, see `identifierSpellings`. */
  identifiers: string[];
  /** Chinese names that are found by their sounds and initials too. */
  names?: string[];
  facets: Record<string, string[]>;
  numbers: Record<string, number | null>;
}

export interface SearchQuery {
  text: string;
  /** Values of one facet are alternatives; facets narrow each other. */
  filters: Record<string, string[]>;
  ranges?: Record<string, { from?: number; to?: number }>;
  /** Absent: by relevance where there is text, else by the index's first sort. Missing numbers come last. */
  sort?: { by: string; direction?: SortDirection };
  limit: number;
  cursor?: string;
  facets: boolean;
  /** Only what holds all the words themselves: no other names for them, no repair, not some of them. */
  asTyped?: boolean;
}

export interface SearchHit {
  id: string;
  /** Of the document that was found: the record may be newer. */
  version: number;
  /** Words of the query that this document contains, as `highlight` takes them. */
  matchedTerms: string[];
}

export interface FacetCount {
  value: string;
  count: number;
}

export interface ValueSet {
  values: Record<string, string[]>;
  count: number;
}

/**
 * How the text was read, so that a page can say so: EVERYTHING no text; NUMBER a patent number; ALL_WORDS; SOME_WORDS
 * a description, or too few documents hold all the words; CORRECTED nothing found as typed, see `correctedText`.
 */
export type Reading = 'EVERYTHING' | 'NUMBER' | 'ALL_WORDS' | 'SOME_WORDS' | 'CORRECTED';

export interface SearchAnswer {
  hits: SearchHit[];
  /** Exact up to EXACT_LIMIT. */
  total: number;
  totalIsLowerBound: boolean;
  /** Each facet is counted with its own filter removed, so that a second value can be chosen. */
  facets: Record<string, FacetCount[]>;
  facetsAreEstimates: boolean;
  nextCursor: string | null;
  reading: Reading;
  correctedText: string | null;
  /** Words of the text that no document holds, by any of their names: they were left out. */
  unknownWords: string[];
  /** Words that mean the same as those asked for, and were searched too. */
  alsoSearched: string[];
  /** The search engine did not answer in time; Postgres did. */
  standIn: boolean;
}

/** Counts and facets are exact up to here; a list by relevance ends here. */
export const EXACT_LIMIT = 2000;

export interface SearchPort {
  search(index: string, query: SearchQuery): Promise<SearchAnswer>;
  /** Part of the caller's transaction, whichever engine answers. */
  upsert(sql: Sql, index: string, documents: SearchDocument[]): Promise<void>;
  remove(sql: Sql, index: string, ids: string[]): Promise<void>;
  /** Tells an engine that stands beside Postgres what was written; without one there is nothing to do. */
  follow(index: string): Promise<void>;
  /** Builds such an engine's index again from what Postgres has, while the old one goes on answering. */
  rebuild(index: string, onProgress?: OnProgress): Promise<void>;
  /** Which of these documents Postgres lacks or holds otherwise. */
  compare(index: string, documents: SearchDocument[]): Promise<Omit<Differences, 'surplus'>>;
  /**
   * How many documents of the whole index carry each set of values of these facets, of those that carry all of `having`
   * (`offered:true`). Exact, whatever the size: the cost grows with the documents, so keep the answer.
   */
  valueSets(index: string, facets: string[], having?: string[]): Promise<ValueSet[]>;
  /** What Postgres holds, by id. */
  ids(index: string, after: string, limit: number): Promise<string[]>;
  /** Forgets an index and all its statistics. */
  drop(index: string): Promise<void>;
  /** How an engine beside Postgres differs from it; null without one. A repair leaves it as Postgres is. */
  verifyEngine(index: string, repair: boolean): Promise<Differences | null>;
  /** Words that mean the same were changed by this process: its next search reads them. */
  vocabularyChanged(): void;
}

/** Ids of documents that an index lacks, holds otherwise, or should not hold. */
export interface Differences {
  missing: string[];
  stale: string[];
  surplus: string[];
}

/** The cursor is damaged, or belongs to another query. */
export class InvalidCursor extends Error {
  constructor() {
    super('The cursor does not belong to this query.');
    this.name = 'InvalidCursor';
  }
}

/** An index, facet or sort that no definition names: a fault of the caller, checked before any SQL is made. */
export class UnknownSearchName extends Error {
  constructor(
    readonly kind: 'index' | 'facet' | 'sort',
    readonly unknown: string,
  ) {
    super(`Unknown search ${kind} "${unknown}".`);
    this.name = 'UnknownSearchName';
  }
}
