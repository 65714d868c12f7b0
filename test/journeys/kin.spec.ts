import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { applicationCheckDigit } from '#libs/catalogue';
import { startTestApp, type TestApp } from '../support/app.js';
import { Client } from '../support/client.js';
import { expectStatus, Given, type University } from '../support/given.js';

let app: TestApp;
let university: University;
beforeAll(async () => {
  app = await startTestApp();
  university = await new Given(app).university();
});
afterAll(() => app.close());

const number = (digits: string) => `${digits}.${applicationCheckDigit(digits)}`;
const INVENTION = number('202019985001');
const MODEL = number('202029985002');
const OTHER_DAY = number('202029985003');

it('an invention and the utility model of the same day are linked, and stay two patents', async () => {
  const rows = [
    '申请号,标题,申请人,申请日,专利类型',
    `${INVENTION},一种双申导轨,虚构大学,2020-03-10,发明`,
    `${MODEL},一种双申导轨,虚构大学,2020-03-10,实用新型`,
    `${OTHER_DAY},一种双申导轨,虚构大学,2020-05-12,实用新型`,
  ];
  const desk = `/api/v1/organisations/${university.id}`;
  const file = Buffer.from(rows.join('\r\n'));
  const { body } = await expectStatus(201, university.clerk.upload(`${desk}/imports`, '清单.csv', file));
  await expectStatus(202, university.clerk.post(`${desk}/imports/${String(body.id)}/commit`));
  await app.jobsDone();
  const { items } = (await university.clerk.get(`${desk}/patents`)).body;
  expect(items).toHaveLength(3);
  const kinOf = async (wanted: string) => {
    const row = items.find(
      ({ applicationNumber }: { applicationNumber: string }) => applicationNumber === wanted,
    );
    const page = await expectStatus(200, new Client(app).get(`/api/v1/patents/${row.patentId}`));
    return page.body.kin.map((kin: { relation: string; applicationNumber: string }) => [
      kin.relation,
      kin.applicationNumber,
    ]);
  };
  expect(await kinOf(INVENTION)).toEqual([['TWIN', MODEL]]);
  expect(await kinOf(MODEL)).toEqual([['TWIN', INVENTION]]);
  expect(await kinOf(OTHER_DAY)).toEqual([]);
});
