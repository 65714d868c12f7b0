import { Injectable } from '@nestjs/common';
import { Env, type Feed, type Language } from '#libs/platform';
import { PatentCards } from './patent-cards.js';
import { PATENT_FILTERS } from './patent-facets.js';
import { PatentSearchService } from './patent-search.service.js';
import type { PatentSearchQuery } from './patents.dto.js';
import { lineOf } from './saved-searches/patent-subject.js';

const ITEMS = 50;

/** What a search would list, the newest first, for feed readers: no account, no state. */
@Injectable()
export class PatentFeed {
  constructor(
    private readonly searching: PatentSearchService,
    private readonly cards: PatentCards,
    private readonly env: Env,
  ) {}

  async of(query: PatentSearchQuery, format: 'json' | 'xml', language: Language): Promise<Feed> {
    const wanted = { ...query, sort: 'newest' as const, limit: ITEMS, facets: 'false' as const };
    delete wanted.cursor;
    const { items } = await this.searching.search(wanted);
    const days = await this.cards.listedAt(items.map(({ id }) => id));
    const address = addressOf(query);
    const title = language === 'en' ? 'Kaixu: patents' : '开许 · 专利';
    return {
      title: query.q ? `${title}: ${query.q}` : title,
      home: this.at(`/search?${address}`),
      self: this.at(`/feeds/patents.${format}?${address}`),
      language: language === 'en' ? 'en' : 'zh-CN',
      items: items.map((card) => ({
        url: this.at(`/patents/${card.id}`),
        title: (language === 'en' && card.titleEn) || card.title,
        text: lineOf(card, language),
        published: days.get(card.id) ?? new Date(0),
      })),
    };
  }

  private at(path: string): string {
    return new URL(path, this.env.PUBLIC_URL).href;
  }
}

function addressOf(query: PatentSearchQuery): string {
  const address = new URLSearchParams(query.q ? { q: query.q } : {});
  for (const name of PATENT_FILTERS) for (const value of query[name] ?? []) address.append(name, value);
  return address.toString();
}
