/** The bars to open licensing: their names, what was found, and what would lift them. */
export const GATE_MESSAGES = {
  bar_e1: {
    zh: '专利权处于独占或者排他许可有效期限内',
    en: 'The patent is within the term of an exclusive or sole licence',
  },
  bar_e2: {
    zh: '因专利权归属纠纷或者财产保全，有关程序已中止',
    en: 'Procedures are suspended for an ownership dispute or a preservation order',
  },
  bar_e3: { zh: '没有按照规定缴纳年费', en: 'The annual fee is not paid as required' },
  bar_e4: { zh: '专利权被质押，未经质权人同意', en: 'The patent is pledged without the pledgee’s consent' },
  bar_e5: { zh: '专利权已经终止', en: 'The patent has ended' },
  bar_e6: { zh: '专利权已经被宣告全部无效', en: 'The patent has been declared wholly invalid' },
  bar_e7: {
    zh: '实用新型或者外观设计未提供专利权评价报告',
    en: 'A utility model or design without a patent evaluation report',
  },
  bar_e8: {
    zh: '专利权评价报告认为不符合授予专利权条件',
    en: 'The evaluation report finds that the conditions for a grant are not met',
  },
  bar_e9: {
    zh: '其他妨碍专利权有效实施的情形',
    en: 'Another circumstance that impedes the effective exploitation of the patent',
  },
  bar_patentee: {
    zh: '声明人不是已授权中国专利的专利权人',
    en: 'The declarant is not the patentee of a granted Chinese patent',
  },

  fact_stated_met: {
    zh: '{day} 声明存在此情形，来源：{source}。',
    en: 'Stated on {day} as present; source: {source}.',
  },
  fact_stated_absent: {
    zh: '{day} 声明不存在此情形，来源：{source}。',
    en: 'Stated on {day} as absent; source: {source}.',
  },
  fact_e1_unknown: {
    zh: '尚未查明有无独占或者排他许可。',
    en: 'It is not yet known whether an exclusive or sole licence exists.',
  },
  fact_e2_suspended: { zh: '自 {day} 起中止程序。', en: 'Procedures are suspended from {day}.' },
  fact_e2_none_recorded: { zh: '没有中止程序的记录。', en: 'No suspension is recorded.' },
  fact_e3_in_grace: {
    zh: '专利权处于年费滞纳期（状态日 {day}）。',
    en: 'The patent is in the late-fee period (status of {day}).',
  },
  fact_e3_unknown: {
    zh: '尚未查明年费是否缴清。',
    en: 'It is not yet known whether the annual fees are paid.',
  },
  fact_e4_unknown: {
    zh: '尚未查明有无质押，以及质权人是否同意。',
    en: 'It is not yet known whether the patent is pledged and whether the pledgee consents.',
  },
  fact_e5_lapsed: {
    zh: '专利权因未缴年费终止（状态日 {day}）。',
    en: 'The patent lapsed for unpaid fees (status of {day}).',
  },
  fact_e5_expired: { zh: '专利权期限届满（状态日 {day}）。', en: 'The patent expired (status of {day}).' },
  fact_e5_surrendered: {
    zh: '专利权已放弃（状态日 {day}）。',
    en: 'The patent was surrendered (status of {day}).',
  },
  fact_e6_invalid: {
    zh: '专利权被宣告全部无效（状态日 {day}）。',
    en: 'The patent was declared wholly invalid (status of {day}).',
  },
  fact_e6_partly_invalid: {
    zh: '专利权部分无效（状态日 {day}），其余部分维持有效，不构成障碍。',
    en: 'The patent is partly invalid (status of {day}); the rest stands, so this is no bar.',
  },
  fact_status_clear: {
    zh: '记录的法律状态中没有此情形（状态日 {day}）。',
    en: 'The recorded legal status shows none (status of {day}).',
  },
  fact_status_unknown: { zh: '尚无法律状态记录。', en: 'No legal status is recorded yet.' },
  fact_report_not_needed: { zh: '发明专利不需要评价报告。', en: 'An invention needs no evaluation report.' },
  fact_report_recorded: { zh: '评价报告日期 {day}。', en: 'Evaluation report of {day}.' },
  fact_e7_unknown: {
    zh: '尚未登记专利权评价报告。',
    en: 'No patent evaluation report has been recorded yet.',
  },
  fact_kind_unknown: {
    zh: '专利类型不明，无法判断是否需要评价报告。',
    en: 'The kind of patent is not known, so neither is the need for an evaluation report.',
  },
  fact_e8_negative: {
    zh: '{day} 的评价报告认为不符合授予专利权条件。',
    en: 'The evaluation report of {day} finds that the conditions for a grant are not met.',
  },
  fact_e8_unknown: {
    zh: '评价报告的结论尚未登记。',
    en: 'The conclusion of the report is not recorded yet.',
  },
  fact_e9_none_noted: { zh: '审查人未注明此类情形。', en: 'No reviewer noted such a circumstance.' },
  fact_e9_noted: { zh: '{day} 审查人注明：{source}', en: 'A reviewer noted on {day}: {source}' },
  fact_not_chinese: {
    zh: '不是中国专利（{authority}），不适用专利开放许可。',
    en: 'This is not a Chinese patent ({authority}); open licensing does not apply.',
  },
  fact_not_granted: {
    zh: '尚无已授权公告的专利权；申请中、被驳回或者撤回的申请不能实行开放许可。',
    en: 'There is no granted and announced patent; a pending, refused or withdrawn application cannot be openly licensed.',
  },
  fact_grant_unknown: {
    zh: '尚未查明专利是否已授权公告。',
    en: 'It is not yet known whether the patent was granted.',
  },
  fact_patentee_unknown: { zh: '当前专利权人未知。', en: 'The current patentee is not known.' },
  fact_patentee_differs: {
    zh: '声明人“{declarant}”与当前专利权人“{patentees}”不一致。',
    en: 'The declarant “{declarant}” differs from the current patentee “{patentees}”.',
  },
  fact_patentee_same: {
    zh: '声明人“{declarant}”是当前专利权人。',
    en: 'The declarant “{declarant}” is a current patentee.',
  },

  cure_state_it: {
    zh: '请查明后作出声明，注明日期和来源（例如专利登记簿副本）。',
    en: 'Find out and state it, with the date and the source (such as a copy of the patent register).',
  },
  cure_record_status: {
    zh: '请登记专利的法律状态，或者声明查明结果，注明日期和来源。',
    en: 'Record the legal status of the patent, or state what you found with its date and source.',
  },
  cure_e1: {
    zh: '待该许可期满或者终止并注销备案后再作声明。',
    en: 'Declare after that licence has ended and its recordal is cancelled.',
  },
  cure_e2: {
    zh: '待程序恢复后再作声明；权属纠纷的中止期限为 {years} 年，可以请求延长。',
    en: 'Declare when procedures resume; a suspension for an ownership dispute runs {years} year and may be extended.',
  },
  cure_e3: {
    zh: '请在 {months} 个月滞纳期内缴清年费和滞纳金，并更新法律状态或者声明。',
    en: 'Pay the fee and its surcharge within the {months} months of grace, then update the legal status or the statement.',
  },
  cure_e4: {
    zh: '请取得质权人同意实行开放许可的书面文件，或者注销质押登记。',
    en: 'Obtain the pledgee’s written consent to open licensing, or have the pledge cancelled.',
  },
  cure_no_right: {
    zh: '权利不存在，不能实行开放许可；记录有误的，请先更正法律状态。',
    en: 'There is no right to license. Where the record is wrong, correct the legal status first.',
  },
  cure_e7: {
    zh: '请向国家知识产权局请求作出评价报告，受理合格请求后 {months} 个月内作出。',
    en: 'Request an evaluation report; the office makes it within {months} months of a compliant request.',
  },
  cure_e8: {
    zh: '该专利不能实行开放许可；认为报告有误的，可以请求更正。',
    en: 'This patent cannot be openly licensed; where the report is wrong, ask for its correction.',
  },
  cure_e9: { zh: '请审批人权衡。', en: 'For the approver to weigh.' },
  cure_not_chinese: {
    zh: '请改用其他许可方式。',
    en: 'Use another kind of licence.',
  },
  cure_await_grant: {
    zh: '授权公告后再作声明；记录有误的，请先更正法律状态。',
    en: 'Declare after the announcement of the grant. Where the record is wrong, correct the legal status first.',
  },
  cure_patentee: {
    zh: '只有专利权人可以作出声明；请先办理著录项目变更，或者由专利权人声明。',
    en: 'Only the patentee may declare. Record the change of patentee first, or let the patentee declare.',
  },
} as const;
