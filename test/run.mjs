/**
 * Runs everything that can run here and closes with one line `N passed, N failed`.
 * `npm test -- <pattern>` runs the files that match. Needs no service: Postgres is the embedded one, thrown away after.
 */
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const patterns = process.argv.slice(2);
const scratch = mkdtempSync(join(tmpdir(), 'kaixu-test-'));
const { useEmbeddedPostgres, migrate } = await import('../dist/libs/platform/index.js');

let passed = 0;
let failed = 0;
let contracted = false;
const notes = [];

function run(command, args, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: root, stdio: 'inherit', env: { ...process.env, ...env } });
    child.on('close', (code, signal) => resolve(signal ? 1 : code));
  });
}

function has(program) {
  return spawnSync('sh', ['-c', `command -v ${program}`]).status === 0;
}

async function check(name, command, args) {
  const ok = (await run(command, args)) === 0;
  if (ok) passed += 1;
  else failed += 1;
  console.log(`${ok ? '✓' : '✗'} ${name}`);
}

const postgres = await useEmbeddedPostgres({ dataDir: join(scratch, 'postgres'), ephemeral: true });
try {
  const template = new URL(postgres.url);
  await migrate(postgres.url);
  if (patterns.length === 0) {
    const tsc = join('node_modules', 'tsgo', 'bin', 'tsc');
    await check('server types', process.execPath, [tsc, '-p', 'tsconfig.json', '--noEmit']);
    await check('web types', process.execPath, [tsc, '-p', 'apps/web/tsconfig.json', '--noEmit']);
    await check('lint: the import table and our own rules', process.execPath, [
      'node_modules/eslint/bin/eslint.js',
      '.',
    ]);
  }
  const results = join(scratch, 'jest.json');
  const admin = new URL(postgres.url);
  admin.pathname = '/postgres';
  const code = await run(
    process.execPath,
    [
      '--experimental-vm-modules',
      '--no-warnings',
      'node_modules/jest/bin/jest.js',
      '-c',
      'test/jest.config.mjs',
      '--maxWorkers=2',
      '--json',
      `--outputFile=${results}`,
      ...patterns,
    ],
    { KAIXU_TEST_SERVER: admin.toString(), KAIXU_TEST_TEMPLATE: template.pathname.slice(1) },
  );
  const report = JSON.parse(readFileSync(results, 'utf8'));
  passed += report.numPassedTests;
  failed += report.numFailedTests + report.numRuntimeErrorTestSuites;
  if (code !== 0 && failed === 0) failed += 1;
  contracted = report.testResults.some(({ name }) => name.includes('search-engines'));
  for (const suite of report.testResults)
    for (const test of suite.assertionResults)
      if (test.status === 'pending' || test.status === 'todo') notes.push(test.fullName);
} finally {
  await postgres.release();
  rmSync(scratch, { recursive: true, force: true });
}

if (!has('redis-server'))
  console.log('not run on Redis: redis-server is not on PATH (the queue contract ran on Postgres).');
if (!has('chromium')) console.log('browser tests not run: chromium is not on PATH.');
if (contracted)
  console.log(
    has('meilisearch') || process.env.SEARCH_URL
      ? 'search contract: ran on Postgres and on Meilisearch.'
      : 'search contract: NOT RUN on Meilisearch (not on PATH, no SEARCH_URL); it ran on Postgres.',
  );
if (notes.length > 0)
  console.log(`skipped (${notes.length}):\n${notes.map((name) => `  ${name}`).join('\n')}`);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;
