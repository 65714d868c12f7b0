import { basename } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import { FAIR_SHARE, gradedScores, keepRun, MatchEngine } from '#libs/matchmaking';
import { Database } from '#libs/platform';
import { type BandFigures, type Bands, bandsOf } from '../evaluation/bands.js';
import { evaluateSearch, type EvaluationResult } from '../evaluation/search-evaluation.js';
import {
  evaluateMatching,
  type MatchingDifference,
  type MatchingEvaluation,
  type MatchingResult,
} from '../evaluation/matching-evaluation.js';
import { readNeeds, readPairs } from '../evaluation/needs-files.js';
import { readPatents } from '../evaluation/patents-file.js';
import { withProgress } from '../progress.js';
import { answer, withServices } from '../running.js';

const UNIVERSITY = '一所高校在前十名中最多占的份额 · most that one university may have of the first ten';
const PATENT = '一件专利最多占的份额 · the same for one patent';

interface MatchingOptions {
  needs: string;
  pairs: string;
  universityShare: number;
  patentShare: number;
  keep?: boolean;
  json?: boolean;
}

export function evaluate(program: Command): void {
  const evaluation = program.command('evaluate').description('评测 · Evaluation');
  evaluation
    .command('matching')
    .description('用人工评分的需求评测匹配 · Measure matching on needs that people graded')
    .requiredOption('--needs <file>', 'JSONL: need_id title text')
    .requiredOption(
      '--pairs <file>',
      'JSONL: need_id achievement_id level achievement_keywords [achievement_owner]',
    )
    .option('--university-share <part>', UNIVERSITY, asShare, FAIR_SHARE.university)
    .option('--patent-share <part>', PATENT, asShare, FAIR_SHARE.patent)
    .option('--keep', '保存结果，显示在“匹配质量”页 · keep the figures for the quality page')
    .option('--json', '输出一个 JSON 对象 · print one JSON object')
    .addHelpText(
      'after',
      `
level 1（无关）至 4（很匹配）。区间为按需求重抽样的 95 %。设置 SEARCH_URL 时也评测搜索引擎，
设置 EMBEDDING_URL 时也评测 kaixu+embedding。kaixu-capped：前十名中高校、专利各不超过份额时的代价。
Levels 1 (none) to 4 (strong). Intervals are 95 % of needs drawn again. With SEARCH_URL the engine is measured,
too, with EMBEDDING_URL kaixu+embedding. kaixu-capped: what it costs that nobody has more than a share of the first ten.

Examples:
  npm run -s kaixu -- evaluate matching --needs needs.jsonl --pairs pairs.jsonl --json`,
    )
    .action(async ({ needs: needsFile, pairs: pairsFile, keep, json, ...options }: MatchingOptions) => {
      const shares = { university: options.universityShare, patent: options.patentShare };
      const [needs, pairs] = [await readNeeds(needsFile), await readPairs(pairsFile)];
      const found = await withServices(async (app) => {
        const measured = await withProgress('评测 · evaluate', (onProgress) =>
          evaluateMatching(app, needs, pairs, shares, onProgress),
        );
        const counts = { source: basename(needsFile), needs: needs.length, pairs: pairs.length };
        const { engine, results } = measured;
        if (keep) await keepRun(app.get(Database), { ...counts, engine, results });
        return measured;
      });
      answer(json, { ...found }, [
        ...found.results.map(matchingLine),
        ...found.paired.map(differenceLine),
        ...notes(found),
      ]);
    });
  evaluation
    .command('bands')
    .description('按本系统收到的评价重新评估档位 · Bands by the verdicts that were given here')
    .option('--json', '输出一个 JSON 对象 · print one JSON object')
    .addHelpText(
      'after',
      `
每对需求与专利按评价时的得分计。只是建议：档位属于参数集，由人另加一套（libs/matchmaking/README.md）。
Each pair counts with the score it had when it was judged. A proposal only: bands belong to a parameter set.

Examples:
  npm run -s kaixu -- evaluate bands --json`,
    )
    .action(async ({ json }: { json?: boolean }) => {
      const found = await withServices(async (app) => {
        const { parameters } = app.get(MatchEngine);
        const scores = await gradedScores(app.get(Database), parameters.version);
        return { parameters: parameters.version, ...bandsOf(scores, parameters) };
      });
      answer(json, found, [`参数 · parameters ${found.parameters}`, ...bandLines(found)]);
    });
  evaluation
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

function matchingLine({ name, goodInFirst5, msPerNeed, ...rest }: MatchingResult): string {
  return `${name.padEnd(15)} nDCG@10 ${span(rest.ndcg10, rest.ndcg10Interval)}  AUC ${span(rest.auc, rest.aucInterval)}  good in 5 ${goodInFirst5.toFixed(3)}  ${msPerNeed} ms`;
}

function differenceLine({ name, against, ...rest }: MatchingDifference): string {
  return `${name} − ${against}  nDCG@10 ${span(rest.ndcg10, rest.ndcg10Interval)}  AUC ${span(rest.auc, rest.aucInterval)}`;
}

/** Which set ran, whose share was capped, and why a model that is set was not measured. */
function notes({ parameters, exposure, bands, withoutVectors }: MatchingEvaluation): string[] {
  const { shares, largestUniversity, largestPatent, needsChanged } = exposure;
  const part = (name: string, share: number, { unchanged, capped }: { unchanged: number; capped: number }) =>
    `${name} ≤ ${percent(share)}: ${percent(unchanged)} → ${percent(capped)}`;
  const university = largestUniversity
    ? part('高校 · university', shares.university, largestUniversity)
    : '文件未写明高校，只限制专利 · the file names no owners, so only patents are capped';
  return [
    `参数 · parameters ${parameters}`,
    `kaixu-capped  ${university}  ${part('专利 · patent', shares.patent, largestPatent)}  n=${needsChanged}`,
    ...bandLines(bands),
    ...(withoutVectors === null
      ? []
      : [`未评测 kaixu+embedding · kaixu+embedding was not measured: ${withoutVectors}`]),
  ];
}

function bandLines({ now, proposed }: Bands): string[] {
  const part = (share: number | null) => (share === null ? '–' : percent(share));
  const line = ({ band, pairs, good, bad }: BandFigures) =>
    `${band.padEnd(15)} n=${pairs}  level ≥ 3 ${part(good)}  level 1 ${part(bad)}`;
  const from = Object.entries(proposed).map(([band, score]) => `${band} ≥ ${score ?? '?'}`);
  return [...now.map(line), `按这些评价 · by these grades: ${from.join(', ')}`];
}

function percent(part: number): string {
  return `${(100 * part).toFixed(1)} %`;
}

function asShare(text: string): number {
  const share = Number(text);
  if (!(share > 0 && share <= 1))
    throw new InvalidArgumentError('应为大于 0 且不超过 1 的数 · a number above 0 and up to 1.');
  return share;
}

function span(value: number, [from, to]: [number, number]): string {
  return `${value.toFixed(3)} [${from.toFixed(3)}, ${to.toFixed(3)}]`;
}
