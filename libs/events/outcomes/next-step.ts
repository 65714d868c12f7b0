import type { MatchBetween } from '#libs/matchmaking';
import type { Outcome } from '../plan/plan.entity.js';
import type { NextStep } from './outcomes.dto.js';

/** What leads on from what a side said. Only an announced open licence can be taken by a notice (Patent Law Art. 51). */
export function nextStep(outcome: Outcome | null, match: MatchBetween | null): NextStep {
  if (outcome === 'TRIAL') return 'TRIAL';
  if (outcome !== 'INTENT') return 'NONE';
  if (!match?.patentId) return 'ORDINARY_LICENCE';
  return match.declarationId ? 'OFFER' : 'ASK_TO_DECLARE';
}

/** Of two sides the one that goes further, for what is to be done next. */
export function furthest(...said: (Outcome | null)[]): Outcome | null {
  const order: Outcome[] = ['INTENT', 'TRIAL', 'MORE_INFORMATION', 'NO', 'NOT_HELD'];
  return order.find((outcome) => said.includes(outcome)) ?? null;
}
