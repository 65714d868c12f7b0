import { Injectable } from '@nestjs/common';
import { type Database, refuse, type Tx } from '#libs/platform';
import type { OfferSummary } from './offer-summary.entity.js';
import type { KinDto } from './patents.dto.js';
import type { Patent, PatentEvent } from './patent.entity.js';
import type { PatentSheet } from './sheet.entity.js';
import type { UniversityDto } from './patents.dto.js';

/** A transaction, or the gateway itself for anonymous reads. */
export type Reader = Pick<Database, 'query'>;

export interface Holder extends UniversityDto {
  patentId: string;
}
export interface Offer extends OfferSummary {
  licensor: string;
}

export interface PublishedSheet extends PatentSheet {
  organisation: string;
  organisationEn: string | null;
}

const PATENT = `p.id, p.authority, p.application_number AS "applicationNumber", p.kind, p.title, p.title_en AS "titleEn", p.abstract,
  p.abstract_en AS "abstractEn", p.first_claim AS "firstClaim", p.applicants, p.patentees, p.patentees_source AS "patenteesSource",
  p.inventors, p.ipc_main AS "ipcMain", p.ipc, p.locarno, p.agency, p.address, p.publication_number AS "publicationNumber",
  p.publication_day::text AS "publicationDay", p.grant_number AS "grantNumber", p.filing_day::text AS "filingDay",
  p.grant_day::text AS "grantDay", p.legal_status AS "legalStatus", p.legal_status_day::text AS "legalStatusDay", p.version,
  p.created_at AS "createdAt", p.updated_at AS "updatedAt"`;

const OFFER = `o.patent_id AS "patentId", o.declaration_id AS "declarationId", o.licensor_id AS "licensorId", l.name AS licensor,
  o.declaration_number AS "declarationNumber", o.announced_day::text AS "announcedDay", o.fee_method AS "feeMethod",
  o.year_one_fen AS "yearOneFen", o.year_one_band AS "yearOneBand", o.term_end::text AS "termEnd", o.terms,
  o.terms_hash AS "termsHash", o.missing, o.fee_rationale AS "feeRationale", o.paused_reason AS "pausedReason", o.updated_at AS "updatedAt"`;

/** Named questions to the public tables; each costs what it gives back. */
@Injectable()
export class PatentsRepository {
  async patents(reader: Reader, ids: string[]): Promise<Patent[]> {
    return reader.query<Patent>(`SELECT ${PATENT} FROM patent p WHERE p.id = ANY ($1::uuid[])`, [ids]);
  }

  async patent(reader: Reader, id: string): Promise<Patent | undefined> {
    return (await this.patents(reader, [id]))[0];
  }

  /** A patent that the organisation holds; 404 for any other. `change`: others who change what it says of it wait. */
  async held(tx: Tx, organisationId: string, patentId: string, change = false): Promise<Patent> {
    const held = await tx.query(
      `SELECT 1 FROM holding WHERE organisation_id = $1 AND patent_id = $2 ${change ? 'FOR UPDATE' : ''}`,
      [organisationId, patentId],
    );
    const patent = held.length > 0 ? await this.patent(tx, patentId) : undefined;
    if (!patent) throw refuse.not_found();
    return patent;
  }

  /** For a change of the record: nobody else changes it until the transaction ends. */
  async lockedPatent(reader: Reader, id: string): Promise<Patent | undefined> {
    const [patent] = await reader.query<Patent>(`SELECT ${PATENT} FROM patent p WHERE p.id = $1 FOR UPDATE`, [
      id,
    ]);
    return patent;
  }

  async holders(reader: Reader, patentIds: string[]): Promise<Holder[]> {
    return reader.query<Holder>(
      `SELECT h.patent_id AS "patentId", u.id, u.name, u.name_en AS "nameEn", u.demonstration
       FROM patent_holder h JOIN organisation u ON u.id = h.organisation_id
       WHERE h.patent_id = ANY ($1::uuid[]) ORDER BY u.name, u.id`,
      [patentIds],
    );
  }

  async offers(reader: Reader, patentIds: string[]): Promise<Offer[]> {
    return reader.query<Offer>(
      `SELECT ${OFFER} FROM offer_summary o JOIN organisation l ON l.id = o.licensor_id WHERE o.patent_id = ANY ($1::uuid[])`,
      [patentIds],
    );
  }

  /** The one of who offers a licence on it, else the one confirmed first. */
  async publishedSheet(reader: Reader, patentId: string): Promise<PublishedSheet | undefined> {
    const [sheet] = await reader.query<PublishedSheet>(
      `SELECT s.organisation_id AS "organisationId", u.name AS organisation, u.name_en AS "organisationEn", s.problem,
         s.how_it_works AS "howItWorks", s.benefit, s.applications, s.trl, s.assessed_by AS "assessedBy",
         s.assessed_on::text AS "assessedOn", s.evidence, s.help, s.confirmed_at AS "confirmedAt"
       FROM patent_sheet s JOIN organisation u ON u.id = s.organisation_id
         LEFT JOIN offer_summary o ON o.patent_id = s.patent_id
       WHERE s.patent_id = $1
       ORDER BY (o.licensor_id = s.organisation_id) DESC NULLS LAST, s.first_confirmed_at, s.id LIMIT 1`,
      [patentId],
    );
    return sheet;
  }

  async events(reader: Reader, patentId: string): Promise<PatentEvent[]> {
    return reader.query<PatentEvent>(
      `SELECT id, patent_id AS "patentId", type, day::text AS day, detail, source, recorded_by AS "recordedBy",
         recorded_at AS "recordedAt" FROM patent_event WHERE patent_id = $1 ORDER BY day, recorded_at`,
      [patentId],
    );
  }

  /** The same invention as a utility model filed on the same day, and in other countries: by title and people in common. */
  kin(
    reader: Reader,
    { id, authority, title, titleEn, filingDay, kind, applicants, inventors }: Patent,
  ): Promise<KinDto[]> {
    return reader.query<KinDto>(
      `SELECT q.id, 'TWIN' AS relation, q.authority, q.application_number AS "applicationNumber", q.kind,
         q.legal_status AS "legalStatus"
       FROM patent q WHERE md5(lower(q.title)) = md5(lower($2)) AND q.filing_day = $3 AND q.id <> $1 AND q.authority = $4
         AND q.kind <> $5 AND q.kind IN ('INVENTION', 'UTILITY_MODEL') AND $5 IN ('INVENTION', 'UTILITY_MODEL')
         AND (q.applicants && $6 OR q.inventors && $7)
       UNION ALL
       SELECT q.id, 'FAMILY', q.authority, q.application_number, q.kind, q.legal_status
       FROM patent q WHERE md5(lower(q.title_en)) = md5(lower($8)) AND q.authority <> $4 AND (q.applicants && $6 OR q.inventors && $7)
       ORDER BY relation DESC, "applicationNumber" LIMIT 20`,
      [id, title, filingDay, authority, kind, applicants, inventors, titleEn],
    );
  }
}
