import { describe, expect, it } from '@jest/globals';
import { buffer } from 'node:stream/consumers';
import { openWorkbook } from '../import/read-workbook.js';
import { defaultLimits } from '../import/table.js';
import { writeWorkbook } from './xlsx-writer.js';

async function* rows(...all: string[][]): AsyncGenerator<string[]> {
  yield* all;
}

describe('a workbook', () => {
  it('of several sheets is read back as it was written, in order', async () => {
    const bytes = await buffer(
      writeWorkbook([
        { name: '联系人', rows: rows(['姓名', '电话'], ['张工', '021-5550']) },
        { name: '许可', rows: rows(['专利'], ['=一种&<装置>']) },
      ]),
    );
    const sheets = await Promise.all(
      (await openWorkbook(bytes, defaultLimits)).map(async ({ sheetName, rows: read }) => {
        const cells: string[][] = [];
        for await (const row of read) cells.push(row.cells);
        return [sheetName, cells];
      }),
    );
    expect(sheets).toEqual([
      [
        '联系人',
        [
          ['姓名', '电话'],
          ['张工', '021-5550'],
        ],
      ],
      ['许可', [['专利'], ["'=一种&<装置>"]]],
    ]);
  });

  it('whose rows cannot be read to the end fails, and nothing else does', async () => {
    async function* broken(): AsyncGenerator<string[]> {
      yield ['姓名'];
      throw new Error('the database is away');
    }
    await expect(buffer(writeWorkbook([{ name: '联系人', rows: broken() }]))).rejects.toThrow(
      'the database is away',
    );
  });
});
