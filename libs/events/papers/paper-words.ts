import { type Language, legalDayOf } from '#libs/platform';

/** What the papers say besides their data. */
export const PAPER_WORDS = {
  zh: {
    demonstration: '演示数据：内容均为虚构。',
    online: '线上',
    zone: '（北京时间）',
    time: '时间',
    place: '地点',
    event: '活动',
    organiser: '主办',
    coOrganisers: '协办',
    contact: '联系',
    page: (number: number) => `第 ${number} 页`,
    comma: '、',
    timetable: '洽谈时间表',
    table: '桌',
    tableOf: (number: number) => `第 ${number} 桌`,
    partner: '与谁谈',
    about: '谈什么',
    own: '签到、登记结果',
    meetingWith: (unit: string) => `洽谈：${unit}`,
    card: '对接单',
    DEMAND: '需求方',
    SUPPLY: '供给方',
    need: '需求',
    PATENT: '专利',
    TEAM: '团队',
    PROPOSAL: '方案',
    topic: { DEMAND: '需求方想谈', SUPPLY: '供给方想谈' },
    price: '首年费用',
    elements: '逐项对照',
    elementHead: ['需求要素', '覆盖', '专利原文'],
    colon: '：',
    notMentioned: '未提及',
    needSilent: '需求未写明',
    questions: '可以先问',
    sayOutcome: '洽谈后扫码登记结果：用打开过报名页的手机，或输入自己的报名编号。',
    signInSheet: '签到表',
    signInHead: ['序号', '姓名', '单位', '职务', '签名'],
    confirmed: (count: number) => `已确认 ${count} 人`,
    register: '扫码报名',
    look: '扫码看活动',
    more: '活动全文见网页',
    cancelled: '活动已取消',
  },
  en: {
    demonstration: 'Demonstration: everything here is invented.',
    online: 'Online',
    zone: ' (Beijing time)',
    time: 'Time',
    place: 'Place',
    event: 'Event',
    organiser: 'Organiser',
    coOrganisers: 'With',
    contact: 'Contact',
    page: (number: number) => `Page ${number}`,
    comma: ', ',
    timetable: 'Timetable of meetings',
    table: 'Table',
    tableOf: (number: number) => `Table ${number}`,
    partner: 'With whom',
    about: 'What about',
    own: 'Check-in, outcomes',
    meetingWith: (unit: string) => `Meeting: ${unit}`,
    card: 'Match card',
    DEMAND: 'Demand',
    SUPPLY: 'Supply',
    need: 'Need',
    PATENT: 'Patent',
    TEAM: 'Team',
    PROPOSAL: 'Proposal',
    topic: { DEMAND: 'Topic of demand', SUPPLY: 'Topic of supply' },
    price: 'Year one',
    elements: 'Point by point',
    elementHead: ['The need', 'Covered', "The patent's own words"],
    colon: ': ',
    notMentioned: 'Not mentioned',
    needSilent: 'The need does not say',
    questions: 'Questions to begin with',
    sayOutcome:
      'Scan to say what came of it: with the phone that opened your registration, or by typing its number.',
    signInSheet: 'Sign-in sheet',
    signInHead: ['No.', 'Name', 'Unit', 'Position', 'Signature'],
    confirmed: (count: number) => `${count} confirmed`,
    register: 'Scan to register',
    look: 'Scan to read more',
    more: 'The whole text is on the page',
    cancelled: 'The event is cancelled',
  },
} satisfies Record<Language, object>;

export type PaperWords = (typeof PAPER_WORDS)['zh' | 'en'];

export const ELEMENT_WORDS = {
  zh: {
    material: '材料',
    method: '现在的做法',
    efficacy: '要达到的效果',
    product: '产品',
    application: '用在哪里',
  },
  en: {
    material: 'Material',
    method: 'Done today',
    efficacy: 'To be reached',
    product: 'Product',
    application: 'Used where',
  },
} as const satisfies Record<Language, object>;

export const COVERAGE_WORDS = {
  zh: { COVERED: '已覆盖', PARTLY: '部分覆盖', MISSING: '未提及', UNKNOWN: '—' },
  en: { COVERED: 'Covered', PARTLY: 'Partly', MISSING: 'Not mentioned', UNKNOWN: '—' },
} as const satisfies Record<Language, object>;

export const FEE_WORDS = {
  zh: {
    none: '没有已公告的开放许可，费用由双方商定',
    bySales: '按销售提成，首年没有固定金额',
    FREE: '免费',
    LUMP_SUM: '一次付清',
    INSTALMENTS: '分期支付',
    RUNNING: '按销售或利润提成',
    ENTRY_PLUS_RUNNING: '入门费 + 提成',
  },
  en: {
    none: 'No open licence stands; the price is for the two to agree',
    bySales: 'By sales; no fixed sum in year one',
    FREE: 'Free of charge',
    LUMP_SUM: 'paid once',
    INSTALMENTS: 'in instalments',
    RUNNING: 'a share of sales or profit',
    ENTRY_PLUS_RUNNING: 'entry fee plus royalty',
  },
} as const satisfies Record<Language, Record<string, string>>;

const CLOCK = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Shanghai',
  hour: '2-digit',
  minute: '2-digit',
});

/** `14:20`, in Shanghai. */
export function clockOf(instant: Date | string): string {
  return CLOCK.format(new Date(instant));
}

export function dayOf(instant: Date | string): string {
  return legalDayOf(new Date(instant));
}

/** `2026-12-01 14:00–17:00`, in Shanghai; with both days where they differ. */
export function spanOf(from: Date | string, to: Date | string): string {
  const [first, last] = [dayOf(from), dayOf(to)];
  return first === last
    ? `${first} ${clockOf(from)}–${clockOf(to)}`
    : `${first} ${clockOf(from)} – ${last} ${clockOf(to)}`;
}
