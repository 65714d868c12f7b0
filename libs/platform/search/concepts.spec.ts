import { describe, expect, it } from '@jest/globals';
import { conceptsOf } from './concepts.js';
import { foldEnglish } from './english.js';
import { phraseKey, SearchVocabulary } from './vocabulary.js';

/** The lexicon alone: nothing is kept in a database here. */
const vocabulary = new SearchVocabulary({ query: async () => [] });
const asked = (text: string) =>
  conceptsOf(text, vocabulary).map(({ typed, others }) => [
    typed.word,
    ...others.map(({ word }) => word).filter((word) => !word.startsWith('~')),
  ]);

describe('what a query asks for', () => {
  it('is the longest phrase that the lexicon knows, and its words where it knows none', () => {
    expect(asked('Lithium-ion batteries of quux-foo')).toEqual([
      ['lithium ion batteries', '锂离子电池'],
      ['quux-foo'],
    ]);
    expect(asked('trailing-suction hopper dredgers')).toEqual([
      ['trailing suction hopper dredgers', '耙吸挖泥船'],
    ]);
    expect(asked('based on kelp')).toEqual([
      ['based', '基于'],
      ['kelp', '海带'],
    ]);
    expect(asked('internet of things')).toEqual([['internet of things', '物联网']]);
    expect(asked('flame-retardant xyzzy')).toEqual([['flame retardant', '阻燃'], ['xyzzy']]);
    expect(asked('锂离子电池 separator')).toEqual([['锂离子电池'], ['separator', '分离器', '隔膜']]);
  });

  it('finds a word by another form of it, and in either spelling', () => {
    expect(asked('welded')).toEqual([['welded', '焊接']]);
    expect(asked('sterilizing')).toEqual([['sterilizing', '灭菌']]);
    for (const [british, american] of [
      ['fibre', 'fiber'],
      ['aluminium', 'aluminum'],
      ['polymerisation', 'polymerization'],
      ['vapour', 'vapor'],
      ['moulding', 'molding'],
      ['sulphur', 'sulfur'],
      ['optimising', 'optimizing'],
    ] as const)
      expect(foldEnglish(british)).toBe(foldEnglish(american));
  });

  it('is looked up in one form', () => {
    expect(phraseKey('Carbon-Fibre  Composites')).toBe('carbon fiber composite');
    expect(phraseKey('锂 離子')).toBe('锂离子');
  });
});
