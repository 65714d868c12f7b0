import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { ClientBase } from 'pg';
import type { EntityManager, EntityTarget, ObjectLiteral, QueryRunner, Repository } from 'typeorm';
import { DataSource, QueryFailedError } from 'typeorm';
import type { Actor } from '../actor.js';
import { Clock } from '../clock.js';
import { isId } from '../ids.js';
import { type LegalDay, legalDayOf } from '../legal-day.js';

/** One transaction: who acts, and the one time that all of it happened at. */
export class Tx {
  readonly today: LegalDay;

  constructor(
    readonly actor: Actor,
    readonly now: Date,
    readonly manager: EntityManager,
    private readonly runner: QueryRunner,
    private readonly client: ClientBase,
    private readonly outbox: OutboxEntry[],
  ) {
    this.today = legalDayOf(now);
  }

  /** Plain SQL inside this transaction. */
  async query<T = Record<string, unknown>>(text: string, params: unknown[] = []): Promise<T[]> {
    const result: unknown = await this.runner.query(text, params, true);
    return (result as { records: T[] }).records;
  }

  /** Plain SQL that every request of a busy route runs: each connection reads and plans the text once and keeps it. */
  prepared<T = Record<string, unknown>>(text: string, params: unknown[]): Promise<T[]> {
    return runPrepared<T>(this.client, text, params);
  }

  repository<E extends ObjectLiteral>(entity: EntityTarget<E>): Repository<E> {
    return this.manager.getRepository(entity);
  }

  /** What must happen later: written with the commit; the relay makes a job of it after that, and only then. */
  async later(topic: string, subjectId: string): Promise<void> {
    if (!/^[a-z_.]+$/.test(topic) || !isId(subjectId))
      throw new TypeError(`no topic and id: ${topic} ${subjectId}`);
    this.outbox.push({ topic, subjectId });
  }
}

interface OutboxEntry {
  topic: string;
  subjectId: string;
}

/** The one gateway to the database. */
@Injectable()
export class Database {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /** Runs `work` in one transaction as `actor`; everything of it is kept, or nothing. */
  async transaction<T>(actor: Actor, work: (tx: Tx) => Promise<T>): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    try {
      const client = (await runner.connect()) as ClientBase;
      // What TypeORM's own startTransaction notes, so that it rolls back and nests as always; opening the transaction
      // and saying who acts is one trip.
      Object.assign(runner, { isTransactionActive: true, transactionDepth: 1 });
      await client.query(`START TRANSACTION; ${settingsOf(actor)}`);
      const outbox: OutboxEntry[] = [];
      const now = this.clock.now();
      const result = await work(new Tx(actor, now, runner.manager, runner, client, outbox));
      await client.query(`${insertOf(outbox, now)} COMMIT`);
      Object.assign(runner, { isTransactionActive: false, transactionDepth: 0 });
      return result;
    } catch (error) {
      if (runner.isTransactionActive) await runner.rollbackTransaction().catch(() => undefined);
      throw error;
    } finally {
      await runner.release();
    }
  }

  /** Anonymous reads: no transaction, no actor, so only tables without a tenant answer. */
  async query<T = Record<string, unknown>>(text: string, params: unknown[] = []): Promise<T[]> {
    return this.dataSource.query<T[]>(text, params);
  }

  /** The same by a statement that each connection plans once. */
  async prepared<T = Record<string, unknown>>(text: string, params: unknown[]): Promise<T[]> {
    const runner = this.dataSource.createQueryRunner();
    try {
      return await runPrepared<T>((await runner.connect()) as ClientBase, text, params);
    } finally {
      await runner.release();
    }
  }

  now(): Date {
    return this.clock.now();
  }

  today(): LegalDay {
    return legalDayOf(this.clock.now());
  }
}

/** Literals, because several statements in one trip take no parameters; `later` has checked each. */
function insertOf(outbox: OutboxEntry[], now: Date): string {
  if (outbox.length === 0) return '';
  const rows = outbox.map(({ topic, subjectId }) => `('${topic}', '${subjectId}', '${now.toISOString()}')`);
  return `INSERT INTO outbox (topic, subject_id, created_at) VALUES ${rows.join(', ')};`;
}

/** Fails as TypeORM's own queries do, so that callers and the log's redaction see one kind of error. */
async function runPrepared<T>(client: ClientBase, text: string, params: unknown[]): Promise<T[]> {
  try {
    return (await client.query({ name: statementName(text), text, values: params })).rows as T[];
  } catch (error) {
    throw new QueryFailedError(text, params, error as Error);
  }
}

const names = new Map<string, string>();

/** One name for one text, on every connection. */
function statementName(text: string): string {
  const known = names.get(text) ?? createHash('sha256').update(text).digest('base64url');
  names.set(text, known);
  return known;
}

/** The settings that row-level security reads. Literals, so that one simple statement sets all; each is checked. */
function settingsOf(actor: Actor): string {
  if (actor.kind !== 'PERSON') return `SET LOCAL kaixu.actor = '${actor.kind}'`;
  const organisations = [...actor.roles.keys()];
  if (![actor.personId, ...organisations].every(isId)) throw new TypeError('an actor with malformed ids');
  return `SET LOCAL kaixu.actor = '${actor.platformAdmin ? 'PLATFORM' : 'PERSON'}';
    SET LOCAL kaixu.person = '${actor.personId}'; SET LOCAL kaixu.organisations = '{${organisations.join(',')}}'`;
}

/** Whether a statement failed on this unique index or constraint. */
export function violates(error: unknown, constraint: string): boolean {
  const driver = (error as { driverError?: { code?: string; constraint?: string } } | null)?.driverError;
  return driver?.code === '23505' && driver.constraint === constraint;
}
