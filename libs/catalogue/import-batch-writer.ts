import { newId, type Tx } from '#libs/platform';
import type { ConflictField } from './history/conflicts.dto.js';
import type { PatentDraft } from './import/convert-row.js';
import { BLANK, mergeDraft, sameValues, valuesOf } from './import-merge.js';
import {
  count,
  documentSpellings,
  type ImportCounts,
  isRejected,
  NO_COUNTS,
  type Outcome,
  type ReadRow,
  reject,
} from './import-rows.js';
import {
  type HoldingState,
  loadByDocument,
  loadByNumber,
  type PatentState,
  writeStates,
} from './import-store.js';

/** Where the patent stood before in this file, and which fields were filled then, a bit for each. */
export interface Seen {
  rowNumber: number;
  filled: number;
}
export type SeenPatents = Map<string, Seen>;

export interface BatchContext {
  organisationId: string;
  importId: string;
  dryRun: boolean;
  seen: SeenPatents;
}

/**
 * One batch of rows against the catalogue: loads what is known of its patents at once, decides row by row in memory,
 * writes what differs at once. Rows gain findings; one bad row never stops the others.
 */
export async function takeBatch(tx: Tx, context: BatchContext, rows: ReadRow[]): Promise<ImportCounts> {
  const counts = { ...NO_COUNTS };
  const good = rows.filter((row) => !isRejected(row));
  const states = await loadStates(tx, context.organisationId, good);
  for (const row of rows) {
    const outcome = isRejected(row) ? 'rejected' : takeRow(tx, context, states, row);
    count(counts, outcome, row);
  }
  if (!context.dryRun)
    await writeStates(tx, context.organisationId, context.importId, [...states.byKey.values()]);
  return counts;
}

interface States {
  byKey: Map<string, PatentState>;
  /** A number without its kind code may name several patents. */
  byDocument: Map<string, Set<PatentState>>;
}

async function loadStates(tx: Tx, organisationId: string, rows: ReadRow[]): Promise<States> {
  const keys = new Map<string, { authority: string; number: string }>();
  const documents = new Set<string>();
  for (const { draft } of rows) {
    const { authority, applicationNumber } = draft;
    if (applicationNumber !== null)
      keys.set(keyOf(authority, applicationNumber), { authority, number: applicationNumber });
    else for (const number of documentsOf(draft)) documents.add(number);
  }
  const states: States = { byKey: new Map(), byDocument: new Map() };
  const known = keys.size > 0 ? await loadByNumber(tx, organisationId, [...keys.values()]) : [];
  if (documents.size > 0) known.push(...(await loadByDocument(tx, organisationId, [...documents])));
  for (const state of known) addState(states, state);
  return states;
}

function addState(states: States, state: PatentState): void {
  const key = keyOf(state.authority, state.applicationNumber);
  // The same patent may be loaded by both ways: one state, or one would undo the other.
  const one = states.byKey.get(key) ?? state;
  states.byKey.set(key, one);
  for (const number of [one.values.publicationNumber, one.values.grantNumber]) {
    if (number !== null) states.byDocument.set(number, (states.byDocument.get(number) ?? new Set()).add(one));
  }
}

function takeRow(tx: Tx, context: BatchContext, states: States, row: ReadRow): Outcome {
  const { draft } = row;
  const found =
    draft.applicationNumber === null
      ? findByDocument(states, row)
      : states.byKey.get(keyOf(draft.authority, draft.applicationNumber));
  if (isRejected(row)) return 'rejected';
  const key = found
    ? keyOf(found.authority, found.applicationNumber)
    : keyOf(draft.authority, draft.applicationNumber ?? '');
  const earlier = context.seen.get(key);
  if (earlier && (found || context.dryRun)) {
    const number = key.slice(key.indexOf(' ') + 1);
    row.findings.push({
      column: null,
      value: number,
      severity: 'WARNING',
      code: 'duplicate_row',
      params: { first: earlier.rowNumber },
    });
  }
  // A trial run wrote nothing: what an earlier batch would have created is known only by what it filled.
  if (!found && earlier && context.dryRun) return repeatOutcome(context, key, earlier, draft);
  if (!found) return create(tx, context, states, row, key);
  if (!earlier) noteConflicts(found, row);
  const changed = update(found, draft, context, earlier !== undefined);
  remember(context, key, earlier?.rowNumber ?? row.rowNumber, found);
  return changed ? 'updated' : 'unchanged';
}

function findByDocument(states: States, row: ReadRow): PatentState | undefined {
  const numbers = documentsOf(row.draft);
  const found = new Set(numbers.flatMap((number) => [...(states.byDocument.get(number) ?? [])]));
  const shown = row.draft.grantNumber ?? row.draft.publicationNumber;
  if (found.size === 0) reject(row, 'patent_not_known', shown);
  if (found.size > 1) reject(row, 'patent_ambiguous', shown);
  return [...found][0];
}

