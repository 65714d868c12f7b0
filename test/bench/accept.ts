import { randomUUID } from 'node:crypto';
import type pg from 'pg';
import { type BenchFirm, type BenchOffer, Pairs, seedParties } from './acceptance-seed.js';
import { acceptBySql } from './acceptance-sql.js';
import { HttpCaller } from './http-caller.js';
import type { BenchOptions } from './main.js';
import { interleave, print, rateOf, WARM_UP } from './measure.js';
import { onStage, withApi } from './stage.js';

const ROUNDS = 15;
const CONNECTIONS = 16;
const FIRMS = 1000;
const MANY_OFFERS = 400;
/** Acceptances of one side in one round; no more than there are firms for one hot offer. */
const EACH = 500;

export async function benchAccept({ rounds = ROUNDS, nodeOptions }: BenchOptions): Promise<void> {
  await onStage(async (stage) => {
    const hotCount = rounds + WARM_UP;
    const { firms, offers } = await seedParties(stage.owner, FIRMS, MANY_OFFERS + hotCount);
    const many = new Pairs({ firms, offers: offers.slice(hotCount) });
    const clients = await stage.connect(CONNECTIONS);
    await withApi(stage, nodeOptions, async (api) => {
      const caller = new HttpCaller(api, CONNECTIONS);
      const overHttp = (pairs: Pairs) =>
        rateOf(CONNECTIONS, EACH, async () => acceptOverHttp(caller, pairs.take()));
      const overSql = () =>
        rateOf(CONNECTIONS, EACH, async (worker) => {
          const { firm, offer } = many.take();
          await acceptBySql(clients[worker] as pg.Client, firm, offer);
        });
      const common = { unit: 'acceptances/s', rounds, each: EACH };
      print(
        await interleave({
          goal: 'accept_http_over_sql',
          ...common,
          anchor: overSql,
          ours: () => overHttp(many),
        }),
      );
      await requireAllWritten(stage.owner, 2 * (rounds + WARM_UP) * EACH);
      const hot = (round: number) => overHttp(new Pairs({ firms, offers: offers.slice(round, round + 1) }));
      print(
        await interleave({
          goal: 'accept_hot_over_many',
          ...common,
          anchor: () => overHttp(many),
          ours: hot,
        }),
      );
      await requireAllWritten(stage.owner, 4 * (rounds + WARM_UP) * EACH);
      caller.close();
    });
  });
}

async function acceptOverHttp(
  caller: HttpCaller,
  { firm, offer }: { firm: BenchFirm; offer: BenchOffer },
): Promise<void> {
  const { status, text } = await caller.post(
    `/api/v1/declarations/${offer.declarationId}/acceptances`,
    { organisationId: firm.organisationId, termsHash: offer.termsHash },
    { cookie: `kaixu=${firm.token}`, 'idempotency-key': randomUUID() },
  );
  if (status !== 201) throw new Error(`acceptance: ${status} ${text}`);
}

/** Both sides do the whole of it, or the ratio says nothing. */
async function requireAllWritten(owner: pg.Client, expected: number): Promise<void> {
  for (const table of ['licence', 'audit_leaf', 'outbox', 'idempotency_key']) {
    const { rows } = await owner.query<{ count: number }>(`SELECT count(*)::int AS count FROM ${table}`);
    if (rows[0]?.count !== expected)
      throw new Error(`${table}: ${rows[0]?.count} rows, expected ${expected}`);
  }
}
