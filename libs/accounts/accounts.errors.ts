import { defineErrors, defineMessages } from '#libs/platform';

export const refuseAccount = defineErrors({
  sign_in_refused: {
    status: 401,
    zh: '登录名或密码不对。',
    en: 'The sign-in name or the password is not right.',
  },
  invitation_gone: {
    status: 410,
    zh: '邀请链接已失效或已使用，请向邀请人索取新的链接。',
    en: 'This invitation has expired or was used; ask for a new link.',
  },
  invitation_refused: {
    status: 409,
    zh: '无法用这些信息加入。若已有账号，请先登录再打开邀请链接。',
    en: 'You cannot join with these data. If you have an account, sign in first and open the link again.',
  },
  claim_decided: { status: 409, zh: '该认领申请已有结论。', en: 'This claim has been decided.' },
  last_member: {
    status: 409,
    zh: '不能移除该单位的最后一名成员。',
    en: 'The last member of an organisation cannot be removed.',
  },
  organisation_exists: {
    status: 409,
    zh: '统一社会信用代码 {uscc} 的单位已存在。',
    en: 'An organisation with the credit code {uscc} exists.',
  },
});

defineMessages({
  sign_in_name_format: {
    zh: '登录名应为电子邮箱或手机号：{value}',
    en: 'The sign-in name must be an e-mail address or a mobile number: {value}',
  },
  password_short: { zh: '密码至少 10 个字符。', en: 'A password needs at least 10 characters.' },
  uscc_required: {
    zh: '该类单位须填写统一社会信用代码（18 位）。',
    en: 'This kind of organisation needs its unified social credit code (18 characters).',
  },
  uscc_format: {
    zh: '统一社会信用代码应为 18 位数字或大写字母（不含 I、O、S、V、Z）：{value}',
    en: 'A credit code has 18 digits or capital letters (no I, O, S, V, Z): {value}',
  },
  uscc_check_digit: {
    zh: '统一社会信用代码校验位不对：{value} 的末位应为 {expected}。',
    en: 'The check digit of the credit code is wrong: the last character of {value} should be {expected}.',
  },
  uscc_inner_differs: {
    zh: '统一社会信用代码中的组织机构代码校验位不一致，请核对：{value}',
    en: 'The organisation code inside the credit code does not check; please compare: {value}',
  },
  size_figure_missing: {
    zh: '该行业按这一指标划型，须填写。',
    en: 'The size of this industry is measured by this figure; it is needed.',
  },
  size_year_ahead: { zh: '{value} 年尚未到来。', en: 'The year {value} is still to come.' },
  role_not_for_kind: {
    zh: '该类单位没有“{role}”这一角色。',
    en: 'This kind of organisation has no role {role}.',
  },
});
