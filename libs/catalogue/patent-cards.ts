import { Injectable } from '@nestjs/common';
import {
  Database,
  groupBy,
  highlight,
  isId,
  type LegalDay,
  type Markable,
  markable,
  type SearchHit,
} from '#libs/platform';
import type { Patent } from './patent.entity.js';
import { expiryOf, firstSentence, toOfferDto, toUniversityDto } from './patent-views.js';
import type { OfferDto, PatentCardDto, UniversityDto } from './patents.dto.js';
import { PatentsRepository } from './patents.repository.js';

/**
 * A card is what the records said at most so long ago, whatever the index or its worker do: a closed offer leaves every
 * card within ten seconds of its closing. Accepting it was refused from the closing on, in its own transaction.
 */
const FRESH_MS = 10_000;
const MOST_CARDS = 10_000;
const MOST_NAMES = 5_000;
const NAMES_FRESH_MS = 60_000;

type CardPatent = Pick<
  Patent,
  | 'id'
  | 'version'
  | 'applicationNumber'
  | 'authority'
  | 'title'
  | 'titleEn'
  | 'kind'
  | 'ipcMain'
  | 'filingDay'
  | 'legalStatus'
>;
interface Kept {
  patent: CardPatent;
  title: Markable;
  summary: Markable;
  /** As of this day. */
  day: LegalDay;
  expiry: Pick<PatentCardDto, 'expiryDay' | 'remainingMonths'>;
  universities: UniversityDto[];
  offer: OfferDto | null;
  until: number;
}

/** What lists show of patents. Those that were shown in the last seconds cost no statement, others three together. */
@Injectable()
export class PatentCards {
  private readonly cards = new Map<string, Kept>();
  private readonly names = new Map<string, { name: string; until: number }>();

  constructor(
    private readonly database: Database,
    private readonly repository: PatentsRepository,
  ) {}

  async of(hits: SearchHit[]): Promise<PatentCardDto[]> {
    const now = Date.now();
    const known = new Map<string, Kept>();
    for (const { id, version } of hits) {
      const card = this.cards.get(id);
      if (card && card.until > now && card.patent.version >= version) known.set(id, card);
    }
    const unknown = hits.map(({ id }) => id).filter((id) => !known.has(id));
    for (const card of await this.read(unknown, now)) known.set(card.patent.id, card);
    const today = this.database.today();
    return hits.flatMap(({ id, matchedTerms }) => {
      const card = known.get(id);
      return card ? [toCard(card, matchedTerms, today)] : [];
    });
  }

  /** The cards of these patents in their order, without marks; one that does not exist is left out. */
  named(ids: string[]): Promise<PatentCardDto[]> {
    return this.of(
      [...new Set(ids.map((id) => id.toLowerCase()))]
        .filter(isId)
        .map((id) => ({ id, version: 0, matchedTerms: [] })),
    );
  }

  /** When these, or their offers, came into the list. */
  async listedAt(ids: string[]): Promise<Map<string, Date>> {
    const rows = await this.database.query<{ id: string; at: Date }>(
      `SELECT p.id, coalesce(o.updated_at, p.created_at) AS at FROM patent p LEFT JOIN offer_summary o ON o.patent_id = p.id
       WHERE p.id = ANY ($1::uuid[])`,
      [ids],
    );
    return new Map(rows.map(({ id, at }) => [id, at]));
  }

  /** What organisations are called; a new name is seen within a minute. */
  async namesOf(ids: string[]): Promise<Map<string, string>> {
    const now = Date.now();
    const found = new Map<string, string>();
    const unknown: string[] = [];
    for (const id of ids) {
      const kept = this.names.get(id);
      if (kept && kept.until > now) found.set(id, kept.name);
      else unknown.push(id);
    }
    if (unknown.length === 0) return found;
    const rows = await this.database.query<{ id: string; name: string }>(
      'SELECT id, name FROM organisation WHERE id = ANY ($1::uuid[])',
      [unknown],
    );
    for (const { id, name } of rows) {
      found.set(id, name);
      keep(this.names, MOST_NAMES, id, { name, until: now + NAMES_FRESH_MS });
    }
    return found;
  }

  private async read(ids: string[], now: number): Promise<Kept[]> {
    if (ids.length === 0) return [];
    const [patents, holders, offers] = await Promise.all([
      this.repository.patents(this.database, ids),
      this.repository.holders(this.database, ids),
      this.repository.offers(this.database, ids),
    ]);
    const today = this.database.today();
    const byPatent = groupBy(holders, ({ patentId }) => patentId);
    const offerOf = new Map(offers.map((offer) => [offer.patentId, offer]));
    return patents.map((patent) => {
      const offer = offerOf.get(patent.id);
      const card: Kept = {
        patent: cardPatent(patent),
        title: markable(patent.title),
        summary: markable(firstSentence(patent.abstract, patent.title)),
        day: today,
        expiry: expiryAsOf(patent, today),
        universities: (byPatent.get(patent.id) ?? []).map(toUniversityDto),
        offer: offer ? toOfferDto(offer) : null,
        // From before the reading on, so that what was read is never taken for younger than it is.
        until: now + FRESH_MS,
      };
      keep(this.cards, MOST_CARDS, patent.id, card);
      return card;
    });
  }
}

/** The newest stay; a card is written again at least every ten seconds while it is looked at. */
function keep<T>(kept: Map<string, T>, most: number, id: string, entry: T): void {
  kept.delete(id);
  kept.set(id, entry);
  const [oldest] = kept.keys();
  if (kept.size > most && oldest !== undefined) kept.delete(oldest);
}

function expiryAsOf(patent: Patent | CardPatent, today: LegalDay): Kept['expiry'] {
  const { expiryDay, remainingMonths } = expiryOf(patent, today);
  return { expiryDay, remainingMonths };
}

/** The abstract and the claim stay out of memory. */
function cardPatent(patent: Patent): CardPatent {
  const { id, version, applicationNumber, authority, title, titleEn, kind, ipcMain, filingDay, legalStatus } =
    patent;
  return { id, version, applicationNumber, authority, title, titleEn, kind, ipcMain, filingDay, legalStatus };
}

function toCard(
  { patent, title, summary, day, expiry, universities, offer }: Kept,
  terms: string[],
  today: LegalDay,
): PatentCardDto {
  const { id, applicationNumber, authority, titleEn, kind, ipcMain, filingDay, legalStatus } = patent;
  const { expiryDay, remainingMonths } = day === today ? expiry : expiryAsOf(patent, today);
  return {
    id,
    applicationNumber,
    authority,
    title: patent.title,
    titleEn,
    titleSegments: highlight(title, terms),
    kind,
    ipcMain,
    filingDay,
    expiryDay,
    remainingMonths,
    legalStatus,
    summary: highlight(summary, terms),
    universities,
    offer,
  };
}
