import { type QueryKey, useMutation, useQueryClient } from '@tanstack/react-query';
import type { FormInstance } from 'antd';
import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { type FieldFault, isProblem, Problem } from './problem';
import { useStepUp } from './step-up';

interface Act<I, O> {
  /** `key` is the Idempotency-Key of this intent: the same while the same thing is tried again. */
  act: (input: I, key: string) => Promise<O>;
  /** Where the server's field faults belong. A fault without a field in the form stays in the problem. */
  form?: FormInstance;
  /** Our field for the server's, where they differ: `(field) => field.replace('person.', '')`. */
  fieldOf?: (field: string) => string;
  done?: (result: O, input: I) => unknown;
  refreshes?: QueryKey[];
}

export interface Acting<I> {
  run: (input: I) => void;
  running: boolean;
  /** What to show beside the button, if anything. */
  problem: Problem | null;
  clear: () => void;
}

class ThoughtBetterOfIt extends Error {}

/** One thing that a person does: password again where asked, faults to their fields, lists refreshed afterwards. */
export function useAct<I, O>({ act, form, fieldOf, done, refreshes = [] }: Act<I, O>): Acting<I> {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const stepUp = useStepUp();
  const intent = useRef<{ input: string; key: string } | null>(null);

  async function withPassword(input: I): Promise<O> {
    const key = keyFor(intent, input);
    try {
      return await act(input, key);
    } catch (error) {
      if (!isProblem(error, 'step_up_required')) throw error;
      if (!(await stepUp())) throw new ThoughtBetterOfIt();
      return act(input, key);
    }
  }

  const mutation = useMutation({
    mutationFn: withPassword,
    onSuccess: async (result, input) => {
      intent.current = null;
      await Promise.all(refreshes.map((queryKey) => queries.invalidateQueries({ queryKey })));
      await done?.(result, input);
    },
    onError: (error) => {
      if (form && isProblem(error)) markFields(form, error.errors, fieldOf);
    },
  });

  return {
    run: mutation.mutate,
    running: mutation.isPending,
    problem: shown(mutation.error, t('frame:problem.connection')),
    clear: mutation.reset,
  };
}

/** Another payload is another intent: the server refuses one key for two. */
function keyFor(intent: { current: { input: string; key: string } | null }, input: unknown): string {
  const text = JSON.stringify(input) ?? '';
  if (intent.current?.input !== text) intent.current = { input: text, key: newKey() };
  return intent.current.key;
}

/** `crypto.randomUUID` is missing on plain http in a local network. */
function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function markFields(
  form: FormInstance,
  errors: readonly FieldFault[],
  fieldOf = (field: string) => field,
): void {
  const marks = errors.map(({ field, message }) => ({ name: pathOf(fieldOf(field)), errors: [message] }));
  const known = marks.filter(({ name }) => form.getFieldInstance(name) !== undefined);
  form.setFields(known);
  const first = known[0];
  if (first) form.scrollToField(first.name, { block: 'center', focus: true });
}

function pathOf(field: string): (string | number)[] {
  return field.split('.').map((part) => (/^\d+$/.test(part) ? Number(part) : part));
}

function shown(error: unknown, connection: string): Problem | null {
  if (!error || error instanceof ThoughtBetterOfIt) return null;
  return isProblem(error) ? error : new Problem(0, 'connection', connection);
}
