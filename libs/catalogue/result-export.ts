import { formatYuan, type Language } from '#libs/platform';
import { eachListed } from './export/each-listed.js';
import type { LegalStatus } from './legal-status.js';
import type { PatentKind } from './patent-number.js';
import type { PatentCardDto, PatentSearchQuery } from './patents.dto.js';
import type { PatentSearchService } from './patent-search.service.js';

type Words<K extends string> = Record<K, string>;

const HEADERS: Record<Language, string[]> = {
  zh: [
    '名称',
    '申请号',
    '类型',
    '法律状态',
    '高校',
    'IPC',
    '申请日',
    '届满日',
    '开放许可',
    '首年费用',
    '许可期限至',
    '声明编号',
    '网址',
  ],
  en: [
    'Title',
    'Application number',
    'Kind',
    'Legal status',
    'Universities',
    'IPC',
    'Filed',
    'Expires',
    'Open licence',
    'Cost in year one',
    'Licence until',
    'Declaration',
    'Address',
  ],
};
const KINDS: Record<Language, Words<PatentKind>> = {
  zh: { INVENTION: '发明', UTILITY_MODEL: '实用新型', DESIGN: '外观设计', UNKNOWN: '未知' },
  en: { INVENTION: 'Invention', UTILITY_MODEL: 'Utility model', DESIGN: 'Design', UNKNOWN: 'Unknown' },
};
const STATUSES: Record<Language, Words<LegalStatus>> = {
  zh: {
    UNKNOWN: '未知',
    PENDING: '审查中',
    GRANTED_IN_FORCE: '有效',
    IN_GRACE: '滞纳期内',
    LAPSED: '终止',
    EXPIRED: '届满',
    SURRENDERED: '放弃',
    PARTLY_INVALID: '部分无效',
    INVALID: '无效',
    REFUSED: '驳回',
    WITHDRAWN: '撤回',
  },
  en: {
    UNKNOWN: 'Unknown',
    PENDING: 'Pending',
    GRANTED_IN_FORCE: 'In force',
    IN_GRACE: 'In grace period',
    LAPSED: 'Lapsed',
    EXPIRED: 'Expired',
    SURRENDERED: 'Surrendered',
    PARTLY_INVALID: 'Partly invalid',
    INVALID: 'Invalid',
    REFUSED: 'Refused',
    WITHDRAWN: 'Withdrawn',
  },
};
const OFFERED: Record<Language, Words<'yes' | 'no' | 'bySales'>> = {
  zh: { yes: '已公告', no: '未声明', bySales: '按销售提成' },
  en: { yes: 'Announced', no: 'Not declared', bySales: 'By sales' },
};

/** The whole list of a search as rows of a workbook. */
export async function* resultRows(
  search: PatentSearchService,
  query: PatentSearchQuery,
  language: Language,
  addressOf: (patentId: string) => string,
): AsyncGenerator<string[]> {
  yield HEADERS[language];
  const cards = eachListed((page) => search.search({ ...query, ...page, facets: 'false' }));
  for await (const card of cards) yield rowOf(card, language, addressOf(card.id));
}

/** A few cards as rows of a workbook. */
export async function* cardRows(
  cards: readonly PatentCardDto[],
  language: Language,
  addressOf: (patentId: string) => string,
): AsyncGenerator<string[]> {
  yield HEADERS[language];
  for (const card of cards) yield rowOf(card, language, addressOf(card.id));
}

function rowOf(card: PatentCardDto, language: Language, address: string): string[] {
  const { offer, universities } = card;
  const words = OFFERED[language];
  const title = (language === 'en' && card.titleEn) || card.title;
  return [
    title,
    card.applicationNumber,
    KINDS[language][card.kind],
    STATUSES[language][card.legalStatus],
    universities
      .map(({ name, nameEn }) => (language === 'en' && nameEn) || name)
      .join(language === 'en' ? ', ' : '、'),
    card.ipcMain ?? '',
    card.filingDay ?? '',
    card.expiryDay ?? '',
    offer ? words.yes : words.no,
    offer ? (offer.yearOneFen === null ? words.bySales : formatYuan(offer.yearOneFen)) : '',
    offer?.termEnd ?? '',
    offer?.declarationNumber ?? '',
    address,
  ];
}
