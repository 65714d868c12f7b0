import writeXlsxFile from 'write-excel-file/node';
import type { MadeUpPatent } from './made-up-patents.js';

const COLUMNS: [string, (patent: MadeUpPatent) => string][] = [
  ['申请号', (patent) => `CN${patent.applicationNumber}`],
  ['标题', (patent) => patent.title],
  ['摘要', (patent) => patent.abstract],
  ['申请人', (patent) => patent.applicant],
  ['当前专利权人', (patent) => patent.applicant],
  ['发明人', (patent) => patent.inventors.join('; ')],
  ['IPC分类号', (patent) => patent.ipc.join('; ')],
  ['IPC主分类号', (patent) => patent.ipc[0] ?? ''],
  ['专利类型', (patent) => patent.kind],
  ['申请日', (patent) => patent.filingDay],
  ['公开(公告)号', (patent) => patent.publicationNumber],
  ['公开(公告)日', (patent) => patent.publicationDay],
  ['授权日', (patent) => patent.grantDay],
  ['当前法律状态', (patent) => patent.status],
  ['学院', (patent) => patent.college],
];

function tableOf(patents: MadeUpPatent[]): string[][] {
  return [COLUMNS.map(([name]) => name), ...patents.map((patent) => COLUMNS.map(([, cell]) => cell(patent)))];
}

export function csvOf(patents: MadeUpPatent[]): Buffer {
  const quoted = (cell: string) => `"${cell.replaceAll('"', '""')}"`;
  return Buffer.from(
    tableOf(patents)
      .map((row) => row.map(quoted).join(','))
      .join('\r\n'),
  );
}

export function xlsxOf(patents: MadeUpPatent[]): Promise<Buffer> {
  return writeXlsxFile(
    tableOf(patents).map((row) => row.map((value) => ({ value, type: String }))),
  ).toBuffer();
}
