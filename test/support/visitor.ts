import { randomUUID } from 'node:crypto';

export interface Answer {
  status: number;
  headers: Headers;
  text: string;
  // The stories look into answers of many shapes.
  body: ReturnType<typeof JSON.parse>;
}

/** A person at a browser of their own, over the network: keeps the cookie, gives each act a key. */
export class Visitor {
  private cookie = '';

  constructor(private readonly address: string) {}

  /** The same person at another process of the same site. */
  at(address: string): Visitor {
    const there = new Visitor(address);
    there.cookie = this.cookie;
    return there;
  }

  async signIn(name: string, password: string): Promise<this> {
    const answer = await this.post('/api/v1/sessions', { name, password });
    if (answer.status !== 201) throw new Error(`sign-in of ${name}: ${answer.status} ${answer.text}`);
    this.cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
    return this;
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Answer> {
    return this.send('GET', path, headers);
  }

  post(path: string, body: object = {}, key: string = randomUUID()): Promise<Answer> {
    return this.send(
      'POST',
      path,
      { 'content-type': 'application/json', 'idempotency-key': key },
      JSON.stringify(body),
    );
  }

  private async send(
    method: string,
    path: string,
    headers: Record<string, string>,
    body?: string,
  ): Promise<Answer> {
    const answer = await fetch(this.address + path, {
      method,
      headers: { ...headers, cookie: this.cookie },
      ...(body !== undefined && { body }),
      signal: AbortSignal.timeout(15_000),
    });
    const text = await answer.text();
    const isJson = answer.headers.get('content-type')?.includes('json') ?? false;
    return {
      status: answer.status,
      headers: answer.headers,
      text,
      body: isJson ? JSON.parse(text) : undefined,
    };
  }
}

/** Accepts an offer on exactly the terms that its page shows. */
export async function accept(
  who: Visitor,
  organisationId: string,
  declarationId: string,
  key?: string,
): Promise<Answer> {
  const { body } = await who.get(`/api/v1/declarations/${declarationId}`);
  const path = `/api/v1/declarations/${declarationId}/acceptances`;
  return who.post(path, { organisationId, termsHash: body.termsHash }, key);
}
