import { defineErrors } from '#libs/platform';

export const refuseOutcome = defineErrors({
  meeting_not_begun: {
    status: 409,
    zh: '这场洽谈 {value} 才开始，现在还不能登记结果。',
    en: 'This meeting starts at {value}; its outcome cannot be told before.',
  },
  meeting_not_published: {
    status: 409,
    zh: '洽谈安排还没有发布。',
    en: 'The meetings are not published yet.',
  },
});
