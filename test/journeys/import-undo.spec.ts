import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { applicationCheckDigit, ImportUndo } from '#libs/catalogue';
import { startTestApp, type TestApp } from '../support/app.js';
import { onServer } from '../support/database.js';
import { expectStatus, Given, type University } from '../support/given.js';

const HEADER = '申请号,标题,申请人,专利权人,申请日,授权日,法律状态,学院';

function number(serial: number): string {
  const digits = `20201${9_900_000 + serial}`;
  return `${digits}.${applicationCheckDigit(digits)}`;
}

const row = (serial: number, title = `一种虚构装置${serial}`, college = '') =>
  [number(serial), title, '虚构大学', '虚构大学', '2020-03-10', '2022-06-07', '有权', college].join(',');

/** The second batch of an undoing fails once, as where the process is killed. A sequence remembers across the rollback. */
const DIES_ONCE = `CREATE SEQUENCE undo_deaths;
  CREATE FUNCTION undo_dies_once() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN
    IF OLD.undone = 500 AND nextval('public.undo_deaths') = 1 THEN RAISE 'killed'; END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER undo_dies_once BEFORE UPDATE OF undone ON import_batch FOR EACH ROW EXECUTE FUNCTION undo_dies_once()`;

describe('an import that is undone', () => {
  let app: TestApp;
  let given: Given;
  let university: University;
  beforeAll(async () => {
    app = await startTestApp();
    given = new Given(app);
  });
  afterAll(() => app.close());

  const desk = (of = university) => `/api/v1/organisations/${of.id}`;
  async function imported(rows: string[], of = university, header = HEADER): Promise<string> {
    const file = Buffer.from([header, ...rows].join('\r\n'));
    const { body } = await expectStatus(201, of.clerk.upload(`${desk(of)}/imports`, '清单.csv', file));
    const one = `${desk(of)}/imports/${String(body.id)}`;
    await expectStatus(202, of.clerk.post(`${one}/commit`));
    await app.jobsDone();
    return one;
  }
  async function undone(one: string, of = university) {
    await expectStatus(202, of.clerk.post(`${one}/undo`));
    await app.jobsDone();
    const { state, undone: taken, kept } = (await of.clerk.get(one)).body;
    const { items } = (await of.clerk.get(`${one}/kept`)).body;
    return { state, taken, kept, reasons: items.map(({ reason }: { reason: string }) => reason).sort() };
  }
  const held = async (q = '', of = university) =>
    (await of.clerk.get(`${desk(of)}/patents?limit=100&q=${encodeURIComponent(q)}`)).body;
  const found = async (text: string) =>
    (await university.clerk.get(`/api/v1/patents?q=${encodeURIComponent(text)}`)).body.total;

  it('takes new patents out of desk, catalogue and search, and gives changed ones their former values', async () => {
    university = await given.university();
    await imported([row(1, '旧名称', '化学院')]);
    const one = await imported([row(1, '新名称', '材料学院'), row(2, '一种从未有过的装置')]);
    expect(await found('从未有过')).toBe(1);
    expect(await undone(one)).toEqual({ state: 'UNDONE', taken: 2, kept: 0, reasons: [] });
    const { items } = await held();
    expect(items).toEqual([expect.objectContaining({ title: '旧名称', college: '化学院' })]);
    expect([await found('从未有过'), await found('旧名称')]).toEqual([0, 1]);
    expect((await university.clerk.post(`${one}/undo`)).body.code).toBe('import_not_committed');
  });

  it('leaves what somebody has touched or relies on since, and says why', async () => {
    university = await given.university();
    const other = await given.university();
    const one = await imported([row(11), row(12), row(13), row(14), row(15)]);
    const id = async (serial: number) => String((await held(number(serial))).items[0].patentId);
    await expectStatus(
      200,
      university.clerk.send(
        'patch',
        `${desk()}/patents/${await id(11)}`,
        { notes: '重要' },
        { 'if-match': '"1"' },
      ),
    );
    await imported([row(12)], other);
    const terms = given.terms();
    await expectStatus(
      201,
      university.clerk.post(`${desk()}/declarations`, { patentId: await id(13), ...terms }),
    );
    await imported([row(14, '后来的名称')]);
    expect(await undone(one)).toEqual({
      state: 'UNDONE',
      taken: 1,
      kept: 4,
      reasons: ['CHANGED_SINCE', 'CHANGED_SINCE', 'CHANGED_SINCE', 'IN_USE'],
    });
    expect((await held()).total).toBe(4);
    expect((await held('', other)).total).toBe(1);
  });

  it('goes on where it was killed, and counts nothing twice', async () => {
    university = await given.university();
    const one = await imported(Array.from({ length: 700 }, (_, at) => row(2000 + at)));
    await onServer(app.databaseUrl, DIES_ONCE);
    await expectStatus(202, university.clerk.post(`${one}/undo`));
    await app.jobsDone();
    await app.nest.get(ImportUndo).run(one.split('/').at(-1) ?? '');
    expect((await university.clerk.get(one)).body).toMatchObject({ state: 'UNDONE', undone: 700, kept: 0 });
    expect((await held()).total).toBe(0);
  });

  it('tells who uploaded which file, and that the same one was imported before', async () => {
    university = await given.university();
    const first = await imported([row(31)]);
    const again = await imported([row(31)]);
    const { body } = await university.clerk.get(again);
    expect(body).toMatchObject({ unchanged: 1, sameAs: { id: first.split('/').at(-1) } });
    expect([body.createdBy, body.sha256]).toEqual([
      expect.stringMatching(/^人/),
      expect.stringMatching(/^[0-9a-f]{64}$/),
    ]);
    expect((await university.clerk.get(first)).body.sameAs).toBeNull();
  });
});
