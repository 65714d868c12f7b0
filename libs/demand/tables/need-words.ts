import type { Language } from '#libs/platform';
import type { Confidentiality, CooperationMode } from '../need.entity.js';
import type { NeedState } from '../need.states.js';

type Words<K extends string> = Record<Language, Record<K, string>>;

/** What a cell says for each value; the codes themselves are read too. */
export const MODE_WORDS: Words<CooperationMode> = {
  zh: {
    OPEN_LICENCE: '开放许可',
    ORDINARY_LICENCE: '普通许可',
    EXCLUSIVE_LICENCE: '独占许可',
    TRANSFER: '转让',
    EQUITY: '作价入股',
    COMMISSIONED_RND: '委托开发',
    USE_FIRST_PAY_LATER: '先使用后付费',
  },
  en: {
    OPEN_LICENCE: 'Open licence',
    ORDINARY_LICENCE: 'Ordinary licence',
    EXCLUSIVE_LICENCE: 'Exclusive licence',
    TRANSFER: 'Transfer',
    EQUITY: 'Equity',
    COMMISSIONED_RND: 'Commissioned R&D',
    USE_FIRST_PAY_LATER: 'Use first, pay later',
  },
};
export const CONFIDENTIALITY_WORDS: Words<Confidentiality> = {
  zh: { OPEN: '公开', MEMBERS: '仅限高校', NAMED: '仅限指定高校' },
  en: { OPEN: 'Open', MEMBERS: 'Universities only', NAMED: 'Named universities only' },
};
export const FLAG_WORDS: Words<'YES' | 'NO'> = { zh: { YES: '是', NO: '否' }, en: { YES: 'Yes', NO: 'No' } };
/** As papers and tables call them; written only: an import makes drafts, whatever a row was. */
export const NEED_STATE_WORDS: Words<NeedState> = {
  zh: {
    DRAFT: '草稿',
    SUBMITTED: '待审核',
    RETURNED: '已退回',
    APPROVED: '已通过，待发布',
    PUBLISHED: '征集中',
    MATCHING: '已有应答',
    IN_TALKS: '洽谈中',
    SATISFIED: '已解决',
    CLOSED_UNMET: '未解决，已关闭',
    EXPIRED: '已到期',
    WITHDRAWN: '已撤回',
  },
  en: {
    DRAFT: 'Draft',
    SUBMITTED: 'Under review',
    RETURNED: 'Returned',
    APPROVED: 'Approved, not yet published',
    PUBLISHED: 'Open',
    MATCHING: 'Answered',
    IN_TALKS: 'In talks',
    SATISFIED: 'Solved',
    CLOSED_UNMET: 'Closed, not solved',
    EXPIRED: 'Expired',
    WITHDRAWN: 'Withdrawn',
  },
};

const ALSO: Record<CooperationMode | Confidentiality | 'YES' | 'NO', string> = {
  OPEN_LICENCE: '专利开放许可|open license',
  ORDINARY_LICENCE: '普通实施许可|非独占许可|non-exclusive licence|ordinary license',
  EXCLUSIVE_LICENCE: '独占实施许可|exclusive license',
  TRANSFER: '专利转让|technology transfer|assignment',
  EQUITY: '入股|技术入股',
  COMMISSIONED_RND: '委托研发|技术开发|commissioned research',
  USE_FIRST_PAY_LATER: '先用后付|use first pay later',
  OPEN: '所有人|任何人|对所有人公开|任何人都能看到全部内容|anybody|public',
  MEMBERS: '高校|高校和科研院所|只有高校和科研院所能看到详细内容|universities|members',
  NAMED: '指定高校|指定的高校|只有指定的高校能看到详细内容|named universities|named',
  YES: '有|√|y|true|1',
  NO: '无|×|n|false|0',
};

export const readMode = reader(MODE_WORDS);
export const readConfidentiality = reader(CONFIDENTIALITY_WORDS);
export const readFlag = reader(FLAG_WORDS);

/** The value of a word in either language; null: no such word. */
function reader<K extends keyof typeof ALSO>({ zh, en }: Words<K>): (text: string) => K | null {
  const values = Object.keys(zh) as K[];
  const table = new Map(
    values.flatMap((value) =>
      [value, zh[value], en[value], ...ALSO[value].split('|')].map((word) => [fold(word), value] as const),
    ),
  );
  return (text) => table.get(fold(text)) ?? null;
}

function fold(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s,，]+/gu, '')
    .toLowerCase();
}
