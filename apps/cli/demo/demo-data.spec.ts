import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { addYears, isLegalDay } from '#libs/platform';

type Person = { key: string; name: string; roles: string[] };
type Organisation = {
  key: string;
  kind: string;
  name: string;
  nameEn: string;
  uscc: string;
  people: Person[];
};
type University = Organisation & { colleges: string[] };
type Kind = 'INVENTION' | 'UTILITY_MODEL' | 'DESIGN';
type Patent = {
  key: string;
  applicationNumber: string;
  kind: Kind;
  abstract: string;
  firstClaim: string | null;
  ipc?: string[];
  locarno?: string;
  inventors: string[];
  filingDay: string;
  publicationDay: string | null;
  grantDay: string | null;
  publicationNumber: string | null;
  grantNumber: string | null;
  legalStatus: string;
  owners: string[];
  college: string;
  sheet: { problem: string; howItWorks: string; benefit: string; applications: string[] };
};
type Offer = {
  patentKey: string;
  licensor: string;
  state: string;
  feeMethod: 'FREE' | 'LUMP_SUM' | 'RUNNING';
  parameters: { lumpSumFen?: number; royaltyBase?: string; rateBp?: number };
  firstPaymentDays: number | null;
  termEnd: string;
  filedDay: string | null;
  announcedDay: string | null;
  closedDay?: string;
  declarationNumber: string | null;
  feeRationale: string;
  otherMatters: string;
};
type Payment = { amountFen: number; paidDay: string; evidence: string; state: string };
type Licence = {
  patentKey: string;
  enterprise: string;
  state: string;
  noticeDay: string;
  payment: Payment | null;
  recordals?: { outcome: { recordalNumber?: string } | null }[];
};

type Need = {
  key: string;
  firm: string;
  state: string;
  title: string;
  problem: string;
  efficacy: string | null;
  keywords: string[];
  confidentiality: string;
  publicSummary: string | null;
  admitted: string[];
  industry: string | null;
};
type DemoAnswer = { need: string; university: string; patentKey: string | null; teamKey: string | null };

function read<T>(name: string): T {
  return JSON.parse(readFileSync(new URL(name, import.meta.url), 'utf8')) as T;
}
const universities = read<University[]>('./universities.json');
const others = read<Record<string, Organisation[]>>('./enterprises.json');
const patents = read<Patent[]>('./patents.json');
const sheets =
  read<(Record<'patentKey' | 'owner' | 'day' | 'assessedOn', string> & { trl: number })[]>('./sheets.json');
const { offers, licences } = read<{ offers: Offer[]; licences: Licence[] }>('./offers.json');
const organisations: Organisation[] = [...universities, ...Object.values(others).flat()];

// Computed here from the published weights, so that the data is not judged by the code it will be fed to.
function checkDigit(number: string): string {
  const weights = [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5];
  const sum = weights.reduce((total, weight, i) => total + weight * Number(number[i]), 0);
  return '0123456789X'.charAt(sum % 11);
}
function creditCheck(code: string): string {
  const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
  const sum = [...code.slice(0, 17)].reduce((total, c, i) => total + alphabet.indexOf(c) * (3 ** i % 31), 0);
  return alphabet.charAt((31 - (sum % 31)) % 31);
}
function subjectCheck(code: string): string {
  const weights = [3, 7, 9, 10, 5, 8, 4, 2];
  const rest = 11 - (weights.reduce((total, weight, i) => total + weight * Number(code[8 + i]), 0) % 11);
  return rest === 10 ? 'X' : String(rest % 11);
}
const KIND_DIGIT: Record<Kind, string> = { INVENTION: '1', UTILITY_MODEL: '2', DESIGN: '3' };
const LIFE_YEARS: Record<Kind, number> = { INVENTION: 20, UTILITY_MODEL: 10, DESIGN: 15 }; // PL 42.1
const count = <T>(rows: T[], test: (row: T) => boolean) => rows.filter(test).length;
const wrong = <T extends { key: string }>(rows: T[], fine: (row: T) => boolean) =>
  rows.filter((row) => !fine(row)).map((row) => row.key);
const patentOf = (key: string) => patents.find((patent) => patent.key === key)!;
const offerOf = (key: string) => offers.find((offer) => offer.patentKey === key)!;

