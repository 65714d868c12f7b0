/** Fees: what is wrong with them, and the worked examples. */
export const FEE_MESSAGES = {
  fee_method_later: {
    zh: '暂不支持此支付方式（{method}），请选择免费、一次总付或者提成费。',
    en: 'This payment method ({method}) is not offered yet. Choose free, lump sum or running royalty.',
  },
  fee_parameter_unknown: {
    zh: '此支付方式没有“{parameter}”一项。',
    en: 'This payment method has no item “{parameter}”.',
  },
  lump_sum_not_valid: {
    zh: '一次总付的金额须为大于零的整数（分）；不收费的，请选择免费。',
    en: 'The lump sum must be a whole number of fen above zero. For no fee, choose free.',
  },
  lump_sum_above_cap: {
    zh: '固定费用一般不高于 {cap}；高于此数的，可以采用开放许可以外的方式许可。',
    en: 'A fixed fee is generally not above {cap}; above it, license by a route other than the open licence.',
  },
  royalty_base_not_valid: {
    zh: '提成费的计算基础须为净销售额或者利润额。',
    en: 'The base of a running royalty must be net sales or profit.',
  },
  royalty_rate_not_valid: {
    zh: '提成比例须大于 0 且不高于 100 %，精确到 0.01 %。',
    en: 'The royalty rate must be above 0 and at most 100 %, in steps of 0.01 %.',
  },
  royalty_above_soft_cap_net_sales: {
    zh: '提成比例 {rate} 高于净销售额的一般上限 {cap}，请说明理由。',
    en: 'The rate of {rate} is above the general limit of {cap} of net sales. Give the reason.',
  },
  royalty_above_soft_cap_profit: {
    zh: '提成比例 {rate} 高于利润额的一般上限 {cap}，请说明理由。',
    en: 'The rate of {rate} is above the general limit of {cap} of profit. Give the reason.',
  },
  fee_rationale_long: {
    zh: '许可使用费的说明有 {length} 字，一般不超过 {max} 字。',
    en: 'The explanation of the fee has {length} characters; generally it has at most {max}.',
  },
  example_free: {
    zh: '被许可人不支付许可使用费。',
    en: 'The licensee pays no fee.',
  },
  example_lump_sum: {
    zh: '每一被许可人一次支付 {sum}，此后 {years} 年不再支付。',
    en: 'Each licensee pays {sum} once and nothing more over {years} years.',
  },
  example_running_net_sales: {
    zh: '假设每年净销售额 {base}：{base} × {rate} = 每年 {perYear}；{years} 年共 {total}。',
    en: 'With net sales of {base} a year: {base} × {rate} = {perYear} a year; {total} over {years} years.',
  },
  example_running_profit: {
    zh: '假设每年利润额 {base}：{base} × {rate} = 每年 {perYear}；{years} 年共 {total}。',
    en: 'With profit of {base} a year: {base} × {rate} = {perYear} a year; {total} over {years} years.',
  },
} as const;
