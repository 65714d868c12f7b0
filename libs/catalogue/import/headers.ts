// prettier-ignore
export const importFields = [
  'applicationNumber', 'publicationNumber', 'grantNumber', 'title', 'titleEn', 'abstract', 'abstractEn',
  'firstClaim', 'applicants', 'patentees', 'inventors', 'ipc', 'ipcMain', 'locarno', 'kind', 'authority',
  'filingDay', 'publicationDay', 'grantDay', 'legalStatus', 'agency', 'address', 'internalNumber', 'college',
] as const;
export type ImportField = (typeof importFields)[number];

/**
 * Header names as the databases and the universities' own lists write them, best first: where several columns
 * say the same field, the first that is not blank wins in each row. Names that only look alike are left out on
 * purpose: `第一申请人` is one of the applicants, `首次公开日` another document's day, `IPC主分类号(大组)释义` words.
 */
// prettier-ignore
const SYNONYMS: Record<ImportField, string> = {
  applicationNumber:
    '申请号|专利申请号|申请号/专利号|专利号/申请号|申请(专利)号|申请号(专利号)|专利号(申请号)|专利(申请)号|专利号|专利编号|' +
    'Application Number|Application No|Application No.|Patent Application Number|Patent Number (ZL)|출원번호|출원 번호',
  publicationNumber:
    '公开(公告)号|公开/公告号|公开公告号|公开号|公布号|专利公开号|申请公布号|公告号|Publication Number|Publication No.|' +
    'Publication No|Display Key|id|공개번호/공표/재공표|공개번호',
  grantNumber: '授权公告号|授权号|授权公告号码|Grant Number|Patent Number|Granted Number|등록번호|공고번호',
  title:
    '标题|名称|发明名称|专利名称|专利标题|专利名|标题(中文)|名称(中文)|标题(中)|发明创造名称|专利题目|成果名称|Title|Invention Title|' +
    '发明(设计)名称|Patent Title|Title (Chinese)|발명의 명칭',
  titleEn: '标题(英文)|名称(英文)|英文标题|英文名称|发明名称(英文)|Title (English)|English Title',
  abstract: '摘要|摘要(中文)|专利摘要|中文摘要|Abstract|Abstract (Chinese)|ChDiv_summary|요약',
  abstractEn: '摘要(英文)|英文摘要|Abstract (English)|English Abstract',
  firstClaim: '首项权利要求|首权|主权项|主权利要求|第一权利要求|权利要求1|First Claim|claim_text|대표청구항',
  applicants:
    '申请人|申请(专利权)人|申请人/专利权人|申请人(专利权人)|专利申请人|原始申请(专利权)人|标准化申请人|第一申请单位及其他申请人|' +
    'Applicants|Applicant|Applicant(s)|assignee|Assignees|com|출원인',
  patentees:
    '专利权人|当前专利权人|当前申请(专利权)人|当前权利人|权利人|标准化当前权利人|Patentee|Patentees|Owners|Current Assignee|' +
    'Owners (US)|Owner',
  inventors:
    '发明人|发明(设计)人|发明人/设计人|设计人|发明人(设计人)|全部发明人|完成人|Inventors|Inventor|inventor/author|' +
    'Inventor(s)|author|발명자/고안자|발명자',
  ipc:
    'IPC|IPC分类号|分类号|IPC分类|国际专利分类号|国际分类号|专利分类号|IPCR Classifications|IPC Classifications|' +
    'IPC Codes|Original IPC All',
  ipcMain:
    'IPC主分类号|IPC主分类|主分类号|主IPC|IPC主分类号(小组)|IPC主分类-小组|国际主分类号|Main IPC|IPC Main|Original IPC Main',
  locarno: '洛迦诺分类号|LOC分类号|洛迦诺分类|外观设计分类号|Locarno|Locarno Classification',
  kind:
    '专利类型|类型|专利类别|专利种类|申请类型|Patent Type|文献种类代码|Kind|Kind Code|Type|문헌종류 코드|특허/실용 구분',
  authority: '受理局|公开国别|公开国别/地区|申请国代码|国家代码|专利国别|公开国|Jurisdiction|Country|Country Code|Authority|국가코드',
  filingDay: '申请日|申请日期|专利申请日|申请时间|filing/creation date|Application Date|Filing Date|출원일',
  publicationDay:
    '公开(公告)日|公开/公告日|公开公告日|公开日|公开日期|公布日|公告日|公开(公告)日期|Publication Date|공개일',
  grantDay: '授权日|授权公告日|授权日期|授权公告日期|授权时间|Grant Date|Granted Date|등록일|공고일',
  legalStatus:
    '当前法律状态|法律状态/事件|专利法律状态|法律状态|专利状态|专利权状态|专利有效性|简单法律状态|状态|有效性|Legal Status|' +
    'Status|Current Legal Status',
  agency: '代理机构|专利代理机构|代理机构名称|代理公司|Agency|Patent Agency|Representative',
  address:
    '地址|申请人地址|专利权人地址|当前专利权人地址|当前申请(专利权)人地址|原始申请(专利权)人地址|第一申请人地址|Applicant Address|Address',
  internalNumber: '内部编号|校内编号|单位内部编号|案卷号|卷号|档案号|我方卷号|本校编号|Internal Number|Reference|Docket Number',
  college: '学院|院系|所属学院|所在学院|二级单位|所属单位|部门|所属部门|College|School|Department',
};

/** Brackets, width, case, blanks, required-marks and the `[标]` prefix do not tell one header from another. */
export function foldHeader(header: string): string {
  return header
    .normalize('NFKC')
    .replace(/\s+/gu, '')
    .replace(/^\[标\]/u, '')
    .replace(/^[*\ufeff]+|[*::]+$/gu, '')
    .replace(/\((?:必填|选填|required)\)$/iu, '')
    .toLowerCase();
}

interface Synonym {
  field: ImportField;
  rank: number;
}

const TABLE = new Map<string, Synonym>(
  importFields.flatMap((field) =>
    SYNONYMS[field].split('|').map((name, rank): [string, Synonym] => [foldHeader(name), { field, rank }]),
  ),
);

export function fieldOfHeader(header: string): ImportField | null {
  return TABLE.get(foldHeader(header))?.field ?? null;
}

/**
 * Which of two columns of one field counts first: the lower rank. A column that a person assigned by hand
 * comes before every one that we guessed; a standardised (`[标]`) name after the plain one.
 */
export function headerRank(header: string, field: ImportField): number {
  const synonym = TABLE.get(foldHeader(header));
  if (synonym?.field !== field) return -1;
  return synonym.rank + (/^\s*[[［]标/u.test(header) ? 0.5 : 0);
}
