import { newId, type Tx } from '#libs/platform';
import type { ConflictField } from './history/conflicts.dto.js';
import { differenceOf, type FieldChange, noteFields } from './history/field-history.js';
import type { ImportedValues } from './import-merge.js';
import { PATENT_STATUS_CHANGED, reindexLater } from './patent-changes.js';

/** A patent as one batch of rows finds it and leaves it. */
export interface PatentState {
  id: string;
  authority: string;
  applicationNumber: string;
  patenteesStated: boolean;
  values: ImportedValues;
  holding: HoldingState | null;
  /** As it was loaded; null: the batch makes it. */
  before: Before | null;
  isNew: boolean;
  /** Its row, or its holders, differ from what is stored. */
  changed: boolean;
  holdingChanged: boolean;
  /** Where a row says otherwise than a person had stated. */
  conflicts: Conflict[];
  /** The legal status or the patentees differ: standing offers on it are judged again. */
  rightsChanged: boolean;
}
export interface HoldingState {
  internalNumber: string | null;
  college: string | null;
  stated: string[];
}

export interface Conflict {
  row: number;
  field: ConflictField;
  own: string;
  file: string;
}

export interface Before {
  values: ImportedValues;
  holding: HoldingState | null;
  version: number;
  holdingVersion: number;
}

/** Somebody else created one of the same patents just now: the batch is tried again and finds it. */
export class CreatedMeanwhile extends Error {}

const COLUMNS: Record<keyof ImportedValues, string> = {
  kind: 'kind',
  title: 'title',
  titleEn: 'title_en',
  abstract: 'abstract',
  abstractEn: 'abstract_en',
  firstClaim: 'first_claim',
  applicants: 'applicants',
  patentees: 'patentees',
  inventors: 'inventors',
  ipcMain: 'ipc_main',
  ipc: 'ipc',
  locarno: 'locarno',
  agency: 'agency',
  address: 'address',
  publicationNumber: 'publication_number',
  publicationDay: 'publication_day',
  grantNumber: 'grant_number',
  grantDay: 'grant_day',
  filingDay: 'filing_day',
  legalStatus: 'legal_status',
  legalStatusDay: 'legal_status_day',
};
const FIELDS = Object.keys(COLUMNS) as (keyof ImportedValues)[];
/** The columns of a patent that an import writes. */
export const IMPORTED_COLUMNS = Object.values(COLUMNS);
const NAMES = IMPORTED_COLUMNS.join(', ');

/** Days as text: a Date would move with the server's time zone. */
const SELECTED = FIELDS.map(
  (field) => `p.${COLUMNS[field]}${field.endsWith('Day') ? '::text' : ''} AS "${field}"`,
).join(', ');

const LOAD = `SELECT p.id, p.version, h.version AS "holdingVersion", p.authority, p.application_number AS "applicationNumber", p.patentees_source IS NOT NULL AS "patenteesStated",
    ${SELECTED}, h.id IS NOT NULL AS held, h.internal_number AS "internalNumber", h.college, h.stated
  FROM patent p LEFT JOIN holding h ON h.patent_id = p.id AND h.organisation_id = $1`;

type LoadedRow = Pick<PatentState, 'id' | 'authority' | 'applicationNumber' | 'patenteesStated'> &
  ImportedValues &
  HoldingState & { held: boolean; version: number; holdingVersion: number | null };

/** Known patents by application number, locked so that no other import decides on the same state. */
export async function loadByNumber(
  tx: Tx,
  organisationId: string,
  keys: { authority: string; number: string }[],
): Promise<PatentState[]> {
  const rows = await tx.query<LoadedRow>(
    `${LOAD} JOIN unnest($2::text[], $3::text[]) AS k(authority, number)
       ON p.authority = k.authority AND p.application_number = k.number ORDER BY p.id FOR UPDATE OF p`,
    [organisationId, keys.map(({ authority }) => authority), keys.map(({ number }) => number)],
  );
  return rows.map(stateOf);
}

/** Known patents by publication or grant number. */
export async function loadByDocument(
  tx: Tx,
  organisationId: string,
  numbers: string[],
): Promise<PatentState[]> {
  const rows = await tx.query<LoadedRow>(
    `${LOAD} WHERE p.id IN (SELECT id FROM patent WHERE publication_number = ANY ($2)
       UNION SELECT id FROM patent WHERE grant_number = ANY ($2)) ORDER BY p.id FOR UPDATE OF p`,
    [organisationId, numbers],
  );
  return rows.map(stateOf);
}

