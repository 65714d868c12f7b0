import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { applicationCheckDigit, numberSpellings, parseApplicationNumber } from './patent-number.js';

const published = [
  ['201710601862', '3'],
  ['95115608', 'X'],
  ['97101765', '4'],
  ['00814037', '5'],
  ['01800565', '9'],
  ['200510113767', '6'],
  ['202210123456', '1'],
  ['202320000001', '0'],
  ['201830000002', 'X'],
  ['202180012345', '7'],
];

describe('Chinese application numbers', () => {
  it.each(published)('%s carries the check digit %s', (digits, check) => {
    expect(applicationCheckDigit(digits!)).toBe(check);
    expect(parseApplicationNumber(`${digits}.${check}`)).toMatchObject({
      number: `${digits}.${check}`,
      checkDigit: 'GIVEN',
    });
    expect(parseApplicationNumber(digits!)).toMatchObject({
      number: `${digits}.${check}`,
      checkDigit: 'COMPUTED',
    });
  });

  it.each([
    'CN201830000002.X',
    'ZL 201830000002.x',
    '２０１８３００００００２．Ｘ',
    'zl201830000002x',
    'CN 2018 3 0000002.X',
    'CN201830000002',
    '201830000002。X',
    'CN-201830000002.X',
    'CN 201830000002 S',
    '专利号：ZL201830000002.X',
    'No. 201830000002.X',
  ])('reads %j', (text) => {
    expect(parseApplicationNumber(text)).toMatchObject({
      ok: true,
      authority: 'CN',
      number: '201830000002.X',
      kind: 'DESIGN',
      filingYear: 2018,
    });
  });

  it('reads the kind from the number, PCT entries included', () => {
    const kinds = ['202210123456', '202320000001', '201830000002', '202180012345', '95115608', '86207465'];
    expect(kinds.map((n) => parseApplicationNumber(n)).map((p) => p.ok && p.kind)).toEqual([
      'INVENTION',
      'UTILITY_MODEL',
      'DESIGN',
      'INVENTION',
      'INVENTION',
      'UTILITY_MODEL',
    ]);
    expect(parseApplicationNumber('202190012345')).toMatchObject({ kind: 'UTILITY_MODEL' });
  });

  it('gives eight digits to the filings of 1985 to 2003', () => {
    const years = ['85102475', '99101765', '00814037', '03100001'].map((n) => parseApplicationNumber(n));
    expect(years.map((p) => p.ok && p.filingYear)).toEqual([1985, 1999, 2000, 2003]);
    expect(parseApplicationNumber('84102475')).toEqual({ ok: false, reason: 'YEAR' });
    expect(parseApplicationNumber('04102475')).toEqual({ ok: false, reason: 'YEAR' });
    expect(parseApplicationNumber('200210123456')).toEqual({ ok: false, reason: 'YEAR' });
  });

  it('refuses a wrong check digit and names the right one', () => {
    expect(parseApplicationNumber('201710601862.4')).toEqual({
      ok: false,
      reason: 'CHECK_DIGIT',
      expected: '3',
    });
    expect(parseApplicationNumber('201901390316.9')).toEqual({
      ok: false,
      reason: 'CHECK_DIGIT',
      expected: 'X',
      kindDigit: '0',
    });
    expect(parseApplicationNumber('201901390316')).toEqual({
      ok: false,
      reason: 'KIND_DIGIT',
      kindDigit: '0',
    });
  });

  it.each(['CN-111509222-A', 'CN111509222A', 'CN 102110728 B', 'CN1297805A', 'CN202644312U'])(
    '%s is a publication number',
    (text) => {
      expect(parseApplicationNumber(text)).toEqual({ ok: false, reason: 'PUBLICATION_NUMBER' });
    },
  );

  it('knows what a spreadsheet has spoilt', () => {
    expect(parseApplicationNumber('2.01711E+11')).toEqual({ ok: false, reason: 'EXPONENT' });
    expect(parseApplicationNumber(' ')).toEqual({ ok: false, reason: 'EMPTY' });
    expect(parseApplicationNumber('一种装置')).toEqual({ ok: false, reason: 'FORMAT' });
  });

  it('reads the year-dash-serial of WIPS', () => {
    expect(parseApplicationNumber('2001-00113592', { authority: 'CN' })).toMatchObject({
      filingYear: 2001,
      kind: 'INVENTION',
    });
    expect(parseApplicationNumber('2017-10601862', { authority: 'CN' })).toMatchObject({
      number: '201710601862.3',
    });
  });

  it('finds every single wrong digit', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...published),
        fc.nat(11),
        fc.integer({ min: 1, max: 9 }),
        ([digits, check], at, step) => {
          const place = at % digits!.length;
          const wrong =
            digits!.slice(0, place) + ((Number(digits![place]) + step) % 10) + digits!.slice(place + 1);
          return !parseApplicationNumber(`${wrong}.${check}`).ok;
        },
      ),
    );
  });

  it('reads back every spelling that it offers to search', () => {
    for (const [digits, check] of published) {
      const number = `${digits}.${check}`;
      const spellings = numberSpellings('CN', number);
      expect(spellings[0]).toBe(number);
      expect(new Set(spellings.map((s) => parseApplicationNumber(s)).map((p) => p.ok && p.number))).toEqual(
        new Set([number]),
      );
    }
    expect(numberSpellings('CN', '201710601862.3')).toContain('ZL 2017 1 0601862.3');
  });
});

