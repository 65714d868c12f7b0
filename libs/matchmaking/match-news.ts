import { Injectable } from '@nestjs/common';
import { recipientsOf } from '#libs/accounts';
import { Database, Notifications, type Role, SYSTEM } from '#libs/platform';

const FIRM: Role[] = ['MEMBER', 'SIGNATORY'];
const UNIVERSITY: Role[] = ['UNIVERSITY_CLERK', 'CENTRE_STAFF'];

interface Row {
  state: string;
  version: number;
  firmId: string;
  universityId: string;
  needId: string;
  need: string;
  patent: string;
  firm: string;
  university: string;
  firmVerdict: string | null;
  universityVerdict: string | null;
}

/** Who hears what of matches: both sides when one was sent, the other side when one has spoken. */
@Injectable()
export class MatchNews {
  constructor(
    private readonly database: Database,
    private readonly notifications: Notifications,
  ) {}

  async moved(id: string): Promise<void> {
    await this.database.transaction(SYSTEM, async (tx) => {
      const [row] = await tx.query<Row>(
        `SELECT m.state, m.version, m.firm_id AS "firmId", m.university_id AS "universityId", m.need_id AS "needId",
           n.title AS need, p.title AS patent, u.name AS university, m.firm_verdict AS "firmVerdict",
           m.university_verdict AS "universityVerdict",
           CASE WHEN b.firm IS NOT NULL OR m.firm_verdict = 'INTERESTED' THEN f.name ELSE '—' END AS firm
         FROM match m JOIN need n ON n.id = m.need_id JOIN patent p ON p.id = m.patent_id
         JOIN organisation u ON u.id = m.university_id JOIN organisation f ON f.id = m.firm_id
         LEFT JOIN published_need b ON b.need_id = m.need_id WHERE m.id = $1`,
        [id],
      );
      if (!row) return;
      const { state, need, patent, firmId, universityId, needId } = row;
      const firm = { people: await recipientsOf(tx, firmId, FIRM), path: `/desk/${firmId}/needs/${needId}` };
      const university = {
        people: await recipientsOf(tx, universityId, UNIVERSITY),
        path: `/desk/${universityId}/matches/${id}`,
      };
      if (state === 'SENT') {
        // A firm hears once of a need's candidates, not of each: the key is the need's and the day's.
        const news = { code: 'match_sent_news', params: { need, patent } };
        await this.notifications.tell(tx, firm.people, {
          ...news,
          key: `candidates ${needId} ${tx.today}`,
          path: firm.path,
        });
        await this.notifications.tell(tx, university.people, {
          ...news,
          key: `match ${id} sent`,
          path: university.path,
        });
        return;
      }
      const told = { INTERESTED: 'match_interest_news', DECLINED: 'match_declined_news' }[state];
      if (!told) return;
      const say = async (to: typeof firm, who: string) =>
        this.notifications.tell(tx, to.people, {
          key: `match ${id} ${state} ${who}`,
          code: told,
          params: { who, need, patent },
          path: to.path,
        });
      if (row.firmVerdict === state) await say(university, row.firm);
      if (row.universityVerdict === state) await say(firm, row.university);
    });
  }
}
