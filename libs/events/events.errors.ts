import { defineErrors, defineMessages } from '#libs/platform';

export const refuseEvent = defineErrors({
  event_step_refused: {
    status: 409,
    zh: '活动目前处于“{state}”，不能办理这一步。',
    en: 'The event is in the state {state}; this step does not lead on from there.',
  },
  event_closed: {
    status: 409,
    zh: '活动已归档或已取消，内容不再更改。',
    en: 'The event is archived or cancelled; nothing of it changes any more.',
  },
  registration_not_open: {
    status: 409,
    zh: '现在不能报名：报名时间为 {from} 至 {to}。',
    en: 'Registration is not open now; it runs from {from} to {to}.',
  },
  registered_already: {
    status: 409,
    zh: '这个手机号已经报名。请用报名成功时的链接查看或取消。',
    en: 'This telephone number is registered already; use the link of that registration to see or cancel it.',
  },
  registration_cancelled: {
    status: 409,
    zh: '本人已取消报名；如仍要参加，请重新报名。',
    en: 'The person cancelled this registration; to take part after all, register again.',
  },
  registration_took_part: {
    status: 409,
    zh: '本人已到场或已登记洽谈结果，不能再改为不接受。',
    en: 'The person came, or an outcome of a meeting is on record; the registration can no longer be declined.',
  },
  registration_over: {
    status: 409,
    zh: '活动已经开始或结束，不能再取消报名。',
    en: 'The event has begun or is over; the registration can no longer be cancelled.',
  },
});

defineMessages({
  event_end_before_start: { zh: '结束时间须晚于开始时间。', en: 'The end must be later than the start.' },
  registration_window: {
    zh: '报名截止须晚于报名开始，且不晚于活动结束。',
    en: 'Registration must close after it opens, and not after the event ends.',
  },
  venue_needed: {
    zh: '线下活动须填写地点。',
    en: 'An event on site needs its venue.',
  },
  online_url_needed: { zh: '线上活动须填写会议链接。', en: 'An online event needs its address.' },
  event_plan_outside: {
    zh: '一对一洽谈的时段（{from} 至 {to}）不在新的活动时间内。请先改洽谈时段，再改活动时间。',
    en: 'The one-to-one sessions ({from} to {to}) lie outside the new times. Change the sessions first, then the event.',
  },
  agenda_outside: {
    zh: '议程第 {row} 项的时间不在活动时间内。',
    en: 'Item {row} of the agenda lies outside the event.',
  },
  event_approver_is_author: {
    zh: '活动须由起草人以外的人批准。',
    en: 'An event is approved by another person than its author.',
  },
  step_reason_needed: { zh: '请说明原因。', en: 'Please give the reason.' },
  step_minutes_needed: {
    zh: '请先填写活动纪要，再办理总结。',
    en: 'Write the minutes first; then the event can be summarised.',
  },
  step_not_started: {
    zh: '活动 {value} 才开始，不能提前登记为已举办。',
    en: 'The event starts at {value}; it cannot be recorded as held before.',
  },
  consent_needed: {
    zh: '须同意主办方为本次活动使用这些信息，才能报名。',
    en: 'Registering needs your consent that the organiser uses these data for this event.',
  },
  phone_format: { zh: '请填写有效的电话号码：{value}', en: 'This is no telephone number: {value}' },
});
