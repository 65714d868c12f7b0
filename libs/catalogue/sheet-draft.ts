/** Sentences of an abstract, sorted by what they tell. Nothing is rewritten: each stands in the abstract as it is. */
export interface SheetDraft {
  problem: string | null;
  howItWorks: string | null;
  benefit: string | null;
  applications: string[];
}

type Part = keyof SheetDraft;

const SENTENCES = /.*?(?:[。；！]|[.;!](?=\s|$))|.+$/gsu;
const MOST = { problem: 2, howItWorks: 3, benefit: 2, applications: 2 } as const satisfies Record<
  Part,
  number
>;

/**
 * What names a part, asked in this order: the first that fits has the sentence. A figure is the strongest sign of an
 * effect, and a sentence of the means often names a purpose, too, so the means come last.
 */
const SIGNS: readonly (readonly [Part, RegExp])[] = [
  [
    'problem',
    /问题|缺陷|缺点|不足|弊端|瓶颈|薄弱|难以|困难|针对现有|克服|现有[^，。]{0,24}(?:只|仅|不|易|需|高|低|大|多|频繁)|传统[^，。]{0,24}(?:不|易|需|难)|\b(?:problem|drawback|shortcoming|disadvantage|difficult)/iu,
  ],
  [
    'applications',
    /(?:适合|适用|可用|应用|用途广)(?:于|在)?|广泛用于|可(?:加装|推广|安装)(?:于|到)|\b(?:suitable for|applicable|can be used|applied to)\b/iu,
  ],
  [
    'benefit',
    /(?:\d[\d.,]*\s*(?:%|％|‰|个百分点|倍|小时|分钟|秒|天|千瓦|毫米|微米|克|吨|元|℃|度|次|件|days?|hours?|minutes?|mm|kg|times)).*(?:降|减|提高|提升|增|缩短|延长|节|低于|高于|小于|大于|由.*至|fell|rose|reduc|increas|cut|lower|higher)|(?:降低|减少|提高|提升|增强|增加|缩短|节省|节约|延长|改善|有利于|优于|有效|优点|效果|避免)|\b(?:improv|reduc|increas|lower|higher|fell|rose|sav(?:es|ing))/iu,
  ],
  [
    'howItWorks',
    /包括|包含|由.+(?:组成|构成)|步骤|通过|采用|利用|设有|设置|方法为|将|先|本(?:发明|实用新型|申请)在|\b(?:compris|includ|using|by means|wherein|is (?:\w+ed)|are (?:\w+ed))/iu,
  ],
];

/** A sentence that only says the title again tells nothing of any part. */
const ANNOUNCES = /^本(?:发明|实用新型|申请|公开).{0,12}(?:公开|提供|涉及|属于|提出)[^，,：:]*[。.]$/u;

/** By rules alone: the same abstract gives the same draft. */
export function draftFromAbstract(abstract: string | null): SheetDraft {
  const found: Record<Part, string[]> = { problem: [], howItWorks: [], benefit: [], applications: [] };
  let before: Part | undefined;
  for (const sentence of sentencesOf(abstract ?? '')) {
    if (ANNOUNCES.test(sentence)) continue;
    const part = SIGNS.find(([, sign]) => sign.test(sentence))?.[0] ?? before;
    if (part && found[part].length < MOST[part]) found[part].push(sentence);
    // After a semicolon a clause without a sign of its own goes on telling the same.
    before = /[；;]$/u.test(sentence) ? part : undefined;
  }
  const text = (sentences: string[]) => (sentences.length > 0 ? sentences.join('') : null);
  return {
    problem: text(found.problem),
    howItWorks: text(found.howItWorks),
    benefit: text(found.benefit),
    applications: found.applications,
  };
}

function sentencesOf(text: string): string[] {
  const whole = text.replace(/\s+/gu, ' ').trim();
  return (whole.match(SENTENCES) ?? []).map((sentence) => sentence.trim()).filter((one) => one !== '');
}
