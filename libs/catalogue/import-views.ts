import { type Language, render, sentenceOf } from '#libs/platform';
import { recognisedField } from './import/recognise.js';
import type { ImportBatch } from './import-batch.entity.js';
import type { BatchWithFile } from './imports.service.js';
import type { ImportDto, ImportProgressDto } from './imports.dto.js';

export function toProgressDto(batch: BatchWithFile, now: Date, language: Language): ImportProgressDto {
  const { id, state, fileName, rowCount, processed, created, updated, unchanged, rejected, warned } = batch;
  const { undone, kept, sha256, createdByName, sameAs, failure } = batch;
  const rate = rateOf(batch, now);
  const running = state === 'CHECKING' || state === 'COMMITTING';
  return {
    id,
    state,
    fileName,
    rowCount,
    processed,
    created,
    updated,
    unchanged,
    rejected,
    warned,
    undone,
    kept,
    sha256,
    createdBy: createdByName,
    sameAs,
    rate,
    secondsLeft: running && rate ? Math.ceil((rowCount - processed) / rate) : null,
    failure: failure && sentence(failure, language),
    createdAt: batch.createdAt.toISOString(),
    finishedAt: batch.finishedAt?.toISOString() ?? null,
  };
}

export function toImportDto(batch: BatchWithFile, now: Date, language: Language): ImportDto {
  const {
    headerRow,
    columns,
    sampleRows,
    note,
    mappingRemembered = false,
    sheet,
    sheets,
  } = batch.recognition;
  return {
    ...toProgressDto(batch, now, language),
    headerRow,
    sheet: sheet ?? null,
    sheets: sheets ?? [],
    columns: columns.map((column) => {
      const { index, header, field, samples } = column;
      return { index, header, field, recognised: recognisedField(column), samples };
    }),
    mappingRemembered,
    sampleRows: sampleRows.map(({ rowNumber, cells }) => ({ rowNumber, cells })),
    note: note ? { code: note.code, message: sentence(note, language) } : null,
  };
}

/** Rows per second of this run so far; null before its first batch. */
export function rateOf(
  { startedAt, finishedAt, processed }: Pick<ImportBatch, 'startedAt' | 'finishedAt' | 'processed'>,
  now: Date,
): number | null {
  if (startedAt === null || processed === 0) return null;
  const seconds = ((finishedAt ?? now).getTime() - startedAt.getTime()) / 1000;
  return Math.round(processed / Math.max(seconds, 0.001));
}

function sentence(
  { code, params }: { code: string; params: Record<string, string | number | boolean | null> },
  language: Language,
): string {
  return render(sentenceOf(code) ?? { zh: code, en: code }, params, language);
}
