import { foldHeader, type HeaderWords } from '#libs/catalogue';
import type { Language } from '#libs/platform';

/** What a row says of a need, in the order in which a person reads it. `budget` is a sum or a range in one cell. */
// prettier-ignore
export const TABLE_FIELDS = [
  'title', 'problem', 'material', 'method', 'efficacy', 'product', 'application', 'indicators', 'target', 'keywords',
  'modes', 'budget', 'budgetFrom', 'budgetTo', 'deadline', 'confidentiality', 'publicSummary', 'hiddenDetail',
  'universities', 'anonymous', 'industry', 'district',
] as const;
export type TableField = (typeof TABLE_FIELDS)[number];
export type WrittenField = Exclude<TableField, 'budget'>;

/** What the export writes; both languages are read. */
export const HEADERS: Record<WrittenField, Record<Language, string>> = {
  title: { zh: '需求名称', en: 'Need' },
  problem: { zh: '主要问题', en: 'Problem' },
  material: { zh: '材料', en: 'Material' },
  method: { zh: '方法', en: 'Method' },
  efficacy: { zh: '功效', en: 'Efficacy' },
  product: { zh: '产品', en: 'Product' },
  application: { zh: '应用', en: 'Application' },
  indicators: { zh: '关键指标', en: 'Key indicators' },
  target: { zh: '预期目标', en: 'Expected target' },
  keywords: { zh: '关键词', en: 'Keywords' },
  modes: { zh: '合作方式', en: 'Modes of cooperation' },
  budgetFrom: { zh: '预算下限（元）', en: 'Budget from (CNY)' },
  budgetTo: { zh: '预算上限（元）', en: 'Budget to (CNY)' },
  deadline: { zh: '截止日期', en: 'Deadline' },
  confidentiality: { zh: '保密级别', en: 'Confidentiality' },
  publicSummary: { zh: '公开摘要', en: 'Public summary' },
  hiddenDetail: { zh: '保密内容', en: 'Confidential detail' },
  universities: { zh: '指定的高校', en: 'Named universities' },
  anonymous: { zh: '不公开企业名称', en: 'Do not name the firm' },
  industry: { zh: '行业大类', en: 'Industry' },
  district: { zh: '所在区', en: 'District' },
};

/** Other names that forms and firms' own lists give to the same. */
const ALSO: Record<TableField, string> = {
  title: '需求标题|技术需求名称|技术需求|名称|标题|Title|Need name|Name of the need',
  problem:
    '主要问题描述|要解决的问题|需要解决的问题|拟解决的主要问题|技术难题|问题|问题描述|需求描述|需求内容|Main problem|The problem|Description',
  material: '所用材料|Materials',
  method: '现在的做法|现有方法|现有做法|技术方法|Done today|Current method',
  efficacy: '要达到的效果|效果|性能|To be reached|Effect|Effects',
  product: '产品名称|Products',
  application: '用在哪里|应用领域|应用场景|Used where|Field of use|Applications',
  indicators:
    '关键技术和指标|关键技术及指标|关键技术及主要技术指标|主要技术指标|技术指标|Indicators|Key technology and indicators|Key technology and figures',
  target: '预期达到的目标|目标|Target',
  keywords: '关键字|Keyword',
  modes: '技术需求解决方式|解决方式|合作模式|可接受的合作方式|Mode of cooperation|Modes|Cooperation',
  budget: '预算|预算金额|计划投入|计划总投资|拟投入资金|Budget|Planned investment',
  budgetFrom: '预算下限|预算从|最低预算|Budget from|Minimum budget',
  budgetTo: '预算上限|预算到|最高预算|Budget to|Maximum budget',
  deadline: '截止日|需求截止日期|完成期限|最晚日期|Due date|By when',
  confidentiality: '公开范围|保密等级|密级|Open to|Confidentiality level',
  publicSummary: '公开概述|概述|摘要|Summary',
  hiddenDetail: '隐藏内容|保密详情|Hidden detail',
  universities: '指定高校|Universities',
  anonymous: '匿名|暂不公开企业名称|Anonymous|Do not name the firm yet',
  industry: '行业|所属行业|应用行业|行业代码|Industry code',
  district: '所属区|地区|区|区域|Region',
};

const TABLE = new Map(
  TABLE_FIELDS.flatMap((field) => {
    const written = field === 'budget' ? [] : Object.values(HEADERS[field]);
    return [...written, ...ALSO[field].split('|')].map((name) => [bare(name), field] as const);
  }),
);

/** The header of a need names its problem: without one there is no need. */
export const NEED_WORDS: HeaderWords = { fieldOf, keys: ['problem'] satisfies TableField[] };

export function fieldOf(header: string): TableField | null {
  return TABLE.get(bare(header)) ?? null;
}

/** How many fen one of the header's unit is: `预算（万元）`, `Budget (CNY)`; null where it names none. */
export function unitOfHeader(header: string): number | null {
  const unit = UNIT.exec(foldHeader(header))?.[1];
  if (unit === undefined) return null;
  return /^(?:万|10k)/u.test(unit) ? FEN_PER_10K : FEN_PER_YUAN;
}

const FEN_PER_YUAN = 100;
const FEN_PER_10K = 1_000_000;
const UNIT = /[(,:]?(万元?(?:人民币)?|人民币(?:元)?|元|10kcny|10krmb|cny|rmb|yuan|¥)\)?$/u;

function bare(header: string): string {
  return foldHeader(header).replace(
    /\((?:万元?(?:人民币)?|人民币(?:元)?|元|10kcny|10krmb|cny|rmb|yuan|¥)\)$/u,
    '',
  );
}
