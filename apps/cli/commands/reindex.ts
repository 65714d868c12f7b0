import type { Command } from 'commander';
import { PatentIndexer } from '#libs/catalogue';
import { NeedIndexer } from '#libs/demand';
import { withProgress } from '../progress.js';
import { answer, withServices } from '../running.js';

export function reindex(program: Command): void {
  program
    .command('reindex')
    .description('由数据库重建搜索索引 · Write the search index again from the records')
    .option('--json', '输出一个 JSON 对象 · print one JSON object')
    .addHelpText(
      'after',
      '\n可随时运行，不影响使用 · May be run at any time, beside a running server.\n\nExamples:\n  npm run -s kaixu -- reindex',
    )
    .action(async ({ json }: { json?: boolean }) => {
      const { indexed, needs } = await withServices(async (app) => ({
        indexed: await withProgress('专利 · patents', (onProgress) =>
          app.get(PatentIndexer).reindexAll(onProgress),
        ),
        needs: await withProgress('需求 · needs', (onProgress) =>
          app.get(NeedIndexer).reindexAll(onProgress),
        ),
      }));
      answer(json, { indexed, needs }, [
        `已写入 ${indexed} 件专利、${needs} 条需求的索引 · ${indexed} patents and ${needs} needs indexed`,
      ]);
    });
}
