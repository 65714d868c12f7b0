import type { Command } from 'commander';
import { evaluateSearch, type EvaluationResult } from '../evaluation/search-evaluation.js';
import { readPatents } from '../evaluation/patents-file.js';
import { withProgress } from '../progress.js';
import { answer, withServices } from '../running.js';

export function evaluate(program: Command): void {
  program
    .command('evaluate')
    .description('评测 · Evaluation')
    .command('search')
    .description('用一份真实专利评测搜索 · Measure search on a file of real patents')
    .requiredOption('--patents <file>', 'JSONL: application_no title abstract ipc_main applicant')
    .option('--json', '输出一个 JSON 对象 · print one JSON object')
    .addHelpText(
      'after',
      `
用单独的索引，不动现有索引，结束后删除；设置 SEARCH_URL 时两种引擎都评测。
Uses an index of its own and drops it after; with SEARCH_URL both engines are measured.

Examples:
  npm run -s kaixu -- evaluate search --patents patents.jsonl --json`,
    )
    .action(async ({ patents: file, json }: { patents: string; json?: boolean }) => {
      const patents = await readPatents(file);
      const results = await withServices((app) =>
        withProgress('评测 · evaluate', (onProgress) => evaluateSearch(app, patents, onProgress)),
      );
      answer(json, { results }, results.map(lineOf));
    });
}

function lineOf({ engine, task, value, interval: [from, to], n, msPerQuery }: EvaluationResult): string {
  return `${engine.padEnd(12)} ${task.padEnd(22)} ${value.toFixed(3)}  [${from.toFixed(3)}, ${to.toFixed(3)}]  n=${n}  ${msPerQuery} ms`;
}
