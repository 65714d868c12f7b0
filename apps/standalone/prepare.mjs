/**
 * Makes a bare clone runnable: installs and builds what is missing or out of date, and says nothing otherwise.
 * Runs before anything is installed, hence only Node's own modules; talks on stderr only, because stdout
 * belongs to the command that follows (`npm run -s kaixu -- … --json`).
 *
 *   node apps/standalone/prepare.mjs run | test | build    dependencies, server, web
 *   node apps/standalone/prepare.mjs server                dependencies, server
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { takeLock } from './prepare-lock.mjs';

const OLDEST_NODE = [20, 19];
const MOST_STEPS = 8;
const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
const at = (...parts) => join(root, ...parts);

const ASSETS = /\.(sql|json|ttf|otf)$|[\\/](keeper|xls-child|picture-child|lp-worker)\.mjs$/; // what the compiler does not carry into dist
const NO_SOURCE = new Set(['node_modules', 'dist', 'output']);
const PLATFORM = `${process.platform} ${process.arch} abi${process.versions.modules}`;

class Stop extends Error {}

main(process.argv[2] ?? 'run').catch((error) => {
  process.stderr.write(`${sentence(error)}\n`);
  process.exitCode = 2;
});

async function main(goal) {
  refuseOldNode();
  if (isDeployed() || pending(goal).length === 0) return;
  const lock = await takeLock(at('dist'), sayWaiting);
  try {
    // Asked again each time: another process may have done it, and sources may change during a build.
    for (let tries = 0, [next] = pending(goal); next; tries++, [next] = pending(goal)) {
      if (tries === MOST_STEPS)
        throw new Stop('源文件不断变化，请重试 · The sources keep changing: try again');
      await next(lock);
    }
  } finally {
    for (const draft of ['.server', '.web']) rmSync(at('dist', draft), { recursive: true, force: true });
    lock.release();
  }
}

/** The steps still to do, in order. */
function pending(goal) {
  const steps = [];
  if (!isInstalled()) steps.push(install);
  const built = readJson(at('dist', '.built.json')) ?? {};
  if (built.server !== serverHash()) steps.push(buildServer);
  if (goal !== 'server' && existsSync(at('apps/web/vite.config.ts')) && built.web !== webHash())
    steps.push(buildWeb);
  return steps;
}

function sayWaiting() {
  process.stderr.write('另一个进程正在安装或构建，等待中 · Waiting for another install or build\n');
}

function refuseOldNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return;
  const wanted = OLDEST_NODE.join('.');
  throw new Stop(
    `需要 Node.js ≥ ${wanted} · Kaixu needs Node.js ${wanted} or newer; this is ${process.version}`,
  );
}

// ---- dependencies

/** A production install has no compiler; with a build beside it there is nothing to prepare. */
function isDeployed() {
  const installed = readJson(at('node_modules/.package-lock.json'));
  return installed !== undefined && !installed.packages['node_modules/tsgo'] && existsSync(at('dist/apps'));
}

function isInstalled() {
  const stamp = readJson(at('node_modules/.kaixu.json'));
  const lock = hashOf([at('package-lock.json')]);
  // npm writes this file last: without it an install was cut short.
  if (!existsSync(at('node_modules/.package-lock.json'))) return false;
  if (stamp && stamp.platform !== PLATFORM) return false;
  return stamp?.lock === lock || isInstalledByHand();
}

/** Somebody ran npm themselves: what npm noted as installed is compared with what the lock file asks for. */
function isInstalledByHand() {
  const wanted = readJson(at('package-lock.json'))?.packages ?? {};
  const found = readJson(at('node_modules/.package-lock.json'))?.packages ?? {};
  return Object.entries(wanted).every(([path, { version, optional, devOptional }]) => {
    if (path === '') return true;
    return found[path] ? found[path].version === version : Boolean(optional ?? devOptional);
  });
}

async function install(lock) {
  // NODE_ENV=production would leave the compiler out.
  const args = ['ci', '--include=dev', '--no-audit', '--no-fund', '--no-progress', '--loglevel=error'];
  const npm = process.env.npm_execpath ?? '';
  const [command, first] = /^npm(-cli)?\.c?js$/.test(basename(npm)) ? [process.execPath, [npm]] : ['npm', []];
  await step('安装依赖 · Installing dependencies', () =>
    execute(lock, command, [...first, ...args], 'ignore'),
  );
  writeJson(at('node_modules/.kaixu.json'), { lock: hashOf([at('package-lock.json')]), platform: PLATFORM });
}

