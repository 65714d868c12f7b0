/** Words and terms in declaration texts, days, and notices. */
export const TEXT_MESSAGES = {
  origin_format: {
    zh: '来源的格式不对：“{value}”，应为 meeting: 或 match: 加编号。',
    en: 'This is no origin: “{value}”; it is meeting: or match: and an id.',
  },
  declaration_not_open: {
    zh: '声明的当前状态为 {state}。已取得的许可不受影响。',
    en: 'The declaration is now {state}. Licences already obtained are not affected.',
  },
  right_ended: {
    zh: '专利权已终止或无效（{status}）。',
    en: 'The patent right has ended or is invalid ({status}).',
  },
  term_beyond_patent: {
    zh: '许可期限（至 {termEnd}）超出专利权期限：该专利权 {expiry} 届满，许可期限须早于该日。',
    en: 'The term (until {termEnd}) runs past the patent: it expires on {expiry}, and the term must end before that day.',
  },
  term_in_past: { zh: '许可期限届满日 {termEnd} 已过。', en: 'The end of the term, {termEnd}, has passed.' },
  contact_required: {
    zh: '请填写联系电话、邮箱或地址中的至少一项；公告后公开。',
    en: 'Give at least one of telephone, e-mail and address; it becomes public with the announcement.',
  },
  fee_rationale_required: {
    zh: '请写明许可使用费的计算依据和方式（一般不超过 2,000 字）。',
    en: 'Explain the basis and the method of the fee (generally at most 2,000 characters).',
  },
  advertising_word: {
    zh: '声明应当准确、清楚，不得使用商业宣传用语：“{word}”。',
    en: 'A declaration must be accurate and clear, without the language of advertising: “{word}”.',
  },
  void_grant_back: {
    zh: '“{phrase}”：无偿或者不对等地取得对方改进技术的约定可能无效。',
    en: '“{phrase}”: a term that takes the other side’s improvements without fair return may be void.',
  },
  void_no_challenge: {
    zh: '“{phrase}”：禁止对专利权的有效性提出异议的约定可能无效。',
    en: '“{phrase}”: a term that forbids challenging the validity of the patent may be void.',
  },
  void_tie_in: {
    zh: '“{phrase}”：搭售或者附带非必需条件的约定可能无效。',
    en: '“{phrase}”: a term that ties in what is not needed to exploit the patent may be void.',
  },
  void_rival_technology: {
    zh: '“{phrase}”：限制研究开发或者禁止取得竞争技术的约定可能无效。',
    en: '“{phrase}”: a term that forbids rival technology or further research may be void.',
  },
  void_market_limit: {
    zh: '“{phrase}”：不合理限制数量、价格、销售渠道或者出口的约定可能无效。',
    en: '“{phrase}”: an unreasonable limit on quantity, price, channel or export may be void.',
  },
  void_source_limit: {
    zh: '“{phrase}”：不合理限制原材料、设备等购买渠道的约定可能无效。',
    en: '“{phrase}”: an unreasonable limit on where materials or equipment are bought may be void.',
  },
  recordal_due_corresponding_day: {
    zh: '自 {effectiveDay} 生效起 {months} 个月，至 {day}（起始日不计）。未核对法定节假日和调休。',
    en: '{months} months from the effect on {effectiveDay}, the first day not counted: {day}. Statutory holidays and shifted working days were not checked.',
  },
  recordal_due_after_weekend: {
    zh: '自 {effectiveDay} 生效起 {months} 个月至 {correspondingDay}（起始日不计），适逢周末，顺延至 {day}。未核对法定节假日和调休，请尽量在 {correspondingDay} 前办理。',
    en: '{months} months from the effect on {effectiveDay}, the first day not counted, end on {correspondingDay}, a weekend, so on {day}. Statutory holidays and shifted working days were not checked; file by {correspondingDay} if you can.',
  },
  notice_before_announcement: {
    zh: '书面通知（{noticeDay}）早于声明生效日（{announcedDay}），不能达成开放许可。',
    en: 'The notice ({noticeDay}) is earlier than the effect of the declaration ({announcedDay}) and forms no open licence.',
  },
  notice_after_term: {
    zh: '许可期限已于 {termEnd} 届满，不能再达成开放许可。',
    en: 'The licence term ended on {termEnd}; no open licence can be formed any more.',
  },
  notice_after_expiry: {
    zh: '专利权已于 {expiryDay} 届满，不能再达成开放许可。',
    en: 'The patent expired on {expiryDay}; no open licence can be formed any more.',
  },
  notice_after_closing: {
    zh: '书面通知（{noticeDay}）于声明终止日（{closedDay}）当日或者之后收到，须另行判断。',
    en: 'The notice ({noticeDay}) arrived on or after the day the declaration ended ({closedDay}) and must be judged again.',
  },
} as const;
