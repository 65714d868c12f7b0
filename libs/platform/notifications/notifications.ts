import { Injectable } from '@nestjs/common';
import type { Tx } from '../database/database.js';
import { Env } from '../env.js';
import { sentenceOf } from '../errors.js';
import { newId } from '../ids.js';
import { type Language, type Params, render } from '../messages.js';
import { SEND_MAIL } from './send-mail.jobs.js';

/** Somebody who can be told something; accounts knows who is who. */
export interface Recipient {
  personId: string;
  language: Language;
  /** Null where this person has no address, or wants no mail. */
  mailTo: string | null;
}

export interface News {
  /** The same key is told a person once, however often its job runs. */
  key: string;
  /** A sentence of `defineMessages`. */
  code: string;
  params: Params;
  /** Below the sentence: titles, names. */
  lines?: string[];
  /** Where to go, within the site. */
  path: string;
}

/** To an address of somebody who has no account. */
export interface Letter extends News {
  language: Language;
  /** The sentence that says why it came, and how to end it. */
  foot: string;
  /** Whoever has it written is known to us and answers for it: it is never too many. */
  vouched?: boolean;
}

/** Anybody can type anybody's address: nobody gets more than this a day at one that nobody vouches for. */
const MOST_LETTERS = 20;

/** Mail and the list behind the bell: what is told is written in the transaction of the job that tells it. */
@Injectable()
export class Notifications {
  constructor(private readonly env: Env) {}

  /** Only jobs tell: they act as SYSTEM, and who is to be told may belong to another organisation. */
  async tell(tx: Tx, recipients: Recipient[], { key, code, params, lines = [], path }: News): Promise<void> {
    if (tx.actor.kind !== 'SYSTEM') throw new TypeError('people are told by jobs');
    const sentence = sentenceOf(code);
    if (!sentence) throw new TypeError(`no sentence for ${code}`);
    for (const { personId, language, mailTo } of recipients) {
      const told = await tx.query(
        `INSERT INTO notification (id, person_id, key, code, params, lines, path, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (person_id, key) DO NOTHING RETURNING id`,
        [newId(tx.now.getTime()), personId, key, code, params, lines, path, tx.now],
      );
      if (told.length === 0 || mailTo === null) continue;
      const text = render(sentence, params, language);
      const foot = `${WORDS[language].foot}${this.at('/notifications')}`;
      await this.write(tx, mailTo, language, text, { lines, path, foot });
    }
  }

  /** A letter to a bare address, once under its key; like news, only jobs write it. */
  async letterTo(tx: Tx, address: string, letter: Letter): Promise<void> {
    if (tx.actor.kind !== 'SYSTEM') throw new TypeError('letters are written by jobs');
    const { key, params, language, lines = [], path } = letter;
    const [sentence, foot] = [sentenceOf(letter.code), sentenceOf(letter.foot)];
    if (!sentence || !foot) throw new TypeError(`no sentence for ${letter.code} or ${letter.foot}`);
    if (!letter.vouched && (await hadEnough(tx, address))) return;
    const text = render(sentence, params, language);
    await this.write(tx, address, language, text, { lines, path, foot: render(foot, params, language) }, key);
  }

  private async write(
    tx: Tx,
    recipient: string,
    language: Language,
    text: string,
    { lines, path, foot }: { lines: string[]; path: string; foot: string },
    letterKey: string | null = null,
  ): Promise<void> {
    const { open, mark } = WORDS[language];
    const id = newId(tx.now.getTime());
    const body = [
      text,
      ...(lines.length > 0 ? [lines.map((line) => `- ${line}`).join('\n')] : []),
      `${open}${this.at(path)}`,
      `--\n${foot}`,
    ].join('\n\n');
    const written = await tx.query(
      `INSERT INTO mail (id, recipient, subject, body, state, attempts, created_at, letter_key)
       VALUES ($1, $2, $3, $4, 'WAITING', 0, $5, $6)
       ON CONFLICT (letter_key) WHERE letter_key IS NOT NULL DO NOTHING RETURNING id`,
      // A line break in a subject would begin another header.
      [id, recipient, `${mark}${text}`.replace(/\s+/g, ' ').slice(0, 200), body, tx.now, letterKey],
    );
    if (written.length > 0) await tx.later(SEND_MAIL, id);
  }

  private at(path: string): string {
    return new URL(path, this.env.PUBLIC_URL).href;
  }
}

async function hadEnough(tx: Tx, address: string): Promise<boolean> {
  // Two jobs that count at the same time would each write the last one.
  await tx.query("SELECT pg_advisory_xact_lock(hashtextextended('letters ' || $1, 0))", [address]);
  const [row] = await tx.query<{ count: number }>(
    `SELECT count(*)::int AS count FROM mail
     WHERE recipient = $1 AND letter_key IS NOT NULL AND created_at > $2::timestamptz - interval '1 day'`,
    [address, tx.now],
  );
  return (row?.count ?? 0) >= MOST_LETTERS;
}

const WORDS: Record<Language, { mark: string; open: string; foot: string }> = {
  zh: {
    mark: '【开许】',
    open: '查看：',
    foot: '收到此邮件是因为你在开许设置了提醒。更改或停止邮件提醒：',
  },
  en: {
    mark: 'Kaixu: ',
    open: 'Open: ',
    foot: 'You get this letter because you asked Kaixu to tell you. Change or stop it: ',
  },
};
