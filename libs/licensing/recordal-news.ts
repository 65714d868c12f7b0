import { Injectable } from '@nestjs/common';
import { recipientsOf } from '#libs/accounts';
import {
  Database,
  defineMessages,
  Handles,
  type JobHandler,
  Notifications,
  SYSTEM,
  type Tx,
} from '#libs/platform';
import { deskPath, rolesOf } from './licence-news.js';
import type { RecordalState, Side } from './recordal.js';

defineMessages({
  recordal_filed_news: {
    zh: '{party} 已于 {day} 就“{title}”的许可报送备案。',
    en: '{party} filed the recordal of the licence of “{title}” on {day}.',
  },
  recordal_recorded_news: {
    zh: '“{title}”的许可已于 {day} 备案，备案号 {number}（{party} 登记）。',
    en: 'The licence of “{title}” was recorded on {day} under {number} (stated by {party}).',
  },
  recordal_refused_news: {
    zh: '“{title}”的许可备案于 {day} 未获准（{party} 登记）：{reason}。许可仍然有效，备案期限内可以重新报送。',
    en: 'The recordal of the licence of “{title}” was refused on {day} (stated by {party}): {reason}. The licence stands; it can be filed anew before the last day for recordal.',
  },
});

interface Row {
  licenceId: string;
  licensorId: string;
  licenseeId: string;
  licensor: string;
  licensee: string;
  title: string;
  state: RecordalState;
  filedBy: Side;
  filedDay: string;
  outcomeBy: Side | null;
  outcomeDay: string | null;
  number: string | null;
  reason: string | null;
}

/** The party that did not state it hears of a filing and of its outcome, each once. */
@Injectable()
@Handles({ topic: 'recordal.changed', queue: 'alerts' })
export class TellOfRecordal implements JobHandler {
  constructor(
    private readonly database: Database,
    private readonly notifications: Notifications,
  ) {}

  handle(id: string): Promise<void> {
    return this.database.transaction(SYSTEM, async (tx) => {
      const [row] = await tx.query<Row>(
        `SELECT r.licence_id AS "licenceId", r.licensor_id AS "licensorId", r.licensee_id AS "licenseeId", o.name AS licensor,
           e.name AS licensee, p.title, r.state, r.filed_by AS "filedBy", r.filed_day::text AS "filedDay",
           r.outcome_by AS "outcomeBy", r.outcome_day::text AS "outcomeDay", r.recordal_number AS number, r.reason
         FROM recordal r JOIN licence l ON l.id = r.licence_id JOIN patent p ON p.id = l.patent_id
           JOIN organisation o ON o.id = r.licensor_id JOIN organisation e ON e.id = r.licensee_id WHERE r.id = $1`,
        [id],
      );
      if (!row) return;
      await this.tell(tx, id, row, 'filed', row.filedBy, { day: row.filedDay });
      if (!row.outcomeBy || !row.outcomeDay) return;
      const { outcomeDay: day, number, reason } = row;
      const news = row.state === 'RECORDED' ? 'recorded' : 'refused';
      await this.tell(tx, id, row, news, row.outcomeBy, { day, number: number ?? '', reason: reason ?? '' });
    });
  }

  private async tell(
    tx: Tx,
    id: string,
    row: Row,
    news: 'filed' | 'recorded' | 'refused',
    statedBy: Side,
    params: Record<string, string>,
  ): Promise<void> {
    const other: Side = statedBy === 'LICENSOR' ? 'LICENSEE' : 'LICENSOR';
    const organisationId = other === 'LICENSOR' ? row.licensorId : row.licenseeId;
    const party = statedBy === 'LICENSOR' ? row.licensor : row.licensee;
    await this.notifications.tell(tx, await recipientsOf(tx, organisationId, rolesOf(other)), {
      key: `recordal ${id} ${news}`,
      code: `recordal_${news}_news`,
      params: { title: row.title, party, ...params },
      path: deskPath(other, organisationId, row.licenceId),
    });
  }
}
