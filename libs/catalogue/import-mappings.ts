import { createHash } from 'node:crypto';
import { type Tx, invalidRequest } from '#libs/platform';
import { foldHeader } from './import/headers.js';
import {
  type ColumnChoice,
  type RecognisedColumn,
  recognisedField,
  type Recognition,
  withColumns,
} from './import/recognise.js';
import { ImportMapping } from './import-mapping.entity.js';

/** The recognition as this organisation read the last file with the same headers. */
export async function asRemembered(
  tx: Tx,
  organisationId: string,
  recognition: Recognition,
): Promise<Recognition> {
  const known = await tx
    .repository(ImportMapping)
    .findOneBy({ organisationId, headersHash: headersHash(recognition.columns) });
  if (!known) return recognition;
  return { ...withColumns(recognition, known.columns), mappingRemembered: true };
}

/** The recognition as a person reads it; kept for the next file with these headers. No choice changes nothing. */
export async function asChosen(
  tx: Tx,
  organisationId: string,
  recognition: Recognition,
  chosen: ColumnChoice[],
): Promise<Recognition> {
  refuseUnknownColumns(recognition, chosen);
  if (chosen.length === 0) return recognition;
  const mapped = { ...withColumns(recognition, chosen), mappingRemembered: false };
  await remember(tx, organisationId, mapped.columns);
  return mapped;
}

/** A person who has come back to what is recognised leaves nothing to remember. */
async function remember(tx: Tx, organisationId: string, columns: RecognisedColumn[]): Promise<void> {
  const changes = columns
    .filter((column) => column.field !== recognisedField(column))
    .map(({ index, field }) => ({ index, field }));
  const key = { organisationId, headersHash: headersHash(columns) };
  const mappings = tx.repository(ImportMapping);
  if (changes.length === 0) {
    await mappings.delete(key);
    return;
  }
  const updatedBy = tx.actor.kind === 'PERSON' ? tx.actor.personId : null;
  await mappings.upsert({ ...key, columns: changes as never, updatedAt: tx.now, updatedBy }, [
    'organisationId',
    'headersHash',
  ]);
}

/** Of the folded headers in their order; a stray value beside the table does not make it another one. */
function headersHash(columns: RecognisedColumn[]): string {
  const headers: string[] = [];
  for (const { index, header } of columns) {
    if (header === '') continue;
    while (headers.length < index) headers.push('');
    headers[index] = foldHeader(header);
  }
  return createHash('sha256').update(JSON.stringify(headers)).digest('hex');
}

function refuseUnknownColumns({ columns }: Recognition, chosen: ColumnChoice[]): void {
  const faults = chosen
    .filter(({ index }) => !columns.some((column) => column.index === index))
    .map(({ index }) => ({ field: 'columns', code: 'column_unknown', params: { value: index } }));
  if (faults.length > 0) throw invalidRequest(faults);
}
