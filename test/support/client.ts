import { randomUUID } from 'node:crypto';
import request, { type Response } from 'supertest';
import type { TestApp } from './app.js';

/** A person at a browser: keeps the cookie, gives each act a key of its own. */
export class Client {
  cookie: string | undefined;

  constructor(
    private readonly app: TestApp,
    readonly name = 'nobody',
    readonly password = '',
  ) {}

  async signIn(): Promise<this> {
    const answer = await this.send('post', '/api/v1/sessions', { name: this.name, password: this.password });
    if (answer.status !== 201) throw new Error(`sign-in of ${this.name}: ${answer.status} ${answer.text}`);
    this.cookie = String(answer.headers['set-cookie']).split(';')[0];
    return this;
  }

  get(path: string, headers: Record<string, string> = {}): Promise<Response> {
    return this.send('get', path, undefined, headers);
  }

  /** A POST with an Idempotency-Key, a new one unless it is given. */
  post(path: string, body: object = {}, headers: Record<string, string> = {}): Promise<Response> {
    return this.send('post', path, body, { 'idempotency-key': randomUUID(), ...headers });
  }

  /** Exactly these headers: for stories about keys. */
  send(
    method: 'get' | 'post' | 'patch' | 'delete' | 'put',
    path: string,
    body?: object,
    headers: Record<string, string> = {},
  ): Promise<Response> {
    const call = request(this.app.nest.getHttpServer())[method](path).set(headers);
    if (this.cookie) void call.set('cookie', this.cookie);
    return new Promise((resolve, reject) => (body ? call.send(body) : call).then(resolve, reject));
  }

  patch(path: string, body: object, etag?: string): Promise<Response> {
    return this.send('patch', path, body, etag ? { 'if-match': etag } : {});
  }

  /** A file as it comes; `body` is its bytes. */
  download(path: string): Promise<Response> {
    const call = request(this.app.nest.getHttpServer()).get(path).responseType('blob');
    if (this.cookie) void call.set('cookie', this.cookie);
    return new Promise((resolve, reject) => call.then(resolve, reject));
  }

  upload(path: string, name: string, bytes: Buffer): Promise<Response> {
    const call = request(this.app.nest.getHttpServer()).post(path).attach('file', bytes, name);
    if (this.cookie) void call.set('cookie', this.cookie);
    return new Promise((resolve, reject) => call.then(resolve, reject));
  }
}
