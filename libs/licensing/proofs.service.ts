import { Injectable } from '@nestjs/common';
import { type Actor, Database, Env, Files, refuse, type StoredFile, SYSTEM, type Tx } from '#libs/platform';
import type { ProofDto } from './licence.dto.js';
import { refuseLicensing } from './licensing.errors.js';
import { type ProofContent, proofPdf } from './proof-of-licence.js';
import type { Terms } from './terms.js';

interface ProofRow {
  licensorId: string;
  licenseeId: string;
  code: string;
  state: ProofDto['state'];
  title: string;
  applicationNumber: string;
  licensor: string;
  licensee: string;
  demonstration: boolean;
  effectiveDay: string;
  effectiveBasis: string;
  recordedAt: Date;
  noticeDay: string;
  terms: Terms;
  termsHash: string;
  flags: string[];
  unconfirmed: boolean;
  fileId: string | null;
  recordalNumber: string | null;
  recordedDay: string | null;
}

/** 许可达成凭证: the parties' proof that notice and payment were made on the announced terms. */
@Injectable()
export class ProofsService {
  constructor(
    private readonly database: Database,
    private readonly files: Files,
    private readonly env: Env,
  ) {}

  /** Publishes what the verification page says, and makes the paper once. Runs as a job; twice is the same as once. */
  async make(licenceId: string): Promise<void> {
    await this.database.transaction(SYSTEM, async (tx) => {
      const row = await this.load(tx, licenceId);
      if (!row) return;
      const proof = proofOf(row);
      await tx.query(
        `INSERT INTO licence_proof (code, licence_id, facts, updated_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (code) DO UPDATE SET facts = excluded.facts, updated_at = excluded.updated_at`,
        [row.code, licenceId, JSON.stringify(proof), tx.now],
      );
      if (row.fileId) return;
      const content: ProofContent = {
        // The paper is made once, at the effect: what changes later stands on the verification page.
        proof,
        terms: row.terms,
        noticeDay: row.noticeDay,
        recordedAt: row.recordedAt,
        verifyUrl: `${this.env.PUBLIC_URL}/verify/${row.code}`,
      };
      const fileId = await this.files.store(tx, {
        organisationId: row.licensorId,
        readerId: row.licenseeId,
        purpose: 'PROOF_OF_LICENCE',
        name: `许可达成凭证-${row.code}.pdf`,
        mediaType: 'application/pdf',
        bytes: await proofPdf(content),
        made: true,
      });
      await tx.query('UPDATE licence SET proof_file_id = $2, version = version + 1 WHERE id = $1', [
        licenceId,
        fileId,
      ]);
    });
  }

  async file(actor: Actor, organisationId: string, licenceId: string): Promise<StoredFile> {
    return this.database.transaction(actor, async (tx) => {
      const [row] = await tx.query<{ fileId: string | null }>(
        `SELECT proof_file_id AS "fileId" FROM licence WHERE id = $1 AND (licensor_id = $2 OR licensee_id = $2)`,
        [licenceId, organisationId],
      );
      if (!row) throw refuse.not_found();
      if (!row.fileId) throw refuseLicensing.proof_not_ready();
      return this.files.load(tx, row.fileId);
    });
  }

  private async load(tx: Tx, licenceId: string): Promise<ProofRow | undefined> {
    const [row] = await tx.query<ProofRow>(
      `SELECT l.licensor_id AS "licensorId", l.licensee_id AS "licenseeId", l.proof_code AS code, l.state, p.title,
         p.application_number AS "applicationNumber", o.name AS licensor, e.name AS licensee,
         o.demonstration OR e.demonstration AS demonstration, l.effective_day::text AS "effectiveDay",
         l.effective_basis AS "effectiveBasis", l.effective_recorded_at AS "recordedAt", l.notice_day::text AS "noticeDay",
         l.terms, l.terms_hash AS "termsHash", l.flags, l.proof_file_id AS "fileId",
         EXISTS (SELECT 1 FROM payment y WHERE y.licence_id = l.id AND y.state = 'STATED') AS unconfirmed,
         r.recordal_number AS "recordalNumber", r.outcome_day::text AS "recordedDay"
       FROM licence l JOIN patent p ON p.id = l.patent_id JOIN organisation o ON o.id = l.licensor_id
         JOIN organisation e ON e.id = l.licensee_id
         LEFT JOIN recordal r ON r.licence_id = l.id AND r.state = 'RECORDED'
       WHERE l.id = $1 AND l.effective_day IS NOT NULL FOR UPDATE OF l`,
      [licenceId],
    );
    return row;
  }
}

function proofOf(row: ProofRow): ProofDto {
  return {
    code: row.code,
    state: row.state,
    title: row.title,
    applicationNumber: row.applicationNumber,
    declarationNumber: row.terms.declarationNumber,
    licensor: row.licensor,
    licensee: row.licensee,
    effectiveDay: row.effectiveDay,
    effectiveBasis: row.effectiveBasis,
    termEnd: row.terms.termEnd,
    termsHash: row.termsHash,
    demonstration: row.demonstration,
    unconfirmedPayment: row.unconfirmed,
    disputed: row.flags.includes('DISPUTED'),
    recordalNumber: row.recordalNumber,
    recordedDay: row.recordedDay,
  };
}
