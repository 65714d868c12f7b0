import { Injectable } from '@nestjs/common';
import { Organisation } from '#libs/accounts';
import { type LegalDay, newId, refuse, type Tx } from '#libs/platform';
import { Declaration, DeclarationEvent } from './declaration.entity.js';
import type { GateStatement } from './gate.facts.js';
import type { Terms } from './terms.js';

/** What licensing must know of a patent. */
export interface PatentFacts {
  id: string;
  authority: string;
  applicationNumber: string;
  kind: 'INVENTION' | 'UTILITY_MODEL' | 'DESIGN' | 'UNKNOWN';
  title: string;
  titleEn: string | null;
  legalStatus:
    | 'UNKNOWN'
    | 'PENDING'
    | 'GRANTED_IN_FORCE'
    | 'IN_GRACE'
    | 'LAPSED'
    | 'EXPIRED'
    | 'SURRENDERED'
    | 'PARTLY_INVALID'
    | 'INVALID'
    | 'REFUSED'
    | 'WITHDRAWN';
  legalStatusDay: LegalDay | null;
  patentees: string[];
  filingDay: LegalDay | null;
  grantDay: LegalDay | null;
  grantNumber: string | null;
  suspendedSince: LegalDay | null;
}

const PATENT_COLUMNS = `p.id, p.authority, p.application_number AS "applicationNumber", p.kind, p.title, p.title_en AS "titleEn",
  p.legal_status AS "legalStatus", p.legal_status_day::text AS "legalStatusDay", p.patentees, p.filing_day::text AS "filingDay",
  p.grant_day::text AS "grantDay", p.grant_number AS "grantNumber",
  (SELECT e.day::text FROM patent_event e WHERE e.patent_id = p.id AND e.type IN ('SUSPENSION', 'SUSPENSION_END')
   ORDER BY e.day DESC, e.recorded_at DESC LIMIT 1) AS "lastSuspensionDay",
  (SELECT e.type FROM patent_event e WHERE e.patent_id = p.id AND e.type IN ('SUSPENSION', 'SUSPENSION_END')
   ORDER BY e.day DESC, e.recorded_at DESC LIMIT 1) AS "lastSuspension"`;

@Injectable()
export class DeclarationsRepository {
  /**
   * A declaration of this licensor, locked against other writers; 404 otherwise. Not FOR UPDATE: the foreign key of a
   * new licence takes a key share of this row, and notices must not wait for a clerk.
   */
  async ownForUpdate(tx: Tx, organisationId: string, id: string): Promise<Declaration> {
    const declaration = await tx
      .repository(Declaration)
      .findOne({ where: { id, licensorId: organisationId }, lock: { mode: 'for_no_key_update' } });
    if (!declaration) throw refuse.not_found();
    return declaration;
  }

  async own(tx: Tx, organisationId: string, id: string): Promise<Declaration> {
    const declaration = await tx.repository(Declaration).findOneBy({ id, licensorId: organisationId });
    if (!declaration) throw refuse.not_found();
    return declaration;
  }

  async patent(tx: Tx, patentId: string): Promise<PatentFacts> {
    const [row] = await tx.query<
      PatentFacts & { lastSuspension: string | null; lastSuspensionDay: LegalDay | null }
    >(`SELECT ${PATENT_COLUMNS} FROM patent p WHERE p.id = $1`, [patentId]);
    if (!row) throw refuse.not_found();
    const { lastSuspension, lastSuspensionDay, ...patent } = row;
    return { ...patent, suspendedSince: lastSuspension === 'SUSPENSION' ? lastSuspensionDay : null };
  }

  async holds(tx: Tx, organisationId: string, patentId: string): Promise<boolean> {
    const rows = await tx.query('SELECT 1 FROM holding WHERE organisation_id = $1 AND patent_id = $2', [
      organisationId,
      patentId,
    ]);
    return rows.length > 0;
  }

  /** The licensor's name, and since when its Kaixu inbox receives notices. */
  async licensor(tx: Tx, organisationId: string): Promise<{ name: string; inboxAgreedAt: Date | null }> {
    const organisation = await tx.repository(Organisation).findOneBy({ id: organisationId });
    if (!organisation) throw refuse.not_found();
    return organisation;
  }

  async statements(tx: Tx, declarationId: string): Promise<GateStatement[]> {
    return tx.query<GateStatement>(
      `SELECT code, barred, stated_day::text AS "statedDay", source FROM gate_fact WHERE declaration_id = $1 ORDER BY recorded_at, id`,
      [declarationId],
    );
  }

  async consents(
    tx: Tx,
    declarationId: string,
  ): Promise<{ coOwner: string; purpose: 'DECLARE' | 'WITHDRAW'; fileId: string }[]> {
    return tx.query(
      `SELECT co_owner AS "coOwner", purpose, file_id AS "fileId" FROM co_owner_consent WHERE declaration_id = $1 ORDER BY recorded_at`,
      [declarationId],
    );
  }

  async keepTerms(tx: Tx, declarationId: string, terms: Terms, termsHash: string): Promise<void> {
    await tx.query(
      `INSERT INTO terms_version (declaration_id, terms_hash, terms, recorded_at) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING`,
      [declarationId, termsHash, JSON.stringify(terms), tx.now],
    );
  }

  async addEvent(
    tx: Tx,
    before: Pick<Declaration, 'state'>,
    after: Declaration,
    event: DeclarationEvent['event'],
    more: { legalDay?: LegalDay; reason?: string; fileId?: string } = {},
  ): Promise<void> {
    await tx.repository(DeclarationEvent).insert({
      id: newId(tx.now.getTime()),
      declarationId: after.id,
      licensorId: after.licensorId,
      event,
      fromState: before.state,
      toState: after.state,
      legalDay: more.legalDay ?? null,
      reason: more.reason ?? null,
      fileId: more.fileId ?? null,
      personId: tx.actor.kind === 'PERSON' ? tx.actor.personId : null,
      recordedAt: tx.now,
    });
  }

  /** Acceptances share this lock, a closing takes it alone: each is before the other or after it, never both. */
  async lockForNotice(tx: Tx, declarationId: string): Promise<void> {
    await tx.prepared(`SELECT pg_advisory_xact_lock_shared(hashtextextended($1, 2))`, [declarationId]);
  }

  async lockForClosing(tx: Tx, declarationId: string): Promise<void> {
    await tx.query(`SELECT pg_advisory_xact_lock(hashtextextended($1, 2))`, [declarationId]);
  }
}
