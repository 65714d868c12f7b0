import { Injectable } from '@nestjs/common';
import type { PersonActor } from '../actor.js';
import { Database } from '../database/database.js';
import { sentenceOf } from '../errors.js';
import type { PageQuery } from '../fields.js';
import { decodeIdCursor, encodeCursor } from '../http/cursor.js';
import { render } from '../messages.js';
import { MailTransport } from './mail-transport.js';
import { Mail, Notification } from './notification.entity.js';
import type { MailListDto, NotificationsDto, UnreadDto } from './notifications.dto.js';

const MOST_UNREAD = 100;

/** A person reads what it was told; the platform sees what letters became. */
@Injectable()
export class NotificationsReader {
  constructor(
    private readonly database: Database,
    private readonly transport: MailTransport,
  ) {}

  list(actor: PersonActor, { limit = 20, cursor }: PageQuery): Promise<NotificationsDto> {
    const before = decodeIdCursor(cursor);
    return this.database.transaction(actor, async (tx) => {
      const rows = await tx
        .repository(Notification)
        .createQueryBuilder('n')
        .where('n.person_id = :me', { me: actor.personId })
        .andWhere(before ? 'n.id < :before' : 'true', { before })
        .orderBy('n.id', 'DESC')
        .limit(limit + 1)
        .getMany();
      const page = rows.slice(0, limit);
      return {
        items: page.map(({ id, code, params, lines, path, createdAt, readAt }) => ({
          id,
          text: render(sentenceOf(code) ?? { zh: code, en: code }, params, actor.language),
          lines,
          path,
          createdAt: createdAt.toISOString(),
          read: readAt !== null,
        })),
        nextCursor: rows.length > limit ? encodeCursor([page.at(-1)?.id ?? null]) : null,
      };
    });
  }

  unread(actor: PersonActor): Promise<UnreadDto> {
    return this.database.transaction(actor, async (tx) => {
      const rows = await tx.query(
        `SELECT 1 FROM notification WHERE person_id = $1 AND read_at IS NULL LIMIT ${MOST_UNREAD}`,
        [actor.personId],
      );
      return { unread: rows.length };
    });
  }

  async read(actor: PersonActor, upTo: string): Promise<void> {
    await this.database.transaction(actor, (tx) =>
      tx.query('UPDATE notification SET read_at = $3 WHERE person_id = $1 AND id <= $2 AND read_at IS NULL', [
        actor.personId,
        upTo,
        tx.now,
      ]),
    );
  }

  mail(actor: PersonActor, { limit = 20, cursor }: PageQuery): Promise<MailListDto> {
    const before = decodeIdCursor(cursor);
    return this.database.transaction(actor, async (tx) => {
      const rows = await tx
        .repository(Mail)
        .createQueryBuilder('m')
        .where(before ? 'm.id < :before' : 'true', { before })
        .orderBy('m.id', 'DESC')
        .limit(limit + 1)
        .getMany();
      const page = rows.slice(0, limit);
      return {
        items: page.map(({ settledAt: _, createdAt, body, ...mail }) => ({
          ...mail,
          // What was really sent is between sender and reader.
          body: this.transport.sends ? '' : body,
          createdAt: createdAt.toISOString(),
        })),
        sends: this.transport.sends,
        nextCursor: rows.length > limit ? encodeCursor([page.at(-1)?.id ?? null]) : null,
      };
    });
  }
}