describe('demonstration organisations', () => {
  it('cannot be mistaken for real ones', () => {
    expect(
      wrong(organisations, (o) => /演示|示例/.test(o.name) && o.nameEn.includes('Demonstration')),
    ).toEqual([]);
    expect(wrong(organisations, (o) => /^(12|91|52|11)31000099\d{6}[\dX]/.test(o.uscc))).toEqual([]);
    expect(wrong(universities, (o) => o.uscc.startsWith('12310000'))).toEqual([]);
    expect(
      wrong([...others.enterprises!, ...others.visitedFirms!], (o) => o.uscc.startsWith('91310000')),
    ).toEqual([]);
  });

  it('have credit codes with both check digits right, and no code or key twice', () => {
    expect(
      wrong(organisations, (o) => o.uscc.length === 18 && o.uscc.at(-1) === creditCheck(o.uscc)),
    ).toEqual([]);
    expect(wrong(organisations, (o) => o.uscc.charAt(16) === subjectCheck(o.uscc))).toEqual([]);
    expect(creditCheck('1210000042500615X')).toBe('0'); // the published edge case: the outer mod
    expect(new Set(organisations.map((o) => o.uscc)).size).toBe(organisations.length);
    const keys = [...organisations, ...organisations.flatMap((o) => o.people)].map((row) => row.key);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('have the people a demonstration needs', () => {
    const desk = ['UNIVERSITY_CLERK', 'UNIVERSITY_APPROVER', 'CENTRE_STAFF'];
    const roles = (o: Organisation) => o.people.flatMap((person) => person.roles);
    expect(universities).toHaveLength(6);
    expect(wrong(universities, (o) => desk.every((role) => roles(o).includes(role)))).toEqual([]);
    expect(others.enterprises).toHaveLength(12);
    expect(wrong(others.enterprises!, (o) => roles(o).includes('SIGNATORY'))).toEqual([]);
    expect(
      [others.serviceCentres, others.ipOffices, others.platforms].flat().flatMap((o) => roles(o!)),
    ).toEqual(['SERVICE_STAFF', 'OFFICE_READER', 'PLATFORM_ADMIN']);
  });
});

describe('demonstration patents', () => {
  it('have numbers of the fictional series with a right check digit', () => {
    const number = (p: Patent) => p.applicationNumber;
    expect(checkDigit('201710601862') + checkDigit('201830000002')).toBe('3X');
    expect(wrong(patents, (p) => number(p).slice(13) === checkDigit(number(p)))).toEqual([]);
    expect(wrong(patents, (p) => /^20(1[2-9]|2[0-4])[123]99\d{5}\.[\dX]$/.test(number(p)))).toEqual([]);
    expect(wrong(patents, (p) => number(p).slice(0, 4) === p.filingDay.slice(0, 4))).toEqual([]);
    expect(wrong(patents, (p) => number(p)[4] === KIND_DIGIT[p.kind])).toEqual([]);
    expect(new Set(patents.map(number)).size).toBe(200);
    expect(patents.some((p) => number(p).endsWith('X'))).toBe(true);
  });

  it('spread over all sections, kinds and states', () => {
    for (const section of 'ABCDEFGH') {
      expect(count(patents, (p) => p.ipc?.[0]?.[0] === section)).toBeGreaterThanOrEqual(7);
    }
    expect(count(patents, (p) => p.kind === 'UTILITY_MODEL')).toBeGreaterThanOrEqual(6);
    expect(count(patents, (p) => p.kind === 'DESIGN')).toBe(5);
    expect(count(patents, (p) => p.owners.length === 2)).toBe(4);
    expect(count(patents, (p) => p.legalStatus === 'PENDING')).toBe(9);
    expect(count(patents, (p) => p.legalStatus === 'LAPSED')).toBe(5);
  });

  it('read like patents: a claim in one sentence, an abstract of a page, a sheet with a figure', () => {
    const text = (p: Patent) => p.firstClaim ?? '';
    const invents = patents.filter((p) => p.kind !== 'DESIGN');
    expect(wrong(patents, (p) => p.abstract.length >= 180 && p.abstract.length <= 320)).toEqual([]);
    expect(wrong(invents, (p) => /^一种[^。]+，其特征在于[^。]+。$/.test(text(p)))).toEqual([]);
    expect(wrong(invents, (p) => text(p).length >= 60 && text(p).length <= 150)).toEqual([]);
    expect(wrong(invents, (p) => p.ipc!.every((c) => /^[A-H]\d{2}[A-Z]\d{1,4}\/\d{2,6}$/.test(c)))).toEqual(
      [],
    );
    const designs = patents.filter((p) => p.kind === 'DESIGN');
    expect(wrong(designs, (p) => /^\d{2}-\d{2}$/.test(p.locarno ?? '') && !p.ipc && !p.firstClaim)).toEqual(
      [],
    );
    expect(wrong(patents, (p) => /\d/.test(p.sheet.benefit))).toEqual([]);
    for (const word of ['锂离子电池', '待处理', '在建工程', '复合材料']) {
      expect(count(patents, (p) => p.abstract.includes(word))).toBeGreaterThan(0);
    }
  });

  it('have a dozen confirmed sheets, each by an owner and after its assessment', () => {
    expect(sheets).toHaveLength(12);
    for (const { patentKey, owner, day, assessedOn, trl } of sheets) {
      expect(patents.find(({ key }) => key === patentKey)?.owners).toContain(owner);
      expect([isLegalDay(day), assessedOn < day, trl >= 1 && trl <= 9]).toEqual([true, true, true]);
    }
  });

  it('live through their days in order', () => {
    const days = (p: Patent) => [p.filingDay, p.publicationDay, p.grantDay].filter((day) => day !== null);
    expect(
      wrong(patents, (p) => days(p).every(isLegalDay) && days(p).join() === days(p).sort().join()),
    ).toEqual([]);
    expect(wrong(patents, (p) => (p.grantDay === null) === (p.legalStatus === 'PENDING'))).toEqual([]);
    expect(wrong(patents, (p) => (p.grantNumber === null) === (p.grantDay === null))).toEqual([]);
    expect(wrong(patents, (p) => p.inventors.length >= 2 && p.inventors.length <= 4)).toEqual([]);
    const colleges = new Map(universities.map((u) => [u.key, u.colleges]));
    expect(wrong(patents, (p) => colleges.get(p.owners[0]!)?.includes(p.college) === true)).toEqual([]);
    expect(wrong(patents, (p) => p.owners.every((owner) => colleges.has(owner)))).toEqual([]);
  });
});

describe('demonstration offers and licences', () => {
  const rows = offers.map((offer) => ({ key: offer.patentKey, ...offer, patent: patentOf(offer.patentKey) }));

  it('come in the states and fee methods the pages show', () => {
    const states = ['ANNOUNCED', 'DRAFT', 'INTERNAL_REVIEW', 'FILED', 'WITHDRAWN'];
    expect(states.map((state) => count(offers, (o) => o.state === state))).toEqual([41, 2, 1, 1, 1]);
    expect(['FREE', 'LUMP_SUM', 'RUNNING'].map((m) => count(offers, (o) => o.feeMethod === m))).toEqual([
      12, 20, 14,
    ]);
    expect(new Set(offers.map((o) => o.patentKey)).size).toBe(46);
  });

  it('stand on a granted patent in force, and end inside its life', () => {
    expect(wrong(rows, (o) => o.patent.legalStatus === 'GRANTED_IN_FORCE')).toEqual([]);
    expect(wrong(rows, (o) => o.patent.owners.includes(o.licensor))).toEqual([]);
    // CC 865; the day of expiry itself is no longer protected (G ch.9 §4.1).
    const expiry = (p: Patent) => addYears(p.filingDay, LIFE_YEARS[p.kind]);
    expect(wrong(rows, (o) => o.termEnd > '2027-11-30' && o.termEnd < expiry(o.patent))).toEqual([]);
    const announced = rows.filter((o) => o.announcedDay !== null);
    expect(
      wrong(announced, (o) => o.filedDay! > o.patent.grantDay! && o.filedDay! < o.announcedDay!),
    ).toEqual([]);
    expect(wrong(announced, (o) => /^2026-(0[3-9]|10)-\d\d$/.test(o.announcedDay!))).toEqual([]);
    expect(wrong(announced, (o) => /^演示2026-\d{6}$/.test(o.declarationNumber ?? ''))).toEqual([]);
    expect(announced).toHaveLength(42);
  });

  it('state their price in whole fen or basis points, with a reason and no advertising', () => {
    const between = (value: number | undefined, low: number, high: number) =>
      Number.isSafeInteger(value) && value! >= low && value! <= high;
    const priced = (o: Offer) => {
      if (o.feeMethod === 'FREE') return Object.keys(o.parameters).length === 0;
      if (o.feeMethod === 'LUMP_SUM') return between(o.parameters.lumpSumFen, 500_000, 2_000_000_000);
      return (
        between(o.parameters.rateBp, 100, 800) && /^(NET_SALES|PROFIT)$/.test(o.parameters.royaltyBase ?? '')
      );
    };
    expect(wrong(rows, priced)).toEqual([]);
    expect(wrong(rows, (o) => [null, 15, 30, 60].includes(o.firstPaymentDays))).toEqual([]);
    expect(wrong(rows, (o) => o.feeRationale.length >= 60 && o.feeRationale.length <= 200)).toEqual([]);
    // IR 85.3: no commercial advertising language.
    const advertising =
      /首创|领先|最佳|最优|第一品牌|顶级|一流|独家|颠覆|革命性|优惠|限时(折扣|特价)|抢先|国际先进|！/;
    expect(wrong(rows, (o) => !advertising.test(o.feeRationale + o.otherMatters))).toEqual([]);
    expect(wrong(patents, (p) => !advertising.test(JSON.stringify(p)))).toEqual([]);
  });

  it('were accepted while they stood, and the money is what the terms say', () => {
    const cases = licences.map((l) => ({ key: l.patentKey, ...l, offer: offerOf(l.patentKey) }));
    const firms = new Set(others.enterprises!.map((o) => o.key));
    expect(wrong(cases, (l) => firms.has(l.enterprise) && l.noticeDay > l.offer.announcedDay!)).toEqual([]);
    expect(wrong(cases, (l) => l.noticeDay < (l.offer.closedDay ?? '2026-11-20'))).toEqual([]);
    // Nothing due at formation: effective on arrival; a sum due: only a payment makes it effective (PL 51.1).
    const due = (l: (typeof cases)[number]) => l.offer.parameters.lumpSumFen ?? 0;
    expect(wrong(cases, (l) => (l.state !== 'NOTIFIED') === (due(l) === 0 || l.payment !== null))).toEqual(
      [],
    );
    expect(wrong(cases, (l) => (l.payment?.amountFen ?? due(l)) === due(l))).toEqual([]);
    const filings = licences.flatMap((l) => (l.recordals ?? []).map((r) => ({ key: l.patentKey, ...r })));
    const number = (r: (typeof filings)[number]) => r.outcome?.recordalNumber ?? '演示备案2026-';
    expect(wrong(filings, (r) => number(r).startsWith('演示备案2026-'))).toEqual([]);
    const states = licences.flatMap((l) => (l.payment ? [l.payment.state] : [l.state]));
    expect(new Set(states)).toEqual(new Set(['EFFECTIVE', 'NOTIFIED', 'CONFIRMED', 'STATED', 'CONTESTED']));
  });
});

describe('demonstration needs', () => {
  const { needs, answers } = read<{ needs: Need[]; answers: DemoAnswer[] }>('./needs.json');
  const teams = read<{ key: string; university: string; college: string }[]>('./teams.json');
  const firms = [...others.enterprises!, ...others.visitedFirms!].map(({ key }) => key);

  it('are sixty, of many trades, some incomplete and some in English', () => {
    expect(needs).toHaveLength(60);
    expect(new Set(needs.map(({ key }) => key)).size).toBe(60);
    expect(wrong(needs, ({ firm }) => firms.includes(firm))).toEqual([]);
    expect(new Set(needs.map(({ industry }) => industry)).size).toBeGreaterThan(20);
    expect(count(needs, ({ efficacy }) => efficacy === null)).toBeGreaterThan(2);
    expect(count(needs, ({ problem }) => !/[一-鿿]/.test(problem))).toBeGreaterThanOrEqual(5);
  });

  it('keep the limits of their fields, and say in public only what a summary says', () => {
    expect(wrong(needs, ({ title, problem }) => title.length <= 60 && problem.length <= 500)).toEqual([]);
    expect(
      wrong(needs, (need) => need.keywords.length <= 5 && need.keywords.every((word) => word.length <= 20)),
    ).toEqual([]);
    expect(wrong(needs, (need) => need.confidentiality === 'OPEN' || need.publicSummary !== null)).toEqual(
      [],
    );
    expect(wrong(needs, (need) => (need.confidentiality === 'NAMED') === need.admitted.length > 0)).toEqual(
      [],
    );
  });

  it('are answered by universities with what is their own', () => {
    const own = answers.map((answer) => ({ ...answer, key: answer.need }));
    expect(
      wrong(own, ({ need }) => needs.some(({ key, state }) => key === need && state === 'PUBLISHED')),
    ).toEqual([]);
    expect(
      wrong(
        own,
        ({ patentKey, university }) => !patentKey || patentOf(patentKey).owners.includes(university),
      ),
    ).toEqual([]);
    expect(
      wrong(
        own,
        ({ teamKey, university }) =>
          !teamKey || teams.some((team) => team.key === teamKey && team.university === university),
      ),
    ).toEqual([]);
    expect(
      wrong(teams, ({ university, college }) =>
        universities.some(({ key, colleges }) => key === university && colleges.includes(college)),
      ),
    ).toEqual([]);
  });
});
