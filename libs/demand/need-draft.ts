import { newId, type Tx } from '#libs/platform';
import { Need, type NeedSource } from './need.entity.js';
import type { NeedContentDto } from './needs.dto.js';

const TITLE = 30;

interface Whose {
  firmId: string;
  /** The service centre that writes it for the firm. */
  enteredById: string | null;
  source: NeedSource;
}

/** A draft of which nothing is said yet; it is not stored. */
export function newNeed(tx: Tx, whose: Whose, id = newId(tx.now.getTime())): Need {
  return tx.repository(Need).create({
    id,
    ...whose,
    state: 'DRAFT',
    returnReason: null,
    closeReason: null,
    mergedIntoId: null,
    submittedAt: null,
    publishedAt: null,
    expiresDay: null,
    dueDay: null,
    escalatedAt: null,
    version: 1,
    createdAt: tx.now,
    createdBy: tx.actor.kind === 'PERSON' ? tx.actor.personId : null,
  });
}

/** What the firm writes becomes the need's; what is hidden, and from whom not, stands in tables of its own. */
export function say(need: Need, content: NeedContentDto): Need {
  const { hiddenDetail: _, admitted: __, title: ___, ...rest } = content;
  return Object.assign(need, rest, { title: titleOf(content) });
}

/** The title that was given, else the beginning of the text. It is public, so it says nothing that the text hides. */
export function titleOf({ title, confidentiality, publicSummary, problem }: NeedContentDto): string {
  return title ?? beginningOf(confidentiality === 'OPEN' ? problem : (publicSummary ?? problem));
}

/** The beginning of a text, up to the first stop. */
function beginningOf(text: string): string {
  const first = text.split(/[。；;！？!?\n]/)[0]?.trim() || text.trim();
  const signs = [...first];
  return signs.length <= TITLE ? first : `${signs.slice(0, TITLE).join('')}…`;
}
