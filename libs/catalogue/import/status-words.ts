/** Legal status as an import can know it. IN_GRACE: the annual fee is overdue, the patent still in force. */
// prettier-ignore
export const importedLegalStatuses = [
  'UNKNOWN', 'PENDING', 'GRANTED_IN_FORCE', 'IN_GRACE', 'LAPSED', 'EXPIRED', 'SURRENDERED', 'PARTLY_INVALID', 'INVALID', 'REFUSED', 'WITHDRAWN',
] as const;
export type ImportedLegalStatus = (typeof importedLegalStatuses)[number];

/** First match wins, so narrower words stand first: 部分无效 before 无效, 驳回 before 失效, 期限届满 before 终止. */
// prettier-ignore
const WORDS: [RegExp, ImportedLegalStatus][] = [
  [/部分无效|partly invalid|partially (?:invalid|revoked)/u, 'PARTLY_INVALID'],
  [/^(?:全部)?无效|宣告.*无效|专利权无效|invalid|revoked/u, 'INVALID'],
  [/驳回|refused|rejected/u, 'REFUSED'],
  [/撤回|撤销申请|视为放弃|放弃取得|withdrawn|abandoned/u, 'WITHDRAWN'],
  [/避免重复授权|放弃|surrender/u, 'SURRENDERED'],
  [/届满|期满|到期|expired\s*-?\s*lifetime|lifetime expired|^expired$/u, 'EXPIRED'],
  [/滞纳|宽限|in grace|grace period/u, 'IN_GRACE'],
  [/未缴年费|欠费|终止|失效|lapsed|ceased|inactive|expired|not in force|^dead$/u, 'LAPSED'],
  [/未授权|未决|ungranted/u, 'PENDING'],
  [/有权|授权|有效|维持|granted|in force|active|alive/u, 'GRANTED_IN_FORCE'],
  [/审中|审查|实审|实质|公开|公布|受理|初审|申请|在审|待审|复审|pending|published|examination|filed|application/u, 'PENDING'],
  [/^(?:未知|未确认|不详|unknown|undetermined)$/u, 'UNKNOWN'],
];

/** Ends of a patent's life outrank what came before: `授权 | 未缴年费` has lapsed. */
// prettier-ignore
const STRENGTH: ImportedLegalStatus[] = [
  'INVALID', 'EXPIRED', 'LAPSED', 'SURRENDERED', 'REFUSED', 'WITHDRAWN', 'PARTLY_INVALID', 'IN_GRACE', 'GRANTED_IN_FORCE', 'PENDING', 'UNKNOWN',
];

// Events that change no status: licences, pledges, transfers, disputes.
const EVENT =
  /^(?:许可|质押|转让|权利转移|专利权转移|申请权转移|变更|诉讼|口头审理|复审请求|无效程序|无效请求|保全|海关备案|一案双申|恢复|权利恢复|开放许可)/u;

/** Maps the words of one cell; null where none is known. */
export function parseLegalStatus(text: string): ImportedLegalStatus | null {
  const found = text
    .normalize('NFKC')
    .toLowerCase()
    .split(/[|;,、\n\r/]+/u)
    .map((word) => word.trim())
    .filter((word) => word !== '' && !EVENT.test(word))
    .map((word) => WORDS.find(([pattern]) => pattern.test(word))?.[1])
    .filter((status) => status !== undefined);
  return STRENGTH.find((status) => found.includes(status)) ?? null;
}