/** What an organisation holds, a batch at a time in the order of ids. */
export async function loadHeld(
  tx: Tx,
  organisationId: string,
  after: string | null,
  limit: number,
): Promise<PatentState[]> {
  const rows = await tx.query<LoadedRow>(
    `${LOAD} WHERE h.organisation_id = $1 AND ($2::uuid IS NULL OR h.patent_id > $2)
       ORDER BY h.patent_id LIMIT $3`,
    [organisationId, after, limit],
  );
  return rows.map(stateOf);
}

function stateOf(row: LoadedRow): PatentState {
  const { id, authority, applicationNumber, patenteesStated, held, internalNumber, college, stated } = row;
  const values = Object.fromEntries(FIELDS.map((field) => [field, row[field]])) as unknown as ImportedValues;
  const holding = held ? { internalNumber, college, stated } : null;
  const before = { values, holding, version: row.version, holdingVersion: row.holdingVersion ?? 0 };
  return {
    id,
    authority,
    applicationNumber,
    patenteesStated,
    values,
    holding,
    before,
    isNew: false,
    changed: false,
    holdingChanged: false,
    rightsChanged: false,
    conflicts: [],
  };
}

/** Writes a batch in as many statements as there are tables, however many rows it has, and notes what it changed. */
export async function writeStates(
  tx: Tx,
  organisationId: string,
  importId: string,
  states: PatentState[],
): Promise<void> {
  const created = states.filter((state) => state.isNew);
  const changed = states.filter((state) => !state.isNew && state.changed);
  const held = states.filter((state) => state.holdingChanged);
  if (created.length > 0) await insertPatents(tx, created);
  if (changed.length > 0) await updatePatents(tx, changed);
  if (held.length > 0) await writeHoldings(tx, organisationId, held);
  await noteChanges(tx, organisationId, importId, states);
  await noteConflicts(tx, organisationId, importId, states);
  await noteFields(
    tx,
    states.flatMap((state) => historyOf(organisationId, importId, state)),
  );
  for (const { id } of changed.filter(({ rightsChanged }) => rightsChanged))
    await tx.later(PATENT_STATUS_CHANGED, id);
  await reindexLater(
    tx,
    [...created, ...changed].map(({ id }) => id),
  );
}

async function insertPatents(tx: Tx, states: PatentState[]): Promise<void> {
  // One order for all writers, so that two imports of the same patents wait for each other and never in a circle.
  const ordered = states.toSorted((a, b) => (keyOf(a) < keyOf(b) ? -1 : 1));
  const inserted = await tx.query(
    `INSERT INTO patent (id, authority, application_number, ${NAMES}, version, created_at, updated_at)
     SELECT id, authority, application_number, ${NAMES}, 1, $2, $2 FROM json_populate_recordset(NULL::patent, $1::json)
     ON CONFLICT (authority, application_number) DO NOTHING RETURNING id`,
    [rowsOf(ordered), tx.now],
  );
  if (inserted.length < states.length) throw new CreatedMeanwhile();
}

async function updatePatents(tx: Tx, states: PatentState[]): Promise<void> {
  const sets = IMPORTED_COLUMNS.map((column) => `${column} = n.${column}`);
  await tx.query(
    `UPDATE patent p SET ${sets.join(', ')}, version = p.version + 1, updated_at = $2
     FROM json_populate_recordset(NULL::patent, $1::json) n WHERE p.id = n.id`,
    [rowsOf(states), tx.now],
  );
}

async function writeHoldings(tx: Tx, organisationId: string, states: PatentState[]): Promise<void> {
  const patentIds = states.map(({ id }) => id);
  await tx.query(
    `INSERT INTO holding (id, organisation_id, patent_id, internal_number, college, created_at)
     SELECT n.id, $1, n.patent_id, n.internal_number, n.college, $6
     FROM unnest($2::uuid[], $3::uuid[], $4::text[], $5::text[]) AS n(id, patent_id, internal_number, college)
     ON CONFLICT (organisation_id, patent_id) DO UPDATE SET internal_number = excluded.internal_number,
       college = excluded.college, version = holding.version + 1`,
    [
      organisationId,
      states.map(() => newId(tx.now.getTime())),
      patentIds,
      states.map(({ holding }) => holding?.internalNumber ?? null),
      states.map(({ holding }) => holding?.college ?? null),
      tx.now,
    ],
  );
  await tx.query(
    'INSERT INTO patent_holder (patent_id, organisation_id) SELECT unnest($2::uuid[]), $1 ON CONFLICT DO NOTHING',
    [organisationId, patentIds],
  );
}

