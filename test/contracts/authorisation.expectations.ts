import type { Mine, RecordName } from './authorisation.world.js';

/** Kinds of people, each acting for one organisation of its own. */
export const MEMBERS = [
  'member',
  'signatory',
  'clerk',
  'approver',
  'centre',
  'service',
  'office',
  'admin',
] as const;
export type Member = (typeof MEMBERS)[number];
/** `stranger` is signed in and belongs to no organisation. */
export type Reader = 'anonymous' | 'stranger' | Member;

/**
 * `everyone` and `signed in` as they say; `platform`: only its administrator, everybody else 404; a list: those of the
 * organisation that the address names (`:organisationId`), its other people 403, people of elsewhere 404;
 * `in body`: those of the organisation that the body names, everybody else 403.
 */
export type Who = 'everyone' | 'signed in' | 'platform' | readonly Member[] | { inBody: readonly Member[] };

export interface More {
  /** The record that the body names instead of the address. */
  names?: RecordName;
  body?: (mine: Mine) => object;
  /** One file as multipart/form-data. */
  file?: string;
  headers?: Record<string, string>;
  /** Ends the session: each request comes with a new one. */
  signsOut?: boolean;
  /** What an absent record of a public address answers, where it is not 404. */
  absent?: number;
}

/** Method, address, who may, and what they get. A refusal of the matter itself (400, 409, 412) proves that access was given. */
export type Row = readonly [
  method: 'GET' | 'POST' | 'PATCH' | 'DELETE',
  url: string,
  who: Who,
  then: number,
  more?: More,
];

const DESK = ['clerk', 'approver', 'centre'] as const;
const WRITERS = ['clerk', 'centre'] as const;
const RECORDERS = ['clerk', 'approver'] as const;
const APPROVER = ['approver'] as const;
const WORD_KEEPERS = ['centre', 'service', 'admin'] as const;
const LEADERS = ['approver', 'signatory', 'service', 'office', 'admin'] as const;

const ORGANISATION = '/api/v1/organisations/:organisationId';
const PATENT = `${ORGANISATION}/patents/:patentId`;
const IMPORT = `${ORGANISATION}/imports/:importId`;
const DECLARATION = `${ORGANISATION}/declarations/:declarationId`;
const LICENCE = `${ORGANISATION}/licences/:licenceId`;
const PAYMENT = `${LICENCE}/payments/:paymentId`;
const REFERENCE = '/api/v1/reference';

const STALE = { headers: { 'if-match': '"0"' }, body: () => ({}) };
const REASON = { body: () => ({ reason: '试' }) };
const OFFICE_ACT = { body: () => ({ day: '2026-05-06', reason: '试' }) };
const TERMS = { feeMethod: 'FREE', feeParameters: {}, termEnd: '2035-12-31', contact: { name: '运营中心' } };
const SHEET = {
  problem: null,
  howItWorks: null,
  benefit: null,
  applications: [],
  trl: null,
  assessedBy: null,
  assessedOn: null,
  evidence: null,
  help: null,
};
const ANNUITY_FACTS = {
  lastPaidYear: null,
  heldReduction: null,
  openLicence: null,
  recordedDay: null,
  withdrawnDay: null,
  source: '缴费收据',
};
const CSV = '申请号,标题\r\n2020199000016,一种装置\r\n';

