/** A need took a step: its index entry, its firm and those who triage follow. */
export const NEED_MOVED = 'need.moved';
/** A service centre wrote needs for a firm in one go; this is one of them. */
export const NEED_ENTERED = 'need.entered';
/** What the board shows of a need changed: search and matching follow. */
export const NEED_CHANGED = 'need.changed';
/** An answer was given, or moved on; matchmaking makes its match of it. */
export const ANSWER_CHANGED = 'answer.changed';
