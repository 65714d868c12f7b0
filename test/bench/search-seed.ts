import type { Services } from './services.js';
import type { Stage } from './stage.js';

/** Three of ten are offered, so that the facets of the page have something to count; search is told of them. */
export async function seedOffersOfPatents({ owner }: Stage, services: Services): Promise<void> {
  await owner.query(`WITH offered AS (INSERT INTO offer_summary (patent_id, declaration_id, licensor_id, declaration_number, announced_day, fee_method,
      year_one_fen, year_one_band, term_end, terms, terms_hash, updated_at)
    SELECT p.id, gen_random_uuid(), h.organisation_id, p.application_number, '2024-02-06', 'LUMP_SUM', 3000000, 'TO_50K', '2030-12-31',
      '{"feeParameters": {"lumpSumFen": 3000000}}', '', now()
    FROM patent p JOIN patent_holder h ON h.patent_id = p.id WHERE hashtext(p.id::text) % 10 IN (0, 1, 2)
    ON CONFLICT DO NOTHING RETURNING patent_id)
    INSERT INTO patent_to_index (patent_id) SELECT patent_id FROM offered`);
  await services.index();
}
