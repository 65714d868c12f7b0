import { defineErrors, defineMessages } from '#libs/platform';

export const refuseEnterprise = defineErrors({
  enterprise_file_exists: {
    status: 409,
    zh: '本单位已为 {name}（{uscc}）建册。',
    en: 'Your organisation keeps a file on {name} ({uscc}) already.',
  },
  firm_header_missing: {
    status: 422,
    zh: '前 {rows} 行里没有找到表头。至少要有“统一社会信用代码”和“企业名称”两列。',
    en: 'No header was found in the first {rows} rows. It needs at least the columns 统一社会信用代码 (credit code) and 企业名称 (firm).',
  },
  firm_rows_missing: {
    status: 422,
    zh: '第 {row} 行是表头，下面没有企业。',
    en: 'Row {row} is the header; there are no firms below it.',
  },
  firm_rows_too_many: {
    status: 422,
    zh: '超过 {limit} 行。请分成几个文件导入。',
    en: 'More than {limit} rows. Split the file.',
  },
  firms_changed_meanwhile: {
    status: 409,
    zh: '导入期间有人登记了同一家企业，未作任何改动。请再试一次。',
    en: 'Somebody recorded one of these firms at the same moment; nothing was changed. Try again.',
  },
});

defineMessages({
  next_step_incomplete: {
    zh: '下一步与日期须同时填写，或同时留空。',
    en: 'A next step needs its day, and a day its step; or leave both empty.',
  },
  file_owner_outside: {
    zh: '负责人须是本单位的成员。',
    en: 'Who looks after the firm must belong to your organisation.',
  },
  contact_unreachable: {
    zh: '电话与邮箱至少填写一项。',
    en: 'Give a telephone number or an e-mail address.',
  },
  firm_row_nameless: {
    zh: '系统中没有代码为 {value} 的企业，须填写企业名称才能建册。',
    en: 'No firm with the code {value} is known here, so its name is needed to open a file.',
  },
  firm_name_differs: {
    zh: '该代码的企业已有名称“{own}”，以它为准。',
    en: 'The firm with this code has the name “{own}” already; that name is kept.',
  },
  firm_level_unknown: {
    zh: '级别只能是“重点”或“一般”：{value}',
    en: 'The level is 重点 (key) or 一般 (ordinary): {value}',
  },
  firm_contact_nameless: {
    zh: '写了联系方式而没有联系人姓名：{value}',
    en: 'There is a way to reach somebody, but no name: {value}',
  },
  firm_contact_baseless: {
    zh: '须写明为何可以保存 {name} 的信息（本人同意、交换名片、合同约定等）。',
    en: 'Say why the data of {name} may be kept: consent, a business card, a contract.',
  },
  firm_contact_dayless: {
    zh: '须写明取得 {name} 信息的日期。',
    en: 'Say since when the data of {name} may be kept.',
  },
  firm_day_unreadable: { zh: '{value} 不是日期。', en: '{value} is no date.' },
  firm_cell_too_long: {
    zh: '超过 {limit} 个字符：{value}',
    en: 'Longer than {limit} characters: {value}',
  },
  firm_cell_uncalculated: {
    zh: '这是公式，但文件里没有存它的结果。请用 Excel 或 WPS 打开并保存一次。',
    en: 'This is a formula whose result is not stored in the file. Open and save the file once.',
  },
  day_after_today: { zh: '{value} 尚未到来。', en: '{value} is still to come.' },
});
