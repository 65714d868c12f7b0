import {
  identifierSpellings,
  type IndexDefinition,
  type LegalDay,
  type SearchDocument,
} from '#libs/platform';
import type { TechnologyFields } from './classification/technology-fields.js';
import type { OfferSummary } from './offer-summary.entity.js';
import { PATENT_FILTERS, remainingLifeBand } from './patent-facets.js';
import type { Patent } from './patent.entity.js';
import { numberSpellings } from './patent-number.js';
import { dayNumber, expiryOf, listedAt, newestDay } from './patent-views.js';
import type { UniversityDto } from './patents.dto.js';

export const PATENT_INDEX: IndexDefinition = {
  name: 'patents',
  facets: [...PATENT_FILTERS],
  // The position is part of the stored form: append, never reorder.
  sorts: [
    { name: 'newest', default: 'desc' },
    { name: 'yearOneCost', default: 'asc' },
    { name: 'remainingLife', default: 'desc' },
    { name: 'listed', default: 'desc' },
  ],
};

/** What search knows of a patent. Everything in it is public. */
export function toSearchDocument(
  patent: Patent,
  holders: UniversityDto[],
  offer: OfferSummary | undefined,
  today: LegalDay,
  fields: TechnologyFields,
): SearchDocument {
  const { id, version, kind, filingDay } = patent;
  const expiry = expiryOf(patent, today).expiryDay;
  return {
    id,
    version,
    texts: {
      A: present(patent.title, patent.titleEn),
      B: present(patent.abstract, patent.abstractEn),
      C: [...present(patent.firstClaim), ...universityNames(patent, holders)],
      D: [...patent.inventors, ...patent.ipc, ...classesOf(patent.ipc)],
    },
    names: universityNames(patent, holders),
    identifiers: identifierSpellings([
      ...numberSpellings(patent.authority, patent.applicationNumber),
      patent.publicationNumber,
      patent.grantNumber,
    ]),
    facets: {
      feeMethod: offer ? [offer.feeMethod] : [],
      yearOneBand: offer ? [offer.yearOneBand] : [],
      ipcSection: [...new Set(patent.ipc.map((symbol) => symbol.charAt(0)))],
      university: holders.map((holder) => holder.id),
      kind: [kind],
      remainingLife: [remainingLifeBand(kind, filingDay, today)],
      offered: [String(offer !== undefined)],
      field: fields.of(patent.ipc),
      ipcClass: [...new Set(patent.ipc.map((symbol) => symbol.slice(0, 3)))],
    },
    numbers: {
      newest: newestDay(patent, offer),
      listed: listedAt(patent, offer),
      yearOneCost: offer?.yearOneFen ?? null,
      remainingLife: expiry === null ? null : dayNumber(expiry),
    },
  };
}

/** `H01M` and `H01` of `H01M10/0525`: people look for whole classes too. */
function classesOf(symbols: string[]): string[] {
  return [...new Set(symbols.flatMap((symbol) => [symbol.slice(0, 4), symbol.slice(0, 3)]))];
}

function universityNames({ applicants, patentees }: Patent, holders: UniversityDto[]): string[] {
  return [
    ...new Set([
      ...applicants,
      ...patentees,
      ...holders.flatMap(({ name, nameEn }) => present(name, nameEn)),
    ]),
  ];
}

function present(...texts: (string | null)[]): string[] {
  return texts.filter((text): text is string => text !== null && text !== '');
}
