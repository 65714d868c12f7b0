import type { INestApplicationContext } from '@nestjs/common';
import { numberSpellings, parseApplicationNumber } from '#libs/catalogue';
import {
  CannotRun,
  Database,
  Env,
  identifierSpellings,
  type IndexDefinition,
  type OnProgress,
  type SearchDocument,
  searchOn,
  type SearchPort,
  SYSTEM,
} from '#libs/platform';
import { readDemoData } from '../demo/demo-data.js';
import { Bm25 } from './bm25.js';
import { interval, mean } from './chance.js';
import type { FilePatent } from './patents-file.js';
import { effectSentences, numbers, PINNED_WORDS, type Question, titles } from './questions.js';

export interface EvaluationResult {
  engine: string;
  task: string;
  value: number;
  /** 95 % */
  interval: [number, number];
  n: number;
  msPerQuery: number;
}

/** Its own index beside the real one: nothing of it can be found by anybody. */
const EVALUATION: IndexDefinition = {
  name: 'evaluation',
  facets: ['subclass'],
  sorts: [{ name: 'newest', default: 'desc' }],
};
/** What is measured is what is found, however busy the machine is. */
const PATIENT_MS = 30_000;
const DEEPEST = 100;
const FIRST_PAGE = 10;
const BATCH = 500;

/** Documents by position in the order that an engine gives. */
type Ask = (text: string, limit: number) => number[] | Promise<number[]>;

export async function evaluateSearch(
  app: INestApplicationContext,
  patents: FilePatent[],
  onProgress?: OnProgress,
): Promise<EvaluationResult[]> {
  const database = app.get(Database);
  const env = app.get(Env);
  const { questions: sentences, abstracts } = effectSentences(patents);
  const demonstration = readDemoData().patents;
  const texts = [
    ...patents.map(({ title }, at) => `${title}\n${abstracts[at]}`),
    ...demonstration.map(({ title, abstract }) => `${title}\n${abstract}`),
  ];
  const documents = [
    ...patents.map((patent, at) => documentOf(at, { ...patent, abstract: abstracts[at] ?? '' })),
    // Chinese only: whether English reaches Chinese is the question.
    ...demonstration.map(({ title, abstract, applicationNumber }, at) =>
      documentOf(patents.length + at, {
        title,
        abstract,
        number: applicationNumber,
        applicant: '',
        subclass: '',
      }),
    ),
  ];
  const english = demonstration.map(({ titleEn }, at) => ({ text: titleEn, document: patents.length + at }));
  const postgres = searchOn(database, { ...env, SEARCH_URL: undefined }, [EVALUATION]);
  const ports: [string, SearchPort][] = [['postgres', postgres]];
  if (env.SEARCH_URL !== undefined)
    ports.push(['meilisearch', searchOn(database, env, [EVALUATION], PATIENT_MS)]);
  // One write serves all: an engine beside Postgres follows it.
  const writer = ports.at(-1)?.[1] ?? postgres;
  await writer.drop(EVALUATION.name);
  try {
    for (let at = 0; at < documents.length; at += BATCH) {
      await database.transaction(SYSTEM, (tx) =>
        writer.upsert(tx, EVALUATION.name, documents.slice(at, at + BATCH)),
      );
      onProgress?.(Math.min(at + BATCH, documents.length), documents.length);
    }
    await writer.rebuild(EVALUATION.name);
    const results: EvaluationResult[] = [];
    const bm25 = new Bm25(texts);
    const asked: [string, Ask][] = [
      ['bm25-bigram', (text, limit) => bm25.search(text, limit)],
      ...ports.map(([name, port]): [string, Ask] => [name, (text, limit) => byRelevance(port, text, limit)]),
    ];
    for (const [engine, ask] of asked) {
      results.push(
        await measured(engine, 'effectSentenceMrr', sentences, reciprocalRank(ask)),
        await measured(engine, 'titleSameSubclassP10', titles(patents), sameSubclass(ask, patents)),
        await measured(engine, 'englishTitleRecall10', english, amongFirst(ask, FIRST_PAGE)),
      );
    }
    for (const [engine, port] of ports) {
      const first = amongFirst((text, limit) => byRelevance(port, text, limit), 1);
      const words = PINNED_WORDS.map((text) => ({ text, document: 0 }));
      results.push(
        await measured(engine, 'pinnedWordRecall', words, recall(port, texts)),
        await measured(engine, 'numberFirst', numbers(patents), first),
      );
    }
    return results;
  } finally {
    await writer.drop(EVALUATION.name);
  }
}

