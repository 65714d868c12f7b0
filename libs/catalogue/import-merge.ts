import type { LegalDay } from '#libs/platform';
import type { PatentDraft } from './import/convert-row.js';
import { type KnownStatus, type LegalStatus, statusAfterImport } from './legal-status.js';
import type { Patent } from './patent.entity.js';

const TEXTS = [
  'titleEn',
  'abstract',
  'abstractEn',
  'firstClaim',
  'ipcMain',
  'locarno',
  'agency',
  'address',
  'publicationNumber',
  'grantNumber',
] as const;
const DAYS = ['publicationDay', 'grantDay', 'filingDay'] as const;
const LISTS = ['applicants', 'inventors', 'ipc'] as const;

/** What an import may write of a patent. */
export type ImportedValues = Pick<
  Patent,
  | 'kind'
  | 'title'
  | 'patentees'
  | 'legalStatus'
  | 'legalStatusDay'
  | (typeof TEXTS | typeof DAYS | typeof LISTS)[number]
>;

/** A record before anything is known of it. */
export const BLANK: ImportedValues = {
  kind: 'UNKNOWN',
  title: '',
  titleEn: null,
  abstract: null,
  abstractEn: null,
  firstClaim: null,
  applicants: [],
  patentees: [],
  inventors: [],
  ipcMain: null,
  ipc: [],
  locarno: null,
  agency: null,
  address: null,
  publicationNumber: null,
  publicationDay: null,
  grantNumber: null,
  grantDay: null,
  filingDay: null,
  legalStatus: 'UNKNOWN',
  legalStatusDay: null,
};

export function valuesOf(draft: PatentDraft): ImportedValues {
  return mergeDraft(BLANK, draft, { patenteesStated: false, onlyBlanks: false });
}

export interface MergeRules {
  /** A person has taken the patentees from the register: no export overrules that. */
  patenteesStated: boolean;
  /** A second row of the same patent in one file: the first counts, else their order would decide. */
  onlyBlanks: boolean;
}

/** A value of the row replaces one of an earlier import; an empty cell never erases anything. */
export function mergeDraft(known: ImportedValues, draft: PatentDraft, rules: MergeRules): ImportedValues {
  const merged = { ...known };
  const takes = (old: unknown) =>
    !rules.onlyBlanks || old === null || old === '' || (Array.isArray(old) && old.length === 0);
  // English words for a Chinese patent replace no Chinese ones.
  const isWorse = (old: string | null) => draft.isTranslated && /\p{Script=Han}/u.test(old ?? '');
  for (const field of [...TEXTS, ...DAYS]) {
    const said = draft[field];
    if (said !== null && takes(known[field]) && !(field === 'abstract' && isWorse(known.abstract)))
      merged[field] = said;
  }
  for (const field of LISTS) {
    const said = draft[field];
    if (said !== null && takes(known[field])) merged[field] = said;
  }
  if (draft.title !== null && takes(known.title) && !isWorse(known.title)) merged.title = draft.title;
  if (draft.patentees !== null && !rules.patenteesStated && takes(known.patentees))
    merged.patentees = draft.patentees;
  if (draft.kind !== 'UNKNOWN' && (known.kind === 'UNKNOWN' || !rules.onlyBlanks)) merged.kind = draft.kind;
  if (known.legalStatus === 'UNKNOWN' || !rules.onlyBlanks)
    Object.assign(merged, statusAfterImport(statusOf(known), saidStatus(draft)));
  return merged;
}

function statusOf({ legalStatus, legalStatusDay }: KnownStatus): KnownStatus {
  return { legalStatus, legalStatusDay };
}

/** An export names a status without its day; where the row holds the day of what made it, that is it. */
function saidStatus(draft: PatentDraft): KnownStatus {
  const legalStatus: LegalStatus = draft.legalStatus ?? 'UNKNOWN';
  const days: Partial<Record<LegalStatus, LegalDay | null>> = {
    GRANTED_IN_FORCE: draft.grantDay,
    PENDING: draft.publicationDay ?? draft.filingDay,
  };
  return { legalStatus, legalStatusDay: days[legalStatus] ?? null };
}

export function sameValues(a: ImportedValues, b: ImportedValues): boolean {
  return (Object.keys(a) as (keyof ImportedValues)[]).every((field) => {
    const [x, y] = [a[field], b[field]];
    return Array.isArray(x) && Array.isArray(y)
      ? x.length === y.length && x.every((item, at) => item === y[at])
      : x === y;
  });
}
