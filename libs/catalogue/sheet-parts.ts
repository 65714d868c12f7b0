import type { SheetDraft } from './sheet-draft.js';
import type { PatentSheet } from './sheet.entity.js';

/** In the order in which a reader asks. */
export const SHEET_PARTS = ['problem', 'howItWorks', 'benefit', 'applications', 'readiness', 'help'] as const;
export type SheetPart = (typeof SHEET_PARTS)[number];

/** STATED: a person wrote or confirmed it. NO_FIGURE: written, but nothing in it can be compared. DRAFT: of the abstract. */
export const PART_STATES = ['STATED', 'NO_FIGURE', 'DRAFT', 'MISSING'] as const;
export type PartState = (typeof PART_STATES)[number];

export type SheetContent = Pick<
  PatentSheet,
  | 'problem'
  | 'howItWorks'
  | 'benefit'
  | 'applications'
  | 'trl'
  | 'assessedBy'
  | 'assessedOn'
  | 'evidence'
  | 'help'
>;

export const EMPTY_SHEET: SheetContent = {
  problem: null,
  howItWorks: null,
  benefit: null,
  applications: [],
  trl: null,
  assessedBy: null,
  assessedOn: null,
  evidence: null,
  help: null,
};

/** How complete a sheet is, part by part. */
export function statesOf(sheet: SheetContent, draft: SheetDraft): { part: SheetPart; state: PartState }[] {
  return SHEET_PARTS.map((part) => ({ part, state: stateOf(part, sheet, draft) }));
}

function stateOf(part: SheetPart, sheet: SheetContent, draft: SheetDraft): PartState {
  if (part === 'readiness') return sheet.trl === null ? 'MISSING' : 'STATED';
  if (part === 'help') return sheet.help === null ? 'MISSING' : 'STATED';
  if (part === 'applications')
    return sheet.applications.length > 0 ? 'STATED' : draft.applications.length > 0 ? 'DRAFT' : 'MISSING';
  const written = sheet[part];
  if (written === null) return draft[part] === null ? 'MISSING' : 'DRAFT';
  return part === 'benefit' && !hasFigure(written) ? 'NO_FIGURE' : 'STATED';
}

/** "更省水" says less than "每吨 1.9 吨，单槽机 4.8 吨". */
function hasFigure(text: string): boolean {
  return /\p{Nd}|[一二两三四五六七八九十百千][倍成半]/u.test(text);
}
