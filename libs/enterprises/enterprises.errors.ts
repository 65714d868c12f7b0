import { defineErrors, defineMessages } from '#libs/platform';

export const refuseEnterprise = defineErrors({
  enterprise_file_exists: {
    status: 409,
    zh: '本单位已为 {name}（{uscc}）建册。',
    en: 'Your organisation keeps a file on {name} ({uscc}) already.',
  },
});

defineMessages({
  next_step_incomplete: {
    zh: '下一步与日期须同时填写，或同时留空。',
    en: 'A next step needs its day, and a day its step; or leave both empty.',
  },
  file_owner_outside: {
    zh: '负责人须是本单位的成员。',
    en: 'Who looks after the firm must belong to your organisation.',
  },
  contact_unreachable: {
    zh: '电话与邮箱至少填写一项。',
    en: 'Give a telephone number or an e-mail address.',
  },
  day_after_today: { zh: '{value} 尚未到来。', en: '{value} is still to come.' },
});
