import { describe, expect, it } from '@jest/globals';
import { freezeTerms, termsDifference, termsHash } from './terms.js';
import type { Terms, TermsInput } from './terms.js';

const INPUT: TermsInput = {
  declarationNumber: 'K0000001',
  applicationNumber: '202699000001.X',
  patentees: ['示例大学', '示例研究所'],
  feeMethod: 'LUMP_SUM',
  feeParameters: { lumpSumFen: 3_000_000 },
  firstPaymentDays: 30,
  termEnd: '2030-12-31',
  contact: { name: '张三', email: 'licence@example.org' },
  payee: { name: '示例大学', bank: '示例银行', account: '0000' },
  otherMatters: null,
};

describe('the frozen terms', () => {
  it('hash to a value that never changes', () => {
    expect(termsHash(freezeTerms(INPUT))).toBe(
      '87bb60899d96bde6f01e7d1fabe742d3e78a848ba9438181d9a2f6d239378936',
    );
  });

  it('hash to a value that never changes, also with nothing but what is required', () => {
    const { declarationNumber, applicationNumber, patentees, termEnd, contact } = INPUT;
    const feeParameters = { royaltyBase: 'NET_SALES', rateBp: 300 } as const;
    const least = {
      declarationNumber,
      applicationNumber,
      patentees,
      feeMethod: 'RUNNING',
      feeParameters,
    } as const;
    expect(termsHash(freezeTerms({ ...least, termEnd, contact }))).toBe(
      'd30774bd2b676bc60d1be76a43eb3e1a3728a6eedd03d2fb1fd2897a4d48f380',
    );
  });

  it('leave out what says nothing, at any depth', () => {
    const blank = { ...INPUT, firstPaymentDays: null, payee: null, otherMatters: '  ' };
    const terms = freezeTerms({ ...blank, contact: { name: '张三', phone: null, email: '' } });
    expect(Object.keys(terms)).not.toEqual(expect.arrayContaining(['otherMatters']));
    expect(JSON.stringify(terms)).not.toMatch(/null|otherMatters|payee|firstPaymentDays|phone|email/);
    expect(termsHash(terms)).toBe(
      termsHash(freezeTerms({ ...blank, contact: { name: '张三' }, payee: undefined })),
    );
  });

  it('keep only the parameters of the method', () => {
    const leftOver = { lumpSumFen: 3_000_000, rateBp: 300, royaltyBase: null };
    expect(freezeTerms({ ...INPUT, feeParameters: leftOver }).feeParameters).toEqual({
      lumpSumFen: 3_000_000,
    });
    expect(freezeTerms({ ...INPUT, feeMethod: 'FREE', feeParameters: leftOver }).feeParameters).toEqual({});
    expect(() => freezeTerms({ ...INPUT, feeMethod: 'INSTALMENTS' })).toThrow(RangeError);
  });

  it('hash alike after storage, whatever the order of their keys', () => {
    const terms = freezeTerms(INPUT);
    const stored = JSON.parse(JSON.stringify(terms)) as Terms;
    const turned = Object.fromEntries(Object.entries(stored).reverse()) as unknown as Terms;
    expect(termsHash(turned)).toBe(termsHash(terms));
  });

  it('hash differently for any other term, the first payment too', () => {
    const others: Partial<TermsInput>[] = [
      { declarationNumber: 'K0000002' },
      { applicationNumber: '202699000002.8' },
      { patentees: ['示例研究所', '示例大学'] },
      { feeParameters: { lumpSumFen: 3_000_001 } },
      { firstPaymentDays: null },
      { firstPaymentDays: 0 },
      { termEnd: '2031-01-01' },
      { contact: { name: '李四' } },
      { payee: null },
      { otherMatters: '无' },
    ];
    const hashes = others.map((other) => termsHash(freezeTerms({ ...INPUT, ...other })));
    expect(new Set([...hashes, termsHash(freezeTerms(INPUT))]).size).toBe(others.length + 1);
  });

  it('tell what changed since they were shown', () => {
    const before = freezeTerms(INPUT);
    const after = freezeTerms({
      ...INPUT,
      feeParameters: { lumpSumFen: 4_000_000 },
      payee: null,
      otherMatters: '无',
    });
    expect(termsDifference(before, before)).toEqual([]);
    expect(termsDifference(before, after)).toEqual([
      { key: 'feeParameters', before: { lumpSumFen: 3_000_000 }, after: { lumpSumFen: 4_000_000 } },
      { key: 'payee', before: { name: '示例大学', bank: '示例银行', account: '0000' } },
      { key: 'otherMatters', after: '无' },
    ]);
  });
});
