import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startTestApp, type TestApp } from '../support/app.js';

describe('the committed description of the API', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startTestApp();
  });
  afterAll(() => app.close());

  it('is what the server says (npm run openapi)', () => {
    const committed: unknown = JSON.parse(readFileSync('apps/api/openapi.json', 'utf8'));
    expect(JSON.parse(JSON.stringify(app.document))).toEqual(committed);
  });

  it('is what the web app was typed from', () => {
    const folder = mkdtempSync(join(tmpdir(), 'kaixu-openapi-'));
    const out = join(folder, 'schema.d.ts');
    execFileSync(
      process.execPath,
      ['node_modules/openapi-typescript/bin/cli.js', 'apps/api/openapi.json', '-o', out],
      { stdio: 'ignore' },
    );
    expect(readFileSync('apps/web/src/api/schema.d.ts', 'utf8')).toBe(readFileSync(out, 'utf8'));
    rmSync(folder, { recursive: true });
  });
});
