/** Why a step of a declaration or of a licence is not open. */
export const STATE_MESSAGES = {
  step_not_allowed: {
    zh: '当前状态（{state}）不能进行此操作（{event}）。',
    en: 'This step ({event}) is not possible in the present state ({state}).',
  },
  fields_not_valid: {
    zh: '声明内容尚有缺漏或者不符合要求，请先更正。',
    en: 'The declaration still has items that are missing or not in order. Correct them first.',
  },
  bar_met: {
    zh: '存在不得实行开放许可的情形，请先处理。',
    en: 'There is a bar to open licensing. Deal with it first.',
  },
  fact_unknown: {
    zh: '开放许可条件核查尚有未查明的事项，请先声明查明结果，并注明日期和来源。',
    en: 'The check of the conditions still has open questions. State each fact with its date and source first.',
  },
  publicity_not_needed: {
    zh: '只有采用协议定价的，才需在本单位公示成果名称和拟交易价格。',
    en: 'Publicity inside the institution applies only where the price comes from agreement pricing.',
  },
  objection_open: {
    zh: '公示期间的异议尚未处理完毕。',
    en: 'An objection raised during the publicity period is still open.',
  },
  approver_is_submitter: {
    zh: '审批人不能是提交人，请由另一人审批。',
    en: 'The person who submitted it cannot approve it. Another person must.',
  },
  consents_missing: {
    zh: '缺少共有专利权人的书面同意。声明和撤回声明均须全体共有专利权人同意。',
    en: 'A written consent of a co-patentee is missing. Declaring and withdrawing both need every co-patentee.',
  },
  reason_required: { zh: '请写明理由。', en: 'Give the reason.' },
  legal_day_required: {
    zh: '请填写该事项发生法律效力的日期。',
    en: 'Give the day on which this took legal effect.',
  },
  document_required: {
    zh: '请附上国家知识产权局的公告或者通知文件。',
    en: 'Attach the announcement or notice of the China National Intellectual Property Administration.',
  },
  declaration_number_required: {
    zh: '请填写公告的开放许可声明编号。',
    en: 'Give the announced declaration number.',
  },
  term_not_ended: {
    zh: '许可期限尚未届满，专利权也未终止或者被宣告无效。',
    en: 'The licence term has not ended, and the patent has neither ended nor been declared invalid.',
  },
  payment_not_sufficient: {
    zh: '已支付且无争议的金额尚未达到公告的许可使用费标准。',
    en: 'The uncontested payments do not yet reach the announced fee.',
  },
  payment_due: {
    zh: '按公告的支付方式，许可达成前须支付许可使用费。',
    en: 'Under the announced payment method a fee is due before the licence is obtained.',
  },
  recordal_window_passed: {
    zh: '报送日 {day} 晚于 {dueDay}：自合同生效之日起三个月的备案期限（未核对法定节假日）已过。许可仍然有效。',
    en: 'The filing of {day} is after {dueDay}: the three months for recordal, counted from the effect of the contract (statutory holidays were not checked), have passed. The licence stands without it.',
  },
  recordal_files_missing: {
    zh: '备案文件不齐，缺：{files}。',
    en: 'The recordal files are not complete; missing: {files}.',
  },
  recordal_file_application: { zh: '① 备案申请表', en: '(1) recordal application' },
  recordal_file_notice: { zh: '② 被许可人的书面通知', en: '(2) the licensee’s written notice' },
  recordal_file_payment_proof: { zh: '③ 付款凭证', en: '(3) proof of payment' },
  recordal_file_identity: { zh: '④ 请求人身份证明', en: '(4) identity of the requester' },
  recordal_file_power_of_attorney: { zh: '⑤ 委托书', en: '(5) power of attorney' },
  recordal_file_handler: { zh: '⑥ 经办人身份证明', en: '(6) identity of the handler' },
  recordal_number_required: { zh: '请填写备案号。', en: 'Give the recordal number.' },
} as const;
