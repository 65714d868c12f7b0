import { describe, expect, it } from '@jest/globals';
import { TextStore } from './text-store.js';

describe('the shared texts of a workbook', () => {
  it('come back as they were, in whichever way each takes the least room', () => {
    const store = new TextStore(60_000_000);
    const long = '一种阀门及其制造方法'.repeat(300_000);
    const texts = [
      '',
      'CN201710601862.3',
      '一种阀门',
      '𠮷 valve 阀',
      long,
      'é'.repeat(9),
      '一',
      'x'.repeat(5_000_000),
    ];
    for (const text of texts) store.add(text);
    expect(texts.map((text, at) => store.get(at) === text)).toEqual(texts.map(() => true));
    expect([store.get(texts.length), store.get(-1), store.get(0.5)]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('are refused beyond their limit', () => {
    const store = new TextStore(1_000);
    store.add('阀'.repeat(400));
    expect(() => store.add('阀'.repeat(101))).toThrow('file_unpacks_too_large');
  });
});
