import { parseApplicationNumber } from '#libs/catalogue';
import { drawFrom } from './chance.js';
import type { FilePatent } from './patents-file.js';

/** Positions are those of the documents: the patents of the file, and the demonstration's behind them. */
export interface Question {
  text: string;
  document: number;
}

const SENTENCES = 500;
const TITLES = 600;
const NUMBERS = 100;
const SEED = 20_260_407;
const SMALLEST_SUBCLASS = 10;
const SHORTEST_SENTENCE = 20;

/** Words that the tokens of a plain segmenter hide inside longer ones, and those longer ones. */
export const PINNED_WORDS = [
  '电池',
  '处理',
  '材料',
  '农业',
  '工程',
  '复合材料',
  '锂离子电池',
  '蓄电池',
  '待处理',
  '在建工程',
];

/** The last piece of an abstract asks for its patent; from what is indexed it is taken out. */
export function effectSentences(patents: FilePatent[]): { questions: Question[]; abstracts: string[] } {
  const able = patents.flatMap(({ abstract }, document) => {
    const pieces = abstract.split(/[。；;]/).map((piece) => piece.trim());
    const told = pieces.filter((piece) => piece !== '');
    const text = told.at(-1) ?? '';
    return told.length >= 3 && text.length >= SHORTEST_SENTENCE ? [{ text, document }] : [];
  });
  const questions = drawFrom(able, SENTENCES, SEED);
  const abstracts = patents.map(({ abstract }) => abstract);
  for (const { text, document } of questions)
    abstracts[document] = (abstracts[document] ?? '').replaceAll(text, '');
  return { questions, abstracts };
}

/** A title asks for patents of its own subclass. */
export function titles(patents: FilePatent[]): Question[] {
  const sizes = new Map<string, number>();
  for (const { subclass } of patents) sizes.set(subclass, (sizes.get(subclass) ?? 0) + 1);
  const able = patents.flatMap(({ subclass, title }, document) =>
    subclass !== '' && (sizes.get(subclass) ?? 0) > SMALLEST_SUBCLASS ? [{ text: title, document }] : [],
  );
  return drawFrom(able, TITLES, SEED);
}

/** Spellings of one number, all of which must bring its patent first. */
export function numbers(patents: FilePatent[]): Question[] {
  const able = patents.flatMap(({ number }, document) => {
    const parsed = parseApplicationNumber(number);
    return parsed.ok ? [{ number: parsed.number, document }] : [];
  });
  return drawFrom(able, NUMBERS, SEED).flatMap(({ number, document }) => {
    const bare = number.replace(/\..$/, '');
    const year = bare.length === 12 ? 4 : 2;
    const spaced = `${bare.slice(0, year)} ${bare.slice(year, year + 1)} ${bare.slice(year + 1)}${number.slice(-2)}`;
    return [`CN${number}`, number, bare, `ZL${number}`, `ZL ${spaced}`, number.replace('.', '')].map(
      (text) => ({
        text,
        document,
      }),
    );
  });
}
