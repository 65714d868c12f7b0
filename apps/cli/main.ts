import 'reflect-metadata';
import { Command, CommanderError } from 'commander';
import { DomainError, plainSentence, render, sentenceOf } from '#libs/platform';
import { demo } from './commands/demo.js';
import { evaluate } from './commands/evaluate.js';
import { exportTables } from './commands/export.js';
import { importFile } from './commands/import.js';
import { importNeeds } from './commands/import-needs.js';
import { index } from './commands/index-verify.js';
import { migrateDatabase } from './commands/migrate.js';
import { reindex } from './commands/reindex.js';
import { schedule } from './commands/schedule.js';
import { taxonomy } from './commands/taxonomy.js';

const DONE = 0;
const CANNOT_RUN = 2;

const program = new Command('kaixu')
  .description('开许运维命令 · The operator’s commands of Kaixu')
  .usage('<command> [options]')
  .showSuggestionAfterError()
  .exitOverride()
  .configureOutput({
    outputError: (text, write) => write(`无法执行 · Cannot run: ${text.replace(/^error: /, '')}`),
  })
  .addHelpText(
    'after',
    `
数据库 · The database: DATABASE_URL, 未设置时为 DATA_DIR（.data）中的内嵌数据库 · or the embedded one of DATA_DIR.
退出码 · Exit codes: 0 完成 done, 1 有未采用的行 some rows refused, 2 无法执行 cannot run.
`,
  );
for (const add of [
  migrateDatabase,
  demo,
  importFile,
  importNeeds,
  exportTables,
  reindex,
  index,
  evaluate,
  taxonomy,
  schedule,
])
  add(program);

let readerGone = false;
for (const stream of [process.stdout, process.stderr])
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
    // `kaixu … | head` has read enough: the work goes on to its end, what it still says goes nowhere.
    readerGone = true;
  });

process.exitCode = await run();

async function run(): Promise<number> {
  try {
    await program.parseAsync();
    return Number(process.exitCode ?? DONE);
  } catch (error) {
    // An export that nobody reads any more stops; that is no fault.
    if (readerGone) return DONE;
    // Commander has said what it had to say: help that was asked for, or what is wrong with the words.
    if (error instanceof CommanderError) {
      if (error.exitCode === 0) return DONE;
      return cannotRun('usage', error.message.replace(/^error: /, ''));
    }
    const sentence = told(error);
    process.stderr.write(`${sentence}\n`);
    return cannotRun(error instanceof DomainError ? error.code : 'cannot_run', sentence);
  }
}

/** A program that asked for JSON gets one object also where nothing could be done. */
function cannotRun(code: string, message: string): number {
  if (process.argv.includes('--json'))
    process.stdout.write(`${JSON.stringify({ error: { code, message } })}\n`);
  return CANNOT_RUN;
}

function told(error: unknown): string {
  const sentence = error instanceof DomainError && sentenceOf(error.code);
  if (sentence) return `${render(sentence, error.params, 'zh')} · ${render(sentence, error.params, 'en')}`;
  const fault = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return plainSentence(error) ?? `程序出错 · A fault of the program: ${fault}`;
}
