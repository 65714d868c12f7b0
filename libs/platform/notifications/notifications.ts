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

/** What a letter says, and to whom; `code` is a sentence of `defineMessages` and its subject, too. */
export interface Letter extends Omit<News, 'key'> {
  to: string;
  language: Language;
}

/** Mail and the list behind the bell: what is told is written in the transaction of the job that tells it. */
@Injectable()
export class Notifications {
  constructor(private readonly env: Env) {}

  /** Only jobs tell: they act as SYSTEM, and who is to be told may belong to another organisation. */
  async tell(tx: Tx, recipients: Recipient[], { key, code, params, lines = [], path }: News): Promise<void> {
    if (tx.actor.kind !== 'SYSTEM') throw new TypeError('people are told by jobs');
    if (!sentenceOf(code)) throw new TypeError(`no sentence for ${code}`);
    for (const { personId, language, mailTo } of recipients) {
      const told = await tx.query(
        `INSERT INTO notification (id, person_id, key, code, params, lines, path, created_at)
         VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT (person_id, key) DO NOTHING RETURNING id`,
        [newId(tx.now.getTime()), personId, key, code, params, lines, path, tx.now],
      );
      if (told.length === 0 || mailTo === null) continue;
      await this.post(
        tx,
        { to: mailTo, language, code, params, lines, path },
        WORDS[language].foot + this.at('/notifications'),
      );
    }
  }

  /** A letter to somebody without an account; as with news, only a job writes it, in its own transaction and once. */
  async write(tx: Tx, letter: Letter): Promise<void> {
    if (tx.actor.kind !== 'SYSTEM') throw new TypeError('letters are written by jobs');
    await this.post(tx, letter, WORDS[letter.language].stranger);
  }

  private async post(
    tx: Tx,
    { to, language, code, params, lines = [], path }: Letter,
    foot: string,
  ): Promise<void> {
    const sentence = sentenceOf(code);
    if (!sentence) throw new TypeError(`no sentence for ${code}`);
    const text = render(sentence, params, language);
    const { open, mark } = WORDS[language];
    const id = newId(tx.now.getTime());
    const body = [
      text,
      ...(lines.length > 0 ? [lines.map((line) => `- ${line}`).join('\n')] : []),
      `${open}${this.at(path)}`,
      `--\n${foot}`,
    ].join('\n\n');
    await tx.query(
      `INSERT INTO mail (id, recipient, subject, body, state, attempts, created_at)
       VALUES ($1, $2, $3, $4, 'WAITING', 0, $5)`,
      // A line break in a subject would begin another header.
      [id, to, `${mark}${text}`.replace(/\s+/g, ' ').slice(0, 200), body, tx.now],
    );
    await tx.later(SEND_MAIL, id);
  }

  private at(path: string): string {
    return new URL(path, this.env.PUBLIC_URL).href;
  }
}

const WORDS: Record<Language, { mark: string; open: string; foot: string; stranger: string }> = {
  zh: {
    mark: '【开许】',
    open: '查看：',
    foot: '收到此邮件是因为你在开许设置了提醒。更改或停止邮件提醒：',
    stranger: '此邮件由上述单位通过开许发出，链接只供你本人使用。如与你无关，请忽略。',
  },
  en: {
    mark: 'Kaixu: ',
    open: 'Open: ',
    foot: 'You get this letter because you asked Kaixu to tell you. Change or stop it: ',
    stranger:
      'The organisation above sent this letter through Kaixu; its link is for you alone. If it does not concern you, leave it.',
  },
};
