import { Injectable } from '@nestjs/common';
import { SYSTEM } from '../actor.js';
import { Database } from '../database/database.js';
import { Handles, type JobHandler, type QueueLimit } from '../jobs/handler.js';
import { MailRefused, MailTransport } from './mail-transport.js';
import { Mail } from './notification.entity.js';

export const SEND_MAIL = 'mail.send';
const SEND_MAIL_AGAIN = 'mail.send_again';
/** What the strictest of the large providers takes of one account (Exchange Online: 30 letters a minute); kept letters wait for nobody. */
const LIMIT: QueueLimit = { max: 30, seconds: 60, where: ({ MAIL_URL }) => MAIL_URL !== undefined };
/** Less than the limit lets through until the next sweep: letters that are still in the queue are swept, too. */
const SWEPT = 200;
const KEEP_TRYING_HOURS = 72;
const FORGET_DAYS = 90;

/**
 * Hands one letter to the mail server. The row is locked meanwhile, so two workers never send one letter; killed between
 * the server's answer and our commit it is sent again, with the same Message-ID.
 */
@Injectable()
@Handles({ topic: SEND_MAIL, queue: 'mail', concurrency: 2, limit: LIMIT })
export class SendMail implements JobHandler {
  constructor(
    private readonly database: Database,
    private readonly transport: MailTransport,
  ) {}

  async handle(id: string): Promise<void> {
    const fault = await this.database.transaction(SYSTEM, async (tx) => {
      const mail = await tx
        .repository(Mail)
        .createQueryBuilder('m')
        .where({ id, state: 'WAITING' })
        .setLock('pessimistic_write')
        .setOnLocked('skip_locked')
        .getOne();
      if (!mail) return null;
      const attempts = mail.attempts + 1;
      const settle = (change: Partial<Mail>) => tx.repository(Mail).update({ id }, { attempts, ...change });
      try {
        await this.transport.send(mail);
        await settle({
          state: this.transport.sends ? 'SENT' : 'KEPT',
          settledAt: this.database.now(),
          fault: null,
        });
        return null;
      } catch (error) {
        const { message } = error as Error;
        const over = tx.now.getTime() - mail.createdAt.getTime() > KEEP_TRYING_HOURS * 3_600_000;
        const final = error instanceof MailRefused || over;
        await settle({ fault: message, ...(final && { state: 'FAILED' as const, settledAt: tx.now }) });
        return final ? null : message;
      }
    });
    // After the commit that counts the attempt: the queue tries again, later the sweep.
    if (fault !== null) throw new Error(fault);
  }
}

/** Behind new letters: most of what a sweep finds after a rush is in the queue already, and a second job for it sends nothing. */
@Injectable()
@Handles({ topic: SEND_MAIL_AGAIN, queue: 'mail', concurrency: 2, priority: 'SWEEP' })
export class SendMailAgain extends SendMail {}

/** Letters that a long absence of the mail server left waiting; old ones are forgotten, they hold addresses. */
@Injectable()
@Handles({ topic: 'mail.sweep', queue: 'housekeeping', everySeconds: 600 })
export class SweepMail implements JobHandler {
  constructor(private readonly database: Database) {}

  handle(): Promise<void> {
    return this.database.transaction(SYSTEM, async (tx) => {
      const rows = await tx.query<{ id: string }>(
        `SELECT id FROM mail WHERE state = 'WAITING' AND created_at < $1::timestamptz - interval '10 minutes'
         ORDER BY created_at LIMIT ${SWEPT}`,
        [tx.now],
      );
      for (const { id } of rows) await tx.later(SEND_MAIL_AGAIN, id);
      const old = `$1::timestamptz - interval '${FORGET_DAYS} days'`;
      await tx.query(`DELETE FROM mail WHERE state <> 'WAITING' AND created_at < ${old}`, [tx.now]);
      await tx.query(`DELETE FROM notification WHERE read_at IS NOT NULL AND created_at < ${old}`, [tx.now]);
    });
  }
}
