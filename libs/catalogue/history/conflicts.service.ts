import { Injectable } from '@nestjs/common';
import {
  audit,
  Database,
  decodeIdCursor,
  encodeCursor,
  type PersonActor,
  refuse,
  type Tx,
} from '#libs/platform';
import { refuseImport } from '../catalogue.errors.js';
import { markChanged, PATENT_STATUS_CHANGED } from '../patent-changes.js';
import type { ConflictDecision, ConflictDto, ConflictField, ConflictListDto } from './conflicts.dto.js';
import { differenceOf, noteFields } from './field-history.js';

interface Row {
  id: string;
  patentId: string;
  field: ConflictField;
  file: string;
  fileName: string;
  /** Of the import. */
  state: string;
  decision: ConflictDecision | null;
}

/** Where a file says otherwise than a person had stated: both values are shown, and a person decides. */
@Injectable()
export class ConflictsService {
  constructor(private readonly database: Database) {}

  list(
    actor: PersonActor,
    organisationId: string,
    importId: string,
    limit: number,
    cursor?: string,
  ): Promise<ConflictListDto> {
    return this.database.transaction(actor, async (tx) => {
      const batch = await tx.query('SELECT 1 FROM import_batch WHERE id = $1 AND organisation_id = $2', [
        importId,
        organisationId,
      ]);
      if (batch.length === 0) throw refuse.not_found();
      const rows = await tx.query<ConflictDto>(
        `SELECT ${SHOWN} WHERE c.batch_id = $1 AND c.organisation_id = $2 AND ($3::uuid IS NULL OR c.id > $3)
         ORDER BY c.id LIMIT $4`,
        [importId, organisationId, decodeIdCursor(cursor), limit + 1],
      );
      const items = rows.slice(0, limit);
      return {
        items,
        nextCursor: rows.length > limit ? encodeCursor([items.at(-1)?.id ?? null]) : null,
      };
    });
  }

  /** The file's value takes the place of the stated one, or the stated one stays; decided once. */
  decide(
    actor: PersonActor,
    organisationId: string,
    importId: string,
    id: string,
    decision: ConflictDecision,
  ): Promise<ConflictDto> {
    return this.database.transaction(actor, async (tx) => {
      const [row] = await tx.query<Row>(
        `SELECT c.id, c.patent_id AS "patentId", c.field, c.file, c.decision, f.name AS "fileName", b.state
         FROM import_conflict c JOIN import_batch b ON b.id = c.batch_id JOIN stored_file f ON f.id = b.file_id
         WHERE c.id = $1 AND c.batch_id = $2 AND c.organisation_id = $3 FOR UPDATE OF b, c`,
        [id, importId, organisationId],
      );
      if (!row) throw refuse.not_found();
      if (row.state !== 'COMMITTED') throw refuseImport.import_not_committed();
      if (row.decision !== null) throw refuseImport.conflict_decided();
      if (decision === 'FILE') await take(tx, organisationId, importId, row);
      await tx.query(
        'UPDATE import_conflict SET decision = $2, decided_at = $3, decided_by = $4 WHERE id = $1',
        [id, decision, tx.now, actor.personId],
      );
      const [shown] = await tx.query<ConflictDto>(`SELECT ${SHOWN} WHERE c.id = $1`, [id]);
      if (!shown) throw refuse.not_found();
      return shown;
    });
  }
}

const SHOWN = `c.id, c.patent_id AS "patentId", p.application_number AS "applicationNumber", p.title, c.row_number AS row, c.field,
  c.own, c.file, c.decision FROM import_conflict c LEFT JOIN patent p ON p.id = c.patent_id`;

async function take(tx: Tx, organisationId: string, batchId: string, row: Row): Promise<void> {
  const { patentId, field, file } = row;
  if (field === 'patentees') {
    const names = file.split('\n');
    const [before] = await tx.query<{ patentees: string[]; source: string | null }>(
      'SELECT patentees, patentees_source AS source FROM patent WHERE id = $1 FOR UPDATE',
      [patentId],
    );
    await tx.query('UPDATE patent SET patentees = $2, patentees_source = $3 WHERE id = $1', [
      patentId,
      names,
      row.fileName,
    ]);
    await audit(tx, {
      action: 'PATENTEES_STATED',
      subjectType: 'patent',
      subjectId: patentId,
      organisationId,
      before: { patentees: before?.patentees ?? [], source: before?.source ?? null },
      after: { patentees: names, source: row.fileName },
    });
    const difference = differenceOf({ patentees: before?.patentees ?? [] }, { patentees: names });
    await noteFields(tx, [{ patentId, organisationId, source: 'PERSON', batchId, public: difference }]);
    await markChanged(tx, [patentId]);
    await tx.later(PATENT_STATUS_CHANGED, patentId);
    return;
  }
  // Of two known columns, so it stands in the statement.
  const [before] = await tx.query<{ value: string | null }>(
    `SELECT ${field} AS value FROM holding WHERE organisation_id = $1 AND patent_id = $2 FOR UPDATE`,
    [organisationId, patentId],
  );
  await tx.query(
    `UPDATE holding SET ${field} = $3, version = version + 1 WHERE organisation_id = $1 AND patent_id = $2`,
    [organisationId, patentId, file],
  );
  const difference = differenceOf({ [field]: before?.value }, { [field]: file });
  await noteFields(tx, [{ patentId, organisationId, source: 'PERSON', batchId, own: difference }]);
}