async function measured(
  engine: string,
  task: string,
  questions: Question[],
  score: (question: Question) => Promise<number | null>,
): Promise<EvaluationResult> {
  const scores: number[] = [];
  const begun = performance.now();
  for (const question of questions) {
    const one = await score(question);
    if (one !== null) scores.push(one);
  }
  const msPerQuery = (performance.now() - begun) / Math.max(1, questions.length);
  const [from, to] = interval(scores);
  const rounded = (value: number) => Math.round(value * 1000) / 1000;
  return {
    engine,
    task,
    value: rounded(mean(scores)),
    interval: [rounded(from), rounded(to)],
    n: scores.length,
    msPerQuery: Math.round(msPerQuery * 100) / 100,
  };
}

function reciprocalRank(ask: Ask) {
  return async ({ text, document }: Question) => {
    const rank = (await ask(text, DEEPEST)).indexOf(document);
    return rank < 0 ? 0 : 1 / (rank + 1);
  };
}

function sameSubclass(ask: Ask, patents: FilePatent[]) {
  return async ({ text, document }: Question) => {
    const others = (await ask(text, FIRST_PAGE + 1)).filter((found) => found !== document);
    const own = patents[document]?.subclass;
    return (
      others.slice(0, FIRST_PAGE).filter((found) => patents[found]?.subclass === own).length / FIRST_PAGE
    );
  };
}

function amongFirst(ask: Ask, limit: number) {
  return async ({ text, document }: Question) => ((await ask(text, limit)).includes(document) ? 1 : 0);
}

/** Of the documents that hold the word, how many the whole list has; null where none does. */
function recall(port: SearchPort, texts: string[]) {
  return async ({ text }: Question) => {
    const holding = texts.flatMap((body, at) => (body.includes(text) ? [at] : []));
    if (holding.length === 0) return null;
    const found = new Set<number>();
    let cursor: string | undefined;
    do {
      const answer = await askPort(port, text, 200, cursor);
      for (const { id } of answer.hits) found.add(positionOf(id));
      cursor = answer.nextCursor ?? undefined;
    } while (cursor !== undefined);
    return holding.filter((at) => found.has(at)).length / holding.length;
  };
}

async function byRelevance(port: SearchPort, text: string, limit: number): Promise<number[]> {
  return (await askPort(port, text, limit)).hits.map(({ id }) => positionOf(id));
}

async function askPort(port: SearchPort, text: string, limit: number, cursor?: string) {
  const query = { text, filters: {}, facets: false, limit, ...(cursor !== undefined && { cursor }) };
  const answer = await port.search(EVALUATION.name, query);
  if (answer.standIn)
    throw new CannotRun(
      '搜索引擎在评测中没有响应。 · The search engine did not answer during the evaluation.',
    );
  return answer;
}

function documentOf(
  at: number,
  { number, title, abstract, applicant, subclass }: FilePatent,
): SearchDocument {
  const parsed = parseApplicationNumber(number);
  return {
    id: `00000000-0000-7000-8000-${String(at).padStart(12, '0')}`,
    version: 1,
    texts: { A: [title], B: [abstract], C: [applicant].filter(Boolean), D: [] },
    identifiers: identifierSpellings(parsed.ok ? numberSpellings(parsed.authority, parsed.number) : [number]),
    facets: { subclass: [subclass] },
    numbers: { newest: at },
  };
}

function positionOf(id: string): number {
  return Number(id.slice(-12));
}
