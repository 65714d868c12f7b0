import { describe, expect, it } from '@jest/globals';
import { normaliseEmail } from './email.js';

describe('an e-mail address', () => {
  it('is kept in one way, however it was typed', () => {
    for (const typed of [
      'wang@firm.example',
      ' Wang@Firm.EXAMPLE\n',
      'ｗａｎｇ＠firm．example',
      '　wang@firm.example',
    ])
      expect(normaliseEmail(typed)).toBe('wang@firm.example');
    expect(normaliseEmail("o'brien+kaixu@mail.firm.example")).toBe("o'brien+kaixu@mail.firm.example");
  });

  it('is one, and nothing that a mail server reads as several or as a header', () => {
    const none = [
      ...['', 'nobody', 'a@b', '@b.example', 'a@b.example.', 'a b@c.example', 'a@b@c.example'],
      ...['a@b.example, c@d.example', 'a@b.example；c@d.example', 'a@b.example\r\nbcc: c@d.example'],
      ...['王 <a@b.example>', '"a"@b.example', 'list:a@b.example;', `${'a'.repeat(200)}@b.example`],
    ];
    for (const text of none) expect([text, normaliseEmail(text)]).toEqual([text, null]);
  });
});
