export interface FieldFault {
  field: string;
  code: string;
  message: string;
}

/** A refusal of the server, RFC 9457: a sentence for the reader, a code for us, faults that point at fields. */
export class Problem extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly title: string,
    readonly errors: readonly FieldFault[] = [],
    readonly params: Readonly<Record<string, unknown>> = {},
  ) {
    super(title);
  }
}

export async function problemOf(response: Response): Promise<Problem> {
  const body = (await response.json().catch(() => ({}))) as Partial<Problem>;
  return new Problem(
    response.status,
    body.code ?? 'internal',
    body.title ?? `HTTP ${response.status}`,
    body.errors ?? [],
    body.params ?? {},
  );
}

export function isProblem(error: unknown, code?: string): error is Problem {
  return error instanceof Problem && (code === undefined || error.code === code);
}
