import { describe, expect, it } from '@jest/globals';
import { bodyOf, type TermsValues, yearOneOf } from './terms-body.js';

const written: TermsValues = {
  feeMethod: 'LUMP_SUM',
  feeParameters: { lumpSumFen: 3_000_000, royaltyBase: 'PROFIT', rateBp: 300 },
  payWithinAgreed: false,
  firstPaymentDays: 30,
  termEnd: '2030-12-31',
  contact: { name: ' 联系人 ', phone: '', email: 'a@b.example' },
  payee: { bank: '某银行' },
  otherMatters: '  ',
};

describe('what the form of a declaration sends', () => {
  it('keeps only the parameters of the method', () => {
    expect(bodyOf(written).feeParameters).toEqual({ lumpSumFen: 3_000_000 });
    expect(bodyOf({ ...written, feeMethod: 'RUNNING' }).feeParameters).toEqual({
      royaltyBase: 'PROFIT',
      rateBp: 300,
    });
    expect(bodyOf({ ...written, feeMethod: 'FREE' }).feeParameters).toEqual({});
  });

  it('sends nothing for what is blank or not agreed', () => {
    const { contact, payee, otherMatters, firstPaymentDays } = bodyOf(written);
    expect({ contact, payee, otherMatters, firstPaymentDays }).toEqual({
      contact: { name: '联系人', email: 'a@b.example' },
      payee: null,
      otherMatters: null,
      firstPaymentDays: null,
    });
  });

  it('has no sum for year one while the amount is missing or is no amount', () => {
    expect(yearOneOf({ feeMethod: 'LUMP_SUM', feeParameters: { lumpSumFen: Number.NaN } })).toBeNull();
    expect(yearOneOf({ feeMethod: 'FREE', feeParameters: {} })).toBe(0);
  });
});
