import { defineMessages, invalidRequest } from './errors.js';

/** One address, and nothing that a mail server would read as several. */
const ADDRESS = /^[^\s@,;:<>()"\\]+@[^\s@,;:<>()"\\]+\.[^\s@,;:<>()"\\.]+$/;
const LONGEST = 200;

defineMessages({
  email_format: { zh: '请填写一个有效的邮箱地址：{value}', en: 'This is no e-mail address: {value}' },
});

/**
 * An e-mail address as it is kept and compared: NFKC, trimmed, lower case (no provider of today tells two people apart by
 * it). Null where the text is not one address.
 */
export function normaliseEmail(text: string): string | null {
  const email = text.normalize('NFKC').trim().toLowerCase();
  return email.length <= LONGEST && ADDRESS.test(email) ? email : null;
}

/** @throws email_format */
export function requireEmail(field: string, text: string): string {
  const email = normaliseEmail(text);
  if (email === null) throw invalidRequest([{ field, code: 'email_format', params: { value: text } }]);
  return email;
}
