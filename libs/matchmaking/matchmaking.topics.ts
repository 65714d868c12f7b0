/** Suggestions for a need are to be found again. */
export const MATCH_NEED = 'match.need';
/** The model has made vectors of patents; the subject is any one of the batch. */
export const PATENT_VECTORS = 'patent.vectors';
/** Staff sent a match, or a party said what it thinks of it: the others hear of it. */
export const MATCH_MOVED = 'match.moved';