// One line for each route, to be read as a table.
// prettier-ignore
export const EXPECTATIONS: readonly Row[] = [
  // The site and what stands beside the controllers.
  ['GET', '/health/live', 'everyone', 200],
  ['GET', '/health/ready', 'everyone', 200],
  ['GET', '/*', 'everyone', 200],
  ['GET', '/assets/*', 'everyone', 200],
  ['GET', '/patents/:id', 'everyone', 200],
  ['GET', '/robots.txt', 'everyone', 200],
  ['GET', '/sitemap.xml', 'everyone', 200],
  ['GET', '/sitemaps/:page', 'everyone', 200],
  ['GET', '/feeds/offers.json', 'everyone', 200],
  ['GET', '/api/v1/openapi.json', 'everyone', 200],
  ['GET', REFERENCE, 'everyone', 200],
  ['GET', `${REFERENCE}/`, 'everyone', 200],
  ['GET', `${REFERENCE}/*`, 'everyone', 200],
  ['GET', `${REFERENCE}/index.html`, 'everyone', 200],
  ['GET', `${REFERENCE}/LICENSE`, 'everyone', 404],
  ['GET', `${REFERENCE}/swagger-ui-init.js`, 'everyone', 200],
  ['GET', `${REFERENCE}/reference/*`, 'everyone', 200],
  ['GET', `${REFERENCE}/reference/swagger-ui-init.js`, 'everyone', 200],

  // Signing in, and coming in.
  ['POST', '/api/v1/sessions', 'everyone', 400],
  ['GET', '/api/v1/sessions/current', 'signed in', 200],
  ['DELETE', '/api/v1/sessions/current', 'signed in', 204, { signsOut: true }],
  ['DELETE', '/api/v1/sessions', 'signed in', 204, { signsOut: true }],
  ['POST', '/api/v1/sessions/current/step-up', 'signed in', 400],
  ['PATCH', '/api/v1/people/me', 'signed in', 204, { body: () => ({ language: 'zh' }) }],
  ['POST', '/api/v1/registrations', 'everyone', 400],
  ['GET', '/api/v1/invitations/:token', 'everyone', 200, { absent: 410 }],
  ['POST', '/api/v1/invitations/:token/acceptances', 'everyone', 400, { body: () => ({ person: {} }), absent: 400 }],

  // Organisations.
  ['GET', '/api/v1/organisations', 'platform', 200],
  ['POST', '/api/v1/organisations', 'platform', 201, { body: () => ({ kind: 'INDIVIDUAL', name: '某人' }) }],
  ['POST', '/api/v1/platform/organisations/:id/invitations', 'platform', 201, { body: () => ({ role: 'MEMBER' }) }],
  ['GET', '/api/v1/claims', 'platform', 200],
  ['POST', '/api/v1/claims/:claimId/decision', 'platform', 409, { body: () => ({ accept: true }) }],
  ['GET', ORGANISATION, MEMBERS, 200],
  ['PATCH', ORGANISATION, LEADERS, 412, STALE],
  ['POST', `${ORGANISATION}/inbox-agreement`, APPROVER, 200],
  ['GET', `${ORGANISATION}/members`, MEMBERS, 200],
  ['DELETE', `${ORGANISATION}/members/:membershipId`, LEADERS, 204],
  ['POST', `${ORGANISATION}/invitations`, LEADERS, 201, { body: () => ({ role: 'MEMBER' }) }],

  // The public record.
  ['GET', '/api/v1/patents', 'everyone', 200],
  ['GET', '/api/v1/patents/:patentId', 'everyone', 200],
  ['GET', '/api/v1/patents/:patentId/similar', 'everyone', 200],
  ['GET', '/api/v1/figures', 'everyone', 200],
  ['GET', '/api/v1/suggestions', 'everyone', 400],

  // Equal words of everybody's search.
  ['GET', `${ORGANISATION}/synonyms`, WORD_KEEPERS, 200],
  ['GET', `${ORGANISATION}/synonyms/counts`, WORD_KEEPERS, 200],
  ['POST', `${ORGANISATION}/synonyms`, WORD_KEEPERS, 400, { body: () => ({ words: ['一个'] }) }],
  ['PATCH', `${ORGANISATION}/synonyms/:synonymId`, WORD_KEEPERS, 412, { ...STALE, body: () => ({ words: ['甲', '乙'] }) }],
  ['DELETE', `${ORGANISATION}/synonyms/:synonymId`, WORD_KEEPERS, 412, STALE],

  // A university's patents. An approver reads; who approves does not also enter.
  ['GET', `${ORGANISATION}/patents`, DESK, 200],
  ['GET', PATENT, DESK, 200],
  ['PATCH', PATENT, WRITERS, 412, STALE],
  ['POST', `${PATENT}/events`, WRITERS, 201, { body: () => ({ type: 'FEE_PAID', day: '2026-03-01', source: '登记簿' }) }],
  ['PATCH', `${PATENT}/patentees`, WRITERS, 200, { body: ({ name }) => ({ patentees: [name], source: '登记簿' }) }],
  ['GET', `${PATENT}/sheet`, DESK, 200],
  ['PATCH', `${PATENT}/sheet`, WRITERS, 412, { headers: { 'if-match': '"9"' }, body: () => SHEET }],
  ['GET', `${PATENT}/annuities`, DESK, 200],
  ['PATCH', `${PATENT}/annuities`, WRITERS, 412, { headers: { 'if-match': '"9"' }, body: () => ANNUITY_FACTS }],
  ['POST', `${ORGANISATION}/imports`, WRITERS, 201, { file: CSV }],
  ['GET', `${ORGANISATION}/imports`, DESK, 200],
  ['GET', IMPORT, DESK, 200],
  ['POST', `${IMPORT}/check`, WRITERS, 409],
  ['POST', `${IMPORT}/commit`, WRITERS, 409],
  ['GET', `${IMPORT}/findings`, DESK, 200],

  // Documents of any organisation.
  ['POST', `${ORGANISATION}/files`, MEMBERS, 201, { file: '%PDF-1.4' }],
  ['GET', `${ORGANISATION}/files/:fileId`, MEMBERS, 200],

  // Declarations: the clerk writes, another person approves. The record is a closed one, so an act itself answers 409.
  ['GET', `${ORGANISATION}/declarations`, DESK, 200],
  ['POST', `${ORGANISATION}/declarations`, WRITERS, 201, { names: 'patentId', body: ({ patentId }) => ({ ...TERMS, patentId }) }],
  ['GET', DECLARATION, DESK, 200],
  ['PATCH', DECLARATION, WRITERS, 412, { ...STALE, body: () => TERMS }],
  ['POST', `${DECLARATION}/facts`, WRITERS, 201, { body: () => ({ code: 'E1', barred: false, statedDay: '2026-03-01', source: '登记簿' }) }],
  ['POST', `${DECLARATION}/consents`, WRITERS, 201, { body: ({ fileId }) => ({ coOwner: '某研究所', purpose: 'DECLARE', fileId }) }],
  ['POST', `${DECLARATION}/submission`, WRITERS, 409],
  ['POST', `${DECLARATION}/approval`, APPROVER, 409],
  ['POST', `${DECLARATION}/return`, APPROVER, 409, REASON],
  ['POST', `${DECLARATION}/filing`, RECORDERS, 409, { body: () => ({ day: '2026-03-02' }) }],
  ['POST', `${DECLARATION}/refusal`, RECORDERS, 409, OFFICE_ACT],
  ['POST', `${DECLARATION}/announcement`, RECORDERS, 409, { body: ({ fileId }) => ({ declarationNumber: '测试1', day: '2026-04-07', fileId }) }],
  ['POST', `${DECLARATION}/correction`, APPROVER, 409, { body: () => ({ reason: '试', terms: TERMS }) }],
  ['POST', `${DECLARATION}/withdrawal`, APPROVER, 409, OFFICE_ACT],
  ['POST', `${DECLARATION}/withdrawal-refusal`, RECORDERS, 409, OFFICE_ACT],
  ['POST', `${DECLARATION}/withdrawal-announcement`, RECORDERS, 409, OFFICE_ACT],
  ['POST', `${DECLARATION}/termination`, RECORDERS, 409, OFFICE_ACT],
  ['POST', `${DECLARATION}/revocation`, RECORDERS, 409, OFFICE_ACT],

  // Offers to anybody, and licences as both parties see them. The firm holds this licence already: 409.
  ['GET', '/api/v1/declarations/:declarationId', 'everyone', 200],
  ['POST', '/api/v1/declarations/:declarationId/acceptances', { inBody: ['signatory'] }, 409, { body: ({ organisationId }) => ({ organisationId, termsHash: 'f'.repeat(64) }) }],
  ['GET', '/api/v1/proofs/:code', 'everyone', 200],
  ['GET', `${ORGANISATION}/today`, MEMBERS, 200],
  ['GET', `${ORGANISATION}/licences`, MEMBERS, 200],
  ['GET', LICENCE, MEMBERS, 200],
  ['POST', `${ORGANISATION}/notices`, RECORDERS, 201, { names: 'offerId', body: ({ offerId, fileId }) => ({ declarationId: offerId, licensee: { kind: 'INDIVIDUAL', name: '来信人' }, channel: 'LETTER', receivedDay: '2026-06-01', fileId }) }],
  ['POST', `${LICENCE}/payments`, [...DESK, 'member', 'signatory'], 201, { body: ({ fileId }) => ({ amountFen: 1, paidDay: '2026-06-02', fileId }) }],
  ['POST', `${PAYMENT}/confirmation`, RECORDERS, 409],
  ['POST', `${PAYMENT}/contest`, RECORDERS, 409, REASON],
  ['POST', `${LICENCE}/lapse`, [...RECORDERS, 'signatory'], 409, REASON],
  ['GET', `${LICENCE}/proof`, MEMBERS, 200],
];
