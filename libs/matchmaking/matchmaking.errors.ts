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
});

defineMessages({
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
