import { cellText } from './cell-values.js';
import { unescapeText } from './escaped-text.js';
import { storable } from './storable.js';

/** What a cell of any table says: without the apostrophe of our own exports, safe to store, null where it says nothing. */
export function readCell(cell: string | undefined): string | null {
  return storable(cellText(unescapeText(cell ?? '')));
}

const SHOWN = 200;

/** As much of a cell as a report repeats. */
export function shownValue(text: string): string {
  return text.length <= SHOWN ? text : `${[...text].slice(0, SHOWN).join('')}…`;
}
