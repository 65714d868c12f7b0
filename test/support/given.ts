import {
  addMembership,
  creditCodeCheckDigit,
  createPerson,
  type OrganisationKind,
  RegistrationsService,
} from '#libs/accounts';
import { applicationCheckDigit } from '#libs/catalogue';
import { addDays, newId, type Role, SYSTEM } from '#libs/platform';
import type { TestApp } from './app.js';
import { Client } from './client.js';

const PASSWORD = 'a-long-password';

export interface University {
  id: string;
  name: string;
  clerk: Client;
  approver: Client;
  centre: Client;
}
export interface Firm {
  id: string;
  name: string;
  signatory: Client;
}
export interface Offer {
  patentId: string;
  declarationId: string;
  termsHash: string;
}
export interface OfferWanted {
  feeMethod?: 'FREE' | 'LUMP_SUM' | 'RUNNING';
  feeParameters?: object;
  firstPaymentDays?: number | null;
  termEnd?: string;
  title?: string;
  filingDay?: string;
  grantDay?: string;
  announcedDay?: string;
}

/** Builds what a story starts from: rows by services, acts by the API as the people who do them. */
export class Given {
  /** @param count where names and numbers go on: another `Given` may have filled the same database */
  constructor(
    private readonly app: TestApp,
    private count = 0,
  ) {}

  async organisation(kind: OrganisationKind, name: string): Promise<string> {
    const at = ++this.count;
    const seventeen = `91310000MA1${String(at).padStart(5, '0')}X`.slice(0, 17);
    const uscc =
      kind === 'INDIVIDUAL' || kind === 'FOREIGN_BODY'
        ? undefined
        : seventeen + creditCodeCheckDigit(seventeen);
    return (await this.app.nest.get(RegistrationsService).open({ kind, name, uscc })).id;
  }

  /** A signed-in person with roles in an organisation. */
  async person(organisationId: string, ...roles: Role[]): Promise<Client> {
    const name = `person${++this.count}@test.example`;
    await this.app.db.transaction(SYSTEM, async (tx) => {
      const id = await createPerson(tx, {
        name: `人${this.count}`,
        signInName: name,
        password: PASSWORD,
        language: 'zh',
      });
      for (const role of roles) await addMembership(tx, id ?? '', organisationId, role);
    });
    return new Client(this.app, name, PASSWORD).signIn();
  }

  async university(name = `测试大学${++this.count}`): Promise<University> {
    const id = await this.organisation('UNIVERSITY', name);
    const approver = await this.person(id, 'UNIVERSITY_APPROVER');
    await approver.post(`/api/v1/organisations/${id}/inbox-agreement`);
    return {
      id,
      name,
      approver,
      clerk: await this.person(id, 'UNIVERSITY_CLERK'),
      centre: await this.person(id, 'CENTRE_STAFF'),
    };
  }

  async firm(name = `测试公司${++this.count}`): Promise<Firm> {
    const id = await this.organisation('ENTERPRISE', name);
    return { id, name, signatory: await this.person(id, 'SIGNATORY', 'MEMBER') };
  }

  /** A granted invention in force, held by the university; fictional number series. */
  async patent(
    university: University,
    more: { title?: string; patentees?: string[]; filingDay?: string; grantDay?: string } = {},
  ): Promise<string> {
    const serial = `20201${String(9900000 + ++this.count)}`;
    return this.app.db.transaction(SYSTEM, async (tx) => {
      const id = newId();
      await tx.query(
        `INSERT INTO patent (id, authority, application_number, kind, title, abstract, applicants, patentees, inventors, ipc_main, ipc,
           filing_day, grant_day, legal_status, created_at, updated_at)
         VALUES ($1, 'CN', $2, 'INVENTION', $3, '一种用于测试的方法。', $4, $4, '{某人}', 'H01M10/00', '{H01M10/00}',
           $6, $7, 'GRANTED_IN_FORCE', $5, $5)`,
        [
          id,
          `${serial}.${applicationCheckDigit(serial)}`,
          more.title ?? `一种测试装置${this.count}`,
          more.patentees ?? [university.name],
          tx.now,
          more.filingDay ?? '2020-03-10',
          more.grantDay ?? '2022-06-07',
        ],
      );
      await tx.query(
        'INSERT INTO holding (id, organisation_id, patent_id, created_at) VALUES ($1, $2, $3, $4)',
        [newId(), university.id, id, tx.now],
      );
      await tx.query('INSERT INTO patent_holder (patent_id, organisation_id) VALUES ($1, $2)', [
        id,
        university.id,
      ]);
      return id;
    });
  }

  async file(who: Client, organisationId: string, name = '文件.pdf'): Promise<string> {
    const answer = await who.upload(
      `/api/v1/organisations/${organisationId}/files`,
      name,
      Buffer.from('%PDF-1.4 test'),
    );
    if (answer.status !== 201) throw new Error(`upload: ${answer.status} ${answer.text}`);
    return String(answer.body.id);
  }

  terms({
    feeMethod = 'LUMP_SUM',
    feeParameters,
    firstPaymentDays = 15,
    termEnd = '2035-12-31',
  }: OfferWanted = {}) {
    const parameters = {
      FREE: {},
      LUMP_SUM: { lumpSumFen: 3_000_000 },
      RUNNING: { royaltyBase: 'NET_SALES', rateBp: 300 },
    }[feeMethod];
    return {
      feeMethod,
      feeParameters: feeParameters ?? parameters,
      firstPaymentDays,
      termEnd,
      contact: { name: '运营中心', phone: '021-00000000' },
      payee: { name: '测试大学财务处' },
      feeRationale: '按研发投入与同类许可的可比费用测算。',
    };
  }

  /** A declaration taken through the university's process up to the announcement. */
  async offer(university: University, wanted: OfferWanted = {}): Promise<Offer> {
    const { announcedDay = '2026-04-07' } = wanted;
    const filedDay = addDays(announcedDay, -36);
    const patentId = await this.patent(university, wanted);
    const base = `/api/v1/organisations/${university.id}/declarations`;
    const draft = await expectStatus(201, university.clerk.post(base, { patentId, ...this.terms(wanted) }));
    const one = `${base}/${String(draft.body.id)}`;
    await this.stateFacts(university, one, addDays(filedDay, -1));
    await expectStatus(201, university.clerk.post(`${one}/submission`));
    await expectStatus(201, university.approver.post(`${one}/approval`));
    await expectStatus(201, university.clerk.post(`${one}/filing`, { day: filedDay }));
    const fileId = await this.file(university.clerk, university.id, '公告.pdf');
    const number = `测试2026-${String(this.count).padStart(6, '0')}`;
    const announced = await expectStatus(
      201,
      university.clerk.post(`${one}/announcement`, { declarationNumber: number, day: announcedDay, fileId }),
    );
    return { patentId, declarationId: String(draft.body.id), termsHash: String(announced.body.termsHash) };
  }

  async stateFacts(university: University, declarationPath: string, statedDay = '2026-03-01'): Promise<void> {
    for (const code of ['E1', 'E3', 'E4'])
      await expectStatus(
        201,
        university.clerk.post(`${declarationPath}/facts`, {
          code,
          barred: false,
          statedDay,
          source: '专利登记簿副本',
        }),
      );
  }
}

type Answered = Awaited<ReturnType<Client['get']>>;

export async function expectStatus(status: number, answering: Promise<Answered>): Promise<Answered> {
  const answer = await answering;
  if (answer.status !== status) throw new Error(`expected ${status}, got ${answer.status}: ${answer.text}`);
  return answer;
}
