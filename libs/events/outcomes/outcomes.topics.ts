/** A side said what came of a meeting: the match is graded, the need is in talks. */
export const OUTCOME_SAID = 'event.outcome_said';
