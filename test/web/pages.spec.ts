import { afterAll, beforeAll, expect, it, jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { findPlaces, type Places } from '../support/places.js';
import {
  atRest,
  axeViolations,
  complaintsOf,
  inBrowser,
  openPage,
  overflow,
  signInQuietly,
  Site,
} from '../support/site.js';
import type { Language } from '../support/texts.js';

const DESK = 1280;
const PHONE = 360;
const LANG = { zh: 'zh-CN', en: 'en' };
const CLERK = 'clerk.haijia';
const APPROVER = 'approver.haijia';
const CENTRE = 'centre.haijia';
const FIRM = 'signatory.xunyuan-battery';
const ANSWERED = 'signatory.yaguang-plating';
const STAFF = 'staff.service-centre';
const ADMIN = 'admin.platform';

interface PageCase {
  name: string;
  /** Whose desk; absent: nobody is signed in. */
  as?: string;
  /** The refusals that this page is about. */
  refusals?: number[];
  path: (at: Places) => string;
}

const CASES: PageCase[] = [
  { name: 'home', path: () => '/' },
  { name: 'search', path: () => '/search' },
  { name: 'search in own words', path: () => `/search?q=${encodeURIComponent('电池着火')}` },
  { name: 'search without a result', path: () => '/search?q=qqqqqqqq' },
  { name: 'search with filters that leave nothing', path: () => '/search?kind=DESIGN&feeMethod=RUNNING' },
  { name: 'patent with an offer', path: (at) => `/patents/${at.patent}` },
  { name: 'patent without an offer', path: (at) => `/patents/${at.patentWithoutOffer}` },
  { name: 'comparison', path: (at) => `/compare?id=${at.patent}&id=${at.patentWithoutOffer}` },
  { name: 'comparison of nothing', path: () => '/compare' },
  { name: 'offer', path: (at) => `/offers/${at.offer}` },
  { name: 'notice, nobody signed in', path: (at) => `/offers/${at.offer}/notice` },
  { name: 'offer that is not there', path: (at) => `/offers/${at.firm}`, refusals: [404] },
  { name: 'verify', path: () => '/verify' },
  { name: 'proof', path: (at) => `/verify/${at.proof}` },
  { name: 'proof that nobody issued', path: () => '/verify/AAAA-AAAA-AAAA', refusals: [404] },
  { name: 'about', path: () => '/about' },
  { name: 'sign-in', path: () => '/sign-in' },
  { name: 'registration', path: () => '/register' },
  { name: 'invitation', path: (at) => `/join/${at.token}` },
  { name: 'invitation that is over', path: () => '/join/nothing', refusals: [404, 410] },
  { name: 'address that leads nowhere', path: () => '/nowhere', refusals: [404] },

  { name: 'account', as: FIRM, path: () => '/account' },
  { name: 'news and alerts', as: FIRM, path: () => '/notifications' },
  { name: 'letters', as: ADMIN, path: () => '/platform/mail' },
  { name: 'jobs', as: ADMIN, path: () => '/platform/jobs' },
  { name: 'notice, to be signed', as: FIRM, path: (at) => `/offers/${at.offer}/notice` },
  {
    name: 'receipt',
    as: FIRM,
    path: (at) => `/offers/${at.licenceOffer}/receipts/${at.firm}/${at.licence}`,
  },
  { name: "licensee's licences", as: FIRM, path: (at) => `/desk/${at.firm}/licences` },
  { name: 'licence', as: FIRM, path: (at) => `/desk/${at.firm}/licences/${at.licence}` },
  { name: "licensee's organisation", as: FIRM, path: (at) => `/desk/${at.firm}/organisation` },

  ...desk('today', 'today'),
  ...desk('patents', 'patents'),
  ...desk('patent of the desk', (at) => `patents/${at.held}`),
  ...desk('imports', 'imports'),
  ...desk('import', (at) => `imports/${at.batch}`),
  ...desk('declarations', 'declarations'),
  ...desk('new declaration', (at) => `declarations/new/${at.held}`),
  ...desk('declaration editor', (at) => `declarations/${at.draft}`),
  ...desk('announced declaration', (at) => `declarations/${at.announced}`),
  ...desk('notices', 'notices'),
  ...desk('notice', (at) => `notices/${at.notice}`),
  ...desk('licence to be filed for recordal', (at) => `notices/${at.effective}`),
  ...desk('recorded licence', (at) => `notices/${at.recorded}`),
  ...desk('notice by letter', 'notices/new'),
  { name: 'basket, empty', path: () => '/basket' },
  { name: 'basket that was shared', path: (at) => `/basket?id=${at.patent}&id=${at.patentWithoutOffer}` },
  { name: 'events', path: () => '/events' },
  { name: 'event, to register for', path: (at) => `/events/${at.event}` },
  { name: 'own registration', path: (at) => `/event-registrations/${at.eventCode}` },
  { name: 'events of the desk', as: CENTRE, path: (at) => `/desk/${at.university}/events` },
  { name: 'new event', as: CENTRE, path: (at) => `/desk/${at.university}/events/new` },
  { name: 'event of the desk', as: CENTRE, path: (at) => `/desk/${at.university}/events/${at.event}` },
  { name: 'own wishes', path: (at) => `/event-registrations/${at.meetingsCode}/wishes` },
  { name: "a table's card", path: (at) => `/event-meetings/${at.meetings}` },
  { name: 'own meetings', path: (at) => `/event-registrations/${at.heldMeetingsCode}` },
  ...staffs('plan of meetings', (at) => `events/${at.meetings}/plan`),
  ...staffs('times and tables', (at) => `events/${at.meetings}/plan?part=settings`),
  ...staffs('invitations', (at) => `events/${at.meetings}/plan?part=invitations`),
  ...staffs('people who meet', (at) => `events/${at.meetings}/plan?part=people`),
  ...staffs('wishes of a participant', (at) => `events/${at.meetings}/wishes/${at.participant}`),
  ...staffs('plan that was held', (at) => `events/${at.heldMeetings}/plan`),
  ...staffs('report of an event', (at) => `events/${at.heldMeetings}/report`),
  {
    name: 'plan of meetings, empty',
    as: CENTRE,
    path: (at) => `/desk/${at.university}/events/${at.event}/plan`,
  },
  { name: 'door of an event', as: CENTRE, path: (at) => `/desk/${at.university}/events/${at.event}/door` },
  { name: 'board of an event', as: CENTRE, path: (at) => `/desk/${at.university}/events/${at.event}/board` },
  {
    name: 'screen of an event',
    as: CENTRE,
    path: (at) => `/desk/${at.university}/events/${at.event}/screen`,
  },
  { name: 'files of key enterprises', as: CENTRE, path: (at) => `/desk/${at.university}/enterprises` },
  { name: 'import of firms', as: CENTRE, path: (at) => `/desk/${at.university}/enterprises/import` },
  {
    name: 'file of a key enterprise',
    as: CENTRE,
    path: (at) => `/desk/${at.university}/enterprises/${at.enterpriseFile}`,
  },
  { name: 'supply catalogues', path: () => '/supply' },
  { name: 'edition of a supply catalogue', path: (at) => `/supply/${at.edition}` },
  ...desk('supply catalogue', 'supply'),
  { name: 'browse', path: () => '/browse' },
  { name: 'browse industries', path: () => '/browse?scheme=industries' },
  { name: 'map of offers', path: () => '/map' },
  { name: 'board of needs', path: () => '/needs' },
  { name: 'board of needs, nothing fits', path: () => '/needs?q=qqqqqqqq' },
  { name: 'need', path: (at) => `/needs/${at.need}` },
  { name: "firm's needs", as: ANSWERED, path: (at) => `/desk/${at.answeredFirm}/needs` },
  { name: 'new need', as: ANSWERED, path: (at) => `/desk/${at.answeredFirm}/needs/new?q=x` },
  { name: 'import of needs', as: ANSWERED, path: (at) => `/desk/${at.answeredFirm}/needs/import` },
  { name: "firm's need", as: ANSWERED, path: (at) => `/desk/${at.answeredFirm}/needs/${at.needAsked}` },
  { name: "firm's answers", as: ANSWERED, path: (at) => `/desk/${at.answeredFirm}/answers?show=all` },
  { name: 'answer', as: ANSWERED, path: (at) => `/desk/${at.answeredFirm}/answers/${at.answer}` },
  { name: 'triage', as: STAFF, path: (at) => `/desk/${at.centre}/triage` },
  { name: 'need in triage', as: STAFF, path: (at) => `/desk/${at.centre}/triage/${at.triaged}` },
  { name: 'need written for a firm', as: STAFF, path: (at) => `/desk/${at.centre}/needs/${at.needForFirm}` },
  { name: 'import of needs for a firm', as: STAFF, path: (at) => `/desk/${at.centre}/needs/import` },
  { name: 'new need for a firm', as: STAFF, path: (at) => `/desk/${at.centre}/needs/new` },
  { name: 'review of matches', as: STAFF, path: (at) => `/desk/${at.centre}/match-review` },
  { name: 'quality of matches', as: STAFF, path: (at) => `/desk/${at.centre}/match-quality` },
  ...desk('matches', 'matches'),
  ...desk('match', (at) => `matches/${at.match}`),
  { name: "an inventor's link", path: (at) => `/inventor-questions/${at.questionCode}` },
  { name: "an inventor's link that is none", path: () => '/inventor-questions/none', refusals: [404] },
  ...desk('need of the board', (at) => `board/${at.need}`),
  ...desk('answers', 'answers?show=all'),
  ...desk('answer', (at) => `answers/${at.answer}`),
  ...desk('teams', 'teams'),
  ...desk('organisation', 'organisation'),
  {
    name: "approver's declaration",
    as: APPROVER,
    path: (at) => `/desk/${at.university}/declarations/${at.review}`,
  },
  { name: "approver's matches", as: APPROVER, path: (at) => `/desk/${at.university}/matches` },
  { name: "approver's answer", as: APPROVER, path: (at) => `/desk/${at.university}/answers/${at.answer}` },
  { name: "centre's equal words", as: CENTRE, path: (at) => `/desk/${at.university}/synonyms` },
  { name: 'platform', as: ADMIN, path: () => '/platform' },
  { name: 'platform, inviting', as: ADMIN, path: (at) => `/platform?organisation=${at.firm}` },
];

function desk(name: string, below: string | ((at: Places) => string)): PageCase[] {
  const path = (at: Places) => `/desk/${at.university}/${typeof below === 'string' ? below : below(at)}`;
  return [{ name: `university's ${name}`, as: CLERK, path }];
}

function staffs(name: string, below: (at: Places) => string): PageCase[] {
  return [{ name: `staff's ${name}`, as: STAFF, path: (at) => `/desk/${at.centre}/${below(at)}` }];
}

// A browser, a server and the demonstration, maybe on a busy machine.
jest.setTimeout(180_000);

inBrowser('every page, in both languages, at a desk and on a phone', () => {
  let site: Site;
  let places: Places;
  const windows = new Map<string, Promise<Page>>();

  beforeAll(async () => {
    site = await Site.open();
    places = await findPlaces(site, { clerk: CLERK, firm: FIRM, answered: ANSWERED, staff: STAFF });
  });
  afterAll(() => site?.close());

  /** The window of this person, who stays signed in from one page to the next. */
  function windowOf(who: string | undefined, language: Language): Promise<Page> {
    const key = `${who} ${language}`;
    const page = windows.get(key) ?? start(who, language);
    windows.set(key, page);
    return page;
  }
  async function start(who: string | undefined, language: Language): Promise<Page> {
    const page = await site.visit({ language, width: DESK });
    if (who) await signInQuietly(page, await site.signInOf(who));
    return page;
  }

  /** Opened at the first width and then made as wide as the second: what a page shows follows the window. */
  async function look({ as, path, refusals = [] }: PageCase, language: Language, ...widths: number[]) {
    const page = await windowOf(as, language);
    const findings: string[] = [];
    for (const [at, width] of widths.entries()) {
      await page.setViewportSize({ width, height: 780 });
      await (at === 0 ? openPage(page, path(places)) : atRest(page));
      const [lang, headings, sideways] = [
        await page.locator('html').getAttribute('lang'),
        await page.getByRole('heading', { level: 1 }).count(),
        await overflow(page),
      ];
      const found = [
        lang === LANG[language] ? '' : `lang=${lang}`,
        headings === 1 ? '' : `${headings} headings of level one`,
        sideways === 0 ? '' : `${sideways} px too wide`,
        ...(await axeViolations(page)),
        ...complaintsOf(page, [401, ...refusals]),
      ];
      findings.push(...found.filter(Boolean).map((what) => `${language}, ${width} px: ${what}`));
    }
    findings.push(...(await lookInTheDark(page)).map((what) => `${language}, dark: ${what}`));
    return findings;
  }

  /** The same page after nightfall: only its colours can go wrong. */
  async function lookInTheDark(page: Page): Promise<string[]> {
    await page.emulateMedia({ colorScheme: 'dark' });
    await atRest(page);
    const found = await axeViolations(page, ['color-contrast', 'link-in-text-block']);
    await page.emulateMedia({ colorScheme: 'light' });
    return found;
  }

  it.each(CASES)('$name', async (one) => {
    // One is opened wide, the other narrow, so that either beginning is seen.
    const found = await Promise.all([look(one, 'zh', DESK, PHONE), look(one, 'en', PHONE, DESK)]);
    expect(found.flat()).toEqual([]);
  });
});
