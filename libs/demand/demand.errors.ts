import { defineErrors, defineMessages } from '#libs/platform';

export const refuseDemand = defineErrors({
  need_files_full: {
    status: 409,
    zh: '一项需求最多附 {most} 个文件，请先删除一个。',
    en: 'A need has {most} files at most; remove one first.',
  },
  need_file_refused: {
    status: 422,
    zh: '“{name}”不能上传：须为不超过 {megabytes} MB 的图片（PNG、JPEG、WebP）、PDF、docx、xlsx、pptx 或 OFD 文件，不带宏（按内容判断）。',
    en: '“{name}” was not taken: a picture (PNG, JPEG, WebP), PDF, docx, xlsx, pptx or OFD file of at most {megabytes} MB, without macros (its content decides).',
  },
  need_header_missing: {
    status: 422,
    zh: '前 {rows} 行里没有找到表头。请加上一行列名：须有“主要问题”，另有至少一列，例如“需求名称、主要问题、关键词、预算（万元）”。',
    en: 'No header was found in the first {rows} rows. Add a row of column names: “Problem” and at least one more, such as Need, Problem, Keywords, Budget (CNY).',
  },
  need_step_refused: {
    status: 409,
    zh: '需求目前处于“{state}”，不能办理这一步。',
    en: 'The need is in the state {state}; this step does not lead on from there.',
  },
  need_not_on_board: {
    status: 409,
    zh: '该需求已不在公开征集中，不能再应答。',
    en: 'This need is no longer on the board; it takes no more answers.',
  },
  need_for_named: {
    status: 403,
    zh: '该需求仅限企业指定的高校应答。',
    en: 'Only universities that the firm named may answer this need.',
  },
  answered_already: {
    status: 409,
    zh: '本单位已用同一专利或团队应答过该需求。',
    en: 'Your organisation has answered this need with the same patent or team.',
  },
  answer_settled: {
    status: 409,
    zh: '该应答已有结论，不能再更改。',
    en: 'This answer is settled and does not change any more.',
  },
});

defineMessages({
  step_reason_missing: { zh: '请说明原因。', en: 'Please give the reason.' },
  merge_into_missing: { zh: '请选择要并入的需求。', en: 'Choose the need to merge into.' },
  summary_needed: {
    zh: '不向所有人公开的需求，须写一句可以公开的概述，否则高校看不到它。',
    en: 'A need that is not open to all needs one sentence that may be public; otherwise nobody finds it.',
  },
  summary_repeats_hidden: {
    zh: '公开概述中含有“隐藏内容”的原文，请改写。',
    en: 'The public summary repeats the hidden detail; please reword it.',
  },
  named_needs_universities: {
    zh: '“仅限指定高校”须至少指定一所高校。',
    en: 'A need for named universities must name at least one.',
  },
  not_a_university: {
    zh: '“{value}”不是已登记的高校或科研院所。',
    en: '“{value}” is no registered university.',
  },
  deadline_past: { zh: '截止日须晚于今天：{value}', en: 'The deadline must lie ahead: {value}' },
  keywords_count: { zh: '关键词为 1 至 5 个。', en: 'Give one to five keywords.' },
  budget_order: {
    zh: '预算上限不得低于下限。',
    en: 'The upper end of the budget must not be below the lower.',
  },
  industry_code: {
    zh: '行业须为国民经济行业分类（GB/T 4754）的两位大类代码：{value}',
    en: 'The industry is a division of GB/T 4754, two digits: {value}',
  },
  firm_missing: { zh: '代企业填写须写明企业。', en: 'Writing for a firm needs the firm.' },
  answer_needs_patent: {
    zh: '请选择本单位持有的专利。',
    en: 'Choose a patent that your organisation holds.',
  },
  answer_needs_team: { zh: '请选择本单位的团队。', en: 'Choose a team of your organisation.' },
  decline_needs_reason: { zh: '请选择原因。', en: 'Choose a reason.' },
  // Rows of a table.
  need_problem_missing: { zh: '没有写主要问题。', en: 'The problem is missing.' },
  need_formula_open: {
    zh: '“{field}”是公式，但文件里没有存它的结果。请用 Excel 或 WPS 打开并保存一次。',
    en: '“{field}” is a formula whose result is not stored in the file. Open and save the file once.',
  },
  budget_unreadable: {
    zh: '读不出预算：{value}。请写成“30万元”“30-50万元”“不超过50万元”或“面议”。',
    en: 'No budget can be read from {value}. Write 300,000 yuan, ¥300,000 to ¥500,000, up to ¥500,000 or negotiable.',
  },
  budget_unit_missing: {
    zh: '预算 {value} 没有单位。请写明“元”或“万元”，或在列名里写“预算（万元）”。',
    en: 'The budget {value} has no unit. Add yuan, or name it in the header: Budget (CNY).',
  },
  university_ambiguous: {
    zh: '“{value}”有多个已登记的单位，请在需求页上选择。',
    en: 'Several organisations are registered as “{value}”; choose on the page of the need.',
  },
  // News.
  need_submitted_news: { zh: '有新需求待审核：“{title}”。', en: 'A new need awaits triage: “{title}”.' },
  need_returned_news: {
    zh: '需求“{title}”被退回：{reason}',
    en: 'Your need “{title}” was returned: {reason}',
  },
  need_published_news: {
    zh: '需求“{title}”已公开征集，有效至 {day}。',
    en: 'Your need “{title}” is on the board until {day}.',
  },
  need_entered_news: {
    zh: '{centre}代你单位填写了需求“{title}”。请查看，不对的地方可以更改或撤回。',
    en: '{centre} wrote the need “{title}” for you. Look at it; change or withdraw what is not right.',
  },
  needs_entered_news: {
    zh: '{centre}代你单位填写了 {count} 项需求。请查看，不对的地方可以更改或撤回。',
    en: '{centre} wrote {count} needs for you. Look at them; change or withdraw what is not right.',
  },
  need_expiring_news: {
    zh: '需求“{title}”已到期下架。仍需要时可以延期。',
    en: 'Your need “{title}” has expired and left the board. Renew it if you still need it.',
  },
  answer_received_news: {
    zh: '{university}应答了需求“{title}”。请在 {day} 前回复。',
    en: '{university} answered your need “{title}”. Please reply by {day}.',
  },
  answer_moved_news: {
    zh: '需求“{title}”的应答有新进展：{firm}与{university}。',
    en: 'News on an answer to “{title}”: {firm} and {university}.',
  },
  silence_news: {
    zh: '“{title}”已 7 天没有回音，列入催办。',
    en: '“{title}” has been silent for seven days and is on the call list.',
  },
});
