import { defineMessages } from '#libs/platform';
import type { Params } from '#libs/platform';
import { FEE_MESSAGES } from './fee.messages.js';
import { GATE_MESSAGES } from './gate.messages.js';
import { STATE_MESSAGES } from './state.messages.js';
import { TEXT_MESSAGES } from './text.messages.js';
import { TODAY_MESSAGES } from './today.messages.js';

/** Every sentence that the rules of this lib can say, by its code. */
export const MESSAGES = defineMessages({
  ...STATE_MESSAGES,
  ...GATE_MESSAGES,
  ...FEE_MESSAGES,
  ...TEXT_MESSAGES,
  ...TODAY_MESSAGES,
});

export type MessageCode = keyof typeof MESSAGES;

/** A code with what fills its places: rendered on the way out, in the reader's language. */
export interface Reason {
  code: MessageCode;
  params: Params;
}

/** What is wrong (ERROR) or doubtful (WARNING) about something that a person wrote. */
export interface Finding extends Reason {
  severity: 'ERROR' | 'WARNING';
  field: string;
}
