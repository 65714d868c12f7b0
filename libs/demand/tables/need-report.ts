import type { CellFault } from '#libs/catalogue';
import { type Language, render, sentenceOf } from '#libs/platform';
import { titleOf } from '../need-draft.js';
import type { NeedContentDto } from '../needs.dto.js';
import { fieldOf } from './need-headers.js';
import type { KnownNeedRowDto, NeedImportDto } from './need-tables.dto.js';
import type { ReadTable } from './read-table.js';

/** A person reads the first ones; the counts say how many there are. */
const SHOWN = 500;

/** What becomes of each row, in the reader's language. */
export class NeedReport {
  private readonly report: NeedImportDto;

  constructor(
    { sheet, headerRow, headers, rows }: ReadTable,
    private readonly language: Language,
    written: boolean,
    firm: NeedImportDto['firm'],
  ) {
    this.report = {
      written,
      sheet,
      headerRow,
      columns: headers.flatMap((header) =>
        header.trim() === '' ? [] : [{ header: header.trim(), field: fieldOf(header) }],
      ),
      firm,
      rows: rows.length,
      ...{ drafts: 0, known: 0, refused: 0 },
      ...{ draftRows: [], knownRows: [], findings: [] },
    };
  }

  take(row: number, content: NeedContentDto): void {
    this.report.drafts += 1;
    if (this.report.drafts <= SHOWN) this.report.draftRows.push({ row, title: titleOf(content) });
  }

  know(row: number, content: NeedContentDto, as: Pick<KnownNeedRowDto, 'needId' | 'sameAsRow'>): void {
    this.report.known += 1;
    if (this.report.known <= SHOWN) this.report.knownRows.push({ row, title: titleOf(content), ...as });
  }

  refuse(row: number, faults: CellFault[]): void {
    this.report.refused += 1;
    for (const { column, value, code, params } of faults) {
      if (this.report.findings.length >= SHOWN) return;
      const sentence = sentenceOf(code) ?? { zh: code, en: code };
      const message = render(sentence, { field: column ?? '', ...params }, this.language);
      this.report.findings.push({ row, column, value, code, message });
    }
  }

  told(): NeedImportDto {
    return this.report;
  }
}
