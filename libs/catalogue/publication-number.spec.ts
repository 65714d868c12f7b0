import { describe, expect, it } from '@jest/globals';
import { kindOfKindCode, parsePublicationNumber } from './publication-number.js';

describe('Chinese publication numbers', () => {
  it.each([
    ['CN-111509222-A', 'CN111509222A', 'INVENTION', 'PUBLISHED'],
    ['CN 102110728 B', 'CN102110728B', 'INVENTION', 'GRANTED'],
    ['cn202644312u', 'CN202644312U', 'UTILITY_MODEL', 'GRANTED'],
    ['CN201257258Y', 'CN201257258Y', 'UTILITY_MODEL', 'GRANTED'],
    ['ＣＮ３０１２３４５６７Ｓ', 'CN301234567S', 'DESIGN', 'GRANTED'],
    ['CN100376364C', 'CN100376364C', 'INVENTION', 'GRANTED'],
    ['CN100376364C1', 'CN100376364C1', 'INVENTION', 'AMENDED'],
    ['CN202644312Y7', 'CN202644312Y7', 'UTILITY_MODEL', 'AMENDED'],
    ['CN301234567S6', 'CN301234567S6', 'DESIGN', 'AMENDED'],
    ['CN102110728A8', 'CN102110728A8', 'INVENTION', 'PUBLISHED'],
    ['CN1297805A', 'CN1297805A', 'INVENTION', 'PUBLISHED'],
    ['CN85100312A', 'CN85100312A', 'INVENTION', 'PUBLISHED'],
  ])('reads %s', (text, number, kind, stage) => {
    expect(parsePublicationNumber(text)).toMatchObject({ ok: true, authority: 'CN', number, kind, stage });
  });

  it('takes the kind code from its own column', () => {
    expect(parsePublicationNumber('001812878', { authority: 'CN', kindCode: 'A' })).toMatchObject({
      number: 'CN1812878A',
    });
    expect(parsePublicationNumber('CN102110728')).toMatchObject({
      number: 'CN102110728',
      kindCode: null,
      kind: 'INVENTION',
      stage: null,
    });
  });

  it.each(['CN201710601862.3', 'CN12345A', 'CN102110728Q', 'CN402110728A', '1', '标题'])(
    '%s is none',
    (text) => {
      expect(parsePublicationNumber(text)).toEqual({ ok: false, reason: 'FORMAT' });
    },
  );
});

describe('publication numbers of other authorities', () => {
  it('keeps them as written, but for the dashes of Google Patents', () => {
    expect(parsePublicationNumber('US 2011/0185700 A1')).toMatchObject({
      authority: 'US',
      number: 'US 2011/0185700 A1',
      kindCode: 'A1',
    });
    expect(parsePublicationNumber('EP-3502051-A1')).toMatchObject({
      authority: 'EP',
      number: 'EP3502051A1',
      kindCode: 'A1',
    });
    expect(parsePublicationNumber('2003-0098523', { authority: 'US', kindCode: 'A1' })).toMatchObject({
      number: '2003-0098523',
      kindCode: 'A1',
    });
  });

  it('says nothing of their stage: US A was a grant until 2001', () => {
    expect(parsePublicationNumber('US 5480107 A')).toMatchObject({ kind: 'INVENTION', stage: null });
    expect(kindOfKindCode('P3')).toBe('UNKNOWN');
  });
});
