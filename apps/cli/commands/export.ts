import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import { type Command, Option } from 'commander';
import { EXPORT_FORMATS, ExportCommand, type ExportFormat, type ExportResult } from '#libs/catalogue';
import { gradedPairs } from '#libs/matchmaking';
import { NeedExport } from '#libs/demand';
import { CannotRun, Database, SYSTEM } from '#libs/platform';
import { asId, codeOf, requireFirm, requireUniversity } from '../require-organisation.js';
import { answer, tell, withServices } from '../running.js';

interface Options {
  organisation: string;
  format: ExportFormat;
  out?: string;
  json?: boolean;
}

export function exportTables(program: Command): void {
  const exporting = program.command('export').description('导出 · Export');
  exportJudgements(exporting);
  exportNeeds(exporting);
  exporting
    .command('patents')
    .description('导出一所高校的专利，可再导入 · A university’s patents, as import reads them back')
    .requiredOption('--organisation <id>', '单位编号 · id of the university', asId)
    .addOption(
      new Option('--format <format>', '文件格式 · format of the file')
        .choices(EXPORT_FORMATS)
        .makeOptionMandatory(),
    )
    .option('--out <file>', '写入文件，否则写到标准输出 · file to write, else standard output')
    .option('--json', '输出一个 JSON 对象，须有 --out · print one JSON object; needs --out')
    .addHelpText(
      'after',
      `
以 = + - @ 开头的文本前加撇号，导入时去掉 · Text that begins with = + - @ gets an apostrophe, which import takes off.

Examples:
  npm run -s kaixu -- export patents --organisation 0198… --format xlsx --out patents.xlsx
  npm run -s kaixu -- export patents --organisation 0198… --format csv > patents.csv`,
    )
    .action((options: Options) => give(options, (to) => write(to, options), sentenceOf));
}

/** A firm's needs whole, as `kaixu import-needs` reads them back. */
function exportNeeds(exporting: Command): void {
  exporting
    .command('needs')
    .description('导出一家企业的技术需求，可再导入 · A firm’s needs, as import reads them back')
    .requiredOption('--organisation <id>', '单位编号 · id of the firm', asId)
    .addOption(
      new Option('--format <format>', '文件格式 · format of the file')
        .choices(EXPORT_FORMATS)
        .makeOptionMandatory(),
    )
    .option('--out <file>', '写入文件，否则写到标准输出 · file to write, else standard output')
    .option('--json', '输出一个 JSON 对象，须有 --out · print one JSON object; needs --out')
    .addHelpText(
      'after',
      `
内容包括企业的保密内容，请妥善保管。 · Holds what the firm keeps confidential: keep it accordingly.

Examples:
  npm run -s kaixu -- export needs --organisation 0198… --format xlsx --out needs.xlsx`,
    )
    .action((options: Options) =>
      give(
        options,
        (to) =>
          withServices(async (app) => {
            await requireFirm(app.get(Database), options.organisation);
            const { organisation: organisationId, format } = options;
            return app.get(NeedExport).exportOwn(SYSTEM, { organisationId, format, to });
          }),
        ({ needs }) => `导出 · Exported: ${needs} 项需求 needs`,
      ),
    );
}

/** What people said of matches, as `kaixu evaluate matching` reads it. */
function exportJudgements(exporting: Command): void {
  exporting
    .command('judgements')
    .description('导出人们对匹配的评价，作为评测数据 · What people said of matches, as an evaluation set')
    .requiredOption(
      '--folder <folder>',
      '写入 needs.jsonl 和 pairs.jsonl · where needs.jsonl and pairs.jsonl are written',
    )
    .option('--json', '输出一个 JSON 对象 · print one JSON object')
    .addHelpText(
      'after',
      `
内容包括未向所有人公开的需求，请妥善保管。 · Holds needs that are not open to all: keep it accordingly.

Examples:
  npm run -s kaixu -- export judgements --folder graded`,
    )
    .action(async ({ folder, json }: { folder: string; json?: boolean }) => {
      const { needs, pairs } = await withServices((app) => gradedPairs(app.get(Database)));
      await mkdir(folder, { recursive: true });
      for (const [name, rows] of Object.entries({ needs, pairs })) {
        const file = join(folder, `${name}.jsonl`);
        await writeFile(`${file}.part`, rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
        await rename(`${file}.part`, file);
      }
      const counts = { needs: needs.length, pairs: pairs.length };
      answer(json, counts, [
        `已导出 ${counts.needs} 项需求、${counts.pairs} 个评价。 · ${counts.needs} needs and ${counts.pairs} graded pairs.`,
      ]);
    });
}

function refuseMixedOutput({ out, json, format }: Options): void {
  if (out) return;
  if (json)
    throw new CannotRun('--json 须与 --out 同用。 · --json needs --out: standard output holds one thing.');
  if (format === 'xlsx' && process.stdout.isTTY)
    throw new CannotRun('请用 --out 指定文件。 · Name a file by --out: a workbook is no text.');
}

/** To a file, which is then told, or to standard output, which holds nothing else. */
async function give<R extends object>(
  options: Options,
  write: (to: Writable) => Promise<R>,
  sentenceOf: (result: R) => string,
): Promise<void> {
  const { out, json } = options;
  refuseMixedOutput(options);
  const result = out ? await toFile(out, write) : await write(process.stdout);
  if (out) answer(json, { ...result, file: out }, [sentenceOf(result)]);
  else tell(sentenceOf(result));
}

/** The file appears when it is whole, or not at all. */
async function toFile<R>(out: string, write: (to: Writable) => Promise<R>): Promise<R> {
  const part = `${out}.part`;
  try {
    const result = await write(createWriteStream(part));
    await rename(part, out);
    return result;
  } catch (error) {
    await rm(part, { force: true });
    const { syscall } = error as NodeJS.ErrnoException;
    if (syscall === undefined || error instanceof CannotRun) throw error;
    throw new CannotRun(
      `无法写入文件 ${out}（${codeOf(error)}）。 · The file ${out} cannot be written (${codeOf(error)}).`,
    );
  }
}

function write(to: Writable, { organisation: organisationId, format }: Options): Promise<ExportResult> {
  return withServices(async (app) => {
    await requireUniversity(app.get(Database), organisationId);
    return app.get(ExportCommand).exportPatents({ organisationId, format, to });
  });
}

function sentenceOf({ patents, cellsLeftOut }: ExportResult): string {
  const left = cellsLeftOut > 0 ? `, 留空单元格 cells left empty ${cellsLeftOut}` : '';
  return `导出 · Exported: ${patents} 件专利 patents${left}`;
}
