import { createHash } from 'node:crypto';
import type pg from 'pg';
import { applicationCheckDigit } from '#libs/catalogue';
import { freezeTerms, type Terms, termsHash } from '#libs/licensing';

export interface BenchFirm {
  organisationId: string;
  personId: string;
  /** The session's cookie value. */
  token: string;
}
export interface BenchOffer {
  declarationId: string;
  terms: Terms;
  termsHash: string;
}
export interface Parties {
  firms: BenchFirm[];
  offers: BenchOffer[];
}

export const UNIVERSITY = id('c0', 0);
const TERM_END = '2035-12-31';

/** Firms with a signatory who is signed in, and announced offers of one university: by bulk SQL, not by the services. */
export async function seedParties(owner: pg.Client, firmCount: number, offerCount: number): Promise<Parties> {
  const firms = Array.from({ length: firmCount }, (_, at) => ({
    organisationId: id('f0', at),
    personId: id('d0', at),
    token: `bench-session-${at}`,
  }));
  const offers = Array.from({ length: offerCount }, (_, at) => offerOf(at));
  await seedUniversity(owner);
  await seedFirms(owner, firms);
  await seedOffers(owner, offers);
  await owner.query('VACUUM ANALYZE');
  return { firms, offers };
}

export async function seedUniversity(owner: pg.Client): Promise<void> {
  await owner.query(
    `INSERT INTO organisation (id, kind, name, created_at) VALUES ('${UNIVERSITY}', 'UNIVERSITY', '测速大学', now()) ON CONFLICT DO NOTHING`,
  );
}

async function seedFirms(owner: pg.Client, firms: BenchFirm[]): Promise<void> {
  const rows = firms.map((firm) => ({
    ...firm,
    hash: createHash('sha256').update(firm.token).digest('hex'),
  }));
  const from = `FROM json_to_recordset($1) AS f("organisationId" uuid, "personId" uuid, hash text)`;
  for (const statement of [
    `INSERT INTO organisation (id, kind, name, created_at) SELECT "organisationId", 'ENTERPRISE', '测速公司', now() ${from}`,
    `INSERT INTO person (id, name, sign_in_name, password_hash, created_at) SELECT "personId", '某人', "personId"::text, '-', now() ${from}`,
    `INSERT INTO membership (id, person_id, organisation_id, role, created_at)
       SELECT gen_random_uuid(), "personId", "organisationId", 'SIGNATORY', now() ${from}`,
    // The password counts as given for as long as the trial lasts, else it would end in step_up_required.
    `INSERT INTO session (token_hash, person_id, created_at, authenticated_at, expires_at)
       SELECT hash, "personId", now(), now() + interval '1 day', now() + interval '2 days' ${from}`,
  ])
    await owner.query(statement, [JSON.stringify(rows)]);
}

async function seedOffers(owner: pg.Client, offers: BenchOffer[]): Promise<void> {
  const rows = offers.map((offer, at) => ({ ...offer, patentId: id('b0', at) }));
  const from = `FROM json_to_recordset($1) AS o("patentId" uuid, "declarationId" uuid, terms jsonb, "termsHash" text)`;
  const number = `terms->>'declarationNumber'`;
  for (const statement of [
    `INSERT INTO patent (id, authority, application_number, kind, title, patentees, filing_day, grant_day, legal_status, created_at, updated_at)
       SELECT "patentId", 'CN', terms->>'applicationNumber', 'INVENTION', '一种测速装置', '{测速大学}', '2020-03-10', '2022-06-07',
         'GRANTED_IN_FORCE', now(), now() ${from}`,
    `INSERT INTO declaration (id, patent_id, licensor_id, state, fee_method, fee_parameters, first_payment_days, term_end, contact,
         declaration_number, filed_day, announced_day, terms, terms_hash, created_at, updated_at)
       SELECT "declarationId", "patentId", '${UNIVERSITY}', 'ANNOUNCED', 'LUMP_SUM', terms->'feeParameters', 15, '${TERM_END}',
         terms->'contact', ${number}, '2024-01-02', '2024-02-06', terms, "termsHash", now(), now() ${from}`,
    `INSERT INTO terms_version (declaration_id, terms_hash, terms, recorded_at) SELECT "declarationId", "termsHash", terms, now() ${from}`,
    `INSERT INTO offer_summary (patent_id, declaration_id, licensor_id, declaration_number, announced_day, fee_method, year_one_fen,
         year_one_band, term_end, terms, terms_hash, updated_at)
       SELECT "patentId", "declarationId", '${UNIVERSITY}', ${number}, '2024-02-06', 'LUMP_SUM', 3000000, 'TO_50K', '${TERM_END}',
         terms, "termsHash", now() ${from}`,
  ])
    await owner.query(statement, [JSON.stringify(rows)]);
}

function offerOf(at: number): BenchOffer {
  const serial = `20201${9_000_000 + at}`;
  const terms = freezeTerms({
    declarationNumber: `测速2024-${String(at).padStart(6, '0')}`,
    applicationNumber: `${serial}.${applicationCheckDigit(serial)}`,
    patentees: ['测速大学'],
    feeMethod: 'LUMP_SUM',
    feeParameters: { lumpSumFen: 3_000_000 },
    firstPaymentDays: 15,
    termEnd: TERM_END,
    contact: { name: '运营中心', phone: '021-00000000' },
    payee: { name: '测速大学财务处' },
  });
  return { declarationId: id('e0', at), terms, termsHash: termsHash(terms) };
}

function id(prefix: string, at: number): string {
  return `${prefix}000000-0000-7000-8000-${at.toString(16).padStart(12, '0')}`;
}

/** Which firm takes which offer next: no pair twice, firms and offers in turn. */
export class Pairs {
  private next = 0;

  constructor(private readonly parties: Parties) {}

  take(): { firm: BenchFirm; offer: BenchOffer } {
    const { firms, offers } = this.parties;
    const at = this.next++;
    if (at >= firms.length * offers.length) throw new Error('every firm has taken every offer');
    const firm = firms[at % firms.length];
    const offer = offers[(at + Math.floor(at / firms.length)) % offers.length];
    if (!firm || !offer) throw new Error('no parties');
    return { firm, offer };
  }
}
