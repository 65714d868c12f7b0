import type { Language, Tx } from '#libs/platform';
import { titleOf } from '../need-draft.js';
import type { NeedContentDto } from '../needs.dto.js';
import { cellsOf } from './need-cells.js';
import { HEADERS, type WrittenField } from './need-headers.js';
import { readRow } from './need-row.js';
import { columnsOf } from './need-row-cells.js';
import { eachOwnNeed, ownNeeds } from './own-needs.js';

/** Two contents with one key say the same, word for word. */
export function keyOf(content: NeedContentDto): string {
  const { keywords, modes, admitted, ...texts } = content;
  const named = content.confidentiality === 'NAMED' ? [...admitted].sort() : [];
  const fields = Object.entries({ ...texts, title: titleOf(content) }).sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([fields, keywords, [...modes].sort(), named]);
}

/**
 * What this firm has already, by key. Each need is written as a row and read again, so that it is compared as a sheet can
 * say it. One that was withdrawn may come again; a service centre knows only what it wrote itself.
 */
export async function storedKeys(
  tx: Tx,
  organisationId: string,
  firmId: string,
  language: Language,
): Promise<Map<string, string>> {
  const keys = new Map<string, string>();
  const needs = eachOwnNeed((before, limit) => ownNeeds(tx, { organisationId, firmId, before, limit }));
  for await (const need of needs) {
    if (need.state === 'WITHDRAWN') continue;
    const cells = cellsOf(need, language);
    const { content } = readRow(
      COLUMNS,
      FIELDS.map((field) => cells[field]),
      language,
    );
    if (content) keys.set(keyOf({ ...content, admitted: need.admitted }), need.id);
  }
  return keys;
}

const FIELDS = Object.keys(HEADERS) as WrittenField[];
const COLUMNS = columnsOf(FIELDS.map((field) => HEADERS[field].zh));
