import type { Command } from 'commander';
import { TaxonomyCommand } from '#libs/catalogue';
import { withProgress } from '../progress.js';
import { answer, withServices } from '../running.js';

export function taxonomy(program: Command): void {
  program
    .command('taxonomy')
    .description('分类表 · Classification schemes')
    .command('load')
    .description(
      '装入整套分类表：IPC、GB/T 4754 或 WIPO 技术领域 · Load a whole scheme: IPC, GB/T 4754 or WIPO fields',
    )
    .argument('<file>', '.jsonl .csv')
    .option('--json', '输出一个 JSON 对象 · print one JSON object')
    .addHelpText(
      'after',
      `
文件的列说明是哪一套 · The columns of the file say which scheme it is:
  IPC          JSONL  code title_zh title_en
  GB/T 4754    CSV    industry_id name parent_id
  WIPO         CSV    field_nr sector field_name ipc
可重复装入 · May be loaded again: what the file says otherwise is changed, nothing is taken away.

Examples:
  npm run -s kaixu -- taxonomy load ipc.jsonl --json`,
    )
    .action(async (file: string, { json }: { json?: boolean }) => {
      const result = await withServices((app) =>
        withProgress('分类 · taxonomy', (onProgress) => app.get(TaxonomyCommand).load(file, onProgress)),
      );
      const { scheme, loaded, skipped, translations } = result;
      answer(json, result, [
        `已装入 · Loaded: ${scheme}, ${loaded} 条 entries${skipped > 0 ? `, 略过 skipped ${skipped}` : ''}`,
        ...(translations > 0 ? [`英文检索词 · English phrases for search: ${translations}`] : []),
      ]);
    });
}
