import { defineErrors, defineMessages } from '#libs/platform';

export const refusePlan = defineErrors({
  plan_missing: {
    status: 409,
    zh: '请先设定洽谈的时段和桌数。',
    en: 'Set the times and tables of the meetings first.',
  },
  plan_has_meetings: {
    status: 409,
    zh: '已经排了 {value} 场洽谈，时段和桌数不能这样改。可以先撤下排好的洽谈，再改设定。',
    en: '{value} meetings are seated; times and tables cannot change like this. Clear the meetings first.',
  },
  plan_run_busy: {
    status: 409,
    zh: '正在为本活动排程，请等它结束或先停止。',
    en: 'A search for this event is running; wait for it or stop it.',
  },
  plan_run_empty: {
    status: 409,
    zh: '这次排程还没有结果。',
    en: 'This search has no plan yet.',
  },
  plan_run_stale: {
    status: 409,
    zh: '排程之后，参会者、意愿或固定的洽谈有变化，这份方案已不能照排。请重新排程。',
    en: 'People, wishes or fixed meetings have changed since; this plan can no longer stand. Search again.',
  },
  meeting_conflict: {
    status: 409,
    zh: '不能排在这里：{reasons}',
    en: 'This cannot be seated: {reasons}',
  },
  meeting_has_outcome: {
    status: 409,
    zh: '这场洽谈已登记结果，不能再移动或撤下。',
    en: 'This meeting has an outcome; it can no longer be moved or taken off.',
  },
});

defineMessages({
  plan_sessions_missing: { zh: '请至少设一个时段。', en: 'Name at least one session.' },
  plan_session_outside: {
    zh: '第 {row} 个时段须在活动时间之内，结束晚于开始，且晚于前一时段。',
    en: 'Session {row} must lie inside the event, end after it starts, and follow the one before.',
  },
  plan_no_slot: {
    zh: '第 {row} 个时段短于一场洽谈。',
    en: 'Session {row} is shorter than one meeting.',
  },
  plan_too_many_slots: {
    zh: '共 {value} 个时间格，最多 60 个。',
    en: 'These are {value} slots; at most 60 are possible.',
  },
  plan_wishes_after_start: {
    zh: '意愿收集须在活动开始之前截止。',
    en: 'Wishes must close before the event starts.',
  },
  plan_rule_PERSON_TWICE_IN_SLOT: {
    zh: '其中一人同一时间已有洽谈',
    en: 'one of the two has a meeting at that time',
  },
  plan_rule_TABLE_TWICE_IN_SLOT: { zh: '这一桌同一时间已有人', en: 'the table is taken at that time' },
  plan_rule_NOT_AVAILABLE: { zh: '其中一人这一时段不在', en: 'one of the two is not there at that time' },
  plan_rule_REFUSED_PAIR: {
    zh: '其中一方要求不安排',
    en: 'one of the two asked not to be seated with the other',
  },
  plan_rule_ABOVE_MAX: {
    zh: '其中一人的场数会超过其上限',
    en: 'one of the two would have more meetings than they take',
  },
  plan_rule_PAIR_TWICE: { zh: '这两家单位已有一场洽谈', en: 'the two organisations have a meeting already' },
  plan_rule_LOCK_BROKEN: { zh: '会动到一场已固定的洽谈', en: 'a meeting that is fixed would move' },
  plan_rule_NO_SUCH_PLACE: { zh: '没有这个时间格或这一桌', en: 'there is no such slot or table' },
});
