import type pg from 'pg';
import { copyIn, copyOut } from './copy.js';
import { madeUpPatents } from './made-up-patents.js';
import type { BenchOptions } from './main.js';
import { interleave, print, secondsOf } from './measure.js';
import { csvOf, xlsxOf } from './patent-tables.js';
import { withServices } from './services.js';
import { onStage } from './stage.js';

const ROWS = 10_000;
const ROUNDS = 5;

/** Everything that an import writes. */
const CLEAR = `TRUNCATE patent, patent_to_index, import_batch, stored_file, outbox, search_doc, search_text, search_term,
  search_term_change CASCADE`;

export async function benchImport({ rounds = ROUNDS }: BenchOptions): Promise<void> {
  const patents = madeUpPatents(ROWS);
  const files = { xlsx: await xlsxOf(patents), csv: csvOf(patents) };
  await onStage((stage) =>
    withServices(stage, async (services) => {
      const { owner } = stage;
      const ours =
        (type: 'xlsx' | 'csv', search = true) =>
        async () => {
          await owner.query(CLEAR);
          return rate(async () => {
            await services.import(`patents.${type}`, files[type], ROWS);
            if (search) await services.index();
          });
        };
      await ours('xlsx')();
      const rows = await makePlainTable(owner);
      const anchor = async () => {
        await owner.query('TRUNCATE plain_patent');
        return rate(() => copyIn(owner, 'COPY plain_patent FROM STDIN', rows));
      };
      const trial = { unit: 'rows/s', rounds, warmUp: 1, each: ROWS, anchor };
      print(await interleave({ goal: 'import_xlsx_over_copy', ...trial, ours: ours('xlsx') }));
      print(await interleave({ goal: 'import_csv_over_copy', ...trial, ours: ours('csv') }));
      print(
        await interleave({
          goal: 'import_xlsx_before_search_over_copy',
          ...trial,
          ours: ours('xlsx', false),
        }),
      );
    }),
  );
}

/** Rows like those of `patent`, every index of it included, and with the words and their index. */
async function makePlainTable(owner: pg.Client): Promise<Buffer> {
  await owner.query('CREATE TABLE plain_patent (LIKE patent INCLUDING ALL, tsv tsvector NOT NULL)');
  await owner.query('CREATE INDEX ON plain_patent USING gin (tsv)');
  return copyOut(owner, 'COPY (SELECT p.*, d.tsv FROM patent p JOIN search_doc d ON d.id = p.id) TO STDOUT');
}

async function rate(work: () => Promise<void>): Promise<number> {
  return ROWS / (await secondsOf(work));
}
