import { type IndexDefinition, type SearchDocument } from '#libs/platform';
import { NEED_FILTERS } from './board.dto.js';
import type { PublishedNeed } from './need.entity.js';

export const NEED_INDEX: IndexDefinition = {
  name: 'needs',
  facets: [...NEED_FILTERS],
  // The position is part of the stored form: append, never reorder.
  sorts: [
    { name: 'newest', default: 'desc' },
    { name: 'deadline', default: 'asc' },
    { name: 'budget', default: 'desc' },
  ],
};

/** What search knows of a need: what anybody may read of it, and nothing else. */
export function toNeedDocument(need: PublishedNeed): SearchDocument {
  const { needId, version, title, summary, body, firm, firmEn, keywords, industry, district } = need;
  const said = body ? Object.values(body).filter((text): text is string => text !== null) : [];
  return {
    id: needId,
    version,
    texts: { A: [title], B: [summary, ...said], C: keywords, D: present(firm, firmEn, district) },
    identifiers: [],
    names: present(firm),
    facets: {
      mode: need.modes,
      budgetBand: [need.budgetBand],
      industry: present(industry),
      district: present(district),
    },
    numbers: {
      newest: Math.floor(need.publishedAt.getTime() / 60_000),
      deadline: Math.round(Date.parse(need.expiresDay) / 86_400_000),
      budget: need.budgetToFen ?? need.budgetFromFen,
    },
  };
}

function present(...texts: (string | null)[]): string[] {
  return texts.filter((text): text is string => text !== null && text !== '');
}
