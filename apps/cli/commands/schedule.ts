import { readFile } from 'node:fs/promises';
import { type Command, InvalidArgumentError } from 'commander';
import { readInstance, solveSchedule, type Solved } from '#libs/events';
import { CannotRun } from '#libs/platform';
import { codeOf } from '../require-organisation.js';
import { answer } from '../running.js';

const RULE_BROKEN = 1;
const MOST_SECONDS = 3600;

interface Options {
  seconds: number;
  seed: number;
  steps?: number;
  json?: boolean;
}

export function schedule(program: Command): void {
  program
    .command('schedule')
    .description('为对接会排一对一洽谈 · Make the one-to-one schedule of a matchmaking event')
    .argument('<file>', 'JSON: {slots, tables, people, requests, refused, locks}')
    .option('--seconds <n>', '至多用时（秒） · seconds it may take', asSeconds, 20)
    .option('--seed <n>', '随机种子 · seed', asWhole(0), 1)
    .option(
      '--steps <n>',
      '搜索步数，同种子同步数得同一结果 · steps of the search; same seed and steps, same plan',
      asWhole(1),
    )
    .option('--json', '输出一个 JSON 对象 · print one JSON object')
    .addHelpText(
      'after',
      `
时段与桌号从 0 起；格式见 libs/events/schedule/README.md · Slots and tables count from 0; format: libs/events/schedule/README.md.
不用数据库；Ctrl-C 结束搜索并输出已有方案 · Needs no database; Ctrl-C ends the search and prints the plan so far.

Examples:
  npm run -s kaixu -- schedule day.json --seconds 20 --json
  npm run -s kaixu -- schedule day.json --seed 7 --steps 200000`,
    )
    .action(async (file: string, { json, ...options }: Options) => {
      const instance = readInstance(await readJson(file));
      const stop = new AbortController();
      process.once('SIGINT', () => stop.abort());
      const onProgress = process.stderr.isTTY ? showProgress : () => undefined;
      const solved = await solveSchedule(instance, { ...options, signal: stop.signal, onProgress });
      if (process.stderr.isTTY) process.stderr.write('\n');
      answer(json, { ...solved, violations: solved.violations.length }, sentencesOf(solved));
      if (solved.violations.length > 0) process.exitCode = RULE_BROKEN;
    });
}

async function readJson(file: string): Promise<unknown> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw new CannotRun(
      `无法读取文件 ${file}（${codeOf(error)}）。 · The file ${file} cannot be read (${codeOf(error)}).`,
    );
  });
  try {
    return JSON.parse(text) as unknown;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CannotRun(`${file} 不是 JSON：${reason} · ${file} is not JSON: ${reason}`);
  }
}

function showProgress({ value, bound }: { value: number; bound: number }): void {
  process.stderr.write(`\r已得 value ${value.toFixed(0)}  上界 bound ${bound.toFixed(0)} `);
}

function sentencesOf({ value, bound, ratio, violations, minimaMet, seconds, meetings }: Solved): string[] {
  return [
    `${meetings.length} 场洽谈 meetings, 价值 value ${value}, 上界 bound ${bound.toFixed(1)} (${(100 * ratio).toFixed(2)} %), 达到最少场数 minima met ${minimaMet}, 违规 violations ${violations.length}, ${seconds} s`,
    ...meetings.map(
      ({ slot, table, demand, supply }) => `  时段 slot ${slot}  桌 table ${table}  ${demand} × ${supply}`,
    ),
  ];
}

function asSeconds(text: string): number {
  const seconds = Number(text);
  if (!(seconds > 0 && seconds <= MOST_SECONDS))
    throw new InvalidArgumentError(
      `应为大于 0 且不超过 ${MOST_SECONDS} 的数 · a number above 0 and up to ${MOST_SECONDS}.`,
    );
  return seconds;
}

function asWhole(least: number): (text: string) => number {
  return (text) => {
    const number = Number(text);
    if (text.trim() === '' || !Number.isSafeInteger(number) || number < least)
      throw new InvalidArgumentError(`应为不小于 ${least} 的整数 · a whole number from ${least} on.`);
    return number;
  };
}