describe('numbers of other authorities', () => {
  it.each([
    ['US 65784810 A', 'US'],
    ['EP18208034.1', 'EP'],
    ['PCT/CN2017/101234', 'WO'],
    ['CN 2015070645 W', 'WO'],
    ['WO2018/123456', 'WO'],
    ['JP2001-123456', 'JP'],
    ['KR10-2017-0012345', 'KR'],
    ['TW107101234', 'TW'],
  ])('%s is kept as it was written', (text, authority) => {
    expect(parseApplicationNumber(` ${text} `)).toMatchObject({
      ok: true,
      authority,
      number: text,
      checkDigit: 'NONE',
    });
  });

  it('believes a hint only where the number says nothing', () => {
    expect(parseApplicationNumber('1990-610146', { authority: 'US' })).toMatchObject({ authority: 'US' });
    expect(parseApplicationNumber('CN201710601862.3', { authority: 'US' })).toMatchObject({
      authority: 'CN',
    });
  });

  it('offers compact spellings to search', () => {
    expect(numberSpellings('US', 'US 65784810 A')).toEqual(
      expect.arrayContaining(['US65784810A', 'US65784810', '65784810']),
    );
  });
});

const real = new URL('../../../shared/data/patents/', import.meta.url);
const files: [string, string, string[]][] = [
  ['cn_qdqzy_taian.jsonl', 'application_no', []],
  ['cn_cnipr_full_bib.jsonl', 'application_no', []],
  ['cn_bit_patents_nolabel.jsonl', 'patent_no', ['201810819673.7', '201901390316.9']],
];

// Skipped where the shared data folder is absent: it is no part of the repository.
(existsSync(real) ? describe : describe.skip)('real Chinese numbers (needs ../shared/data)', () => {
  it.each(files)('%s: all but the known typing errors', (file, field, faults) => {
    const numbers = readFileSync(new URL(file, real), 'utf8')
      .trim()
      .split('\n')
      .map((line) => String((JSON.parse(line) as Record<string, unknown>)[field]));
    const refused = numbers.filter((number) => !parseApplicationNumber(number).ok);
    expect(refused.map((number) => number.replace(/^ZL\s*/u, '')).sort()).toEqual(faults);
    expect(numbers.length).toBeGreaterThan(100);
  });
});
