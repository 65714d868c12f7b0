import { Inject, Injectable } from '@nestjs/common';
import {
  type Actor,
  Database,
  Env,
  type Feed,
  InvalidCursor,
  invalidCursor,
  type Language,
  type PersonActor,
  refuse,
  SEARCH,
  type SearchAnswer,
  type SearchPort,
  type SearchQuery,
} from '#libs/platform';
import {
  type BoardNeedDto,
  NEED_FILTERS,
  type NeedSearchQuery,
  type PublicNeedDto,
  type PublicNeedLineDto,
  type PublicNeedListDto,
} from './board.dto.js';
import { BUDGET_BANDS, COOPERATION_MODES, Need, NeedHidden, PublishedNeed } from './need.entity.js';
import { bodyOf } from './need-board.js';
import { filesOf } from './need-files.js';
import { NEED_INDEX } from './need-index.js';
import { BOARD_STATES } from './need.states.js';

const FEED = 50;

/** The board of needs: to anybody what is public, to a university what the firm lets it read. */
@Injectable()
export class BoardService {
  constructor(
    private readonly database: Database,
    private readonly env: Env,
    @Inject(SEARCH) private readonly engine: SearchPort,
  ) {}

  /** One search and one statement for the page of lines. */
  async search(query: NeedSearchQuery): Promise<PublicNeedListDto> {
    const answer = await this.ask(query, toSearchQuery(query));
    const counts = (name: string, order?: readonly string[]) => {
      const values = (answer.facets[name] ?? []).map(({ value, count }) => ({ value, count }));
      return order ? values.sort((a, b) => order.indexOf(a.value) - order.indexOf(b.value)) : values;
    };
    return {
      items: await this.lines(answer.hits.map(({ id }) => id)),
      total: answer.total,
      totalIsLowerBound: answer.totalIsLowerBound,
      unknownWords: answer.unknownWords,
      standIn: answer.standIn,
      facets: {
        mode: counts('mode', COOPERATION_MODES),
        budgetBand: counts('budgetBand', BUDGET_BANDS),
        industry: counts('industry'),
        district: counts('district'),
      },
      nextCursor: answer.nextCursor,
    };
  }

  /** The same with the text of each, as far as its firm opened it. */
  async searchWhole(query: NeedSearchQuery): Promise<{ items: PublicNeedDto[]; nextCursor: string | null }> {
    const { hits, nextCursor } = await this.ask(query, { ...toSearchQuery(query), facets: false });
    const needs = await this.inOrder(hits.map(({ id }) => id));
    return { items: needs.map(toWhole), nextCursor };
  }

  async one(id: string): Promise<PublicNeedDto> {
    const [need] = await this.published([id]);
    if (!need) throw refuse.not_found();
    return toWhole(need);
  }

  /** Row-level security decides what of it this university may read. */
  async forUniversity(actor: PersonActor, id: string): Promise<BoardNeedDto> {
    const shown = await this.one(id);
    return this.database.transaction(actor, async (tx) => {
      const need = await tx.repository(Need).findOneBy({ id });
      const hidden = need && (await tx.repository(NeedHidden).findOneBy({ needId: id }));
      return {
        ...shown,
        body: need ? bodyOf(need) : shown.body,
        hiddenDetail: hidden?.detail ?? null,
        files: await filesOf(tx, id),
        open: need !== null && BOARD_STATES.includes(need.state),
      };
    });
  }

  /** Needs that speak of the same, the nearest first. */
  async similar(need: Pick<Need, 'id' | 'title' | 'problem'>, limit: number): Promise<PublicNeedLineDto[]> {
    const text = `${need.title} ${need.problem}`;
    const query = { text, filters: {}, limit: limit + 1, facets: false };
    const { hits } = await this.engine.search(NEED_INDEX.name, query);
    return this.lines(
      hits
        .map(({ id }) => id)
        .filter((id) => id !== need.id)
        .slice(0, limit),
    );
  }

