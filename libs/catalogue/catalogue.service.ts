import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/platform';
import type { OfferSummary } from './offer-summary.entity.js';
import type { Patent, PatentEvent } from './patent.entity.js';
import { markChanged } from './patent-changes.js';
import { PatentsRepository } from './patents.repository.js';

/** What licensing announces of an offer. */
export type PublishedOffer = Omit<OfferSummary, 'pausedReason' | 'updatedAt' | 'feeRationale'> & {
  feeRationale?: string | null;
};

export interface PatentForDeclaration extends Patent {
  events: PatentEvent[];
  /** Organisations that hold it here, co-owners included. */
  holderIds: string[];
}

/** What other libs may ask of the catalogue, inside their own transaction. */
@Injectable()
export class CatalogueService {
  constructor(private readonly repository: PatentsRepository) {}

  /** The facts that a declaration is checked against; undefined where there is no such patent. */
  async patentForDeclaration(tx: Tx, patentId: string): Promise<PatentForDeclaration | undefined> {
    const patent = await this.repository.patent(tx, patentId);
    if (!patent) return undefined;
    const events = await this.repository.events(tx, patentId);
    const holders = await this.repository.holders(tx, [patentId]);
    return { ...patent, events, holderIds: holders.map(({ id }) => id) };
  }

  /** Whether an organisation holds a patent: it may declare only on its own. */
  async holds(tx: Tx, organisationId: string, patentId: string): Promise<boolean> {
    const rows = await tx.query('SELECT 1 FROM patent_holder WHERE patent_id = $1 AND organisation_id = $2', [
      patentId,
      organisationId,
    ]);
    return rows.length > 0;
  }

  /** Shows an announced offer on cards, in facets and on the public page. Again for a correction of the transcription. */
  async publishOffer(tx: Tx, offer: PublishedOffer): Promise<void> {
    await tx.query(
      `INSERT INTO offer_summary (patent_id, declaration_id, licensor_id, declaration_number, announced_day, fee_method,
         year_one_fen, year_one_band, term_end, terms, terms_hash, missing, fee_rationale, updated_at)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
       ON CONFLICT (patent_id) DO UPDATE SET declaration_id = excluded.declaration_id, licensor_id = excluded.licensor_id,
         declaration_number = excluded.declaration_number, announced_day = excluded.announced_day,
         fee_method = excluded.fee_method, year_one_fen = excluded.year_one_fen, year_one_band = excluded.year_one_band,
         term_end = excluded.term_end, terms = excluded.terms, terms_hash = excluded.terms_hash,
         missing = excluded.missing, fee_rationale = excluded.fee_rationale, updated_at = excluded.updated_at,
         paused_reason = CASE WHEN offer_summary.declaration_id = excluded.declaration_id THEN offer_summary.paused_reason END`,
      [
        offer.patentId,
        offer.declarationId,
        offer.licensorId,
        offer.declarationNumber,
        offer.announcedDay,
        offer.feeMethod,
        offer.yearOneFen,
        offer.yearOneBand,
        offer.termEnd,
        JSON.stringify(offer.terms),
        offer.termsHash,
        offer.missing,
        offer.feeRationale ?? null,
        tx.now,
      ],
    );
    await markChanged(tx, [offer.patentId]);
  }

  /** Takes a closed offer off every page; the offer of another declaration stays. */
  async closeOffer(tx: Tx, patentId: string, declarationId: string): Promise<void> {
    await tx.query('DELETE FROM offer_summary WHERE patent_id = $1 AND declaration_id = $2', [
      patentId,
      declarationId,
    ]);
    await markChanged(tx, [patentId]);
  }

  /** Marks a standing offer on which Kaixu passes on no notices for now; null: again it does. */
  async pauseOffer(tx: Tx, patentId: string, reason: string | null): Promise<void> {
    const changed = await tx.query(
      'UPDATE offer_summary SET paused_reason = $2, updated_at = $3 WHERE patent_id = $1 AND paused_reason IS DISTINCT FROM $2 RETURNING 1',
      [patentId, reason, tx.now],
    );
    if (changed.length > 0) await markChanged(tx, [patentId]);
  }
}