/** Former values of what differs. Of two batches that write one patent the first knows what it was before the import. */
async function noteChanges(
  tx: Tx,
  organisationId: string,
  importId: string,
  states: PatentState[],
): Promise<void> {
  const touched = states.filter((state) => state.isNew || state.changed || state.holdingChanged);
  if (touched.length === 0) return;
  const rows = touched.map((state) => {
    const { before } = state;
    return {
      patent_id: state.id,
      created: state.isNew,
      held: !before?.holding,
      patent_before: before ? differing(before.values, state.values) : {},
      holding_before: before?.holding
        ? { internal_number: before.holding.internalNumber, college: before.holding.college }
        : null,
      patent_version: (before?.version ?? 0) + (state.isNew || state.changed ? 1 : 0),
      holding_version: (before?.holdingVersion ?? 0) + (state.holdingChanged ? 1 : 0),
    };
  });
  await tx.query(
    `INSERT INTO import_change (batch_id, organisation_id, patent_id, created, held, patent_before, holding_before,
       patent_version, holding_version)
     SELECT $1, $2, patent_id, created, held, patent_before, holding_before, patent_version, holding_version
     FROM jsonb_populate_recordset(NULL::import_change, $3::jsonb)
     ON CONFLICT (batch_id, patent_id) DO UPDATE SET patent_before = excluded.patent_before || import_change.patent_before,
       patent_version = excluded.patent_version, holding_version = excluded.holding_version`,
    [importId, organisationId, JSON.stringify(rows)],
  );
}

/** Former and new values of a patent that was known before; a new one has its beginning in its import. */
function historyOf(organisationId: string, batchId: string, state: PatentState): FieldChange[] {
  const { before, id: patentId, values, holding } = state;
  if (!before || !(state.changed || state.holdingChanged)) return [];
  const own = ({ internalNumber, college }: HoldingState) => ({ internal_number: internalNumber, college });
  return [
    {
      patentId,
      organisationId,
      source: 'IMPORT',
      batchId,
      public: differenceOf(columnsOf(before.values), columnsOf(values)),
      ...(before.holding && holding && { own: differenceOf(own(before.holding), own(holding)) }),
    },
  ];
}

function columnsOf(values: ImportedValues): Record<string, unknown> {
  return Object.fromEntries(FIELDS.map((field) => [COLUMNS[field], values[field]]));
}

async function noteConflicts(
  tx: Tx,
  organisationId: string,
  importId: string,
  states: PatentState[],
): Promise<void> {
  const rows = states.flatMap(({ id, conflicts }) =>
    conflicts.map((conflict) => ({ ...conflict, id: newId(tx.now.getTime()), patentId: id })),
  );
  if (rows.length === 0) return;
  await tx.query(
    `INSERT INTO import_conflict (id, batch_id, organisation_id, patent_id, row_number, field, own, file)
     SELECT n.id, $1, $2, n."patentId", n.row, n.field, n.own, n.file
     FROM jsonb_to_recordset($3::jsonb) AS n (id uuid, "patentId" uuid, row integer, field text, own text, file text)
     ON CONFLICT (batch_id, patent_id, field) DO NOTHING`,
    [importId, organisationId, JSON.stringify(rows)],
  );
}

function differing(before: ImportedValues, after: ImportedValues): Record<string, unknown> {
  const changed = FIELDS.filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
  return Object.fromEntries(changed.map((field) => [COLUMNS[field], before[field]]));
}

function keyOf({ authority, applicationNumber }: PatentState): string {
  return `${authority} ${applicationNumber}`;
}

function rowsOf(states: PatentState[]): string {
  return JSON.stringify(
    states.map(({ id, authority, applicationNumber, values }) => ({
      id,
      authority,
      application_number: applicationNumber,
      ...Object.fromEntries(FIELDS.map((field) => [COLUMNS[field], values[field]])),
    })),
  );
}
