export interface Sentence {
  zh: string;
  en: string;
}

/** Why a file as a whole is refused. */
const refusals = {
  file_empty: { zh: '文件是空的。', en: 'The file is empty.' },
  file_truncated: {
    zh: '文件不完整：结尾部分缺失。请重新下载或导出后再上传。',
    en: 'The file is incomplete: its end is missing. Download or export it again.',
  },
  file_encrypted: {
    zh: '文件设有密码。请在 Excel 或 WPS 中取消密码后再上传。',
    en: 'The file is protected by a password. Remove the password and upload it again.',
  },
  xls_too_heavy: {
    zh: '这个 .xls 工作簿在限定的时间和内存内读不完。请在 Excel 或 WPS 中另存为 .xlsx 后再上传。',
    en: 'This .xls workbook cannot be read within the bounds of time and memory. Save it as .xlsx and upload it again.',
  },
  file_is_xlsb: {
    zh: '这是二进制工作簿（.xlsb）。请另存为 .xlsx 后再上传。',
    en: 'This is a binary workbook (.xlsb). Save it as .xlsx and upload it again.',
  },
  file_is_ods: {
    zh: '这是 OpenDocument 文件。请另存为 .xlsx 后再上传。',
    en: 'This is an OpenDocument file. Save it as .xlsx and upload it again.',
  },
  file_is_pdf: {
    zh: '这是 PDF 文件，不是表格。请上传 .xlsx 或 .csv。',
    en: 'This is a PDF, not a table. Upload .xlsx or .csv.',
  },
  file_is_image: { zh: '这是图片，不是表格。', en: 'This is a picture, not a table.' },
  file_is_html: {
    zh: '这是网页（有的系统会把网页存成 .xls）。请在 Excel 或 WPS 中打开并另存为 .xlsx。',
    en: 'This is a web page (some systems name one .xls). Open it in Excel and save it as .xlsx.',
  },
  file_is_xml: {
    zh: '这个 XML 文件不是国家知识产权局的专利公布文件。请另存为 .xlsx 或 .csv 后再上传。',
    en: 'This XML file is no patent publication of CNIPA. Save it as .xlsx or .csv and upload it again.',
  },
  xml_damaged: {
    zh: 'XML 文件已损坏或不完整。请重新下载。',
    en: 'The XML file is damaged or incomplete. Download it again.',
  },
  xml_has_entities: {
    zh: 'XML 文件声明了实体，出于安全不予读取。请使用原始的公布文件。',
    en: 'The XML file declares entities, which are not read for safety. Use the publication as it was issued.',
  },
  file_is_archive: {
    zh: '这是压缩包。请解压后上传其中的表格。',
    en: 'This is an archive. Unpack it and upload the table inside.',
  },
  file_unknown: {
    zh: '认不出这个文件的格式。请上传 .xlsx、.xls 或 .csv。',
    en: 'The format of this file is unknown. Upload .xlsx, .xls or .csv.',
  },
  zip_is_no_workbook: {
    zh: '这个压缩文件不是 Excel 工作簿。请上传 .xlsx 或 .csv。',
    en: 'This zip file is no Excel workbook. Upload .xlsx or .csv.',
  },
  sheet_unknown: {
    zh: '工作簿中没有名为“{value}”的工作表，已有：{sheets}。',
    en: 'The workbook has no sheet "{value}" (it has: {sheets}).',
  },
  workbook_empty: { zh: '工作簿中没有任何内容。', en: 'The workbook holds nothing.' },
  workbook_damaged: {
    zh: '工作簿已损坏，无法读取。请重新导出，或用 Excel 修复后另存。',
    en: 'The workbook is damaged. Export it again, or repair it in Excel and save it.',
  },
  workbook_has_doctype: {
    zh: '工作簿含有不允许的文档类型声明。请用 Excel 或 WPS 另存后再上传。',
    en: 'The workbook carries a document type declaration, which is not allowed. Save it again in Excel.',
  },
  file_unpacks_too_large: {
    zh: '文件解压后过大（超过 {limit} MB）。请分成几个文件上传。',
    en: 'The file unpacks to more than {limit} MB. Split it into several files.',
  },
  too_many_rows: {
    zh: '行数超过 {limit} 行。请分成几个文件上传。',
    en: 'More than {limit} rows. Split the file.',
  },
  too_many_columns: { zh: '列数超过 {limit} 列。', en: 'More than {limit} columns.' },
  cell_too_long: {
    zh: '有单元格超过 {limit} 个字符，文件可能已损坏。',
    en: 'A cell is longer than {limit} characters; the file may be damaged.',
  },
  text_encoding_unknown: {
    zh: '认不出文本编码。请用 Excel 或 WPS 另存为 .xlsx，或存为 UTF-8 编码的 CSV。',
    en: 'The text encoding is unknown. Save the file as .xlsx or as CSV in UTF-8.',
  },
  text_damaged: {
    zh: '文本中有损坏的字符（不是完整的 UTF-8）。请重新导出。',
    en: 'The text holds broken characters (not sound UTF-8). Export it again.',
  },
  csv_quote_not_closed: {
    zh: '从第 {row} 行起有引号没有闭合。',
    en: 'From row {row} on, a quotation mark is not closed.',
  },
  csv_row_too_long: {
    zh: '第 {row} 行超过 {limit} 个字符：有单元格过长，或有引号没有闭合。',
    en: 'Row {row} is longer than {limit} characters: a cell is too long, or a quotation mark is not closed.',
  },
  csv_damaged: { zh: '第 {row} 行无法按 CSV 读取。', en: 'Row {row} cannot be read as CSV.' },
  no_header_row: {
    zh: '前 {rows} 行里没有找到表头。请加上一行列名，例如“申请号、标题、申请人、申请日”。',
    en: 'No header was found in the first {rows} rows. Add a row of column names, such as 申请号, 标题, 申请人, 申请日.',
  },
  no_data_rows: {
    zh: '第 {row} 行是表头，下面没有数据。',
    en: 'Row {row} is the header; there is no data below it.',
  },
} satisfies Record<string, Sentence>;