function create(tx: Tx, context: BatchContext, states: States, row: ReadRow, key: string): Outcome {
  const { draft } = row;
  const { authority, applicationNumber, title } = draft;
  if (applicationNumber === null || title === null) {
    reject(row, 'title_missing', null);
    return 'rejected';
  }
  const state: PatentState = {
    id: newId(tx.now.getTime()),
    authority,
    applicationNumber,
    patenteesStated: false,
    values: valuesOf(draft),
    holding: { internalNumber: draft.internalNumber, college: draft.college, stated: [] },
    before: null,
    isNew: true,
    changed: true,
    holdingChanged: true,
    rightsChanged: false,
    conflicts: [],
  };
  addState(states, state);
  remember(context, key, row.rowNumber, state);
  return 'created';
}

/** Moves the state on by one row; says whether that changed anything. */
function update(state: PatentState, draft: PatentDraft, context: BatchContext, onlyBlanks: boolean): boolean {
  const merged = mergeDraft(state.values, draft, { patenteesStated: state.patenteesStated, onlyBlanks });
  const valuesChange = !sameValues(state.values, merged);
  const holding = mergeHolding(state.holding, draft, onlyBlanks);
  const holdingChange = holding !== state.holding;
  // A new holder shows on the public page, so the record itself moves on.
  if (valuesChange || state.holding === null) state.changed = true;
  if (holdingChange) state.holdingChanged = true;
  const { legalStatus, patentees } = state.values;
  if (legalStatus !== merged.legalStatus || patentees.join('\n') !== merged.patentees.join('\n'))
    state.rightsChanged = true;
  Object.assign(state, { values: merged, holding });
  return valuesChange || holdingChange;
}

/** What a person had stated stays; where the file says otherwise, both values are kept for a person to decide. */
function noteConflicts(state: PatentState, row: ReadRow): void {
  const { draft } = row;
  const conflict = (field: ConflictField, own: string | null, file: string | null) => {
    if (file === null || own === null || own === file) return;
    state.conflicts.push({ row: row.rowNumber, field, own, file });
    row.findings.push({
      column: null,
      value: file,
      severity: 'WARNING',
      code: 'kept_own_value',
      params: { own },
    });
  };
  for (const [column, field] of [
    ['internal_number', 'internalNumber'],
    ['college', 'college'],
  ] as const)
    if (state.holding?.stated.includes(field)) conflict(column, state.holding[field], draft[field]);
  const same = (names: string[] | null) => [...(names ?? [])].sort().join('\n');
  if (
    state.patenteesStated &&
    draft.patentees !== null &&
    same(state.values.patentees) !== same(draft.patentees)
  )
    conflict('patentees', state.values.patentees.join('\n'), draft.patentees.join('\n'));
}

function mergeHolding(known: HoldingState | null, draft: PatentDraft, onlyBlanks: boolean): HoldingState {
  if (known === null) return { internalNumber: draft.internalNumber, college: draft.college, stated: [] };
  const pick = (field: 'internalNumber' | 'college') => {
    const keeps = known.stated.includes(field) || (onlyBlanks && known[field] !== null);
    return keeps ? known[field] : (draft[field] ?? known[field]);
  };
  const merged = { ...known, internalNumber: pick('internalNumber'), college: pick('college') };
  return merged.internalNumber === known.internalNumber && merged.college === known.college ? known : merged;
}

function repeatOutcome(context: BatchContext, key: string, earlier: Seen, draft: PatentDraft): Outcome {
  const filled = earlier.filled | filledBy(draft);
  context.seen.set(key, { ...earlier, filled });
  return filled === earlier.filled ? 'unchanged' : 'updated';
}

function remember(
  context: BatchContext,
  key: string,
  rowNumber: number,
  { values, holding }: PatentState,
): void {
  context.seen.set(key, { rowNumber, filled: context.dryRun ? filledBy({ ...values, ...holding }) : 0 });
}

const FIELDS = [
  ...Object.keys(BLANK).filter((field) => field !== 'legalStatusDay'),
  'internalNumber',
  'college',
];

function filledBy(values: object): number {
  const of = values as Record<string, unknown>;
  return FIELDS.reduce((bits, field, at) => (isBlank(of[field]) ? bits : bits | (1 << at)), 0);
}

function isBlank(value: unknown): boolean {
  return (
    value === null ||
    value === undefined ||
    value === 'UNKNOWN' ||
    (Array.isArray(value) && value.length === 0)
  );
}

function documentsOf({ grantNumber, publicationNumber }: PatentDraft): string[] {
  return [grantNumber, publicationNumber].flatMap((number) =>
    number === null ? [] : documentSpellings(number),
  );
}

export function keyOf(authority: string, applicationNumber: string): string {
  return `${authority} ${applicationNumber}`;
}
