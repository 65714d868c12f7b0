import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { INestApplicationContext } from '@nestjs/common';
import { type Command, Option } from 'commander';
import { ImportCommand, type ImportedFinding, type ImportResult } from '#libs/catalogue';
import { CannotRun, Database, type Language, SYSTEM } from '#libs/platform';
import { withProgress } from '../progress.js';
import { asId, codeOf, requireUniversity } from '../require-organisation.js';
import { answer, withServices } from '../running.js';

const SOME_REFUSED = 1;
/** A person reads the first ones; a program gets all. */
const SHOWN = 20;
const REMEMBERED =
  '沿用本单位上次为相同表头选定的列对应 · The columns were read as chosen for an earlier file with the same headers';

interface Options {
  organisation: string;
  dryRun?: boolean;
  sheet?: string;
  language: Language;
  json?: boolean;
}

export function importFile(program: Command): void {
  program
    .command('import')
    .description('导入一所高校的专利表 · Import a university’s table of patents')
    .argument('<file>', '.xlsx .xls .csv .tsv .txt .xml')
    .requiredOption('--organisation <id>', '单位编号 · id of the university', asId)
    .option('--dry-run', '只检查，不写入专利 · check only, write no patent')
    .option(
      '--sheet <name>',
      '工作簿中的哪一张表；不写则取像专利清单的那一张 · which sheet; else the one that looks like patents',
    )
    .addOption(
      new Option('--language <code>', '提示语言 · language of the messages')
        .choices(['zh', 'en'])
        .default('zh'),
    )
    .option('--json', '输出一个 JSON 对象 · print one JSON object')
    .addHelpText(
      'after',
      `
有未采用的行时退出码为 1，其余行照常写入 · Exit code 1 where rows were refused; the others are written.

Examples:
  npm run -s kaixu -- import patents.xlsx --organisation 0198… --dry-run
  npm run -s kaixu -- import patents.csv --organisation 0198… --json`,
    )
    .action(async (file: string, options: Options) => {
      const bytes = await readFile(file).catch((error: unknown) => {
        throw new CannotRun(
          `无法读取文件 ${file}（${codeOf(error)}）。 · The file ${file} cannot be read (${codeOf(error)}).`,
        );
      });
      const result = await withServices((app) => run(app, file, bytes, options));
      const { importId: _, ...counts } = result;
      answer(options.json, counts, sentencesOf(result, options));
      if (result.rejected.length > 0) process.exitCode = SOME_REFUSED;
    });
}

async function run(
  app: INestApplicationContext,
  file: string,
  bytes: Buffer,
  options: Options,
): Promise<ImportResult> {
  const { organisation: organisationId, dryRun = false, sheet, language } = options;
  await requireUniversity(app.get(Database), organisationId);
  const actor = { ...SYSTEM, language };
  const request = {
    organisationId,
    bytes,
    fileName: basename(file),
    dryRun,
    actor,
    ...(sheet !== undefined && { sheet }),
  };
  return withProgress(dryRun ? '检查 · check' : '导入 · import', (onProgress) =>
    app.get(ImportCommand).runImport({ ...request, onProgress }),
  );
}

function sentencesOf(
  { rows, created, updated, unchanged, rejected, warnings, note, mappingRemembered }: ImportResult,
  { dryRun }: Options,
): string[] {
  const what = dryRun ? '检查（未写入） · Checked, nothing written' : '导入 · Imported';
  return [
    ...(note ? [note] : []),
    ...(mappingRemembered ? [REMEMBERED] : []),
    `${what}: ${rows} 行 rows, 新建 created ${created}, 更新 updated ${updated}, 未变 unchanged ${unchanged}, 未采用 refused ${rejected.length}, 提醒 warnings ${warnings.length}`,
    ...listed('未采用 · Refused', rejected),
    ...listed('提醒 · Warnings', warnings),
  ];
}

function listed(title: string, findings: ImportedFinding[]): string[] {
  if (findings.length === 0) return [];
  const more = findings.length - SHOWN;
  return [
    `${title}:`,
    ...findings.slice(0, SHOWN).map(({ message }) => `  ${message}`),
    ...(more > 0 ? [`  … +${more} (--json)`] : []),
  ];
}
