import { Injectable } from '@nestjs/common';
import { formatYuan, type Language, readAs } from '#libs/platform';
import { PATENT_FILTERS } from '../patent-facets.js';
import { PatentSearchService } from '../patent-search.service.js';
import { type PatentCardDto, PatentSearchQuery } from '../patents.dto.js';
import { type Listed, registerSubject, type SearchSubject } from './search-subject.js';

/** The list of patents as one that can be followed. */
@Injectable()
export class PatentSubject implements SearchSubject {
  readonly name = 'PATENTS';
  readonly path = '/search';

  constructor(private readonly searching: PatentSearchService) {
    registerSubject(this);
  }

  read(query: unknown): Record<string, string | string[]> {
    const read = readAs(PatentSearchQuery, query, 'query');
    const filters = PATENT_FILTERS.flatMap((name) =>
      read[name]?.length ? [[name, read[name]] as const] : [],
    );
    return { ...(read.q && { q: read.q }), ...Object.fromEntries(filters) };
  }

  async since(query: unknown, since: Date, limit: number): Promise<Listed[]> {
    const cards = await this.searching.listedSince(readAs(PatentSearchQuery, query, 'query'), since, limit);
    return cards.map((card) => ({ id: card.id, line: (language) => lineOf(card, language) }));
  }
}

export function lineOf({ title, titleEn, universities, offer }: PatentCardDto, language: Language): string {
  const en = language === 'en';
  const names = universities.map(({ name, nameEn }) => (en && nameEn) || name);
  const parts = [...names, ...(offer ? [priceOf(offer.yearOneFen, en)] : [])];
  const name = (en && titleEn) || title;
  return parts.length === 0 ? name : en ? `${name} (${parts.join('; ')})` : `${name}（${parts.join('；')}）`;
}

function priceOf(yearOneFen: number | null, en: boolean): string {
  if (yearOneFen === null) return en ? 'open licence, price by sales' : '开放许可，按销售提成';
  return en
    ? `open licence, year one ${formatYuan(yearOneFen)}`
    : `开放许可，首年费用 ${formatYuan(yearOneFen)}`;
}
