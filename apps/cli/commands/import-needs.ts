import { readFile } from 'node:fs/promises';
import { type Command, Option } from 'commander';
import { NeedImport } from '#libs/demand';
import { CannotRun, Database, type Language, SYSTEM } from '#libs/platform';
import { asId, codeOf, requireFirm } from '../require-organisation.js';
import { answer, withServices } from '../running.js';

const SOME_REFUSED = 1;
/** The page and --json tell up to 500. */
const SHOWN = 20;

interface Options {
  organisation: string;
  dryRun?: boolean;
  language: Language;
  json?: boolean;
}

type Report = Awaited<ReturnType<NeedImport['take']>>;

/** A firm's table of needs as drafts, as the page takes it. */
export function importNeeds(program: Command): void {
  program
    .command('import-needs')
    .description('把一家企业的需求表导入为草稿 · Import a firm’s table of needs as drafts')
    .argument('<file>', '.xlsx .xls .csv .tsv')
    .requiredOption('--organisation <id>', '单位编号 · id of the firm', asId)
    .option('--dry-run', '只检查，不写入 · check only, write nothing')
    .addOption(
      new Option('--language <code>', '提示语言 · language of the messages')
        .choices(['zh', 'en'])
        .default('zh'),
    )
    .option('--json', '输出一个 JSON 对象 · print one JSON object')
    .addHelpText(
      'after',
      `
不会提交任何需求；有未采用的行时退出码为 1 · Nothing is submitted; exit code 1 where rows were refused.

Examples:
  npm run -s kaixu -- import-needs needs.xlsx --organisation 0198… --dry-run`,
    )
    .action(
      async (file: string, { organisation: organisationId, dryRun = false, language, json }: Options) => {
        const bytes = await readFile(file).catch((error: unknown) => {
          throw new CannotRun(
            `无法读取文件 ${file}（${codeOf(error)}）。 · The file ${file} cannot be read (${codeOf(error)}).`,
          );
        });
        const report = await withServices(async (app) => {
          await requireFirm(app.get(Database), organisationId);
          const actor = { ...SYSTEM, language };
          return app.get(NeedImport).take(actor, { organisationId, bytes, write: !dryRun });
        });
        answer(json, report, sentencesOf(report));
        if (report.refused > 0) process.exitCode = SOME_REFUSED;
      },
    );
}

function sentencesOf({ written, rows, drafts, known, refused, findings }: Report): string[] {
  const what = written ? '导入 · Imported' : '检查（未写入） · Checked, nothing written';
  const more = findings.length - SHOWN;
  return [
    `${what}: ${rows} 行 rows, 草稿 drafts ${drafts}, 已有 known ${known}, 未采用 refused ${refused}`,
    ...findings
      .slice(0, SHOWN)
      .map(({ row, column, message }) => `  ${[row, column].filter(Boolean).join(' ')}: ${message}`),
    ...(more > 0 ? [`  … +${more} (--json)`] : []),
  ];
}
