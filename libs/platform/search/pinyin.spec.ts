import { describe, expect, it } from '@jest/globals';
import { nameLexemes, soundsOf } from './pinyin.js';

describe('how names sound', () => {
  it('by any words that stand together, and by initials to the end', () => {
    const lexemes = nameLexemes(['复旦大学']);
    for (const sound of ['~fudan', '~fudandaxue', '~fddx']) expect(lexemes).toContain(sound);
    expect(lexemes).not.toContain('~fd');
  });

  it('takes the neighbours into account, and ü as v', () => {
    expect(soundsOf('重庆大学')[0]).toEqual({ sound: 'chongqingdaxue', initials: 'cqdx' });
    expect(soundsOf('绿色 LED')[0]?.sound).toBe('lvse');
  });

  it('has nothing to say of other letters', () => {
    expect([...nameLexemes(['Fudan University', ''])]).toEqual([]);
  });
});
