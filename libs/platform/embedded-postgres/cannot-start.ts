import { statfs } from 'node:fs/promises';

/** The embedded database cannot start; the message is one sentence for the person at the keyboard. */
export class CannotStart extends Error {
  override readonly name = 'CannotStart';

  constructor(english: string, chinese: string, cause?: unknown) {
    super(`${english} · ${chinese}`, { cause });
  }
}

const ENOUGH_TO_START = 48 * 2 ** 20;

export function diskFull(folder: string, cause?: unknown): CannotStart {
  return new CannotStart(
    `The disk that holds ${folder} is full: free some space and start again.`,
    `${folder} 所在磁盘已满，请清理空间后重新启动。`,
    cause,
  );
}

/** Turns what the file system said into a sentence; anything it does not know passes through unchanged. */
export function explained(error: unknown, folder: string): unknown {
  switch (codeOf(error)) {
    case 'ENOSPC':
    case 'EDQUOT':
      return diskFull(folder, error);
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
    case 'ENOTDIR':
    case 'EEXIST':
    case 'ENOENT': // what mkdir -p reports on a read-only disk
      return new CannotStart(
        `The folder ${folder} cannot be written (${codeOf(error)}): check who owns it, or set DATA_DIR.`,
        `目录 ${folder} 无法写入，请检查其所有者，或设置 DATA_DIR。`,
        error,
      );
    default:
      return error;
  }
}

/** A program's failure says little when even its log could not be written, so the disk is asked first. */
export async function failedProgram(program: string, said: string, folder: string): Promise<CannotStart> {
  const disk = await statfs(folder).catch(() => undefined);
  const nothingLeft = disk !== undefined && disk.bavail * disk.bsize < ENOUGH_TO_START;
  if (nothingLeft || /No space left on device|Disk quota exceeded/.test(said)) return diskFull(folder, said);
  const reason = lastComplaint(said);
  return new CannotStart(
    `${program} did not start in ${folder}: ${reason}`,
    `${program} 未能在 ${folder} 启动：${reason}`,
    said,
  );
}

function lastComplaint(said: string): string {
  const lines = said.split('\n').filter((line) => line.trim() !== '');
  const complaints = lines.filter(
    (line) => /FATAL|PANIC|error:/.test(line) && !/database system is/.test(line),
  );
  return (complaints.at(-1) ?? lines.at(-1) ?? 'no reason given')
    .replace(/^.*?(FATAL|PANIC|error):\s*/, '')
    .trim();
}

export function codeOf(error: unknown): string | undefined {
  if (typeof error !== 'object' || error === null || !('code' in error)) return undefined;
  return typeof error.code === 'string' ? error.code : undefined;
}
