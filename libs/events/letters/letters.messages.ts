import { defineMessages } from '#libs/platform';

defineMessages({
  event_letter_CONFIRMED: { zh: '您已报名“{event}”，席位已确认。', en: 'You are registered for {event}.' },
  event_letter_WAITING: {
    zh: '您已报名“{event}”，目前候补：有空位时按先后补上，并来信告知。',
    en: 'You are on the waiting list of {event}; a letter tells you when you move up.',
  },
  event_letter_PENDING: {
    zh: '“{event}”已收到您的报名，等待主办方确认，确认后来信告知。',
    en: '{event} has your registration; a letter tells you when the organiser has confirmed it.',
  },
  event_letter_seat: {
    zh: '您在“{event}”有席位了：报名已确认。',
    en: 'You have a seat at {event}: your registration is confirmed.',
  },
  event_letter_meetings: {
    zh: '“{event}”的一对一洽谈已排定，您有 {count} 场。',
    en: 'The one-to-one meetings of {event} are set; you have {count}.',
  },
  event_letter_cancelled: { zh: '“{event}”已取消。', en: '{event} is cancelled.' },
  event_letter_reminder: {
    zh: '提醒：“{event}”于 {time} 开始。',
    en: 'A reminder: {event} begins at {time}.',
  },
  event_letter_time: { zh: '时间：{time}', en: 'Time: {time}' },
  event_letter_venue: { zh: '地点：{venue}', en: 'Venue: {venue}' },
  event_letter_contact: { zh: '联系：{contact}', en: 'Contact: {contact}' },
  event_letter_reason: { zh: '原因：{reason}', en: 'Reason: {reason}' },
  event_letter_key: {
    zh: '下面的链接就是您的报名凭证，请勿转发：查看状态、取消报名、现场出示签到二维码都凭它。',
    en: 'The link below is the key to your registration, so keep it to yourself: see it, cancel it, check in by its QR code.',
  },
  event_letter_current: {
    zh: '安排如有变动，以链接中的页面为准。',
    en: 'The page behind the link always holds the current times.',
  },
  event_letter_meeting: { zh: '{time}，第 {table} 桌，{unit}', en: '{time}, table {table}, {unit}' },
  event_letter_foot: {
    zh: '此邮件由“{organiser}”通过开许发出，因为有人用这个地址报名参加活动。如不是您报名，请从上面的链接取消。',
    en: '{organiser} sends this by Kaixu because somebody registered for an event with this address. If it was not you, cancel by the link above.',
  },
});
