/** Suggestions for a need are to be found again. */
export const MATCH_NEED = 'match.need';
/** The model has made vectors of patents; the subject is any one of the batch. */
export const PATENT_VECTORS = 'patent.vectors';
/** Staff sent a match, or a party said what it thinks of it: the others hear of it. */
export const MATCH_MOVED = 'match.moved';
/** A university puts a match to an inventor: the letter goes out. */
export const INVENTOR_ASKED = 'inventor.asked';
/** An inventor has said what it makes of a match: the university hears of it. */
export const INVENTOR_ANSWERED = 'inventor.answered';
