import { InvalidArgumentError } from 'commander';
import { LICENSOR_KINDS, Organisation } from '#libs/accounts';
import { CannotRun, Database, isId, SYSTEM } from '#libs/platform';

export async function requireUniversity(database: Database, id: string): Promise<void> {
  const found = await database.transaction(SYSTEM, (tx) => tx.repository(Organisation).findOneBy({ id }));
  if (LICENSOR_KINDS.some((kind) => kind === found?.kind)) return;
  throw new CannotRun(
    `没有编号为 ${id} 的高校或科研院所。 · There is no university or institute with the id ${id}.`,
  );
}

export async function requireFirm(database: Database, id: string): Promise<void> {
  const found = await database.transaction(SYSTEM, (tx) => tx.repository(Organisation).findOneBy({ id }));
  if (found?.kind === 'ENTERPRISE') return;
  throw new CannotRun(`没有编号为 ${id} 的企业。 · There is no firm with the id ${id}.`);
}

export function asId(text: string): string {
  const id = text.toLowerCase();
  if (!isId(id)) throw new InvalidArgumentError('单位编号应为 UUID · an id is a UUID.');
  return id;
}

/** `ENOENT` and the like, for a sentence that names the file. */
export function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : String(error);
}
