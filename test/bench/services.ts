import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ImportCommand, PatentIndexer } from '#libs/catalogue';
import { readEnv, SYSTEM } from '#libs/platform';
import { CliModule } from '../../apps/cli/cli.module.js';
import { seedUniversity, UNIVERSITY } from './acceptance-seed.js';
import type { Stage } from './stage.js';

/** Lends the product's services in this process, as its commands have them, and a university to import for. */
export async function withServices<T>(
  { url, owner }: Stage,
  work: (services: Services) => Promise<T>,
): Promise<T> {
  await seedUniversity(owner);
  const env = readEnv({ LOG_LEVEL: 'warn', DATABASE_POOL: '6' });
  const app = await NestFactory.createApplicationContext(CliModule.forRoot({ env, databaseUrl: url }), {
    logger: ['error'],
    abortOnError: false,
  });
  try {
    return await work(new Services(app));
  } finally {
    await app.close();
  }
}

export class Services {
  constructor(private readonly app: INestApplicationContext) {}

  /** What `kaixu import` does. Every row must get through, else its rate says nothing. */
  async import(fileName: string, bytes: Buffer, expected: number): Promise<void> {
    const { created, rejected } = await this.app
      .get(ImportCommand)
      .runImport({ organisationId: UNIVERSITY, bytes, fileName, dryRun: false, actor: SYSTEM });
    if (created !== expected)
      throw new Error(`${fileName}: ${created} of ${expected} rows, ${JSON.stringify(rejected.slice(0, 3))}`);
  }

  /** What the worker does afterwards: search knows the patents. */
  async index(): Promise<void> {
    await this.app.get(PatentIndexer).drain();
  }
}
