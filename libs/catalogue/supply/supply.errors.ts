import { defineErrors } from '#libs/platform';

export const refuseSupply = defineErrors({
  supply_empty: {
    status: 422,
    zh: '目录中没有专利。请先确认技术说明或公告开放许可，再发布。',
    en: 'The catalogue holds no patent. Confirm plain words or announce an open licence first.',
  },
});
