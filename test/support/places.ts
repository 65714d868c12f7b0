import type { Page } from 'playwright-core';
import { applicationCheckDigit } from '#libs/catalogue';
import { SYSTEM } from '#libs/platform';
import { signInQuietly, type Site } from './site.js';

/** Records of the demonstration that the pages show, and the desks of those who look. */
export interface Places {
  patent: string;
  patentWithoutOffer: string;
  /** Held by the university, which has declared nothing for it. */
  held: string;
  offer: string;
  draft: string;
  review: string;
  announced: string;
  notice: string;
  /** In effect and not filed yet for recordal; and one that is recorded. */
  effective: string;
  recorded: string;
  /** Taken by the firm and filed for recordal, and the offer that it belongs to. */
  licence: string;
  licenceOffer: string;
  proof: string;
  batch: string;
  token: string;
  enterpriseFile: string;
  /** Open for registration, and the code of somebody who registered. */
  event: string;
  eventCode: string;
  /** One-to-one meetings of the service centre: to come, and held; with the code of somebody at each. */
  meetings: string;
  meetingsCode: string;
  participant: string;
  heldMeetings: string;
  heldMeetingsCode: string;
  /** Of a firm, on the board; one that waits for the service centre; and an answer to a need of the firm. */
  need: string;
  triaged: string;
  /** On the board, written by the service centre. */
  needForFirm: string;
  answer: string;
  needAsked: string;
  edition: string;
  /** Of the university. */
  match: string;
  /** Of the link in the letter to an inventor. */
  questionCode: string;
  university: string;
  firm: string;
  answeredFirm: string;
  centre: string;
}

interface Row {
  id: string;
  declarationId: string;
  proofCode: string;
  offer: { declarationId: string } | null;
  patentId: string;
}

/** Looked up through the API, by the people who may see them. */
export async function findPlaces(
  site: Site,
  who: Record<'clerk' | 'firm' | 'answered' | 'staff', string>,
): Promise<Places> {
  const [clerk, firm, answered, staff] = await Promise.all(
    [who.clerk, who.firm, who.answered, who.staff].map(async (desk) => {
      const page = await site.visit({ language: 'zh', width: 1280 });
      const signIn = await site.signInOf(desk);
      await signInQuietly(page, signIn);
      return { page, id: signIn.organisationId };
    }),
  );
  if (!clerk || !firm || !answered || !staff) throw new Error('nobody to ask');
  await site.app.jobsDone();
  const at = (id: string) => `/api/v1/organisations/${id}`;
  const first = async (page: Page, path: string) => {
    const { items } = await ask<{ items: Row[] }>(page, path);
    if (!items[0]) throw new Error(`nothing at ${path}`);
    return items[0];
  };
  const inState = async (state: string) =>
    (await first(clerk.page, `${at(clerk.id)}/declarations?state=${state}`)).id;
  const given = async (state: string) =>
    (await first(clerk.page, `${at(clerk.id)}/licences?side=LICENSOR&state=${state}`)).id;
  const offered = await first(clerk.page, '/api/v1/patents?offered=true&feeMethod=LUMP_SUM&q=电池');
  const licence = await first(firm.page, `${at(firm.id)}/licences?state=RECORDAL_FILED`);
  const one = await ask<Row>(firm.page, `${at(firm.id)}/licences/${licence.id}`);
  const invited = await firm.page.request.post(`${at(firm.id)}/invitations`, { data: { role: 'MEMBER' } });
  const coming = (await first(clerk.page, `${at(clerk.id)}/events`)).id;
  const { items: people } = await ask<{ items: { code: string }[] }>(
    clerk.page,
    `${at(clerk.id)}/events/${coming}/registrations`,
  );
  const match = (await first(clerk.page, `${at(clerk.id)}/matches`)).id;
  const places = {
    patent: offered.id,
    patentWithoutOffer: (await first(clerk.page, '/api/v1/patents?offered=false')).id,
    held: (await undeclared(clerk.page, at(clerk.id))).patentId,
    offer: offered.offer?.declarationId ?? '',
    draft: await inState('DRAFT'),
    review: await inState('INTERNAL_REVIEW'),
    announced: await inState('ANNOUNCED'),
    notice: await given('NOTIFIED'),
    effective: await given('EFFECTIVE'),
    recorded: await given('RECORDED'),
    licence: licence.id,
    licenceOffer: one.declarationId,
    proof: one.proofCode,
    batch: await checkedImport(clerk.page, at(clerk.id)),
    token: ((await invited.json()) as { link: string }).link.split('/').pop() ?? '',
    event: coming,
    eventCode: people[0]?.code ?? '',
    ...(await meetings(staff.page, at(staff.id))),
    enterpriseFile: (await first(clerk.page, `${at(clerk.id)}/enterprise-files`)).id,
    need: (await first(clerk.page, '/api/v1/needs')).id,
    triaged: (await first(staff.page, `${at(staff.id)}/triage`)).id,
    ...(await answeredNeed(answered.page, at(answered.id))),
    needForFirm: (await first(staff.page, `${at(staff.id)}/needs?state=PUBLISHED`)).id,
    match,
    questionCode: await inventorAsked(site, clerk.page, `${at(clerk.id)}/matches/${match}/inventors`),
    edition: await publishedEdition(clerk.page, at(clerk.id)),
    university: clerk.id,
    firm: firm.id,
    answeredFirm: answered.id,
    centre: staff.id,
  };
  await Promise.all([clerk, firm, answered, staff].map(({ page }) => page.context().close()));
  return places;
}

