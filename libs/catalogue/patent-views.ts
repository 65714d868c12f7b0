import { type LegalDay, legalDayOf } from '#libs/platform';
import type { OfferSummary } from './offer-summary.entity.js';
import type { Patent, PatentEvent } from './patent.entity.js';
import { draftFromAbstract } from './sheet-draft.js';
import type { PublicSheetDto } from './sheets.dto.js';
import { expiryDay, lastProtectedDay, remainingLife, termYears } from './patent-term.js';
import type {
  ExpiryDto,
  FeeParametersDto,
  FullOfferDto,
  OfferDto,
  PatentDto,
  TimeLineEntryDto,
  UniversityDto,
} from './patents.dto.js';
import type { Holder, Offer } from './patents.repository.js';

/** What leaves: entities never go out by themselves. */
export function toPatentDto(
  patent: Patent,
  holders: Holder[],
  offer: Offer | undefined,
  events: PatentEvent[],
  sheet: PublicSheetDto | null,
  today: LegalDay,
): Omit<PatentDto, 'figures' | 'documents' | 'kin'> {
  const { id, authority, applicationNumber, kind, title, titleEn, abstract, abstractEn, firstClaim } = patent;
  const { applicants, patentees, inventors, ipcMain, ipc, locarno, agency } = patent;
  const { publicationNumber, publicationDay, grantNumber, grantDay, filingDay, legalStatus, legalStatusDay } =
    patent;
  return {
    id,
    authority,
    applicationNumber,
    kind,
    title,
    titleEn,
    abstract,
    abstractEn,
    firstClaim,
    applicants,
    patentees,
    inventors,
    ipcMain,
    ipc,
    locarno,
    agency,
    publicationNumber,
    publicationDay,
    grantNumber,
    grantDay,
    filingDay,
    legalStatus,
    legalStatusDay,
    expiry: expiryOf(patent, today),
    universities: holders.map(toUniversityDto),
    offer: offer ? toFullOfferDto(offer) : null,
    sheet,
    draft: draftFromAbstract(abstract),
    draftEn: abstractEn === null ? null : draftFromAbstract(abstractEn),
    timeLine: timeLineOf(patent, events),
    updatedAt: patent.updatedAt.toISOString(),
  };
}

export function toUniversityDto({ id, name, nameEn, demonstration }: UniversityDto): UniversityDto {
  return { id, name, nameEn, demonstration };
}

export function toOfferDto(offer: OfferSummary): OfferDto {
  const {
    declarationId,
    declarationNumber,
    feeMethod,
    yearOneFen,
    termsHash,
    termEnd,
    announcedDay,
    missing,
    pausedReason,
  } = offer;
  return {
    declarationId,
    declarationNumber,
    feeMethod,
    feeParameters: (offer.terms['feeParameters'] ?? {}) as FeeParametersDto,
    yearOneFen,
    termsHash,
    termEnd,
    announcedDay,
    missing,
    pausedReason,
  };
}

function toFullOfferDto(offer: Offer): FullOfferDto {
  const { licensorId, licensor, terms, feeRationale } = offer;
  return { ...toOfferDto(offer), licensorId, licensor, terms, feeRationale };
}

export function expiryOf(
  { kind, filingDay }: Pick<Patent, 'kind' | 'filingDay'>,
  today: LegalDay,
): ExpiryDto {
  if (filingDay === null)
    return { termYears: null, expiryDay: null, lastProtectedDay: null, remainingMonths: null };
  return {
    termYears: termYears(kind, filingDay),
    expiryDay: expiryDay(kind, filingDay),
    lastProtectedDay: lastProtectedDay(kind, filingDay),
    remainingMonths: remainingLife(kind, filingDay, today),
  };
}

/** Events and the days of the record itself, newest first; a day that an event tells is not told twice. */
export function timeLineOf(patent: Patent, events: PatentEvent[]): TimeLineEntryDto[] {
  const told = events.map(({ type, day, detail, source, recordedAt }): TimeLineEntryDto => {
    return { type, day, detail, source, recordedAt: recordedAt.toISOString() };
  });
  const own: [TimeLineEntryDto['type'], LegalDay | null, string | null][] = [
    ['FILING', patent.filingDay, null],
    ['PUBLICATION', patent.publicationDay, patent.publicationNumber],
    ['GRANT', patent.grantDay, patent.grantNumber],
  ];
  for (const [type, day, detail] of own) {
    if (day !== null && !told.some((entry) => entry.type === type))
      told.push({ type, day, detail, source: null, recordedAt: null });
  }
  return told.sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0));
}

const SENTENCE = 120;

const FORMULA =
  /^(?:本(?:发明|实用新型|申请|公开)(?:公开|提供|提出|涉及|属于|披露|的)了?|The (?:present )?(?:invention|utility model) (?:discloses|provides|relates to) )[,，]?/u;
const SENTENCES = /.*?(?:[。；！]|[.;!](?=\s|$))|.+$/gu;
/** What a sentence that only repeats the title may have besides. */
const REPEATED = 6;

/**
 * What it does: the abstract's first sentence without the formula that every abstract begins with, or the next one
 * where the first only repeats the title that stands above it.
 */
export function firstSentence(abstract: string | null, title = ''): string {
  const text = (abstract ?? '').replace(/\s+/gu, ' ').trim();
  const [first = '', second = ''] = (text.match(SENTENCES) ?? []).map((sentence) => sentence.trim());
  const bare = first.replace(FORMULA, '');
  const repeats =
    title !== '' && bare.includes(title) && bare.length - title.length <= REPEATED && second !== '';
  const characters = [...(repeats ? second : bare)];
  return characters.length <= SENTENCE ? characters.join('') : `${characters.slice(0, SENTENCE).join('')}…`;
}

/** Days as a number that sorts. */
export function dayNumber(day: LegalDay): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / 86_400_000);
}

export function newestDay(
  patent: Pick<Patent, 'createdAt'>,
  offer: Pick<OfferSummary, 'announcedDay'> | undefined,
): number {
  return dayNumber(offer?.announcedDay ?? legalDayOf(patent.createdAt));
}

/** When a patent, or its offer, came into the list, in minutes; the announcement may be older than our knowledge of it. */
export function listedAt(
  patent: Pick<Patent, 'createdAt'>,
  offer: Pick<OfferSummary, 'updatedAt'> | undefined,
): number {
  return toMinutes(offer?.updatedAt ?? patent.createdAt);
}

export function toMinutes(instant: Date): number {
  return Math.floor(instant.getTime() / 60_000);
}
