import { Injectable } from '@nestjs/common';
import { type Tx } from '#libs/platform';
import { budgetBand, type Need, type NeedBody } from './need.entity.js';
import { NEED_CHANGED } from './demand.topics.js';

/** What anybody may read of a need: written and removed in the transaction of the need's own step. */
@Injectable()
export class NeedBoard {
  async publish(tx: Tx, need: Need): Promise<void> {
    const open = need.confidentiality === 'OPEN';
    const body = open ? bodyOf(need) : null;
    await tx.query(
      `INSERT INTO published_need (need_id, title, summary, body, firm, firm_en, firm_id, demonstration, industry, district, keywords, modes,
         budget_from_fen, budget_to_fen, budget_band, confidentiality, expires_day, published_at, updated_at, version)
       SELECT $1, $2, $3, $4, CASE WHEN $5 THEN NULL ELSE o.name END, CASE WHEN $5 THEN NULL ELSE o.name_en END,
         CASE WHEN $5 THEN NULL ELSE o.id END, o.demonstration, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17 FROM organisation o WHERE o.id = $18
       ON CONFLICT (need_id) DO UPDATE SET title = excluded.title, summary = excluded.summary, body = excluded.body,
         firm = excluded.firm, firm_en = excluded.firm_en, firm_id = excluded.firm_id, industry = excluded.industry, district = excluded.district,
         keywords = excluded.keywords, modes = excluded.modes, budget_from_fen = excluded.budget_from_fen,
         budget_to_fen = excluded.budget_to_fen, budget_band = excluded.budget_band, confidentiality = excluded.confidentiality,
         expires_day = excluded.expires_day, published_at = excluded.published_at, updated_at = excluded.updated_at,
         version = excluded.version`,
      [
        need.id,
        need.title,
        need.publicSummary ?? need.problem.slice(0, 200),
        body === null ? null : JSON.stringify(body),
        need.anonymous,
        need.industry,
        need.district,
        need.keywords,
        need.modes,
        need.budgetFromFen,
        need.budgetToFen,
        budgetBand(need),
        need.confidentiality,
        need.expiresDay,
        need.publishedAt,
        tx.now,
        need.version,
        need.firmId,
      ],
    );
    await tx.later(NEED_CHANGED, need.id);
  }

  async remove(tx: Tx, needId: string): Promise<void> {
    await tx.query('DELETE FROM published_need WHERE need_id = $1', [needId]);
    await tx.later(NEED_CHANGED, needId);
  }
}

export function bodyOf(need: NeedBody): NeedBody {
  const { problem, material, method, efficacy, product, application, indicators, target } = need;
  return { problem, material, method, efficacy, product, application, indicators, target };
}
