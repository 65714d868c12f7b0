import { Injectable } from '@nestjs/common';
import { Database, Handles, type JobHandler, SYSTEM } from '#libs/platform';
import { ImportRunner } from './import-runner.js';
import { ImportUndo } from './import-undo.js';
import { IMPORT_TOPIC, type RunningState } from './imports.service.js';

@Injectable()
@Handles({ topic: IMPORT_TOPIC.CHECKING, queue: 'imports', concurrency: 2 })
export class CheckImport implements JobHandler {
  constructor(private readonly runner: ImportRunner) {}

  async handle(importId: string): Promise<void> {
    await this.runner.run(importId);
  }
}

@Injectable()
@Handles({ topic: IMPORT_TOPIC.COMMITTING, queue: 'imports', concurrency: 2 })
export class CommitImport implements JobHandler {
  constructor(private readonly runner: ImportRunner) {}

  async handle(importId: string): Promise<void> {
    await this.runner.run(importId);
  }
}

@Injectable()
@Handles({ topic: IMPORT_TOPIC.UNDOING, queue: 'imports', concurrency: 2 })
export class UndoImport implements JobHandler {
  constructor(private readonly undo: ImportUndo) {}

  async handle(importId: string): Promise<void> {
    await this.undo.run(importId);
  }
}

/** Starts again what stands still: its job was lost, or has used up its attempts. */
@Injectable()
@Handles({ topic: 'import.sweep', queue: 'imports', everySeconds: 300 })
export class SweepImports implements JobHandler {
  constructor(private readonly database: Database) {}

  async handle(): Promise<void> {
    await this.database.transaction(SYSTEM, async (tx) => {
      const rows = await tx.query<{ id: string; state: RunningState }>(
        `UPDATE import_batch SET moved_at = $1 WHERE state IN ('CHECKING', 'COMMITTING', 'UNDOING')
           AND moved_at < $1::timestamptz - interval '10 minutes' RETURNING id, state`,
        [tx.now],
      );
      for (const { id, state } of rows) await tx.later(IMPORT_TOPIC[state], id);
    });
  }
}
