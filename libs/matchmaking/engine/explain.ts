import { normalise } from '#libs/platform';
import { gramsOf, matterOf } from './grams.js';
import { type NeedText, strengthsOf } from './match-index.js';
import type { Parameters } from './parameters.js';
import type { Statistics } from './weights.js';

/** What a need asks for, one element a line; null: nobody has said. */
export const ELEMENTS = ['material', 'method', 'efficacy', 'product', 'application'] as const;
export type Element = (typeof ELEMENTS)[number];
export type NeedElements = Record<Element, string | null>;

export const COVERAGES = ['COVERED', 'PARTLY', 'MISSING', 'UNKNOWN'] as const;
export type Coverage = (typeof COVERAGES)[number];

export interface ElementReason {
  element: Element;
  coverage: Coverage;
  /** The patent's own sentence that covers it; without this sentence the element would not be covered so. */
  sentence: string | null;
}

export interface SharedText {
  text: string;
  /** Of the whole need, as the score counts it. */
  share: number;
}

/** Bands of the score, from people's grades (libs/matchmaking/README.md); what is below is hidden. */
export type Band = keyof Parameters['bands'];

export function bandOf(score: number, { bands }: Parameters): Band | null {
  if (score >= bands.CLOSE) return 'CLOSE';
  return score >= bands.WORTH_A_LOOK ? 'WORTH_A_LOOK' : null;
}

const SENTENCE_END = /(?<=[。；;！？!?\n])/;
/** A figure with its unit; an efficacy that names one is covered only by a sentence that names a figure, too. */
const FIGURE = /\d/;

export function sentencesOf(text: string): string[] {
  return text
    .split(SENTENCE_END)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
}

/** Which elements of a need a patent covers, each by one sentence of its own; what nobody stated is unknown. */
export function reasonsOf(
  elements: NeedElements,
  patentText: string,
  statistics: Statistics,
  parameters: Parameters,
): ElementReason[] {
  const { COVERED, PARTLY } = parameters.coverage;
  const sentences = sentencesOf(patentText).map((sentence) => ({
    sentence,
    grams: gramsOf(sentence).single,
  }));
  return ELEMENTS.map((element) => {
    const said = elements[element];
    if (said === null) return { element, coverage: 'UNKNOWN', sentence: null };
    const wanted = strengthsOf({ title: said, text: '' }, statistics, parameters).filter(
      ({ kind }) => kind === 'single',
    );
    const whole = wanted.reduce((sum, { strength }) => sum + strength, 0);
    let best = { share: 0, sentence: '' };
    for (const { sentence, grams } of sentences) {
      if (element === 'efficacy' && FIGURE.test(normalise(said)) && !FIGURE.test(normalise(sentence)))
        continue;
      const held = wanted.reduce((sum, { gram, strength }) => (grams.has(gram) ? sum + strength : sum), 0);
      const share = whole === 0 ? 0 : held / whole;
      if (share > best.share) best = { share, sentence };
    }
    if (best.share >= COVERED) return { element, coverage: 'COVERED', sentence: best.sentence };
    if (best.share >= PARTLY) return { element, coverage: 'PARTLY', sentence: best.sentence };
    return { element, coverage: 'MISSING', sentence: null };
  });
}

const SHOWN = 3;

/** The longest texts that need and patent share, with the share of the need that each stands for. */
export function sharedTexts(
  need: NeedText,
  patentText: string,
  statistics: Statistics,
  parameters: Parameters,
): SharedText[] {
  const strengths = new Map(
    strengthsOf(need, statistics, parameters)
      .filter(({ kind }) => kind === 'single')
      .map(({ gram, strength }) => [gram, strength]),
  );
  const whole = [...strengths.values()].reduce((sum, strength) => sum + strength, 0);
  const patent = normalise(patentText);
  const found = new Map<string, number>();
  for (const source of [matterOf(need.title), normalise(need.text)])
    for (const [run] of source.matchAll(/[\p{L}\p{N}]+/gu))
      for (const text of commonParts(run, patent))
        found.set(
          text,
          [...new Set(text)].reduce((sum, sign) => sum + (strengths.get(sign) ?? 0), 0) / (whole || 1),
        );
  return [...found]
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .filter(([text], at, all) => !all.slice(0, at).some(([longer]) => longer.includes(text)))
    .slice(0, SHOWN)
    .map(([text, share]) => ({ text, share }));
}

/** Maximal parts of a run, two signs and more, that the other text holds. */
function commonParts(run: string, other: string): string[] {
  const signs = [...run];
  const parts: string[] = [];
  for (let from = 0; from < signs.length - 1;) {
    let to = from + 2;
    if (!other.includes(signs.slice(from, to).join(''))) {
      from += 1;
      continue;
    }
    while (to < signs.length && other.includes(signs.slice(from, to + 1).join(''))) to += 1;
    parts.push(signs.slice(from, to).join(''));
    from = to;
  }
  return parts;
}

/** A need without a title, or with less text than matching can use, gets these questions and no matches. */
export function questionsFor(need: NeedText, elements: NeedElements): Element[] {
  const told = [...normalise(`${need.title}${need.text}`).matchAll(/[\p{L}\p{N}]/gu)].length;
  return told >= ENOUGH ? [] : ELEMENTS.filter((element) => elements[element] === null);
}
const ENOUGH = 8;
