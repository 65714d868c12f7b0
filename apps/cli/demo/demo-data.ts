import { readFileSync } from 'node:fs';
import type { FeeMethod, FeeParameters, Side } from '#libs/licensing';
import type { LegalDay, Role } from '#libs/platform';
import type { OrganisationKind } from '#libs/accounts';
import type { LegalStatus, PatentKind } from '#libs/catalogue';

export interface DemoPerson {
  key: string;
  name: string;
  roles: Role[];
}

export interface DemoOrganisation {
  key: string;
  kind: OrganisationKind;
  name: string;
  nameEn: string;
  uscc: string;
  district: string;
  people: DemoPerson[];
}

export interface DemoUniversity extends DemoOrganisation {
  contact: { name: string; phone: string; email: string; address: string };
  payee: { name: string; bank: string; account: string };
}

export interface DemoPatent {
  key: string;
  applicationNumber: string;
  kind: PatentKind;
  title: string;
  titleEn: string;
  abstract: string;
  abstractEn: string;
  firstClaim: string | null;
  ipc?: string[];
  locarno?: string;
  inventors: string[];
  filingDay: LegalDay;
  publicationDay: LegalDay | null;
  grantDay: LegalDay | null;
  publicationNumber: string | null;
  grantNumber: string | null;
  legalStatus: LegalStatus;
  legalStatusDay: LegalDay;
  owners: string[];
  college: string;
  /** In plain words; what a holder confirmed of them is told by `DemoSheet`. */
  sheet: { problem: string; howItWorks: string; benefit: string; applications: string[] };
}

/** A sheet that one owner confirmed, with the readiness of the technology and the help on offer. */
export interface DemoSheet {
  patentKey: string;
  owner: string;
  day: LegalDay;
  trl: number;
  assessedBy: string;
  assessedOn: LegalDay;
  evidence: string;
  help: string;
}

export interface DemoOffer {
  patentKey: string;
  licensor: string;
  state: 'DRAFT' | 'INTERNAL_REVIEW' | 'FILED' | 'ANNOUNCED' | 'WITHDRAWN';
  feeMethod: FeeMethod;
  parameters: FeeParameters;
  firstPaymentDays: number | null;
  termEnd: LegalDay;
  filedDay: LegalDay | null;
  announcedDay: LegalDay | null;
  declarationNumber: string | null;
  feeRationale: string;
  otherMatters: string;
  evaluationReport?: { number: string; day: LegalDay };
  withdrawalFiledDay?: LegalDay;
  withdrawalReason?: string;
  closedDay?: LegalDay;
}

export interface DemoLicence {
  patentKey: string;
  enterprise: string;
  noticeDay: LegalDay;
  payment: {
    amountFen: number;
    paidDay: LegalDay;
    evidence: 'PAYER' | 'PAYEE';
    state: 'STATED' | 'CONFIRMED' | 'CONTESTED';
    contestReason: string | null;
  } | null;
  /** Each filing with the office, and its answer once there is one. */
  recordals?: DemoRecordal[];
}

export interface DemoRecordal {
  by: Side;
  filedDay: LegalDay;
  byAgent: boolean;
  outcome: { day: LegalDay; recordalNumber?: string; reason?: string } | null;
}

/** The files beside this one, read when they are asked for: most runs of the product need none of them. */
export function readDemoData() {
  const universities = read<DemoUniversity[]>('universities.json');
  const { enterprises, visitedFirms, serviceCentres, ipOffices, platforms } =
    read<
      Record<
        'enterprises' | 'visitedFirms' | 'serviceCentres' | 'ipOffices' | 'platforms',
        DemoOrganisation[]
      >
    >('enterprises.json');
  const { offers, licences } = read<{ offers: DemoOffer[]; licences: DemoLicence[] }>('offers.json');
  return {
    universities,
    organisations: [
      ...universities,
      ...enterprises,
      ...visitedFirms,
      ...serviceCentres,
      ...ipOffices,
      ...platforms,
    ],
    patents: read<DemoPatent[]>('patents.json'),
    sheets: read<DemoSheet[]>('sheets.json'),
    offers,
    licences,
  };
}
export type DemoData = ReturnType<typeof readDemoData>;

function read<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8')) as T;
}