  /** What came onto the board since, the newest first; of a search for words, what holds all of them. */
  async since(query: NeedSearchQuery, since: Date, limit: number): Promise<PublicNeedLineDto[]> {
    const wanted = toSearchQuery(query);
    const { hits } = await this.engine.search(NEED_INDEX.name, {
      ...wanted,
      ranges: { newest: { from: Math.floor(since.getTime() / 60_000) } },
      sort: { by: 'newest' },
      limit,
      facets: false,
      asTyped: wanted.text !== '',
    });
    return this.lines(hits.map(({ id }) => id));
  }

  async feed(query: NeedSearchQuery, format: 'json' | 'xml', { language }: Actor): Promise<Feed> {
    const { cursor: _, ...rest } = query;
    const { items } = await this.search({ ...rest, sort: 'newest', limit: FEED });
    const address = new URLSearchParams(query.q ? { q: query.q } : {});
    for (const name of NEED_FILTERS) for (const value of query[name] ?? []) address.append(name, value);
    const at = (path: string) => new URL(path, this.env.PUBLIC_URL).href;
    return {
      title: language === 'en' ? 'Kaixu: technology needs' : '开许 · 技术需求',
      home: at(`/needs?${address}`),
      self: at(`/feeds/needs.${format}?${address}`),
      language: language === 'en' ? 'en' : 'zh-CN',
      items: items.map((need) => ({
        url: at(`/needs/${need.id}`),
        title: need.title,
        text: need.summary,
        published: new Date(need.publishedAt),
      })),
    };
  }

  async lines(ids: string[]): Promise<PublicNeedLineDto[]> {
    return (await this.inOrder(ids)).map(toLine);
  }

  private ask({ cursor = '' }: NeedSearchQuery, wanted: SearchQuery): Promise<SearchAnswer> {
    return this.engine.search(NEED_INDEX.name, wanted).catch((error: unknown) => {
      throw error instanceof InvalidCursor ? invalidCursor(cursor) : error;
    });
  }

  private async inOrder(ids: string[]): Promise<Shown[]> {
    const found = new Map((await this.published(ids)).map((need) => [need.needId, need]));
    return ids.flatMap((id) => found.get(id) ?? []);
  }

  private async published(ids: string[]): Promise<Shown[]> {
    if (ids.length === 0) return [];
    return this.database.query<Shown>(
      `SELECT need_id AS "needId", title, summary, body, firm, firm_en AS "firmEn", demonstration, industry, district, keywords, modes,
         budget_from_fen AS "budgetFromFen", budget_to_fen AS "budgetToFen", budget_band AS "budgetBand", confidentiality,
         expires_day::text AS "expiresDay", published_at AS "publishedAt" FROM published_need WHERE need_id = ANY ($1::uuid[])`,
      [ids],
    );
  }
}

/** How a need is called in an alert. */
export function needLineOf({ title, firm, firmEn, district }: PublicNeedLineDto, language: Language): string {
  const en = language === 'en';
  const parts = [(en && firmEn) || firm, district].filter((part): part is string => Boolean(part));
  if (parts.length === 0) return title;
  return en ? `${title} (${parts.join('; ')})` : `${title}（${parts.join('；')}）`;
}

/** What a reader gets of it: the name of a firm, never its record. */
type Shown = Omit<PublishedNeed, 'firmId'>;

function toLine(need: Shown): PublicNeedLineDto {
  const { needId, body: _, version: __, updatedAt: ___, publishedAt, ...shown } = need;
  return { id: needId, ...shown, publishedAt: publishedAt.toISOString() };
}

function toWhole(need: Shown): PublicNeedDto {
  return { ...toLine(need), body: need.body };
}

function toSearchQuery(query: NeedSearchQuery): SearchQuery {
  const filters = NEED_FILTERS.flatMap((name) => (query[name]?.length ? [[name, query[name]] as const] : []));
  const { sort, cursor } = query;
  return {
    text: query.q ?? '',
    filters: Object.fromEntries(filters),
    limit: query.limit ?? 20,
    facets: true,
    ...(sort && sort !== 'relevance' && { sort: { by: sort } }),
    ...(cursor !== undefined && { cursor }),
  };
}
