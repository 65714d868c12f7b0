import { Injectable } from '@nestjs/common';
import { Database, type Tx } from '#libs/platform';
import { Directory } from './directory.js';
import { beginningsOf, patentKeys, type Suggested } from './suggestion-keys.js';
import type { SuggestedPatentDto, SuggestionsDto } from './suggestions.dto.js';

const PATENTS = 5;
const UNIVERSITIES = 3;
const CLASSES = 3;
/** Of so many keys that begin so, in their order, those with an offer are shown first. */
const LOOKED_AT = 40;
const LAST = '\u{10ffff}';

/** What somebody may mean who has typed so far. One statement over a stretch of one index, whatever is typed. */
@Injectable()
export class SuggestionsService {
  constructor(
    private readonly database: Database,
    private readonly directory: Directory,
  ) {}

  async of(typed: string): Promise<SuggestionsDto> {
    const beginnings = beginningsOf(typed.replaceAll('\0', ''));
    if (beginnings.length === 0) return { patents: [], universities: [], ipc: [] };
    const [patents, universities, ipc] = await Promise.all([
      this.patents(beginnings),
      this.directory.universities(beginnings, UNIVERSITIES),
      this.directory.ipc(beginnings, CLASSES),
    ]);
    return { patents, universities, ipc };
  }

  private patents(beginnings: string[]): Promise<SuggestedPatentDto[]> {
    return this.database.query<SuggestedPatentDto>(
      `SELECT p.id, p.title, p.title_en AS "titleEn", p.application_number AS "applicationNumber", p.authority
       FROM (SELECT DISTINCT k.patent_id FROM unnest($1::text[]) AS b(beginning), LATERAL (
           SELECT s.patent_id FROM patent_suggestion s WHERE s.key >= b.beginning AND s.key < b.beginning || $2
           ORDER BY s.key LIMIT ${LOOKED_AT}) AS k) AS found
         JOIN patent p ON p.id = found.patent_id LEFT JOIN offer_summary o ON o.patent_id = p.id
       ORDER BY (o.patent_id IS NULL), p.title, p.id LIMIT ${PATENTS}`,
      [beginnings, LAST],
    );
  }

  /** Brings the keys of these patents after their records. */
  async renew(tx: Tx, patentIds: string[]): Promise<void> {
    const patents = await tx.query<Suggested & { id: string }>(
      `SELECT id, title, title_en AS "titleEn", application_number AS "applicationNumber",
         publication_number AS "publicationNumber", grant_number AS "grantNumber" FROM patent WHERE id = ANY ($1::uuid[])`,
      [patentIds],
    );
    const rows = patents.flatMap((patent) => patentKeys(patent).map((key) => [key, patent.id] as const));
    const columns = [rows.map(([key]) => key), rows.map(([, id]) => id)];
    await tx.query(
      `DELETE FROM patent_suggestion s WHERE patent_id = ANY ($3::uuid[])
         AND NOT EXISTS (SELECT 1 FROM unnest($1::text[], $2::uuid[]) AS n(key, id) WHERE n.key = s.key AND n.id = s.patent_id)`,
      [...columns, patentIds],
    );
    await tx.query(
      `INSERT INTO patent_suggestion (key, patent_id) SELECT * FROM unnest($1::text[], $2::uuid[]) AS n(key, id)
       ORDER BY id, key ON CONFLICT DO NOTHING`,
      columns,
    );
  }
}
