import 'reflect-metadata';
import { mkdirSync, writeFileSync } from 'node:fs';
import { createHttpApp, readEnv } from '#libs/platform';
import { ApiModule } from './api.module.js';

/**
 * Writes the committed description of the API: `npm run openapi`. The web app's types are generated from it, and a
 * contract test compares it with what the server says.
 */
const databaseUrl = process.argv[2] ?? 'postgres://nobody@127.0.0.1:1/none';
const env = readEnv({ LOG_LEVEL: 'silent' });
const { nest, document } = await createHttpApp(ApiModule.forRoot({ env, databaseUrl, offline: true }), env);
mkdirSync('apps/api', { recursive: true });
writeFileSync('apps/api/openapi.json', `${JSON.stringify(document, null, 2)}\n`);
await nest.close().catch(() => undefined);
