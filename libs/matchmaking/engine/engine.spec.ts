import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  bandOf,
  ELEMENTS,
  type NeedElements,
  questionsFor,
  reasonsOf,
  sentencesOf,
  sharedTexts,
} from './explain.js';
import { gramsOf, matterOf } from './grams.js';
import type { MatchDocument } from './match-index.js';
import { MatchIndexBuilder } from './match-index-builder.js';
import { CURRENT_PARAMETERS, PARAMETER_SETS } from './parameters.js';
import { mergeStatistics } from './weights.js';

const NOTHING: NeedElements = {
  material: null,
  method: null,
  efficacy: null,
  product: null,
  application: null,
};
const PATENTS: MatchDocument[] = [
  {
    id: 'a',
    text: '一种防爆锂离子电池\n电池外壳设有泄压槽。热失控时气体由泄压槽排出，耐温达到600℃。适用于矿用设备。',
  },
  { id: 'b', text: '一种污水处理装置\n以活性污泥去除氨氮，出水氨氮低于1mg/L。' },
  { id: 'c', text: '一种锂电池极片的干燥方法\n用热风与红外联合干燥，能耗降低30%。' },
  { id: 'd', text: '一种装置\n包括壳体和装置。' },
];
const words = fc.array(fc.constantFrom(...'锂电池防爆污水处理热风装置的一种abc12'.split('')), {
  maxLength: 40,
});
const text = words.map((signs) => signs.join(''));
const texts = fc.array(text, { minLength: 1, maxLength: 30 });

