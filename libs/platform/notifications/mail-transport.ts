import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { createTransport, type Transporter } from 'nodemailer';
import { Env } from '../env.js';
import type { Mail } from './notification.entity.js';

/** The server refused the letter for good: an address that does not exist, a subject it does not take. */
export class MailRefused extends Error {}

/** The mail server of `MAIL_URL`; without one, letters are kept and can be read on a page. */
@Injectable()
export class MailTransport implements OnApplicationShutdown {
  private readonly transporter: Transporter | undefined;

  constructor(private readonly env: Env) {
    if (env.MAIL_URL)
      this.transporter = createTransport(
        {
          url: env.MAIL_URL,
          connectionTimeout: 10_000,
          greetingTimeout: 10_000,
          socketTimeout: 20_000,
        },
        { from: env.MAIL_FROM },
      );
  }

  get sends(): boolean {
    return this.transporter !== undefined;
  }

  /** Throws without the server's own words: they repeat the address. */
  async send({ id, recipient, subject, body }: Mail): Promise<void> {
    try {
      await this.transporter?.sendMail({
        to: recipient,
        subject,
        text: body,
        messageId: `<${id}@${new URL(this.env.PUBLIC_URL).hostname}>`,
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
    } catch (error) {
      const { responseCode, code } = error as { responseCode?: number; code?: string };
      const short = String(responseCode ?? code ?? 'unknown');
      // 530 to 539 speak of our own sign-in at the server, not of the letter.
      if (responseCode && responseCode >= 550 && responseCode < 560) throw new MailRefused(short);
      throw new Error(`the mail server did not take a letter: ${short}`);
    }
  }

  onApplicationShutdown(): void {
    this.transporter?.close();
  }
}
