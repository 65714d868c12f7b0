export type IpcLevel = 'SECTION' | 'CLASS' | 'SUBCLASS' | 'GROUP';

export interface IpcSymbol {
  /** `E01B3/32`: no blanks, no leading zeros; a main group always with its `/00`. */
  symbol: string;
  level: IpcLevel;
  section: string;
  ipcClass: string | null;
  subclass: string | null;
  mainGroup: string | null;
}

// Up to four digits before and six after the slash: narrower patterns refuse symbols in force.
const SYMBOL = /^([A-H])(?:(\d{2})(?:([A-Z])(?:[\s-]*0*([1-9]\d{0,3})(?:\s*\/\s*(\d{2,6}))?)?)?)?$/u;
// Edition, level and office marks that exports append: (2006.01)I, [2006.01], (2013.01).
const MARKS = /\s*[([]\d{4}(?:\.\d{1,2})?[)\]].*$/u;

/** Reads one symbol in any spelling: `E01B3/32(2006.01)I`, `B29C-047/00`, `B25J 5/00`, `B25J5`, `B25J`. */
export function parseIpc(text: string): IpcSymbol | null {
  const bare = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/^\s*INT\.?\s*CL\.?\d*[\s:.]*/u, '')
    .trim()
    .replace(MARKS, '');
  const match = SYMBOL.exec(bare);
  if (!match) return null;
  const [, section = '', classDigits, letter, group, subgroup] = match;
  const ipcClass = classDigits === undefined ? null : section + classDigits;
  const subclass = ipcClass === null || letter === undefined ? null : ipcClass + letter;
  const mainGroup = subclass === null || group === undefined ? null : subclass + group;
  const level = mainGroup ? 'GROUP' : subclass ? 'SUBCLASS' : ipcClass ? 'CLASS' : 'SECTION';
  const symbol = mainGroup ? `${mainGroup}/${subgroup ?? '00'}` : (subclass ?? ipcClass ?? section);
  return { symbol, level, section, ipcClass, subclass, mainGroup };
}

export function normaliseIpc(text: string): string | null {
  return parseIpc(text)?.symbol ?? null;
}

/** Reads a list; what is no symbol comes back in `unreadable`, so that nothing is dropped unsaid. */
export function parseIpcList(text: string): { symbols: string[]; unreadable: string[] } {
  const pieces = text
    .normalize('NFKC')
    .split(/[|;,、\n\r]+|\s+(?=[A-H]\d{2}[A-Z])/u)
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '');
  const symbols = new Set<string>();
  const unreadable: string[] = [];
  for (const piece of pieces) {
    const symbol = normaliseIpc(piece);
    if (symbol === null) unreadable.push(piece);
    else symbols.add(symbol);
  }
  return { symbols: [...symbols], unreadable };
}

/** `H` of `H04L9/08`. */
export function ipcSection(symbol: string): string | null {
  return parseIpc(symbol)?.section ?? null;
}

/** `H04L` of `H04L9/08`. */
export function ipcSubclass(symbol: string): string | null {
  return parseIpc(symbol)?.subclass ?? null;
}

/** Locarno class of a design: `14-04`, also in `LOC(13)Cl.14-04` and `14-04(13)`. Classes run from 01 to 32. */
export function parseLocarno(text: string): string | null {
  const match = /^(?:LOC\s*(?:\(\d+\))?\s*(?:CL\.?)?\s*)?(\d{2})-(\d{2})(?:\s*[([].*)?$/u.exec(
    text.normalize('NFKC').trim().toUpperCase(),
  );
  if (!match) return null;
  const [, group = '', subclass = ''] = match;
  return Number(group) >= 1 && Number(group) <= 32 ? `${group}-${subclass}` : null;
}
