import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  type Actor,
  type ActorResolver,
  Database,
  Env,
  languageOf,
  newSecret,
  type PersonActor,
  type Role,
  SYSTEM,
} from '#libs/platform';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { refuseAccount } from './accounts.errors.js';
import { decoyHash, passwordMatches } from './password.js';
import { Person, Session } from './person.entity.js';
import { signInKey } from './sign-in-name.js';

const SESSION_DAYS = 14;

/** Opaque sessions kept on the server, so that signing out is an act and not a hope. */
@Injectable()
export class SessionsService implements ActorResolver {
  private readonly secure: boolean;

  constructor(
    private readonly database: Database,
    env: Env,
  ) {
    const home = new URL(env.PUBLIC_URL);
    this.secure = !(home.protocol === 'http:' && /^(localhost|127\.|\[::1\])/.test(home.hostname));
  }

  get cookieName(): string {
    return this.secure ? '__Host-kaixu' : 'kaixu';
  }

  async actorOf(request: FastifyRequest): Promise<Actor> {
    const language = languageOf(request.headers['accept-language']);
    const token = request.cookies[this.cookieName];
    return (token && (await this.personOf(token))) || { kind: 'ANONYMOUS', language };
  }

  /** The person behind a cookie, with every role held now; undefined where the session is over. */
  async personOf(token: string): Promise<PersonActor | undefined> {
    const [row] = await this.database.prepared<{
      person_id: string;
      language: 'zh' | 'en';
      authenticated_at: Date;
      roles: Record<string, Role[]>;
    }>('SELECT * FROM session_actor($1, $2)', [hashToken(token), this.database.now()]);
    if (!row) return undefined;
    const roles = new Map(Object.entries(row.roles));
    return {
      kind: 'PERSON',
      personId: row.person_id,
      language: row.language,
      roles,
      platformAdmin: [...roles.values()].some((held) => held.includes('PLATFORM_ADMIN')),
      authenticatedAt: row.authenticated_at,
    };
  }

  /** Opens a session and forgets the one that the browser came with. The answer to a wrong name and a wrong password is
   * the same, and takes the same time. */
  async signIn(
    name: string,
    password: string,
    request: FastifyRequest,
    reply: FastifyReply,
  ): Promise<PersonActor> {
    const signInName = signInKey(name);
    const person = await this.database.transaction(SYSTEM, (tx) =>
      tx.repository(Person).findOneBy({ signInName }),
    );
    const matches = await passwordMatches(password, person?.passwordHash ?? (await decoyHash()));
    if (!person || !matches) throw refuseAccount.sign_in_refused();
    const token = newSecret();
    await this.database.transaction(SYSTEM, async (tx) => {
      const before = request.cookies[this.cookieName];
      if (before) await tx.repository(Session).delete({ tokenHash: hashToken(before) });
      await tx.repository(Session).insert({
        tokenHash: hashToken(token),
        personId: person.id,
        createdAt: tx.now,
        authenticatedAt: tx.now,
        expiresAt: new Date(tx.now.getTime() + SESSION_DAYS * 86_400_000),
      });
    });
    this.setCookie(reply, token);
    const actor = await this.personOf(token);
    if (!actor) throw refuseAccount.sign_in_refused();
    return actor;
  }

  /** A password given again: for ten minutes it opens the acts of legal effect. */
  async stepUp(actor: PersonActor, password: string, request: FastifyRequest): Promise<void> {
    const person = await this.database.transaction(SYSTEM, (tx) =>
      tx.repository(Person).findOneByOrFail({ id: actor.personId }),
    );
    if (!(await passwordMatches(password, person.passwordHash))) throw refuseAccount.sign_in_refused();
    await this.database.transaction(SYSTEM, (tx) =>
      tx
        .repository(Session)
        .update({ tokenHash: hashToken(this.tokenOf(request)) }, { authenticatedAt: tx.now }),
    );
  }

  async signOut(request: FastifyRequest, reply: FastifyReply): Promise<void> {
    const tokenHash = hashToken(this.tokenOf(request));
    await this.database.transaction(SYSTEM, (tx) => tx.repository(Session).delete({ tokenHash }));
    this.clearCookie(reply);
  }

  async signOutEverywhere(actor: PersonActor, reply: FastifyReply): Promise<void> {
    await this.database.transaction(SYSTEM, (tx) =>
      tx.repository(Session).delete({ personId: actor.personId }),
    );
    this.clearCookie(reply);
  }

  private tokenOf(request: FastifyRequest): string {
    return request.cookies[this.cookieName] ?? '';
  }

  private setCookie(reply: FastifyReply, token: string): void {
    void reply.setCookie(this.cookieName, token, {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure: this.secure,
      maxAge: SESSION_DAYS * 86_400,
    });
  }

  private clearCookie(reply: FastifyReply): void {
    void reply.clearCookie(this.cookieName, {
      path: '/',
      httpOnly: true,
      sameSite: 'lax',
      secure: this.secure,
    });
  }
}

export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
