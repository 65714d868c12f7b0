import { auditAll, newId, type PersonActor, type RightsAct, type Tx } from '#libs/platform';
import { EnterpriseFile, EnterpriseFileKept, type FileLevel } from './enterprise-file.entity.js';
import { writtenIn } from './enterprise-file.rules.js';

export interface FileWanted {
  firmId: string;
  level: FileLevel;
  products?: string | null;
}

/** Files of one statement. */
const CHUNK = 500;

/** Opens the keeper's files on these firms, in their order; whoever does it looks after them. */
export async function openFiles(
  tx: Tx,
  actor: PersonActor,
  organisationId: string,
  wanted: readonly FileWanted[],
): Promise<EnterpriseFile[]> {
  const repository = tx.repository(EnterpriseFile);
  const files = wanted.map(({ firmId, level, products = null }) =>
    repository.create({
      id: newId(tx.now.getTime()),
      organisationId,
      firmId,
      level,
      products,
      version: 1,
      createdAt: tx.now,
      createdBy: actor.personId,
      ownerId: actor.personId,
    }),
  );
  const kept = files.map(({ id, firmId }) => ({ fileId: id, organisationId, firmId, since: tx.today }));
  for (let at = 0; at < files.length; at += CHUNK) {
    await repository.insert(files.slice(at, at + CHUNK));
    await tx.repository(EnterpriseFileKept).insert(kept.slice(at, at + CHUNK));
  }
  await auditAll(
    tx,
    files.map((file) => fileAct('ENTERPRISE_FILE_OPENED', file)),
  );
  return files;
}

export function fileAct(action: string, file: EnterpriseFile, before?: EnterpriseFile): RightsAct {
  return {
    action,
    subjectType: 'enterprise_file',
    subjectId: file.id,
    organisationId: file.organisationId,
    before: before && writtenIn(before),
    after: writtenIn(file),
  };
}
