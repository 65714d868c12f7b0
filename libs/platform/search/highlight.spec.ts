import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { highlight } from './highlight.js';

const hits = (text: string, terms: string[]) =>
  highlight(text, terms)
    .filter(({ hit }) => hit)
    .map(({ text }) => text);

describe('highlight', () => {
  it('marks a Chinese term wherever it stands', () => {
    expect(highlight('锂离子电池隔膜', ['电池'])).toEqual([
      { text: '锂离子', hit: false },
      { text: '电池', hit: true },
      { text: '隔膜', hit: false },
    ]);
  });

  it('keeps the spelling of the text: traditional, full width, plural', () => {
    expect(hits('一種鋰電池與ＬＥＤ燈', ['锂电池', 'led'])).toEqual(['鋰電池', 'ＬＥＤ']);
    expect(hits('Lithium-ion Batteries', ['battery', 'ion'])).toEqual(['ion', 'Batteries']);
  });

  it('marks a Latin word whole or not at all', () => {
    expect(hits('the motion of a C++ program', ['ion', 'c'])).toEqual([]);
  });

  it('joins what touches and overlaps', () => {
    expect(hits('锂离子电池', ['锂离子', '离子电池'])).toEqual(['锂离子电池']);
  });

  it('never changes the text', () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('㎡与鋰電池', 'ﬁne 电池', '𠮷电池'));
    fc.assert(
      fc.property(text, (written) => {
        const segments = highlight(written, ['电池', 'm2', 'fine']);
        expect(segments.map((segment) => segment.text).join('')).toBe(written);
      }),
    );
  });
});
