import { Injectable } from '@nestjs/common';
import { recipientsOf } from '#libs/accounts';
import {
  Database,
  type News,
  Notifications,
  type Recipient,
  type Role,
  SYSTEM,
  type Tx,
} from '#libs/platform';
import { NeedAnswer } from './answer.entity.js';
import { Need } from './need.entity.js';
import { NeedsService } from './needs.service.js';

const FIRM: Role[] = ['MEMBER', 'SIGNATORY'];
/** Of many needs the news names so many. */
const TITLES = 10;
const UNIVERSITY: Role[] = ['UNIVERSITY_CLERK', 'CENTRE_STAFF'];

/** Who hears what of needs and answers. */
@Injectable()
export class DemandNews {
  constructor(
    private readonly database: Database,
    private readonly notifications: Notifications,
    private readonly needs: NeedsService,
  ) {}

  async needMoved(id: string): Promise<void> {
    await this.database.transaction(SYSTEM, async (tx) => {
      const need = await tx.repository(Need).findOneBy({ id });
      if (!need) return;
      const { title, returnReason, expiresDay, state } = need;
      const key = `need ${id} ${need.version}`;
      const path = `/desk/${need.firmId}/needs/${id}`;
      if (state === 'SUBMITTED') {
        for (const centre of await serviceCentres(tx))
          await this.tell(tx, centre, ['SERVICE_STAFF'], {
            key,
            code: 'need_submitted_news',
            params: { title },
            path: `/desk/${centre}/triage/${id}`,
          });
        return;
      }
      const news = { key, path };
      const said: Partial<Record<typeof state, Omit<News, 'key' | 'path'>>> = {
        RETURNED: { code: 'need_returned_news', params: { title, reason: returnReason } },
        PUBLISHED: { code: 'need_published_news', params: { title, day: expiresDay } },
        EXPIRED: { code: 'need_expiring_news', params: { title } },
      };
      const what = said[state];
      if (what) await this.tell(tx, need.firmId, FIRM, { ...news, ...what });
    });
  }

  /** Of what was written for the firm in one transaction it hears once, whichever of these needs was named. */
  async needEntered(id: string): Promise<void> {
    await this.database.transaction(SYSTEM, async (tx) => {
      const needs = await tx.query<{
        id: string;
        title: string;
        firmId: string;
        centre: string;
        count: number;
      }>(
        `SELECT n.id, n.title, n.firm_id AS "firmId", o.name AS centre, count(*) OVER ()::int AS count
         FROM need named JOIN need n USING (firm_id, entered_by_id, created_at) JOIN organisation o ON o.id = n.entered_by_id
         WHERE named.id = $1 ORDER BY n.id DESC LIMIT ${TITLES}`,
        [id],
      );
      const [first] = needs;
      if (!first) return;
      const { title, firmId, centre, count } = first;
      const one = count === 1;
      await this.tell(tx, firmId, FIRM, {
        key: `need ${first.id} entered`,
        code: one ? 'need_entered_news' : 'needs_entered_news',
        params: one ? { title, centre } : { count, centre },
        lines: one ? [] : needs.map((need) => need.title),
        path: one ? `/desk/${firmId}/needs/${first.id}` : `/desk/${firmId}/needs`,
      });
    });
  }

  /** The side whose turn it is hears of it; the first answer moves the need. */
  async answerChanged(id: string): Promise<void> {
    await this.database.transaction(SYSTEM, async (tx) => {
      const answer = await tx.repository(NeedAnswer).findOneBy({ id });
      if (!answer) return;
      const need = await tx
        .repository(Need)
        .findOne({ where: { id: answer.needId }, lock: { mode: 'pessimistic_write' } });
      if (!need) return;
      if (answer.state === 'OPEN' && need.state === 'PUBLISHED') await this.needs.move(tx, need, 'ANSWERED');
      const [names] = await tx.query<{ firm: string; university: string }>(
        `SELECT coalesce(p.firm, CASE WHEN $3 THEN f.name END, '—') AS firm, u.name AS university
         FROM organisation f JOIN organisation u ON u.id = $2 LEFT JOIN published_need p ON p.need_id = $4 WHERE f.id = $1`,
        [answer.firmId, answer.universityId, answer.state === 'INTERESTED', answer.needId],
      );
      const params = {
        title: need.title,
        day: answer.dueDay,
        firm: names?.firm ?? '',
        university: names?.university ?? '',
      };
      const news = {
        key: `answer ${id} ${answer.version}`,
        code: answer.version === 1 ? 'answer_received_news' : 'answer_moved_news',
        params,
      };
      const to = answer.turn === 'FIRM' ? answer.firmId : answer.universityId;
      const roles = answer.turn === 'FIRM' ? FIRM : UNIVERSITY;
      await this.tell(tx, to, roles, { ...news, path: `/desk/${to}/answers/${id}` });
    });
  }

  /** What its side has not moved for a week comes onto the service centres' call list; both hear of it once. */
  async escalate(): Promise<void> {
    await this.database.transaction(SYSTEM, async (tx) => {
      const needs = await tx.query<{ id: string; title: string; version: number }>(
        `UPDATE need SET escalated_at = $1 WHERE due_day < $2 AND escalated_at IS NULL RETURNING id, title, version`,
        [tx.now, tx.today],
      );
      const answers = await tx.query<{
        id: string;
        title: string;
        to: string;
        turn: string;
        version: number;
      }>(
        `UPDATE need_answer a SET escalated_at = $1 FROM need n
         WHERE n.id = a.need_id AND a.due_day < $2 AND a.escalated_at IS NULL
         RETURNING a.id, n.title, a.version, a.turn, CASE a.turn WHEN 'FIRM' THEN a.firm_id ELSE a.university_id END AS to`,
        [tx.now, tx.today],
      );
      const centres = await serviceCentres(tx);
      for (const { id, title, version } of [...needs, ...answers])
        for (const centre of centres)
          await this.tell(
            tx,
            centre,
            ['SERVICE_STAFF'],
            silence(id, version, title, `/desk/${centre}/triage`),
          );
      for (const { id, title, version, to, turn } of answers)
        await this.tell(
          tx,
          to,
          turn === 'FIRM' ? FIRM : UNIVERSITY,
          silence(id, version, title, `/desk/${to}/answers/${id}`),
        );
    });
  }

  async expire(): Promise<void> {
    await this.database.transaction(SYSTEM, async (tx) => {
      const needs = await tx
        .repository(Need)
        .createQueryBuilder('n')
        .where(`n.state IN ('PUBLISHED', 'MATCHING') AND n.expires_day < :today`, { today: tx.today })
        .orderBy('n.id')
        .limit(200)
        .setLock('pessimistic_write')
        .setOnLocked('skip_locked')
        .getMany();
      for (const need of needs) await this.needs.move(tx, need, 'EXPIRE');
    });
  }

  private async tell(tx: Tx, organisationId: string, roles: Role[], news: News): Promise<void> {
    const recipients: Recipient[] = await recipientsOf(tx, organisationId, roles);
    await this.notifications.tell(tx, recipients, news);
  }
}

function silence(id: string, version: number, title: string, path: string): News {
  return { key: `silence ${id} ${version}`, code: 'silence_news', params: { title }, path };
}

async function serviceCentres(tx: Tx): Promise<string[]> {
  const rows = await tx.query<{ id: string }>(
    `SELECT id FROM organisation WHERE kind = 'SERVICE_CENTRE' ORDER BY id`,
  );
  return rows.map(({ id }) => id);
}
