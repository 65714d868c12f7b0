import { defineErrors, defineMessages } from '#libs/platform';

export const refuseMatch = defineErrors({
  match_step_refused: {
    status: 409,
    zh: '这条匹配目前处于“{state}”，不能办理这一步。',
    en: 'The match is in the state {state}; this step does not lead on from there.',
  },
  match_has_answer: {
    status: 409,
    zh: '高校已就这件专利作出应答，请在应答中回复。',
    en: 'The university has answered with this patent; reply to its answer.',
  },
  inventors_full: {
    status: 409,
    zh: '同一条匹配最多同时询问 {most} 位发明人，请先撤回一个。',
    en: 'At most {most} inventors are asked about one match at a time; withdraw one first.',
  },
  inventor_link_over: {
    status: 410,
    zh: '这个链接已失效：已过 30 天、已被撤回、这项匹配已收回，或需求已结束征集。请与寄信的高校联系。',
    en: 'This link is over: 30 days have passed, it was withdrawn, the match was taken back, or the need has left the board. Please ask the university that wrote to you.',
  },
});

defineMessages({
  inventor_letter_foot: {
    zh: '此邮件由上述单位通过开许发出，链接只供你本人使用。如与你无关，请忽略。',
    en: 'The organisation above sent this letter through Kaixu; its link is for you alone. If it does not concern you, leave it.',
  },
  inventor_asked_letter: {
    zh: '{university}请你看一项企业需求：“{need}”。不用注册，点开链接即可答复，有效至 {day}。',
    en: '{university} asks what you make of a firm’s need: “{need}”. No account is needed; the link is good until {day}.',
  },
  inventor_helps_news: {
    zh: '发明人对需求“{need}”答复：可以帮忙。',
    en: 'An inventor can help with the need “{need}”.',
  },
  inventor_declines_news: {
    zh: '发明人对需求“{need}”答复：不合适。',
    en: 'An inventor does not see a fit for the need “{need}”.',
  },
  match_reason_missing: { zh: '请选择理由。', en: 'Choose the reason.' },
  match_sent_news: {
    zh: '需求“{need}”有新的候选：{patent}',
    en: 'A new candidate for the need “{need}”: {patent}',
  },
  match_interest_news: {
    zh: '{who}对“{need}”与“{patent}”的匹配感兴趣。',
    en: '{who} is interested in “{patent}” for the need “{need}”.',
  },
  match_declined_news: {
    zh: '{who}认为“{patent}”不适合需求“{need}”。',
    en: '{who} does not see “{patent}” as fit for the need “{need}”.',
  },
});
