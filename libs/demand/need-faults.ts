import type { FieldFault, LegalDay, Tx } from '#libs/platform';
import { COOPERATION_MODES } from './need.entity.js';
import type { NeedContentDto } from './needs.dto.js';

const INDUSTRY = /^\d{2}$/;
/** So many characters in a row are a quotation. */
const QUOTED = 12;

/** What does not fit in a need as it is written. */
export function contentFaults(content: NeedContentDto, today: LegalDay): FieldFault[] {
  const faults: FieldFault[] = [];
  const fault = (field: keyof NeedContentDto, code: string, value = '') =>
    faults.push({ field, code, params: { value } });
  const { deadline, budgetFromFen, budgetToFen, industry, publicSummary, hiddenDetail } = content;
  if (deadline !== null && deadline <= today) fault('deadline', 'deadline_past', deadline);
  if (budgetFromFen !== null && budgetToFen !== null && budgetToFen < budgetFromFen)
    fault('budgetToFen', 'budget_order');
  if (industry !== null && !INDUSTRY.test(industry)) fault('industry', 'industry_code', industry);
  for (const mode of content.modes)
    if (!COOPERATION_MODES.includes(mode))
      faults.push({
        field: 'modes',
        code: 'isIn',
        params: { value: mode, limit: COOPERATION_MODES.join(', ') },
      });
  if (publicSummary !== null && hiddenDetail !== null && repeats(publicSummary, hiddenDetail))
    fault('publicSummary', 'summary_repeats_hidden');
  return faults;
}

/** What a need lacks before others may see it. */
export function submissionFaults(
  need: Pick<NeedContentDto, 'confidentiality' | 'publicSummary' | 'deadline' | 'keywords'>,
  admitted: number,
  today: LegalDay,
): FieldFault[] {
  const faults: FieldFault[] = [];
  if (need.confidentiality !== 'OPEN' && need.publicSummary === null)
    faults.push({ field: 'publicSummary', code: 'summary_needed', params: {} });
  if (need.confidentiality === 'NAMED' && admitted === 0)
    faults.push({ field: 'admitted', code: 'named_needs_universities', params: {} });
  if (need.keywords.length === 0) faults.push({ field: 'keywords', code: 'keywords_count', params: {} });
  if (need.deadline !== null && need.deadline <= today)
    faults.push({ field: 'deadline', code: 'deadline_past', params: { value: need.deadline } });
  return faults;
}

function repeats(summary: string, hidden: string): boolean {
  const [short, long] = [summary, hidden].map((text) => text.replace(/\s+/g, '')) as [string, string];
  for (let at = 0; at + QUOTED <= short.length; at++)
    if (long.includes(short.slice(at, at + QUOTED))) return true;
  return false;
}

export async function notUniversities(tx: Tx, ids: string[]): Promise<FieldFault[]> {
  const rows = await tx.query<{ id: string }>(
    `SELECT id FROM organisation WHERE id = ANY ($1) AND kind IN ('UNIVERSITY', 'RESEARCH_INSTITUTE')`,
    [ids],
  );
  const known = new Set(rows.map(({ id }) => id));
  return ids
    .filter((id) => !known.has(id))
    .map((value) => ({ field: 'admitted', code: 'not_a_university', params: { value } }));
}
