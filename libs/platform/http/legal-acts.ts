import {
  applyDecorators,
  createParamDecorator,
  type ExecutionContext,
  Header,
  Injectable,
} from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import type { PersonActor } from '../actor.js';
import { canonicalHash } from '../canonical.js';
import { Database, type Tx } from '../database/database.js';
import { refuse } from '../errors.js';
import { actorOf } from './access.js';

const STEP_UP_MS = 10 * 60_000;
const REQUEST_SCHEMA = 'kaixu.request/1';

/** A request with legal or money effect, as its route received it. */
export interface ActRequest {
  actor: PersonActor;
  route: string;
  /** The record in the path; a key counts for one person, route and record. */
  recordId: string;
  key: string | undefined;
  payload: unknown;
}

export const Act = createParamDecorator((_: unknown, context: ExecutionContext): ActRequest => {
  const request = context.switchToHttp().getRequest<FastifyRequest>();
  const actor = actorOf(request);
  if (actor.kind !== 'PERSON') throw refuse.not_signed_in();
  const key = request.headers['idempotency-key'];
  return {
    actor,
    route: `${request.method} ${request.routeOptions.url}`,
    recordId: Object.values((request.params ?? {}) as Record<string, string>).join('/'),
    key: typeof key === 'string' ? key : undefined,
    payload: request.body ?? null,
  };
});

/** Marks a route of legal or money effect: answers 201 with the stored text, wants `Idempotency-Key`. */
export function LegalAct(answer: new () => object): MethodDecorator {
  return applyDecorators(
    Header('content-type', 'application/json; charset=utf-8'),
    ApiCreatedResponse({ type: answer }),
    ApiHeader({
      name: 'Idempotency-Key',
      required: true,
      description: 'Kept 30 days for this person, route and record.',
    }),
  );
}

export interface ActSteps<Record_, Answer extends object> {
  /** Loads the record and judges who may: 404 or 403 come from here, before the key is looked at. */
  load(tx: Tx): Promise<Record_>;
  /** Approve, accept and withdraw ask for a password within the last ten minutes. */
  stepUp?: boolean;
  /** The matter itself; its 409s come from here. */
  perform(tx: Tx, record: Record_): Promise<Answer>;
}

/**
 * The one way to do something once. All of it is one transaction: the record, the act, and the row that remembers the
 * answer, so that a repetition gets the same bytes and a request killed half-way has done nothing.
 * Order: 404/403 → `idempotency_key_required` → replay, reuse or in progress → `step_up_required` → the matter.
 */
@Injectable()
export class LegalActs {
  constructor(private readonly database: Database) {}

  async run<Record_, Answer extends object>(
    act: ActRequest,
    steps: ActSteps<Record_, Answer>,
  ): Promise<string> {
    return this.database.transaction(act.actor, async (tx) => {
      const record = await steps.load(tx);
      const key = act.key?.trim();
      if (!key || key.length > 200) throw refuse.idempotency_key_required();
      const scope = [act.actor.personId, act.route, act.recordId, key];
      const requestHash = canonicalHash(REQUEST_SCHEMA, act.payload);
      const earlier = await this.earlier(tx, scope, requestHash);
      if (earlier !== undefined) return earlier;
      if (steps.stepUp && tx.now.getTime() - act.actor.authenticatedAt.getTime() > STEP_UP_MS) {
        throw refuse.step_up_required();
      }
      const answer = JSON.stringify(await steps.perform(tx, record));
      await tx.prepared(
        `INSERT INTO idempotency_key (person_id, route, record_id, key, request_hash, status, response, created_at)
         VALUES ($1, $2, $3, $4, $5, 201, $6, $7)`,
        [...scope, requestHash, answer, tx.now],
      );
      return answer;
    });
  }

  /** The stored answer to the same request; refuses another request under the same key, and one still under way. */
  private async earlier(tx: Tx, scope: string[], requestHash: string): Promise<string | undefined> {
    const [lock] = await tx.prepared<{ free: boolean }>(
      'SELECT pg_try_advisory_xact_lock(hashtextextended($1, 1)) AS free',
      [scope.join('\n')],
    );
    if (!lock?.free) throw refuse.request_in_progress();
    const [row] = await tx.prepared<{ request_hash: string; response: string }>(
      `SELECT request_hash, response FROM idempotency_key
       WHERE person_id = $1 AND route = $2 AND record_id = $3 AND key = $4`,
      scope,
    );
    if (!row) return undefined;
    if (row.request_hash !== requestHash) throw refuse.idempotency_key_reused();
    return row.response;
  }
}
