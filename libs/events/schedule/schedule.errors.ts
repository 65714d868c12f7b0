import { defineErrors } from '#libs/platform';

/** What an instance may be refused for: `field` is its path, `value` what stands there. */
export const refuseSchedule = defineErrors({
  schedule_field: {
    status: 400,
    zh: '{field} 的值 {value} 不符合要求：应为{rule}。',
    en: '{field} has the value {value}, which does not fit: it must be {ruleEn}.',
  },
  schedule_person_unknown: {
    status: 400,
    zh: '{field} 的值 {value} 不是{side}人员的 id，请核对 people。',
    en: '{field} has the value {value}, which is no id of a person on the {sideEn} side; see people.',
  },
  schedule_person_twice: {
    status: 400,
    zh: '{field} 的值 {value} 在 people 中重复，每人的 id 应当唯一。',
    en: '{field} has the value {value} twice among people; each id must be one person’s alone.',
  },
  schedule_lock_impossible: {
    status: 400,
    zh: '{field} 的值 {value} 不能成立：{rule}。',
    en: '{field} has the value {value}, which cannot stand: {ruleEn}.',
  },
});
