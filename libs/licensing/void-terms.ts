import type { Finding, MessageCode } from './messages.js';

/**
 * Terms that monopolise technology or hinder its progress are void (CC 850, 864; JI 10). Words only hint at them, so
 * each hit is a warning for a person to read.
 */
const HINTS: readonly { code: MessageCode; pattern: RegExp }[] = [
  {
    // JI 10(1): improvements given back without return.
    code: 'void_grant_back',
    pattern:
      /(?:改进|后续)[^。；;]{0,20}(?:无偿|免费|归许可人|归专利权人|归甲方)|(?:无偿|免费)[^。；;]{0,12}(?:回授|改进)|grant[\s-]?back|improvements?\b[^.;]{0,40}\b(?:assigned|belong|free of charge)/giu,
  },
  {
    // JI 10(1), (2): no further research, no technology from a rival.
    code: 'void_rival_technology',
    pattern:
      /不得[^。；;]{0,12}(?:竞争|同类|类似)[^。；;]{0,4}(?:技术|产品)|不得[^。；;]{0,10}(?:研究开发|改进本?专利|改进该技术)|(?:not|never)\b[^.;]{0,40}\b(?:competing|rival)\s+(?:technolog|product)\w*/giu,
  },
  {
    // JI 10(3): unreasonable limits on quantity, variety, price, channel, export.
    code: 'void_market_limit',
    pattern:
      /不得(?:向[^。；;]{0,10})?出口|禁止出口|(?:产量|数量|销量)不得(?:超过|高于)|(?:售价|价格|销售价)不得(?:低于|高于)|(?:只能|仅限|限)(?:通过|在|由)[^。；;]{0,12}(?:渠道|销售)|(?:not|never)\b[^.;]{0,20}\bexport\b|(?:minimum|maximum|fixed)\s+(?:resale\s+)?price/giu,
  },
  {
    // JI 10(4): what is not needed to exploit the patent comes along.
    code: 'void_tie_in',
    pattern:
      /(?:必须|应当|须)[^。；;]{0,8}(?:同时|一并|搭配)[^。；;]{0,6}(?:购买|采购|接受)|搭售|tie[\s-]?in|must\s+also\s+(?:buy|purchase|license)/giu,
  },
  {
    // JI 10(5): where materials, parts or equipment are bought.
    code: 'void_source_limit',
    pattern:
      /(?:原材料|零部件|设备|产品)[^。；;]{0,8}(?:只能|仅|必须|须)[^。；;]{0,4}(?:从|向)[^。；;]{0,16}(?:购买|采购)|(?:只能|必须|须)(?:从|向)[^。；;]{0,16}(?:购买|采购)|(?:only|exclusively)\s+from\s+the\s+licensor/giu,
  },
  {
    // JI 10(6): the validity of the patent is not to be challenged.
    code: 'void_no_challenge',
    pattern:
      /不得[^。；;]{0,12}(?:有效性|无效宣告|宣告[^。；;]{0,8}无效)|no[\s-]challenge|(?:not|never)\b[^.;]{0,20}\bchallenge\b[^.;]{0,30}\b(?:validity|patent)/giu,
  },
];

export function voidTermFindings(field: string, text: string): Finding[] {
  return HINTS.flatMap(({ code, pattern }) =>
    [...text.matchAll(pattern)].map((match): Finding => ({
      severity: 'WARNING',
      field,
      code,
      params: { phrase: match[0], index: match.index },
    })),
  );
}
