import { Injectable } from '@nestjs/common';
import { AnnuitiesService, type OpenLicenceTold } from '#libs/catalogue';
import { Database, Handles, type JobHandler, SYSTEM } from '#libs/platform';

/**
 * What the recordals of a patent mean for its annuities, told to the catalogue: asked for in the transaction in which a
 * licence is recorded or a declaration ends. A job, because the licensee may record, and the facts are the patentee's:
 * row-level security lets no firm write them. It reads what stands now, so twice and in any order is the same.
 */
@Injectable()
@Handles({ topic: 'declaration.annuities', queue: 'licensing' })
export class TellAnnuities implements JobHandler {
  constructor(
    private readonly database: Database,
    private readonly annuities: AnnuitiesService,
  ) {}

  handle(declarationId: string): Promise<void> {
    return this.database.transaction(SYSTEM, async (tx) => {
      const [row] = await tx.query<OpenLicenceTold & { patentId: string }>(SQL, [declarationId]);
      if (row) await this.annuities.tellOpenLicence(tx, row.patentId, row);
    });
  }
}

/** The newest declaration that has a recorded licence, and its first one: the cut begins anew with a new declaration. */
const SQL = `SELECT d.patent_id AS "patentId", r.recordal_number AS "recordalNumber", r.outcome_day::text AS "recordedDay",
    d.closed_day::text AS "withdrawnDay"
  FROM declaration d JOIN licence l ON l.declaration_id = d.id JOIN recordal r ON r.licence_id = l.id AND r.state = 'RECORDED'
  WHERE d.patent_id = (SELECT patent_id FROM declaration WHERE id = $1)
  ORDER BY d.announced_day DESC, d.id DESC, r.outcome_day, r.id LIMIT 1`;
