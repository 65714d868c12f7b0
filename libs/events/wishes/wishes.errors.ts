import { defineErrors, defineMessages } from '#libs/platform';

export const refuseWish = defineErrors({
  wishes_without_plan: {
    status: 409,
    zh: '本活动还没有开始收集洽谈意愿。',
    en: 'This event does not collect wishes for meetings yet.',
  },
  wishes_not_confirmed: {
    status: 409,
    zh: '报名确认后才能填写洽谈意愿；只有需求方和供给方参加一对一洽谈。',
    en: 'Wishes are for confirmed participants of the two sides, demand and supply.',
  },
  party_meets_already: {
    status: 409,
    zh: '这家单位与同一对方已有另一场洽谈。请先撤下其中一场。',
    en: 'This organisation has another meeting with the same one. Take one of the two off first.',
  },
  wishes_closed: {
    status: 409,
    zh: '洽谈意愿已于 {value} 截止。如需调整，请联系主办方。',
    en: 'Wishes closed at {value}. Ask the organiser for a change.',
  },
});

defineMessages({
  wish_unknown_person: { zh: '对方不在本活动的另一方名单中。', en: 'This is nobody of the other side.' },
  wish_twice: { zh: '同一位参会者只能写一条意愿。', en: 'One wish for each participant.' },
  wish_session_unknown: { zh: '没有第 {value} 个时段。', en: 'There is no session {value}.' },
  wish_max_below_min: { zh: '最多场数不能少于最少场数。', en: 'The most cannot be below the least.' },
  party_unknown: { zh: '没有这家单位。', en: 'There is no such organisation.' },
  event_invited_news: {
    zh: '{organiser}邀请你们参加“{event}”：名单中有 {count} 家单位可以与你们谈。',
    en: '{organiser} invites you to “{event}”: {count} organisations have something to talk about with you.',
  },
  event_plan_news: {
    zh: '“{event}”的洽谈安排已确定：你们有 {count} 场。',
    en: 'The meetings of “{event}” are settled: you have {count}.',
  },
});