describe('the matching engine', () => {
  const index = new MatchIndexBuilder(CURRENT_PARAMETERS, PATENTS).freeze();

  it('takes a text apart into characters, pairs and whole words', () => {
    const grams = gramsOf('鋰電池PM2.5，锂');
    expect([...grams.single]).toEqual([
      ['锂', 2],
      ['电', 1],
      ['池', 1],
      ['pm2', 1],
      ['5', 1],
    ]);
    expect([...grams.pair.keys()]).toEqual(['锂电', '电池', 'pm2', '5', '锂']);
    expect(matterOf('防爆锂离子电池关键技术研发')).toBe('防爆锂离子电池');
    expect(matterOf('关键技术研究')).toBe('关键技术研究');
  });

  it('ranks by the share of the need that is covered, and hides what shares only common words', () => {
    const found = index.search({ title: '防爆锂电池技术需求', text: '井下用，热失控时不能爆炸。' }, 10);
    expect(found[0]?.id).toBe('a');
    expect(bandOf(found[0]?.score ?? 0, CURRENT_PARAMETERS)).toBe('CLOSE');
    expect(found.find(({ id }) => id === 'd')?.score ?? 0).toBeLessThan(0.21);
    expect([0.21, 0.2099].map((score) => bandOf(score, CURRENT_PARAMETERS))).toEqual(['WORTH_A_LOOK', null]);
  });

  it('gives nothing for nothing, and no candidate that was withdrawn', () => {
    expect(index.search({ title: '', text: '' }, 10)).toEqual([]);
    const own = new MatchIndexBuilder(CURRENT_PARAMETERS, PATENTS).freeze();
    own.withdraw('a');
    expect(own.search({ title: '防爆锂离子电池', text: '' }, 10).map(({ id }) => id)).not.toContain('a');
    expect([own.size, own.has('a'), own.has('b')]).toEqual([3, false, true]);
  });

  it('answers the same from one shard and from four, whatever the texts', () => {
    fc.assert(
      fc.property(texts, text, text, fc.constantFrom(...PARAMETER_SETS), (all, title, body, set) => {
        const documents = all.map((one, at) => ({ id: `p${String(at).padStart(3, '0')}`, text: one }));
        const shards = [0, 1, 2, 3].map(
          (shard) =>
            new MatchIndexBuilder(
              set,
              documents.filter((_, at) => at % 4 === shard),
            ),
        );
        const whole = new MatchIndexBuilder(set, documents);
        const statistics = mergeStatistics(shards.map((shard) => shard.statistics()));
        const need = { title, text: body };
        const one = whole.freeze(statistics).search(need, 8);
        const four = shards
          .flatMap((shard) => shard.freeze(statistics).search(need, 8))
          .sort((a, b) => b.score - a.score || (a.id < b.id ? -1 : 1))
          .slice(0, 8);
        expect(four).toEqual(one);
        expect(statistics.documents).toBe(documents.length);
        expect(whole.freeze().search(need, 8)).toEqual(one);
      }),
      { numRuns: 100 },
    );
  });

  it('asks few documents for what most have, and finds what asking all would find, bit by bit', () => {
    const rare = fc.array(fc.constantFrom(...'锂锰钴镍钒钛铬锌镉锡'.split('')), { maxLength: 3 });
    const usual = fc.constantFrom('一种装置', '一种装置及其方法', '包括装置的方法');
    const one = fc.tuple(usual, rare).map(([said, signs]) => `${said}${signs.join('')}`);
    fc.assert(
      fc.property(fc.array(one, { minLength: 60, maxLength: 120 }), one, text, (all, title, more) => {
        const documents = all.map((said, at) => ({ id: `p${String(at).padStart(3, '0')}`, text: said }));
        const index = new MatchIndexBuilder(CURRENT_PARAMETERS, documents).freeze();
        const need = { title, text: more };
        expect(index.search(need, 2)).toEqual(index.search(need, documents.length).slice(0, 2));
      }),
      { numRuns: 200 },
    );
  });

  it('ticks an element only by a sentence of the patent: without the sentence the tick goes', () => {
    const elements = {
      ...NOTHING,
      product: '防爆锂离子电池',
      efficacy: '耐温 600 ℃ 以上',
      application: '水产养殖',
    };
    const patent = PATENTS[0]?.text ?? '';
    const reasons = reasonsOf(elements, patent, index.statistics, CURRENT_PARAMETERS);
    expect(reasons.map(({ element, coverage }) => [element, coverage])).toEqual([
      ['material', 'UNKNOWN'],
      ['method', 'UNKNOWN'],
      ['efficacy', 'COVERED'],
      ['product', 'COVERED'],
      ['application', 'MISSING'],
    ]);
    for (const { element, coverage, sentence } of reasons) {
      if (sentence === null) continue;
      expect(sentencesOf(patent)).toContain(sentence);
      const without = sentencesOf(patent)
        .filter((one) => one !== sentence)
        .join('');
      const after = reasonsOf(elements, without, index.statistics, CURRENT_PARAMETERS).find(
        (one) => one.element === element,
      );
      expect([coverage, after?.coverage]).not.toEqual(['COVERED', 'COVERED']);
    }
    expect(ELEMENTS).toHaveLength(reasons.length);
  });

  it('never names a sentence that the patent has not, whatever is asked', () => {
    fc.assert(
      fc.property(text, text, (asked, patent) => {
        const reasons = reasonsOf(
          { ...NOTHING, method: asked },
          patent,
          index.statistics,
          CURRENT_PARAMETERS,
        );
        return reasons.every(({ sentence }) => sentence === null || sentencesOf(patent).includes(sentence));
      }),
    );
  });

  it('shows the longest texts that both have', () => {
    const shared = sharedTexts(
      { title: '防爆锂电池', text: '热失控时气体要能排出' },
      PATENTS[0]?.text ?? '',
      index.statistics,
      CURRENT_PARAMETERS,
    );
    expect(shared.map(({ text: one }) => one)).toContain('热失控时气体');
    expect(shared.every(({ share }) => share > 0 && share <= 1)).toBe(true);
  });

  it('asks where the need says too little', () => {
    expect(questionsFor({ title: '电池', text: '' }, NOTHING)).toEqual([...ELEMENTS]);
    expect(questionsFor({ title: '防爆锂离子电池的泄压结构', text: '' }, NOTHING)).toEqual([]);
  });
});
