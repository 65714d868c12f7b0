import type { PatentKind } from '../patent-number.js';

/** The kind that a word names; null where it names none. `授权发明` and `发明申请` are both inventions. */
export function kindOfWord(text: string): PatentKind | null {
  const word = text.normalize('NFKC').replace(/\s+/gu, '').toLowerCase();
  if (/实用新型|^新型|utilitymodel|실용/u.test(word)) return 'UTILITY_MODEL';
  if (/外观|designright|^design|designpatent|디자인/u.test(word)) return 'DESIGN';
  if (/发明|invention|utilitypatent|특허/u.test(word)) return 'INVENTION';
  if (/^[pu]$/u.test(word)) return word === 'p' ? 'INVENTION' : 'UTILITY_MODEL';
  // Words for a document of any kind: true, and no help.
  if (/patentapplication|grantedpatent|limitedpatent|amended|专利|pct/u.test(word)) return 'UNKNOWN';
  return /^[a-z]\d?$/u.test(word) ? 'UNKNOWN' : null;
}
