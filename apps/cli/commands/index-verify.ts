import type { Command } from 'commander';
import { type IndexReport, PatentIndexCheck } from '#libs/catalogue';
import type { Differences } from '#libs/platform';
import { withProgress } from '../progress.js';
import { answer, withServices } from '../running.js';

const DIFFERENT = 1;
/** A person reads the first ones; a program gets all. */
const SHOWN = 5;

export function index(program: Command): void {
  program
    .command('index')
    .description('搜索索引 · The search index')
    .command('verify')
    .description('逐件核对搜索索引与数据库 · Compare the search index with the records, document by document')
    .option('--repair', '改正所有不符之处 · put right whatever differs')
    .option('--json', '输出一个 JSON 对象 · print one JSON object')
    .addHelpText(
      'after',
      `
可随时运行；有不符且未改正时退出码为 1 · May be run at any time; exit code 1 where something differs and was not repaired.

Examples:
  npm run -s kaixu -- index verify --json
  npm run -s kaixu -- index verify --repair`,
    )
    .action(async ({ repair = false, json }: { repair?: boolean; json?: boolean }) => {
      const report = await withServices((app) =>
        withProgress('核对 · verify', (onProgress) => app.get(PatentIndexCheck).verify(repair, onProgress)),
      );
      answer(json, report, sentencesOf(report));
      if (!repair && [report.postgres, report.engine].some((found) => found && countOf(found) > 0))
        process.exitCode = DIFFERENT;
    });
}

function sentencesOf({ checked, postgres, engine, repaired }: IndexReport): string[] {
  const total = countOf(postgres) + (engine ? countOf(engine) : 0);
  return [
    `已核对 ${checked} 件专利 · ${checked} patents compared`,
    ...linesOf('Postgres', postgres),
    ...(engine ? linesOf('Meilisearch', engine) : []),
    ...(repaired && total > 0 ? [`已改正 ${total} 处 · ${total} repaired`] : []),
  ];
}

function linesOf(name: string, { missing, stale, surplus }: Differences): string[] {
  const kinds = [
    ['缺少 missing', missing],
    ['不符 stale', stale],
    ['多余 surplus', surplus],
  ] as const;
  const found = kinds.filter(([, ids]) => ids.length > 0);
  if (found.length === 0) return [`${name}: 一致 · the same`];
  return found.map(([kind, ids]) => {
    const more = ids.length > SHOWN ? ` … +${ids.length - SHOWN} (--json)` : '';
    return `${name}: ${kind} ${ids.length}: ${ids.slice(0, SHOWN).join(' ')}${more}`;
  });
}

function countOf({ missing, stale, surplus }: Differences): number {
  return missing.length + stale.length + surplus.length;
}
