import { defineErrors, defineMessages, type Language, type Params, render, sentenceOf } from '#libs/platform';
import { findingMessages } from './import/findings.js';

export const refuseImport = defineErrors({
  conflict_decided: {
    status: 409,
    zh: '这一项已经处理过。',
    en: 'This has been decided already.',
  },
  import_running: {
    status: 409,
    zh: '这次导入正在进行（已处理 {processed} / {rowCount} 行），请等它结束。',
    en: 'This import is running ({processed} of {rowCount} rows); wait until it is done.',
  },
  import_not_repairable: {
    status: 409,
    zh: '检查之后，或者导入完成之后，才能逐行修正。',
    en: 'Rows are put right after a check, or after the import is complete.',
  },
  import_not_committed: {
    status: 409,
    zh: '只有已经完成的导入可以撤销。',
    en: 'Only an import that is complete can be undone.',
  },
  import_committed: {
    status: 409,
    zh: '这次导入已经完成。要更新数据，请上传新文件。',
    en: 'This import is complete. Upload a new file to update.',
  },
});

defineMessages({
  day_in_future: {
    zh: '日期 {value} 在今天之后：只能登记已发生的事件。',
    en: 'The day {value} is after today: only what has happened can be recorded.',
  },
  paid_year_outside: {
    zh: '最后已缴年度 {value} 不在第 {from} 年（授权当年）至第 {to} 年之间。',
    en: 'The year last paid, {value}, is not between year {from} (of the grant) and year {to}.',
  },
  recordal_day_mismatch: {
    zh: '已有开放许可备案时须填写备案日；没有备案时不填。',
    en: 'A recorded licence needs the day of its recordal; without one leave the day empty.',
  },
  withdrawn_without_recordal: {
    zh: '填写撤回公告日 {value} 之前须先填写备案日：没有备案就没有减缴可以终止。',
    en: 'The withdrawal of {value} needs the day of the recordal: without one there is no reduction that it could end.',
  },
  readiness_unproven: {
    zh: '成熟度 {value} 级须写明评定人、评定日期和依据，缺这一项。',
    en: 'Readiness level {value} needs who assessed it, when and on what evidence; this one is missing.',
  },
  readiness_without_level: {
    zh: '写了评定信息而没有选成熟度等级（1 至 9）：请选等级，或清空评定信息。',
    en: 'An assessment is given without a readiness level (1 to 9): choose the level or clear the assessment.',
  },
  row_not_refused: {
    zh: '第 {value} 行没有被拒绝，或不在可逐行修正的前 2,000 行之内。',
    en: 'Row {value} was not refused, or is beyond the first 2,000 that can be put right here.',
  },
  column_unknown: { zh: '文件里没有第 {value} 列。', en: 'The file has no column {value}.' },
});

/** Codes of whole rows, which only the catalogue can tell; those of single cells belong to the reader of files. */
defineMessages({
  patent_not_known: {
    zh: '第 {row} 行没有申请号，按公开（公告）号 {value} 也没有找到已有的专利，不能新建。',
    en: 'Row {row} has no application number, and no known patent has the publication number {value}; none was created.',
  },
  patent_ambiguous: {
    zh: '第 {row} 行的公开（公告）号 {value} 对应多件专利，未采用。',
    en: 'Row {row}: several patents match the publication number {value}; the row was left out.',
  },
  kept_own_value: {
    zh: '本单位填写的是“{own}”，与文件不同，已保留本单位的值，可在本页选用文件的值。',
    en: 'Your organisation stated “{own}”, the file says otherwise: the stated value was kept, and you can take the one of the file on this page.',
  },
  duplicate_row: {
    zh: '第 {row} 行与第 {first} 行是同一件专利（{value}）：以先出现的为准，只补充空白项。',
    en: 'Row {row} is the same patent as row {first} ({value}): the first counts, this one only fills blanks.',
  },
  number_too_long: {
    zh: '第 {row} 行的号码超过 {limit} 个字符，未采用。',
    en: 'Row {row}: the number is longer than {limit} characters; the row was left out.',
  },
});

// Also the reasons why a file as a whole is refused: they are answers of the API.
defineMessages(findingMessages);

/** The sentence of a finding, for the reader. */
export function findingMessage(
  finding: { row: number; column: string | null; value: string | null; code: string; params: Params },
  language: Language,
): string {
  const { row, column, value, code, params } = finding;
  const sentence = sentenceOf(code) ?? { zh: code, en: code };
  return render(sentence, { row, column: column ?? '', value: value ?? '', ...params }, language);
}
