import { defineErrors } from '#libs/platform';

export const refuseLicensing = defineErrors({
  step_refused: {
    status: 409,
    zh: '现在不能办理：{reason}',
    en: 'This cannot be done now: {reason}',
  },
  declaration_not_ready: {
    status: 409,
    zh: '声明还有 {count} 处须先处理。',
    en: 'The declaration has {count} point(s) to settle first.',
  },
  declaration_exists: {
    status: 409,
    zh: '该专利已有一份正在报送或已公告的声明，共有权人的声明也算在内。',
    en: 'This patent has a declaration that is filed or announced already, a co-owner’s included.',
  },
  declaration_number_taken: {
    status: 409,
    zh: '声明编号 {number} 已登记在另一份声明上，请核对公告。',
    en: 'The declaration number {number} is recorded for another declaration; check the announcement.',
  },
  declaration_closed: {
    status: 409,
    zh: '该开放许可声明已不再接受通知：{reason}',
    en: 'This offer takes no notices any more: {reason}',
  },
  notices_paused: {
    status: 409,
    zh: '声明仍然有效，但出现了不得实行开放许可的情形（{bars}），开许暂不转送通知。你仍可直接书面通知专利权人。',
    en: 'The declaration still stands, but a bar has arisen ({bars}), so Kaixu passes on no notices for now. You may still write to the patentee directly.',
  },
  terms_changed: {
    status: 409,
    zh: '条款与你看到的不一致，通知没有发出。请查看现在的条款。',
    en: 'The terms are not those you were shown; no notice was sent. Please read the present terms.',
  },
  licence_exists: {
    status: 409,
    zh: '你单位对该声明已有一份有效的通知或许可。',
    en: 'Your organisation has a live notice or licence under this declaration already.',
  },
  own_offer: {
    status: 409,
    zh: '专利权人不需要向自己取得许可。',
    en: 'The patentee needs no licence from itself.',
  },
  inbox_not_agreed: {
    status: 409,
    zh: '请先由审批人确认以开许收件箱接收通知（本单位页面）。',
    en: 'First an approver must designate the Kaixu inbox for receiving notices (page of the organisation).',
  },
  patent_not_held: {
    status: 404,
    zh: '本单位没有这件专利。请先导入。',
    en: 'Your organisation does not hold this patent. Import it first.',
  },
  slip_required: { status: 400, zh: '请上传付款凭证。', en: 'Please upload the transfer slip.' },
  day_in_future: { status: 400, zh: '日期 {day} 在今天之后。', en: 'The day {day} is after today.' },
  day_before: {
    status: 400,
    zh: '日期 {day} 不能早于 {earliest}。',
    en: 'The day {day} must not be before {earliest}.',
  },
  recordal_answered: {
    status: 409,
    zh: '这次备案申请的结果已登记。',
    en: 'The outcome of this recordal is recorded already.',
  },
  payment_answered: { status: 409, zh: '这笔付款已处理。', en: 'This payment has been answered.' },
  notice_not_taken: {
    status: 409,
    zh: '该通知不成立：{reason}',
    en: 'This notice cannot be taken: {reason}',
  },
  proof_not_ready: { status: 404, zh: '许可达成凭证尚未生成。', en: 'The proof of licence is not ready.' },
});
