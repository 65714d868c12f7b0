import type { Command } from 'commander';
import { migrate } from '#libs/platform';
import { answer, withDatabase } from '../running.js';

export function migrateDatabase(program: Command): void {
  program
    .command('migrate')
    .description('把数据库升级到本版本 · Bring the database to this version')
    .option('--json', '输出一个 JSON 对象 · print one JSON object')
    .addHelpText(
      'after',
      '\nExamples:\n  npm run -s kaixu -- migrate\n  DATABASE_URL=postgres://… npm run -s kaixu -- migrate --json',
    )
    .action(async ({ json }: { json?: boolean }) => {
      const applied = await withDatabase((url) => migrate(url));
      const sentences = applied.map((name) => `已应用 · Applied ${name}`);
      answer(
        json,
        { applied },
        sentences.length > 0 ? sentences : ['数据库已是最新 · The database is up to date'],
      );
    });
}
