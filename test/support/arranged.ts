import { SYSTEM } from '#libs/platform';
import type { TestApp } from './app.js';
import { Client } from './client.js';
import { expectStatus, type Firm, Given, type Offer, type University } from './given.js';
import { NOTHING_SAID } from './need-content.js';

export const HOUR = 3_600_000;
/** Nine in the morning in Shanghai, in two or three days: then the events of these stories begin. */
export const START = Math.ceil((Date.now() + 48 * HOUR) / (24 * HOUR)) * 24 * HOUR + HOUR;
export const at = (hours: number) => new Date(START + hours * HOUR).toISOString();

export interface Registered {
  id: string;
  code: string;
  name: string;
}

/** A service centre and the events it arranges. */
export class Arranged {
  private phones = 13800000000;

  private constructor(
    private readonly app: TestApp,
    readonly given: Given,
    readonly centre: { id: string; staff: Client },
  ) {}

  static async open(app: TestApp): Promise<Arranged> {
    const given = new Given(app);
    const id = await given.organisation('SERVICE_CENTRE', '某服务中心');
    return new Arranged(app, given, { id, staff: await given.person(id, 'SERVICE_STAFF') });
  }

  get desk(): string {
    return `/api/v1/organisations/${this.centre.id}`;
  }

  get base(): string {
    return `${this.desk}/events`;
  }

  /** What staff write of an event. */
  content(more: object = {}) {
    return {
      ...{ type: 'MATCHMAKING', mode: 'ON_SITE', title: '点焊对接会', titleEn: 'Spot welding day' },
      ...{ intro: '一对一洽谈。', theme: null, coOrganisers: [], venue: '某路 1 号', onlineUrl: null },
      ...{ startsAt: at(0), endsAt: at(4), registrationOpensAt: at(-96), registrationClosesAt: at(-1) },
      ...{ capacity: null, admission: 'AUTOMATIC', contact: '021-00000000', minutes: null, costFen: null },
      ...{ budgetSource: null, satisfactionBp: null, agenda: [] },
      ...more,
    };
  }

  /** Open for registration. */
  async event(more?: object): Promise<string> {
    const { body } = await expectStatus(201, this.centre.staff.post(this.base, this.content(more)));
    for (const step of ['APPROVE', 'OPEN']) await this.step(String(body.id), step);
    return String(body.id);
  }

  step(id: string, step: string, more: object = {}) {
    return expectStatus(201, this.centre.staff.post(`${this.base}/${id}/steps`, { step, ...more }));
  }

  /** Two hours in slots of twenty minutes with ten between, at three tables, unless told otherwise. */
  settle(id: string, more: object = {}, version = 0) {
    const settings = {
      sessions: [{ startsAt: at(0), endsAt: at(2) }],
      ...{ slotMinutes: 20, pauseMinutes: 10, tables: 3, wishesCloseAt: at(-2) },
      ...more,
    };
    return this.centre.staff.send('put', `${this.base}/${id}/plan`, settings, { 'if-match': `"${version}"` });
  }

  async plan(id: string) {
    return (await expectStatus(200, this.centre.staff.get(`${this.base}/${id}/plan`))).body;
  }

  /** Searches to the end, and gives the search. */
  async search(id: string) {
    const runs = `${this.base}/${id}/plan/runs`;
    await expectStatus(202, this.centre.staff.post(runs, { seconds: 1 }));
    await this.app.jobsDone();
    return (await this.plan(id)).run;
  }

  /** Searched, taken over, published. */
  async planned(id: string) {
    const plan = `${this.base}/${id}/plan`;
    const run = await this.search(id);
    await expectStatus(201, this.centre.staff.post(`${plan}/runs/${run.id}/take-over`));
    await expectStatus(201, this.centre.staff.post(`${plan}/publication`));
    return this.plan(id);
  }

  /** Of whoever is at the browser; nobody in particular unless told. */
  apply(id: string, name: string, side: string, more: object = {}, who = new Client(this.app)) {
    return who.post(`/api/v1/events/${id}/registrations`, {
      ...{ name, unit: `${name}的单位`, position: null, phone: String(++this.phones), email: null, side },
      ...{ topic: `${name}的议题`, consent: true, ...more },
    });
  }

  async register(id: string, name: string, side: string, more?: object, who?: Client): Promise<Registered> {
    const { body } = await expectStatus(201, this.apply(id, name, side, more, who));
    const [row] = await this.app.db.transaction(SYSTEM, (tx) =>
      tx.query<{ id: string }>('SELECT id FROM event_registration WHERE code = $1', [body.code]),
    );
    return { id: String(row?.id), code: String(body.code), name };
  }

  /** A need on the board, for which `sentMatch` has the patent. */
  async need(firm: Firm, more: object = {}): Promise<string> {
    const needs = `/api/v1/organisations/${firm.id}/needs`;
    const written = firm.signatory.post(needs, { ...SPOT_WELDING, ...more });
    const needId = String((await expectStatus(201, written)).body.id);
    await expectStatus(201, firm.signatory.post(`${needs}/${needId}/steps`, { step: 'SUBMIT' }));
    const { staff } = this.centre;
    await expectStatus(201, staff.post(`${this.desk}/triage/${needId}/steps`, { step: 'PUBLISH' }));
    return needId;
  }

  /** A need of a firm beside an offered patent of a university: found by the engine, sent by staff. */
  async sentMatch(more: object = {}): Promise<SentMatch> {
    const [firm, university] = [await this.given.firm('某座椅厂'), await this.given.university()];
    const offer = await this.given.offer(university, { title: '一种电阻点焊熔核质量的在线判定方法' });
    await this.app.db.transaction(SYSTEM, async (tx) => {
      const abstract = '采集动态电阻曲线。焊完当场判定熔核质量，误判率1.5%。适用于镀锌板。';
      const values = [offer.patentId, abstract, tx.now];
      await tx.query('UPDATE patent SET abstract = $2, updated_at = $3 WHERE id = $1', values);
      await tx.later('patent.changed', offer.patentId);
    });
    const needId = await this.need(firm, more);
    await this.app.jobsDone();
    const { staff } = this.centre;
    const { body } = await staff.get(`${this.desk}/match-review?limit=100`);
    const [match] = body.items.find((one: { needId: string }) => one.needId === needId).matches;
    const step = { step: 'SEND', matchIds: [match.id] };
    await expectStatus(201, staff.post(`${this.desk}/match-review/steps`, step));
    await this.app.jobsDone();
    return { firm, university, offer, matchId: String(match.id) };
  }
}

export interface SentMatch {
  firm: Firm;
  university: University;
  offer: Offer;
  matchId: string;
}

const SPOT_WELDING = {
  ...NOTHING_SAID,
  title: '点焊质量靠砸件抽检',
  problem: '每班抽三十只凿开看焊点熔核，希望焊完一个点当场就判定熔核质量，误判不超过 2%。',
  material: '镀锌板',
  efficacy: '熔核质量在线判定，误判不超过 2%',
  keywords: ['点焊', '熔核'],
  modes: ['OPEN_LICENCE'],
};
