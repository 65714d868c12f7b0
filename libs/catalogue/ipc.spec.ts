import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { ipcSection, ipcSubclass, normaliseIpc, parseIpc, parseIpcList, parseLocarno } from './ipc.js';

describe('IPC symbols', () => {
  it.each([
    ['E01B3/32(2006.01)I', 'E01B3/32'],
    ['E01B 3/32 (2006.01) I', 'E01B3/32'],
    ['B29C-047/00', 'B29C47/00'],
    ['B25J5/00', 'B25J5/00'],
    ['B25J5', 'B25J5/00'],
    ['ｂ25ｊ 13／00[2006.01]', 'B25J13/00'],
    ['Int.Cl. H04L 29/06', 'H04L29/06'],
    ['G06F2003/0691', 'G06F2003/0691'],
    ['A61K36/898123', 'A61K36/898123'],
    ['H04L', 'H04L'],
    ['H04', 'H04'],
  ])('%s is %s', (text, symbol) => {
    expect(normaliseIpc(text)).toBe(symbol);
    expect(normaliseIpc(symbol)).toBe(symbol);
  });

  it.each(['', 'I04L9/08', 'H04L9/', 'H4L9/08', '14-04', 'H04L0/00', 'H04L9/8', '机械手'])(
    '%j is none',
    (text) => {
      expect(parseIpc(text)).toBeNull();
    },
  );

  it('knows the levels above a symbol', () => {
    expect(parseIpc('H04L9/08')).toEqual({
      symbol: 'H04L9/08',
      level: 'GROUP',
      section: 'H',
      ipcClass: 'H04',
      subclass: 'H04L',
      mainGroup: 'H04L9',
    });
    expect([ipcSection('H04L9/08'), ipcSubclass('H04L9/08'), ipcSubclass('H04')]).toEqual([
      'H',
      'H04L',
      null,
    ]);
  });

  it('reads lists and keeps what it cannot read', () => {
    expect(parseIpcList('E01B3/32(2006.01)I;E01B9/10(2006.01)I')).toEqual({
      symbols: ['E01B3/32', 'E01B9/10'],
      unreadable: [],
    });
    expect(parseIpcList('B25J 5/00 | B25J5/00;;G06F 3/01, 机械手').symbols).toEqual(['B25J5/00', 'G06F3/01']);
    expect(parseIpcList('B25J5/00、机械手').unreadable).toEqual(['机械手']);
    expect(parseIpcList('B25J 5/00 G06F 3/01').symbols).toEqual(['B25J5/00', 'G06F3/01']);
  });
});

describe('Locarno classes', () => {
  it.each([
    ['14-04', '14-04'],
    ['LOC(13)Cl.14-04', '14-04'],
    ['14-04(13)', '14-04'],
    ['00-04', null],
    ['33-01', null],
    ['B25J5/00', null],
  ])('%s is %s', (text, symbol) => {
    expect(parseLocarno(text)).toBe(symbol);
  });
});

const scheme = new URL('../../../shared/data/taxonomy/ipc_2026_zh_en.jsonl', import.meta.url);

// Skipped where the shared data folder is absent: it is no part of the repository.
(existsSync(scheme) ? describe : describe.skip)('the IPC of 2026 (needs ../shared/data)', () => {
  it('reads every symbol in force', () => {
    const symbols = readFileSync(scheme, 'utf8')
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, string>)
      .map((row) => row['code'] ?? '')
      // The file lost the last zero of these five (101/10 became 101/1).
      .filter((symbol) => !/^E01D101\/\d$/u.test(symbol));
    expect(symbols.length).toBeGreaterThan(70_000);
    expect(symbols.filter((symbol) => parseIpc(symbol) === null)).toEqual([]);
  });
});
