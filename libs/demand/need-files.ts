import type { Tx } from '#libs/platform';
import type { NeedFileDto } from './need-files.dto.js';

/** What is attached, as far as the actor may read the need. The bytes are asked for one by one. */
export function filesOf(tx: Tx, needId: string): Promise<NeedFileDto[]> {
  return tx.query<NeedFileDto>(
    'SELECT file_id AS "fileId", name, size FROM need_file WHERE need_id = $1 ORDER BY added_at, file_id',
    [needId],
  );
}