/** What a person should know before the rows are converted. */
const notes = {
  no_application_number: {
    zh: '没有申请号列：只能按公开（公告）号更新已有的专利，不能新建专利。',
    en: 'No column of application numbers: rows can only update known patents by publication number, not create any.',
  },
  no_number_column: {
    zh: '没有申请号列，也没有公开（公告）号列：请指定哪一列是申请号。',
    en: 'No column of application or publication numbers: say which column holds the application number.',
  },
} satisfies Record<string, Sentence>;

/** What is wrong with a cell. `{row}`, `{column}` and `{value}` come from the finding itself. */
const cellFindings = {
  number_check_digit: {
    zh: '第 {row} 行“{column}”校验位不对：{value} 的校验位应为 {expected}。',
    en: 'Row {row}, “{column}”: wrong check digit, {value} should end in {expected}.',
  },
  number_kind_digit: {
    zh: '第 {row} 行“{column}”：{value} 中表示专利类型的数字是 {digit}，只能是 1、2、3、8 或 9。',
    en: 'Row {row}, “{column}”: the digit for the kind in {value} is {digit}; only 1, 2, 3, 8 or 9 exist.',
  },
  number_year: {
    zh: '第 {row} 行“{column}”：{value} 中的年份不可能（8 位号为 1985–2003 年，12 位号为 2003 年以后）。',
    en: 'Row {row}, “{column}”: impossible year in {value} (8 digits: 1985–2003, 12 digits: since 2003).',
  },
  number_format: {
    zh: '第 {row} 行“{column}”：{value} 不是申请号。',
    en: 'Row {row}, “{column}”: {value} is no application number.',
  },
  number_is_publication: {
    zh: '第 {row} 行“{column}”：{value} 是公开（公告）号，不是申请号。',
    en: 'Row {row}, “{column}”: {value} is a publication number, not an application number.',
  },
  number_lost_in_excel: {
    zh: '第 {row} 行“{column}”：{value} 已被 Excel 转成科学计数，原号码已丢失。请把该列设为文本后重新导出。',
    en: 'Row {row}, “{column}”: a spreadsheet turned the number into {value} and lost digits. Export the column as text.',
  },
  number_missing: {
    zh: '第 {row} 行没有申请号，也没有公开（公告）号。',
    en: 'Row {row} has neither an application number nor a publication number.',
  },
  check_digit_computed: {
    zh: '第 {row} 行“{column}”：{value} 没有校验位，已补为 {number}。',
    en: 'Row {row}, “{column}”: {value} has no check digit; completed to {number}.',
  },
  publication_number_unreadable: {
    zh: '第 {row} 行“{column}”：{value} 不是公开（公告）号，未采用。',
    en: 'Row {row}, “{column}”: {value} is no publication number and was left out.',
  },
  date_unreadable: {
    zh: '第 {row} 行“{column}”：{value} 不是日期，未采用。',
    en: 'Row {row}, “{column}”: {value} is no date and was left out.',
  },
  date_before_filing: {
    zh: '第 {row} 行“{column}”：{value} 早于申请日 {filingDay}。',
    en: 'Row {row}, “{column}”: {value} is before the filing date {filingDay}.',
  },
  filing_year_differs: {
    zh: '第 {row} 行“{column}”：{value} 与申请号中的年份 {year} 相差一年以上。',
    en: 'Row {row}, “{column}”: {value} is more than a year away from {year}, the year in the number.',
  },
  kind_unknown_word: {
    zh: '第 {row} 行“{column}”：认不出专利类型“{value}”。',
    en: 'Row {row}, “{column}”: “{value}” is no kind of patent that we know.',
  },
  kind_differs: {
    zh: '第 {row} 行“{column}”写的是“{value}”，与申请号不符；以申请号为准（{kind}）。',
    en: 'Row {row}, “{column}” says “{value}”, which the application number contradicts; the number counts ({kind}).',
  },
  status_unknown_word: {
    zh: '第 {row} 行“{column}”：认不出法律状态“{value}”，未采用。',
    en: 'Row {row}, “{column}”: “{value}” is no legal status that we know and was left out.',
  },
  authority_unknown: {
    zh: '第 {row} 行“{column}”：认不出受理局“{value}”。',
    en: 'Row {row}, “{column}”: “{value}” is no patent office that we know.',
  },
  ipc_unreadable: {
    zh: '第 {row} 行“{column}”：{value} 不是 IPC 分类号，未采用。',
    en: 'Row {row}, “{column}”: {value} is no IPC symbol and was left out.',
  },
  locarno_unreadable: {
    zh: '第 {row} 行“{column}”：{value} 不是洛迦诺分类号，未采用。',
    en: 'Row {row}, “{column}”: {value} is no Locarno class and was left out.',
  },
  formula_not_calculated: {
    zh: '第 {row} 行“{column}”是公式，但文件里没有存它的结果，未采用。请用 Excel 或 WPS 打开并保存一次。',
    en: 'Row {row}, “{column}” is a formula whose result is not stored in the file, and was left out. Open and save the file once.',
  },
  title_missing: {
    zh: '第 {row} 行没有标题，不能新建专利。',
    en: 'Row {row} has no title; a patent cannot be created from it.',
  },
} satisfies Record<string, Sentence>;

export type FileRefusalCode = keyof typeof refusals;
export type RecognitionNoteCode = keyof typeof notes;
export type FindingCode = keyof typeof cellFindings;
export type ImportMessageCode = FileRefusalCode | RecognitionNoteCode | FindingCode;

export const findingMessages: Record<ImportMessageCode, Sentence> = {
  ...refusals,
  ...notes,
  ...cellFindings,
};

/** Fills the sentence of a code; a placeholder without a value stays visible. */
export function findingText(
  language: keyof Sentence,
  code: ImportMessageCode,
  params: Record<string, string | number | null>,
): string {
  return findingMessages[code][language].replace(/\{(\w+)\}/gu, (hole, name: string) =>
    String(params[name] ?? hole),
  );
}
