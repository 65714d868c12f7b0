import type { SizeClass } from '#libs/accounts';
import type { MatchState } from '#libs/matchmaking';
import type { Language } from '#libs/platform';
import type { FileLevel, VisitKind } from './enterprise-file.entity.js';

/** What the papers of a file say, in the language of the reader. */
interface Words {
  title: string;
  keptBy: string;
  asOf: string;
  demonstration: string;
  nothing: string;
  goneFromBoard: string;
  columns: Record<'item' | 'content', string>;
  profile: Record<
    | 'firm'
    | 'uscc'
    | 'district'
    | 'level'
    | 'size'
    | 'owner'
    | 'nextStep'
    | 'nextStepDay'
    | 'products'
    | 'research'
    | 'intellectualProperty'
    | 'notes'
    | 'reviewedDay'
    | 'lastContact'
    | 'licences',
    string
  >;
  parts: Record<'profile' | 'contacts' | 'needs' | 'matches' | 'licences' | 'visits', string>;
  contacts: string[];
  needs: string[];
  matches: string[];
  licences: string[];
  visits: string[];
  list: string;
  level: Record<FileLevel, string>;
  size: Record<SizeClass, string>;
  sizeBy: Record<'firm' | 'keeper', (year: number) => string>;
  visit: Record<VisitKind, string>;
  match: Record<MatchState, string>;
}

export const FILE_WORDS: Record<Language, Words> = {
  zh: {
    title: '一企一册',
    keptBy: '建册单位',
    asOf: '截至',
    demonstration: '演示数据：内容均为虚构。',
    nothing: '没有记录。',
    goneFromBoard: '（已离开需求库）',
    columns: { item: '项目', content: '内容' },
    profile: {
      firm: '企业名称',
      uscc: '统一社会信用代码',
      district: '所在区',
      level: '级别',
      size: '企业规模',
      owner: '负责人',
      nextStep: '下一步',
      nextStepDay: '下一步的日期',
      products: '主要产品',
      research: '研发情况',
      intellectualProperty: '自有知识产权',
      notes: '备注',
      reviewedDay: '最近一次通读',
      lastContact: '最近联系',
      licences: '许可',
    },
    parts: {
      profile: '企业与下一步',
      contacts: '联系人',
      needs: '需求',
      matches: '匹配',
      licences: '许可',
      visits: '走访记录',
    },
    contacts: ['姓名', '职务', '电话', '邮箱', '依据', '取得日期'],
    needs: ['需求', '状态', '日期'],
    matches: ['专利、团队或方案', '需求', '高校', '状态', '推送日期'],
    licences: ['专利', '申请号', '状态', '通知日', '应付', '生效日', '许可期限至', '终止日'],
    visits: ['内容', '日期', '类型', '参加的人', '记录人'],
    list: '重点企业台账',
    level: { KEY: '重点', ORDINARY: '一般' },
    size: { LARGE: '大型', MEDIUM: '中型', SMALL: '小型', MICRO: '微型' },
    sizeBy: { firm: (year) => `企业自报，${year} 年`, keeper: (year) => `本单位了解，${year} 年` },
    visit: { VISIT: '走访', CALL: '电话', MEETING: '会面', NOTE: '备忘' },
    match: {
      SUGGESTED: '待审核',
      HELD: '暂缓',
      SENT: '已推送',
      INTERESTED: '感兴趣',
      DECLINED: '不合适',
      WITHDRAWN: '已撤下',
    },
  },
  en: {
    title: 'Enterprise file',
    keptBy: 'Kept by',
    asOf: 'As of',
    demonstration: 'Demonstration: everything here is invented.',
    nothing: 'No entries.',
    goneFromBoard: '(left the board)',
    columns: { item: 'Item', content: 'Content' },
    profile: {
      firm: 'Firm',
      uscc: 'Unified social credit code',
      district: 'District',
      level: 'Level',
      size: 'Size',
      owner: 'Looked after by',
      nextStep: 'Next step',
      nextStepDay: 'Day of the next step',
      products: 'Main products',
      research: 'Research and development',
      intellectualProperty: 'Own intellectual property',
      notes: 'Notes',
      reviewedDay: 'Last read through',
      lastContact: 'Last contact',
      licences: 'Licences',
    },
    parts: {
      profile: 'The firm and the next step',
      contacts: 'Contacts',
      needs: 'Needs',
      matches: 'Matches',
      licences: 'Licences',
      visits: 'Visits',
    },
    contacts: ['Name', 'Position', 'Telephone', 'E-mail', 'Why it may be kept', 'Since'],
    needs: ['Need', 'State', 'Day'],
    matches: ['Patent, team or proposal', 'Need', 'University', 'State', 'Sent on'],
    licences: [
      'Patent',
      'Application number',
      'State',
      'Notice',
      'Due',
      'Effective',
      'Licence until',
      'Ended',
    ],
    visits: ['What happened', 'Day', 'Kind', 'Who took part', 'Recorded by'],
    list: 'Enterprise files',
    level: { KEY: 'Key', ORDINARY: 'Ordinary' },
    size: { LARGE: 'Large', MEDIUM: 'Medium', SMALL: 'Small', MICRO: 'Micro' },
    sizeBy: {
      firm: (year) => `stated by the firm for ${year}`,
      keeper: (year) => `as this keeper states it for ${year}`,
    },
    visit: { VISIT: 'Visit', CALL: 'Call', MEETING: 'Meeting', NOTE: 'Note' },
    match: {
      SUGGESTED: 'To review',
      HELD: 'Held',
      SENT: 'Sent',
      INTERESTED: 'Interested',
      DECLINED: 'Not fit',
      WITHDRAWN: 'Withdrawn',
    },
  },
};
