import { Injectable } from '@nestjs/common';
import { recipientsOf } from '#libs/accounts';
import {
  Database,
  defineMessages,
  formatYuan,
  Handles,
  type JobHandler,
  Notifications,
  type Role,
  SYSTEM,
} from '#libs/platform';
import type { Side } from './recordal.js';

defineMessages({
  notice_received_news: {
    zh: '{licensee}就“{title}”发来书面实施通知，应付首笔费用 {due}。',
    en: '{licensee} sent a written notice for “{title}”; the first payment due is {due}.',
  },
  licence_effective_news: {
    zh: '“{title}”的许可自 {day} 起生效，许可达成凭证可以下载。',
    en: 'The licence of “{title}” is in effect from {day}; its proof can be downloaded.',
  },
  licence_expired_news: {
    zh: '“{title}”的许可期限已于 {day} 届满。',
    en: 'The term of the licence of “{title}” ended on {day}.',
  },
});

/** Who hears of a licence on each side. */
export function rolesOf(side: Side): Role[] {
  return side === 'LICENSOR' ? ['UNIVERSITY_CLERK', 'UNIVERSITY_APPROVER'] : ['SIGNATORY', 'MEMBER'];
}

export function deskPath(side: Side, organisationId: string, licenceId: string): string {
  return `/desk/${organisationId}/${side === 'LICENSOR' ? 'notices' : 'licences'}/${licenceId}`;
}

interface Row {
  licensorId: string;
  licenseeId: string;
  licensee: string;
  title: string;
  dueFen: number;
  effectiveDay: string | null;
  expiredOn: string | null;
}

/** Both sides hear what became of a licence, each once. */
@Injectable()
export class LicenceNews {
  constructor(
    private readonly database: Database,
    private readonly notifications: Notifications,
  ) {}

  async tell(id: string): Promise<void> {
    await this.database.transaction(SYSTEM, async (tx) => {
      const [row] = await tx.query<Row>(
        `SELECT l.licensor_id AS "licensorId", l.licensee_id AS "licenseeId", f.name AS licensee, p.title,
           l.due_fen AS "dueFen", l.effective_day::text AS "effectiveDay",
           CASE l.state WHEN 'EXPIRED' THEN l.term_end::text END AS "expiredOn"
         FROM licence l JOIN organisation f ON f.id = l.licensee_id JOIN patent p ON p.id = l.patent_id WHERE l.id = $1`,
        [id],
      );
      if (!row) return;
      const { licensorId, licenseeId, licensee, title, dueFen, effectiveDay, expiredOn } = row;
      const university = await recipientsOf(tx, licensorId, rolesOf('LICENSOR'));
      const licensorPath = deskPath('LICENSOR', licensorId, id);
      await this.notifications.tell(tx, university, {
        key: `licence ${id} notice`,
        code: 'notice_received_news',
        params: { licensee, title, due: formatYuan(dueFen) },
        path: licensorPath,
      });
      const firm = await recipientsOf(tx, licenseeId, rolesOf('LICENSEE'));
      const both = async (what: 'effective' | 'expired', day: string) => {
        const news = { key: `licence ${id} ${what}`, code: `licence_${what}_news`, params: { title, day } };
        await this.notifications.tell(tx, firm, { ...news, path: deskPath('LICENSEE', licenseeId, id) });
        await this.notifications.tell(tx, university, { ...news, path: licensorPath });
      };
      if (effectiveDay !== null) await both('effective', effectiveDay);
      if (expiredOn !== null) await both('expired', expiredOn);
    });
  }
}

@Injectable()
@Handles({ topic: 'licence.notified', queue: 'alerts' })
export class TellOfNotice implements JobHandler {
  constructor(private readonly news: LicenceNews) {}

  handle(id: string): Promise<void> {
    return this.news.tell(id);
  }
}

@Injectable()
@Handles({ topic: 'licence.effective', queue: 'alerts' })
export class TellOfEffect implements JobHandler {
  constructor(private readonly news: LicenceNews) {}

  handle(id: string): Promise<void> {
    return this.news.tell(id);
  }
}

@Injectable()
@Handles({ topic: 'licence.expired', queue: 'alerts' })
export class TellOfExpiry implements JobHandler {
  constructor(private readonly news: LicenceNews) {}

  handle(id: string): Promise<void> {
    return this.news.tell(id);
  }
}
