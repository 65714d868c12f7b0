/** Unified social credit code 统一社会信用代码 (GB 32100-2015), the key of every organisation. */
export type CreditCodeCheck =
  | { ok: true; code: string; innerCheck: 'OK' | 'DIFFERS' }
  | { ok: false; reason: 'FORMAT' | 'CHECK_DIGIT'; expected?: string };

// No I, O, S, V, Z: they are read as 1, 0, 5, U, 2.
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
// Positions 1 and 2 may be letters: authorities such as A, N and Y exist.
const SHAPE = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/;
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const INNER_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];

export function checkCreditCode(text: string): CreditCodeCheck {
  const code = text.normalize('NFKC').replace(/\s+/gu, '').toUpperCase();
  if (!SHAPE.test(code)) return { ok: false, reason: 'FORMAT' };
  const expected = creditCodeCheckDigit(code);
  if (code[17] !== expected) return { ok: false, reason: 'CHECK_DIGIT', expected };
  return { ok: true, code, innerCheck: innerCheckDigit(code.slice(8, 16)) === code[16] ? 'OK' : 'DIFFERS' };
}

/** The eighteenth character that belongs to the first seventeen. */
export function creditCodeCheckDigit(code: string): string {
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * ALPHABET.indexOf(code.charAt(at)), 0);
  // The outer modulo matters: a sum divisible by 31 gives 0, not a thirty-second character.
  return ALPHABET.charAt((31 - (sum % 31)) % 31);
}

/** GB 11714, inside the code. Codes that were reassigned can break it, so it never refuses. */
function innerCheckDigit(subject: string): string {
  const sum = INNER_WEIGHTS.reduce(
    (total, weight, at) => total + weight * parseInt(subject.charAt(at), 36),
    0,
  );
  const digit = 11 - (sum % 11);
  return digit === 10 ? 'X' : digit === 11 ? '0' : String(digit);
}
