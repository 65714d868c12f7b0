import { foldPlural, runsOf, simplified } from './tokens.js';

export interface Segment {
  text: string;
  hit: boolean;
}

/** A text made ready to be marked, for texts that are shown again and again. */
export interface Markable {
  text: string;
  /** Where each folded unit came from: NFKC changes lengths. null: all are where they were. */
  origin: number[] | null;
  runs: ReturnType<typeof runsOf>;
}

export function markable(text: string): Markable {
  const { text: folded, origin } = fold(text);
  const unmoved = folded.length === text.length && origin.every((from, at) => from === at);
  return { text, origin: unmoved ? null : origin, runs: runsOf(folded) };
}

/** The text cut where terms stand in it, in its own spelling; the page decides how a hit looks. */
export function highlight(shown: string | Markable, terms: string[]): Segment[] {
  const { text, origin, runs } = typeof shown === 'string' ? markable(shown) : shown;
  if (terms.length === 0) return text === '' ? [] : [{ text, hit: false }];
  const marks = new Uint8Array(text.length);
  const mark = (from: number, to: number) => {
    if (!origin) return void marks.fill(1, from, to);
    marks.fill(1, origin[from] ?? text.length, origin[to] ?? text.length);
  };
  const wanted = new Set(terms);
  for (const run of runs) {
    if (run.han) markWithin(run.text, run.at, wanted, mark);
    else markWord(run.text, run.at, wanted, mark);
  }
  return segments(text, marks);
}

type Mark = (from: number, to: number) => void;

function markWithin(run: string, at: number, terms: Set<string>, mark: Mark): void {
  for (const term of terms) {
    for (let found = run.indexOf(term); found >= 0; found = run.indexOf(term, found + 1)) {
      mark(at + found, at + found + term.length);
    }
  }
}

/** Latin words are hit whole or not at all: `ion` is no hit in `motion`, but one in `lithium-ion`. */
function markWord(run: string, at: number, terms: Set<string>, mark: Mark): void {
  if (terms.has(foldPlural(run))) return mark(at, at + run.length);
  for (const part of run.matchAll(/[^-_/]+/g)) {
    if (terms.has(foldPlural(part[0]))) mark(at + part.index, at + part.index + part[0].length);
  }
}

/** Folded text and, for each of its units, where it came from: NFKC changes lengths. */
function fold(text: string): { text: string; origin: number[] } {
  let folded = '';
  const origin: number[] = [];
  let at = 0;
  for (const character of text) {
    const form = character.normalize('NFKC').toLowerCase();
    for (let unit = 0; unit < form.length; unit++) origin.push(at);
    folded += form;
    at += character.length;
  }
  const converted = simplified(folded);
  return { text: converted.length === folded.length ? converted : folded, origin };
}

function segments(text: string, marks: Uint8Array): Segment[] {
  const result: Segment[] = [];
  let start = 0;
  for (let at = 1; at <= text.length; at++) {
    if (at < text.length && marks[at] === marks[start]) continue;
    result.push({ text: text.slice(start, at), hit: marks[start] === 1 });
    start = at;
  }
  return result;
}
