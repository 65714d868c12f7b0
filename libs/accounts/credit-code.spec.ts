import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkCreditCode, creditCodeCheckDigit } from './credit-code.js';

describe('unified social credit code', () => {
  it.each([
    '91350100M000100Y43',
    '91110000600037341L',
    '12100000400000624D',
    '12100000400002259P',
    '1210000042500615X0', // its sum is divisible by 31: the outer modulo decides
  ])('accepts %s with its inner check digit', (code) => {
    expect(checkCreditCode(code)).toEqual({ ok: true, code, innerCheck: 'OK' });
  });

  it.each(['123100001234567888', '91310000MA1FL0AB0T'])('accepts the invented %s', (code) => {
    expect(checkCreditCode(code)).toMatchObject({ ok: true, code });
  });

  it('names the check digit that it expected', () => {
    expect(checkCreditCode('1231000042500617X0')).toEqual({
      ok: false,
      reason: 'CHECK_DIGIT',
      expected: 'K',
    });
  });

  it('only warns of a broken inner check digit', () => {
    const first = '91310000123456780';
    expect(checkCreditCode(first + creditCodeCheckDigit(first))).toMatchObject({
      ok: true,
      innerCheck: 'DIFFERS',
    });
  });

  it('reads full-width, lower-case and spaced spellings', () => {
    expect(checkCreditCode(' ９１３５０１００ｍ０００１００ｙ４３')).toMatchObject({
      ok: true,
      code: '91350100M000100Y43',
    });
    expect(checkCreditCode('9135 0100 m000 100y 43')).toMatchObject({ ok: true, code: '91350100M000100Y43' });
  });

  it.each(['', '9135', '91350100M000100I43', '9135010OM000100Y43', '91350100M000100Y433'])(
    'refuses the shape of %j',
    (text) => {
      expect(checkCreditCode(text)).toEqual({ ok: false, reason: 'FORMAT' });
    },
  );

  it('finds every single wrong character', () => {
    const code = '91110000600037341L';
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 7 }), fc.integer({ min: 1, max: 9 }), (at, step) => {
        const wrong = String((Number(code[at]) + step) % 10);
        return !checkCreditCode(code.slice(0, at) + wrong + code.slice(at + 1)).ok;
      }),
    );
  });
});
