import { describe, expect, it } from '@jest/globals';
import { BAR_CODES } from './gate.facts.js';
import { MESSAGES } from './messages.js';

const places = (text: string): string[] =>
  [...new Set([...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1]!))].sort();

describe('the sentences', () => {
  it('have the same places in both languages', () => {
    for (const [code, { zh, en }] of Object.entries(MESSAGES))
      expect([code, places(en)]).toEqual([code, places(zh)]);
  });

  it('are Chinese in Chinese and English in English', () => {
    for (const { zh, en } of Object.values(MESSAGES)) {
      expect(zh).toMatch(/\p{Script=Han}/u);
      expect(en).not.toMatch(/\p{Script=Han}/u);
    }
  });

  it('name every bar', () => {
    expect(
      BAR_CODES.map((code) => `bar_${code.toLowerCase()}`).filter((code) => !(code in MESSAGES)),
    ).toEqual([]);
  });
});
