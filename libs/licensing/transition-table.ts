import type { Params } from '#libs/platform';
import type { MessageCode } from './messages.js';

/** One row of a state machine that the law prescribes; what is not in a row is not allowed. */
export interface Transition<State extends string, Event extends string, Guard extends string> {
  readonly from: readonly State[];
  readonly event: Event;
  readonly to: State;
  /** Guards by name, in the order in which a person is told of them. */
  readonly needs: readonly Guard[];
  readonly article: string;
}

/** A guard that nobody established counts as not met: unknown means no. */
export type Facts<Guard extends string> = Readonly<Partial<Record<Guard, boolean>>>;

export type Move<State extends string> =
  { ok: true; to: State } | { ok: false; code: MessageCode; params: Params };

export function move<State extends string, Event extends string, Guard extends string>(
  table: readonly Transition<State, Event, Guard>[],
  refusals: Readonly<Record<Guard, MessageCode>>,
  state: State,
  event: Event,
  facts: Facts<Guard>,
): Move<State> {
  const row = table.find((candidate) => candidate.event === event && candidate.from.includes(state));
  if (!row) return { ok: false, code: 'step_not_allowed', params: { state, event } };
  const missing = row.needs.find((guard) => facts[guard] !== true);
  if (missing) return { ok: false, code: refusals[missing], params: { state, event } };
  return { ok: true, to: row.to };
}
