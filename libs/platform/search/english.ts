import { foldPlural } from './tokens.js';

/** British and American spellings, and plurals, meet in one form. It need not be a word. */
export function foldEnglish(word: string): string {
  return foldPlural(word)
    .replace(/isation/, 'ization')
    .replace(/is(e[drs]?|ing|ers?)$/, 'iz$1')
    .replace(/ys(e[drs]?|ing|ers?)$/, 'yz$1')
    .replace(/sulph/, 'sulf')
    .replace(/aluminium/, 'aluminum')
    .replace(/(fib|lit|cent|met|theat)re$/, '$1er')
    .replace(/our(ed|ing|less)?$/, 'or$1')
    .replace(/mould/, 'mold')
    .replace(/plough/, 'plow')
    .replace(/grey/, 'gray')
    .replace(/^tyre/, 'tire')
    .replace(/(an|h)ae/, '$1e')
    .replace(/orthopaed/, 'orthoped')
    .replace(/lling$/, 'ling');
}

/** Forms under which the word that this one is made of may be known: `welded` → `weld`, `recognised` → `recognise`. */
export function stemsOf(folded: string): string[] {
  const stem = /^([a-z]{3,}?)(?:ing|ed|er|or)$/.exec(folded)?.[1];
  if (stem === undefined) return [];
  const stems = [stem, `${stem}e`, `${stem}ing`, `${stem}ion`];
  if (/([a-z])\1$/.test(stem)) stems.push(stem.slice(0, -1));
  return stems;
}
