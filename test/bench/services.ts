import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { ImportCommand, PatentIndexCheck, PatentIndexer, reindexLater } from '#libs/catalogue';
import { Database, readEnv, SYSTEM } from '#libs/platform';
import { CliModule } from '../../apps/cli/cli.module.js';
import { seedUniversity, UNIVERSITY } from './acceptance-seed.js';
import type { MadeUpPatent } from './made-up-patents.js';
import { tell } from './measure.js';
import { csvOf } from './patent-tables.js';
import type { Stage } from './stage.js';

const FILE_ROWS = 20_000;

/** Lends the product's services in this process, as its commands have them, and a university to import for. */
export async function withServices<T>(
  { url, owner }: Stage,
  work: (services: Services) => Promise<T>,
  more: NodeJS.ProcessEnv = {},
): Promise<T> {
  await seedUniversity(owner);
  const env = readEnv({ LOG_LEVEL: 'warn', DATABASE_POOL: '6', ...more });
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

  /** Rows of a size that an upload may have, file by file. */
  async importAll(patents: MadeUpPatent[]): Promise<void> {
    for (let at = 0; at < patents.length; at += FILE_ROWS) {
      const rows = patents.slice(at, at + FILE_ROWS);
      await this.import(`patents-${at}.csv`, csvOf(rows), rows.length);
      await this.index();
      tell(`${at + rows.length} of ${patents.length} patents`);
    }
  }

  /** One more word in the title of one patent, committed as any change of it is. */
  async addWord(patentId: string, word: string): Promise<void> {
    await this.app.get(Database).transaction(SYSTEM, async (tx) => {
      await tx.query("UPDATE patent SET title = title || ' ' || $2, version = version + 1 WHERE id = $1", [
        patentId,
        word,
      ]);
      await reindexLater(tx, [patentId]);
    });
  }

  /** What `kaixu index verify` does; the ids of documents that are not as the records say. */
  async verify(): Promise<string[]> {
    const { postgres, engine } = await this.app.get(PatentIndexCheck).verify(false);
    return [postgres, engine].flatMap((found) => (found ? Object.values(found).flat() : []));
  }

  /** What the worker does afterwards: search knows the patents. */
  async index(): Promise<void> {
    await this.app.get(PatentIndexer).drain();
  }
}
