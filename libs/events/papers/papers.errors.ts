import { defineErrors } from '#libs/platform';

export const refusePapers = defineErrors({
  papers_nothing_planned: {
    status: 409,
    zh: '本活动还没有排定的洽谈，没有可打印的内容。请先排程。',
    en: 'No meeting of this event is seated yet, so there is nothing to print. Make the plan first.',
  },
  timetable_not_ready: {
    status: 409,
    zh: '洽谈安排还没有发布，或没有为您排定洽谈，暂时没有时间表。',
    en: 'The meetings are not published yet, or none is planned for you; there is no timetable.',
  },
});
