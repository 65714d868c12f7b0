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
  today_recordal_over: {
    zh: '《{title}》与 {party} 的许可，备案期限 {day} 已过，没有登记报送 · 期限内已报送的，登记报送日',
    en: 'The last day for the recordal of the licence for “{title}” with {party} was {day}, and no filing is recorded · record one that was in time',
  },
  today_await_recordal: {
    zh: '《{title}》与 {party} 的许可已报送备案，等待国家知识产权局答复 · 答复后登记结果',
    en: 'The recordal of the licence for “{title}” with {party} is filed; CNIPA’s answer is awaited · record it then',
  },
  today_annuity: {
    zh: '《{title}》的第 {year} 年年费 {amount} 于 {day} 到期 · 缴纳后登记',
    en: 'The annuity of year {year} for “{title}”, {amount}, is due on {day} · pay and record it',
  },
  today_annuity_sum_unknown: {
    zh: '《{title}》的第 {year} 年年费于 {day} 到期，减缴情况未填 · 查看',
    en: 'The annuity of year {year} for “{title}” is due on {day}; whether it is reduced is not stated · look',
  },
  today_annuity_late: {
    zh: '《{title}》的第 {year} 年年费 {day} 已到期，{grace} 前不缴清（含滞纳金）专利权即终止 · 缴纳后登记',
    en: 'The annuity of year {year} for “{title}” was due on {day}; unpaid with its late fee by {grace} the patent lapses · pay and record it',
  },
  today_annuity_over: {
    zh: '《{title}》的第 {year} 年年费 {day} 到期未登记缴纳，滞纳期已于 {grace} 届满 · 核对登记簿',
    en: 'No payment is recorded of the annuity of year {year} for “{title}”, due on {day}; its grace ended on {grace} · check the register',
  },
  today_annuity_ask: {
    zh: '《{title}》的第 {year} 年年费于 {day} 到期，是否已缴未登记 · 登记已缴年度',
    en: 'The annuity of year {year} for “{title}” is due on {day}; whether it is paid is not recorded · record the year paid',
  },
  today_pay: {
    zh: '你已向 {party} 就《{title}》发出通知 · 支付 {amount}（到期 {day}）并上传凭证',
    en: 'You gave notice to {party} for “{title}” · pay {amount} (due {day}) and upload the slip',
  },
};