// ---- builds

function serverHash() {
  return hashOf([...serverSources(), at('tsconfig.json'), at('package.json'), at('package-lock.json')]);
}

function webHash() {
  return hashOf([...filesUnder(at('apps/web')), at('package-lock.json')]);
}

function serverSources() {
  const isSource = (file) => file.endsWith('.ts') || ASSETS.test(file);
  return ['apps', 'libs', 'test']
    .flatMap((folder) => filesUnder(at(folder)))
    .filter(isSource)
    .filter(isNotWeb);
}

function isNotWeb(file) {
  return !file.startsWith(at('apps', 'web') + sep);
}

async function buildServer(lock) {
  const hash = serverHash();
  const draft = at('dist/.server');
  await step('构建服务端 · Building the server', async () => {
    rmSync(draft, { recursive: true, force: true });
    const compiler = at('node_modules/tsgo/bin/tsc');
    await execute(lock, process.execPath, [compiler, '-p', at('tsconfig.json'), '--outDir', draft]);
    for (const file of serverSources().filter((name) => ASSETS.test(name))) {
      cpSync(file, join(draft, relative(root, file)));
    }
    stampBuild('server', undefined);
    replaceFolders(draft, at('dist'));
  });
  stampBuild('server', hash);
}

async function buildWeb(lock) {
  const hash = webHash();
  const draft = at('dist/.web');
  await step('构建网页 · Building the web pages', async () => {
    const vite = [at('node_modules/vite/bin/vite.js'), 'build', '--config', at('apps/web/vite.config.ts')];
    const options = ['--outDir', join(draft, 'web'), '--emptyOutDir', '--logLevel', 'warn'];
    await execute(lock, process.execPath, [...vite, ...options]);
    stampBuild('web', undefined);
    replaceFolders(draft, at('dist'));
  });
  stampBuild('web', hash);
}

/** Whole folders change places, so outputs of deleted sources go; the stamp is off meanwhile. */
function replaceFolders(draft, target) {
  for (const name of readdirSync(draft)) {
    rmSync(join(target, name), { recursive: true, force: true });
    renameSync(join(draft, name), join(target, name));
  }
  rmSync(draft, { recursive: true, force: true });
}

function stampBuild(part, hash) {
  const built = readJson(at('dist/.built.json')) ?? {};
  writeJson(at('dist/.built.json'), { ...built, [part]: hash });
}

// ---- small tools

/** Its stdout goes to our stderr or nowhere. The lock learns of the child, which may outlive this process. */
function execute(lock, command, args, stdout = 2) {
  return new Promise((resolve, reject) => {
    const shell = process.platform === 'win32' && command === 'npm';
    const child = spawn(command, args, { cwd: root, shell, stdio: ['ignore', stdout, 2] });
    lock.shareWith(child.pid);
    child.on('error', reject);
    child.on('exit', (code, signal) => {
      const what = [command, ...args]
        .map((word) => basename(word))
        .slice(0, 3)
        .join(' ');
      if (code === 0) resolve();
      else reject(new Stop(`失败 · Failed: ${what} (${signal ?? `exit ${code}`})`));
    });
  });
}

async function step(name, work) {
  const began = Date.now();
  process.stderr.write(`${name} … `);
  try {
    await work();
    process.stderr.write(`${((Date.now() - began) / 1000).toFixed(1)} s`);
  } finally {
    process.stderr.write('\n');
  }
}

function sentence(error) {
  if (error instanceof Stop) return error.message;
  const place = error.path ?? error.dest ?? root;
  if (['ENOSPC', 'EDQUOT'].includes(error.code)) return `磁盘已满 · The disk is full: ${place}`;
  if (['EROFS', 'EACCES', 'EPERM'].includes(error.code)) {
    return `无法写入 · Cannot write: ${place} (${error.code})`;
  }
  return error.code ? `${error.code}: ${error.message}` : error.stack;
}

function filesUnder(folder) {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .filter((entry) => !NO_SOURCE.has(entry.name))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      return entry.isDirectory() ? filesUnder(path) : entry.isFile() ? [path] : [];
    });
}

function hashOf(files) {
  const hash = createHash('sha256');
  for (const file of files) {
    const content = readFileSync(file);
    hash.update(`${relative(root, file)}\0${content.length}\0`).update(content);
  }
  return hash.digest('hex');
}

function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

function writeJson(file, value) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.new`, JSON.stringify(value));
  renameSync(`${file}.new`, file);
}
