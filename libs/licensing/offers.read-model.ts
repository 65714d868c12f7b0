import { Injectable } from '@nestjs/common';
import { Database, type Fen, type Language, refuse } from '#libs/platform';
import { dueAtFormationFen, workedExample } from './fees.js';
import type { StandingOfferDto, ProofDto } from './licence.dto.js';
import { normaliseProofCode } from './proof-code.js';
import { sentence } from './reasons.js';
import type { Terms } from './terms.js';

/** What anybody may read: the standing offers, and a proof of licence by its code. Tables without a tenant only. */
@Injectable()
export class OffersReadModel {
  constructor(private readonly database: Database) {}

  async offer(declarationId: string, language: Language): Promise<StandingOfferDto> {
    const [row] = await this.database.query<{
      patentId: string;
      title: string;
      titleEn: string | null;
      applicationNumber: string;
      licensor: StandingOfferDto['licensor'];
      terms: Terms;
      termsHash: string;
      yearOneFen: Fen | null;
      announcedDay: string;
      termEnd: string;
      pausedReason: string | null;
    }>(
      `SELECT s.patent_id AS "patentId", p.title, p.title_en AS "titleEn", p.application_number AS "applicationNumber",
         jsonb_build_object('id', o.id, 'name', o.name, 'nameEn', o.name_en, 'demonstration', o.demonstration) AS licensor,
         s.terms, s.terms_hash AS "termsHash", s.year_one_fen AS "yearOneFen", s.announced_day::text AS "announcedDay",
         s.term_end::text AS "termEnd", s.paused_reason AS "pausedReason"
       FROM offer_summary s JOIN patent p ON p.id = s.patent_id JOIN organisation o ON o.id = s.licensor_id
       WHERE s.declaration_id = $1`,
      [declarationId],
    );
    if (!row) throw refuse.not_found();
    const { feeMethod, feeParameters } = row.terms;
    return {
      ...row,
      declarationId,
      terms: { ...row.terms },
      feeMethod,
      feeParameters,
      dueFen: dueAtFormationFen(feeMethod, feeParameters),
      workedExample: sentence(workedExample(feeMethod, feeParameters), language),
    };
  }

  async proof(text: string): Promise<ProofDto> {
    const code = normaliseProofCode(text);
    const [row] = code
      ? await this.database.query<{ facts: ProofDto }>('SELECT facts FROM licence_proof WHERE code = $1', [
          code,
        ])
      : [];
    if (!row) throw refuse.not_found();
    // Facts that were written before recordals were kept name none.
    return {
      ...row.facts,
      recordalNumber: row.facts.recordalNumber ?? null,
      recordedDay: row.facts.recordedDay ?? null,
    };
  }
}