async function meetings(page: Page, organisation: string) {
  const { items } = await ask<{ items: { id: string; state: string }[] }>(page, `${organisation}/events`);
  const inState = (state: string) => items.find((one) => one.state === state)?.id ?? '';
  const [coming, past] = [inState('REGISTRATION_OPEN'), inState('SUMMARISED')];
  const somebody = async (event: string) =>
    (
      await ask<{ items: { id: string; code: string }[] }>(
        page,
        `${organisation}/events/${event}/registrations`,
      )
    ).items[0];
  const one = await somebody(coming);
  return {
    ...{ meetings: coming, meetingsCode: one?.code ?? '', participant: one?.id ?? '' },
    ...{ heldMeetings: past, heldMeetingsCode: (await somebody(past))?.code ?? '' },
  };
}

async function publishedEdition(page: Page, organisation: string): Promise<string> {
  const contact = { name: '运营中心', phone: null, email: null };
  const data = { title: '供给目录', intro: null, contact, without: [] };
  const published = await page.request.post(`${organisation}/supply-catalogue`, { data });
  return ((await published.json()) as { id: string }).id;
}

async function answeredNeed(page: Page, organisation: string): Promise<Pick<Places, 'answer' | 'needAsked'>> {
  const { items } = await ask<{ items: { id: string; needId: string }[] }>(page, `${organisation}/answers`);
  if (!items[0]) throw new Error('nothing was answered');
  return { answer: items[0].id, needAsked: items[0].needId };
}

/** The secret of the link stands in the letter only. */
async function inventorAsked(site: Site, page: Page, path: string): Promise<string> {
  const email = 'inventor@test.example';
  const asked = await page.request.post(path, { data: { email, note: '请看一下', language: 'zh' } });
  if (!asked.ok()) throw new Error(`${path}: ${asked.status()} ${await asked.text()}`);
  await site.app.jobsDone();
  const [letter] = await site.app.db.transaction(SYSTEM, (tx) =>
    tx.query<{ body: string }>('SELECT body FROM mail WHERE recipient = $1', [email]),
  );
  return /inventor-questions\/([\w-]+)/.exec(letter?.body ?? '')?.[1] ?? '';
}

async function undeclared(page: Page, organisation: string): Promise<Row> {
  const held = await ask<{ items: Row[] }>(page, `${organisation}/patents?limit=100`);
  const declared = await ask<{ items: Row[] }>(page, `${organisation}/declarations?limit=100`);
  const found = held.items.find((row) => !declared.items.some(({ patentId }) => patentId === row.patentId));
  if (!found) throw new Error('every patent is declared');
  return found;
}

/** A table with a good row and one whose check digit is wrong, checked and not yet imported. */
async function checkedImport(page: Page, organisation: string): Promise<string> {
  const digits = '202019990001';
  const rows = [
    '申请号,标题,申请日,备忘',
    `${digits}.${applicationCheckDigit(digits)},一种虚构装置,2020-03-10,甲`,
  ];
  const wrong = applicationCheckDigit(digits) === '1' ? '2' : '1';
  const buffer = Buffer.from([...rows, `${digits}.${wrong},一种虚构方法,2020-03-10,乙`].join('\r\n'));
  const file = { name: '专利清单.csv', mimeType: 'text/csv', buffer };
  const uploaded = await page.request.post(`${organisation}/imports`, { multipart: { file } });
  const { id } = (await uploaded.json()) as { id: string };
  await page.request.post(`${organisation}/imports/${id}/check`, { data: {} });
  return id;
}

async function ask<T>(page: Page, path: string): Promise<T> {
  const answer = await page.request.get(path);
  if (!answer.ok()) throw new Error(`${path}: ${answer.status()} ${await answer.text()}`);
  return (await answer.json()) as T;
}
