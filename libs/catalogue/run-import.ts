import { Injectable } from '@nestjs/common';
import { type Actor, Database, SYSTEM } from '#libs/platform';
import type { FindingDto } from './imports.dto.js';
import { ImportRunner, type OnProgress } from './import-runner.js';
import { ImportsService } from './imports.service.js';

export interface ImportRequest {
  organisationId: string;
  bytes: Buffer;
  fileName: string;
  dryRun: boolean;
  /** Of a workbook; absent: the one that looks like patents. */
  sheet?: string;
  actor: Actor;
  onProgress?: OnProgress;
}
export type ImportedFinding = Omit<FindingDto, 'severity'>;
export interface ImportResult {
  importId: string;
  rows: number;
  created: number;
  updated: number;
  unchanged: number;
  rejected: ImportedFinding[];
  warnings: ImportedFinding[];
  /** What the file as a whole lacks, such as a column of application numbers; else null. */
  note: string | null;
  /** The columns were read as a person chose for an earlier file with the same headers. */
  mappingRemembered: boolean;
}

/** A whole import from bytes to counts in this process: the same steps as upload, check or commit, without the queue. */
@Injectable()
export class ImportCommand {
  constructor(
    private readonly database: Database,
    private readonly imports: ImportsService,
    private readonly runner: ImportRunner,
  ) {}

  async runImport({
    organisationId,
    bytes,
    fileName,
    dryRun,
    sheet,
    actor,
    onProgress,
  }: ImportRequest): Promise<ImportResult> {
    const file = { name: fileName, mediaType: 'application/octet-stream', bytes };
    const { id, note, mappingRemembered } = await this.imports.upload(actor, organisationId, file, sheet);
    await this.database.transaction(SYSTEM, (tx) =>
      this.imports.begin(tx, organisationId, id, dryRun ? 'CHECKING' : 'COMMITTING', []),
    );
    await this.runner.run(id, onProgress);
    const { state, rowCount, created, updated, unchanged, failure } = await this.imports.one(
      actor,
      organisationId,
      id,
    );
    if (state === 'FAILED') throw new Error(failure ?? 'the import failed');
    const rejected = await this.findings(actor, organisationId, id, 'REJECTED');
    const warnings = await this.findings(actor, organisationId, id, 'WARNING');
    return {
      importId: id,
      rows: rowCount,
      created,
      updated,
      unchanged,
      rejected,
      warnings,
      note: note?.message ?? null,
      mappingRemembered,
    };
  }

  private async findings(
    actor: Actor,
    organisationId: string,
    id: string,
    severity: FindingDto['severity'],
  ): Promise<ImportedFinding[]> {
    const all: ImportedFinding[] = [];
    let cursor: string | undefined;
    do {
      const page = await this.imports.findings(actor, organisationId, id, {
        severity: [severity],
        limit: 1000,
        ...(cursor && { cursor }),
      });
      all.push(
        ...page.items.map(({ row, column, value, code, message }) => ({ row, column, value, code, message })),
      );
      cursor = page.nextCursor ?? undefined;
    } while (cursor !== undefined);
    return all;
  }
}
