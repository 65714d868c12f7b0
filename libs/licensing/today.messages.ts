/** One line of the day's work each. */
export const TODAY_MESSAGES = {
  today_approve: {
    zh: '《{title}》的声明等待审批 · 审批',
    en: 'The declaration for “{title}” waits for approval · approve',
  },
  today_file: {
    zh: '《{title}》的声明已审批 · 向国家知识产权局报送并登记日期',
    en: 'The declaration for “{title}” is approved · file it with CNIPA and record the day',
  },
  today_await_announcement: {
    zh: '《{title}》的声明已报送 · 公告后登记编号和公告日',
    en: 'The declaration for “{title}” is filed · record number and day once it is announced',
  },
  today_await_withdrawal: {
    zh: '《{title}》的撤回已报送，公告前声明仍然有效 · 公告后登记',
    en: 'The withdrawal for “{title}” is filed; the offer stands until its announcement · record it then',
  },
  today_finish_draft: {
    zh: '《{title}》的声明尚为草稿 · 填写并提交',
    en: 'The declaration for “{title}” is a draft · finish and submit it',
  },
  today_receive_payment: {
    zh: '{party} 就《{title}》发出通知，首笔费用 {amount} 待付（到期 {day}） · 登记到账',
    en: '{party} gave notice for “{title}”; {amount} is awaited (due {day}) · record the receipt',
  },
  today_confirm_payment: {
    zh: '{party} 已提交《{title}》的付款凭证 {amount} · 确认或说明异议',
    en: '{party} filed its slip of {amount} for “{title}” · confirm or contest',
  },
  today_recordal: {
    zh: '《{title}》与 {party} 的许可已生效 · {day} 前办理许可合同备案',
    en: 'The licence for “{title}” with {party} is effective · file the recordal by {day}',
  },
  today_pay: {
    zh: '你已向 {party} 就《{title}》发出通知 · 支付 {amount}（到期 {day}）并上传凭证',
    en: 'You gave notice to {party} for “{title}” · pay {amount} (due {day}) and upload the slip',
  },
};
