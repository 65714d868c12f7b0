import { rowConverter } from '../import/convert-row.js';
import { fieldOfHeader, type ImportField } from '../import/headers.js';
import { mergeDraft, type ImportedValues } from '../import-merge.js';
import type { PatentState } from '../import-store.js';
import type { LegalStatus } from '../legal-status.js';
import type { PatentKind } from '../patent-number.js';
import { joinValues } from './join-values.js';

/** Headers as import knows them, in the order in which a person reads a patent. */
export const HEADERS = [
  '申请号',
  '标题',
  '标题(英文)',
  '专利类型',
  '受理局',
  '申请日',
  '公开号',
  '公开日',
  '授权公告号',
  '授权公告日',
  '法律状态',
  '申请人',
  '专利权人',
  '发明人',
  'IPC主分类号',
  'IPC分类号',
  '洛迦诺分类号',
  '代理机构',
  '地址',
  '内部编号',
  '学院',
  '摘要',
  '摘要(英文)',
  '首项权利要求',
];

export const KIND_WORDS: Record<PatentKind, string> = {
  INVENTION: '发明专利',
  UTILITY_MODEL: '实用新型',
  DESIGN: '外观设计',
  UNKNOWN: '',
};
export const STATUS_WORDS: Record<LegalStatus, string> = {
  UNKNOWN: '',
  PENDING: '审中',
  GRANTED_IN_FORCE: '有权',
  IN_GRACE: '滞纳期',
  LAPSED: '终止',
  EXPIRED: '期限届满',
  SURRENDERED: '放弃专利权',
  PARTLY_INVALID: '部分无效',
  INVALID: '全部无效',
  REFUSED: '驳回',
  WITHDRAWN: '撤回',
};

const COLUMNS = HEADERS.map((header, index) => ({
  index,
  header,
  field: fieldOfHeader(header),
  samples: [],
}));
const FIELDS = COLUMNS.map(({ field }) => field);
const convert = rowConverter({ columns: COLUMNS });

/** The cells that a value is read from, the one to leave out first in front. */
const READ_FROM: Partial<Record<string, ImportField[]>> = {
  legalStatusDay: ['legalStatus'],
  applicants: ['patentees', 'applicants'],
  publicationNumber: ['publicationNumber', 'grantNumber'],
  grantNumber: ['grantNumber', 'publicationNumber'],
  grantDay: ['publicationDay', 'grantDay'],
  ipc: ['ipc', 'ipcMain'],
  ipcMain: ['ipcMain', 'ipc'],
  locarno: ['locarno', 'ipcMain', 'ipc'],
};

export interface WrittenRow {
  cells: string[];
  /** Cells that stay empty because import would read something else in them. */
  leftOut: number;
}

/**
 * A patent as one row that import reads as no change at all. Where it would read something else, as the day of a grant
 * in a status that was recorded without one, the cell stays empty: an empty cell says nothing.
 */
export function patentRow(state: PatentState, cellLimit = Infinity): WrittenRow {
  const said = textsOf(state);
  const cells = FIELDS.map((field) => (field ? (said[field] ?? '') : ''));
  let leftOut = 0;
  const empty = (field: ImportField): boolean => {
    const at = FIELDS.indexOf(field);
    if (!cells[at]) return false;
    cells[at] = '';
    leftOut += 1;
    return true;
  };
  cells.forEach((text, at) => {
    const field = FIELDS[at];
    if (text.length > cellLimit && field) empty(field);
  });
  while (misread(state, cells).some((name) => (READ_FROM[name] ?? [name as ImportField]).some(empty)));
  return { cells, leftOut };
}

/** Names of the values that import would change. */
function misread(state: PatentState, cells: string[]): string[] {
  const { draft } = convert({ cells });
  const { values, patenteesStated, holding } = state;
  const merged = mergeDraft(values, draft, { patenteesStated, onlyBlanks: false });
  const fields = (Object.keys(values) as (keyof ImportedValues)[]).filter(
    (field) => JSON.stringify(values[field]) !== JSON.stringify(merged[field]),
  );
  const own = (['internalNumber', 'college'] as const).filter(
    (field) => draft[field] !== null && draft[field] !== holding?.[field] && !holding?.stated.includes(field),
  );
  return [...fields, ...own];
}

function textsOf(state: PatentState): Partial<Record<ImportField, string | null>> {
  const { authority, applicationNumber, values, holding } = state;
  return {
    ...values,
    authority,
    applicationNumber,
    kind: KIND_WORDS[values.kind],
    legalStatus: STATUS_WORDS[values.legalStatus],
    applicants: joinValues(values.applicants),
    patentees: joinValues(values.patentees),
    inventors: joinValues(values.inventors),
    ipc: values.ipc.join('; '),
    internalNumber: holding?.internalNumber ?? null,
    college: holding?.college ?? null,
  };
}
