import writeExcelFile from 'write-excel-file/node';
import { applicationCheckDigit } from '#libs/catalogue';

const CHECK_DIGITS = '0123456789X';
const HEADER = [
  '申请号',
  '名称',
  '专利类型',
  '申请人',
  '专利权人',
  '申请日',
  '授权公告日',
  '法律状态',
  '主分类号',
  '摘要',
];

/** An application number of a series that no office has reached: its check digit right, or wrong by so much. */
export function fictionalNumber(serial: number, wrongBy = 0): string {
  const digits = `20201${serial}`;
  const right = CHECK_DIGITS.indexOf(applicationCheckDigit(digits));
  return `${digits}.${CHECK_DIGITS[(right + wrongBy) % CHECK_DIGITS.length]}`;
}

interface Wanted {
  /** Of the first patent; the others have names of their own. */
  title: string;
  firstSerial: number;
  patentee: string;
  goodRows: number;
}

/** A university's list as it keeps it in Excel; the last row has a check digit that is wrong. */
export async function fictionalWorkbook({ title, firstSerial, patentee, goodRows }: Wanted) {
  const row = (number: string, name: string) => {
    const days = ['2020-03-10', '2022-06-07'];
    return [
      number,
      name,
      '发明专利',
      patentee,
      patentee,
      ...days,
      '有权',
      'F24F13/24',
      `本发明公开了${name}。`,
    ];
  };
  const rows = Array.from({ length: goodRows }, (_, at) =>
    row(fictionalNumber(firstSerial + at), at === 0 ? title : `虚构部件之${at}`),
  );
  const sheet = [HEADER, ...rows, row(fictionalNumber(firstSerial, 1), '校验位有误的虚构部件')];
  const buffer = await writeExcelFile(
    sheet.map((cells) => cells.map((value) => ({ value, type: String }))),
  ).toBuffer();
  return { buffer, mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' };
}
