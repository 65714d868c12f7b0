import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { type INestApplicationContext, Injectable, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import {
  Database,
  Handles,
  type JobHandler,
  JobsRuntime,
  PlatformJobsModule,
  PlatformModule,
  readEnv,
  SYSTEM,
} from '#libs/platform';
import { createTestDatabase, onServer, type TestDatabase } from '../support/database.js';
import { eventually } from '../support/eventually.js';
import { programOnPath, type Service, startRedis } from '../support/processes.js';

/** What the handlers below did, and what they wait for. */
const handled: { runtime: string; topic: string; subjectId: string }[] = [];
let gate: Promise<void> = Promise.resolve();
let failures = 0;
const begun: number[] = [];

@Injectable()
class Runtime {
  name = '';
}
@Injectable()
@Handles({ topic: 'contract.done', queue: 'contract' })
class Done implements JobHandler {
  constructor(private readonly runtime: Runtime) {}
  async handle(subjectId: string): Promise<void> {
    handled.push({ runtime: this.runtime.name, topic: 'done', subjectId });
  }
}
@Injectable()
@Handles({ topic: 'contract.failing', queue: 'contract' })
class FailsTwice implements JobHandler {
  async handle(subjectId: string): Promise<void> {
    if (failures++ < 2) throw new Error('not yet');
    handled.push({ runtime: '', topic: 'failing', subjectId });
  }
}
@Injectable()
@Handles({ topic: 'contract.gated', queue: 'gated', concurrency: 2 })
class Gated implements JobHandler {
  constructor(private readonly runtime: Runtime) {}
  async handle(subjectId: string): Promise<void> {
    handled.push({ runtime: this.runtime.name, topic: 'begun', subjectId });
    await gate;
    handled.push({ runtime: this.runtime.name, topic: 'gated', subjectId });
  }
}
@Injectable()
@Handles({ topic: 'contract.sweep', queue: 'sweeps', everySeconds: 1 })
class Sweep implements JobHandler {
  async handle(subjectId: string): Promise<void> {
    handled.push({ runtime: '', topic: 'sweep', subjectId });
  }
}
/** One at a time: what comes next shows. */
@Injectable()
@Handles({ topic: 'contract.nightly', queue: 'ranked', concurrency: 1, priority: 'SWEEP' })
class Nightly implements JobHandler {
  async handle(subjectId: string): Promise<void> {
    handled.push({ runtime: '', topic: 'ranked', subjectId });
    await gate;
  }
}
@Injectable()
@Handles({ topic: 'contract.person', queue: 'ranked', concurrency: 1 })
class ForPerson implements JobHandler {
  async handle(subjectId: string): Promise<void> {
    handled.push({ runtime: '', topic: 'ranked', subjectId });
  }
}
@Injectable()
@Handles({ topic: 'contract.limited', queue: 'limited', limit: { max: 5, seconds: 1 } })
class Limited implements JobHandler {
  async handle(): Promise<void> {
    begun.push(performance.now());
  }
}
@Module({ providers: [Runtime, Done, FailsTwice, Gated, Sweep, Nightly, ForPerson, Limited] })
class HandlersModule {}

const of = (topic: string) => handled.filter((one) => one.topic === topic);
const redisServer = programOnPath('redis-server');

describe.each(['Postgres', 'Redis'] as const)('jobs that queue on %s', (backend) => {
  if (backend === 'Redis' && !redisServer) {
    it.skip('not run: redis-server is not on PATH', () => undefined);
    return;
  }
  let database: TestDatabase;
  let redis: Service | undefined;
  const running: INestApplicationContext[] = [];

  beforeAll(async () => {
    database = await createTestDatabase();
    if (backend === 'Redis') redis = await startRedis(redisServer ?? '');
  });
  afterEach(async () => {
    await Promise.all(running.splice(0).map((context) => context.close()));
    handled.length = 0;
  });
  afterAll(async () => {
    await redis?.stop();
    await database.drop();
  });

  /** A process that works: relay, workers, sweeps. */
  async function start(name = 'one'): Promise<INestApplicationContext> {
    const env = readEnv({ LOG_LEVEL: 'silent', DATABASE_POOL: '4', QUEUE_URL: redis?.url });
    const of = { env, databaseUrl: database.url };
    @Module({ imports: [PlatformModule.forRoot(of), PlatformJobsModule, HandlersModule] })
    class WorkerUnderTest {}
    const context = await NestFactory.createApplicationContext(WorkerUnderTest, {
      logger: false,
      abortOnError: false,
    });
    context.get(Runtime, { strict: false }).name = name;
    running.push(context);
    return context;
  }
  async function later(context: INestApplicationContext, topic: string, count = 1): Promise<string[]> {
    const ids = Array.from({ length: count }, () => randomUUID());
    await context.get(Database).transaction(SYSTEM, async (tx) => {
      for (const id of ids) await tx.later(topic, id);
    });
    return ids;
  }
  const idle = (context: INestApplicationContext) => context.get(JobsRuntime, { strict: false }).idle();

  it('run once for each row of the outbox, and only after its transaction has committed', async () => {
    const worker = await start();
    const rolledBack = worker.get(Database).transaction(SYSTEM, async (tx) => {
      await tx.later('contract.done', randomUUID());
      throw new Error('rolled back');
    });
    await expect(rolledBack).rejects.toThrow('rolled back');
    const ids = await later(worker, 'contract.done', 50);
    await idle(worker);
    expect(
      of('done')
        .map(({ subjectId }) => subjectId)
        .sort(),
    ).toEqual(ids.sort());
  });

  it('are tried again when they fail, each time later, until they are done', async () => {
    failures = 0;
    const worker = await start();
    const [id] = await later(worker, 'contract.failing');
    const begun = Date.now();
    const [done] = await eventually(() => of('failing').length > 0 && of('failing'));
    expect([done?.subjectId, failures]).toEqual([id, 3]);
    // 500 ms, then 1000 ms.
    expect(Date.now() - begun).toBeGreaterThan(1400);
    await idle(worker);
  });

  it('take effect once though the relay dies between handing them on and its commit', async () => {
    const worker = await start();
    await onServer(
      database.url,
      `CREATE SEQUENCE deaths; GRANT USAGE, SELECT ON SEQUENCE deaths TO kaixu_app;
       CREATE FUNCTION die_at_first_commit() RETURNS trigger LANGUAGE plpgsql AS
         $$ BEGIN IF nextval('deaths') = 1 THEN RAISE 'killed'; END IF; RETURN NULL; END $$;
       CREATE CONSTRAINT TRIGGER dies AFTER DELETE ON outbox DEFERRABLE INITIALLY DEFERRED
         FOR EACH ROW EXECUTE FUNCTION die_at_first_commit()`,
    );
    const [id] = await later(worker, 'contract.done');
    await idle(worker);
    const [relayed] = await worker
      .get(Database)
      .query<{ last: number }>('SELECT last_value AS last FROM deaths');
    expect(relayed?.last).toBe(2);
    expect(of('done').map(({ subjectId }) => subjectId)).toEqual([id]);
  });

  it('sweep by themselves, with nothing in the outbox', async () => {
    await start();
    await eventually(() => of('sweep').length >= 2);
    expect(of('sweep').every(({ subjectId }) => subjectId === '')).toBe(true);
  });

  it('are finished before their process closes, and are not run again by the next', async () => {
    let open = (): void => undefined;
    gate = new Promise((resolve) => (open = resolve));
    const worker = await start('first');
    const [id] = await later(worker, 'contract.gated');
    await eventually(() => of('begun').length === 1);
    let closed = false;
    const closing = worker.close().then(() => (closed = true));
    const next = await start('next');
    const [other] = await later(next, 'contract.done');
    await eventually(() => of('done').some(({ subjectId }) => subjectId === other));
    expect(closed).toBe(false);
    open();
    await closing;
    await idle(next);
    expect(of('gated')).toEqual([{ runtime: 'first', topic: 'gated', subjectId: id }]);
    expect(of('begun')).toHaveLength(1);
  });

  it('for which a person waits go before what a sweep made, however much of it there is', async () => {
    let open = (): void => undefined;
    gate = new Promise((resolve) => (open = resolve));
    const worker = await start();
    const nightly = await later(worker, 'contract.nightly', 50);
    await eventually(() => of('ranked').length === 1);
    const persons = await later(worker, 'contract.person', 2);
    const waiting = () => worker.get(Database).query<{ id: string }>('SELECT id FROM outbox');
    await eventually(async () => (await waiting()).length === 0);
    open();
    await idle(worker);
    const order = of('ranked').map(({ subjectId }) => subjectId);
    expect(order.slice(1, 3)).toEqual(persons);
    // Those of the night keep their own order.
    expect(order.filter((id) => !persons.includes(id))).toEqual(nightly);
  });

  it('begin no faster than their queue may, in all processes together', async () => {
    begun.length = 0;
    const [one] = [await start('one'), await start('two')];
    await later(one, 'contract.limited', 12);
    await eventually(() => begun.length === 12);
    // Two windows of a second are over before the eleventh begins; without a limit it is a matter of milliseconds.
    expect((begun[10] ?? 0) - (begun[0] ?? 0)).toBeGreaterThan(1500);
    await idle(one);
  });

  it('are shared by two processes, each job to one of them', async () => {
    let open = (): void => undefined;
    gate = new Promise((resolve) => (open = resolve));
    const [one, two] = [await start('one'), await start('two')];
    const ids = [...(await later(one, 'contract.gated', 10)), ...(await later(two, 'contract.gated', 10))];
    // Two at a time each: nothing goes on until both are busy.
    await eventually(() => of('begun').length === 4);
    expect(
      of('begun')
        .map(({ runtime }) => runtime)
        .sort(),
    ).toEqual(['one', 'one', 'two', 'two']);
    open();
    await idle(one);
    expect(
      of('gated')
        .map(({ subjectId }) => subjectId)
        .sort(),
    ).toEqual(ids.sort());
  });
});
