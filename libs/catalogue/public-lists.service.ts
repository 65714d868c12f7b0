import { Injectable } from '@nestjs/common';
import {
  Database,
  decodeCursor,
  encodeCursor,
  Env,
  formatYuan,
  invalidCursor,
  isId,
  isLegalDay,
  refuse,
} from '#libs/platform';
import { firstSentence } from './patent-views.js';

/** Addresses in one file; the protocol allows 50,000. */
const PAGE = 20_000;
const FEED = 50;
const KEEP_MS = 3_600_000;
const PAGES = ['/', '/search', '/browse', '/map', '/supply', '/needs', '/events', '/about', '/verify'];

interface OfferRow {
  id: string;
  title: string;
  abstract: string | null;
  licensor: string;
  number: string;
  announcedDay: string;
  termEnd: string;
  feeMethod: string;
  yearOneFen: number | null;
  updatedAt: Date;
}

/** Lists of the public pages for crawlers and feed readers; what is not public never comes near them. */
@Injectable()
export class PublicListsService {
  private starts: { ids: string[]; at: number } | undefined;

  constructor(
    private readonly database: Database,
    private readonly env: Env,
  ) {}

  robots(): string {
    const closed = [
      '/api/',
      '/desk/',
      '/account',
      '/notifications',
      '/sign-in',
      '/register',
      '/join/',
      '/platform',
      '/compare',
      '/basket',
      '/event-registrations/',
      '/inventor-questions/',
    ];
    const lines = ['User-agent: *', ...closed.map((path) => `Disallow: ${path}`), 'Allow: /'];
    return `${lines.join('\n')}\n\nSitemap: ${this.at('/sitemap.xml')}\n`;
  }

  /** Pages begin at ids that stay what they are: new patents come behind the last. Read at most once an hour. */
  async index(): Promise<string> {
    if (!this.starts || Date.now() - this.starts.at > KEEP_MS) {
      const rows = await this.database.query<{ id: string }>(
        `SELECT id FROM (SELECT id, row_number() OVER (ORDER BY id) AS n FROM patent) p WHERE n % ${PAGE} = 1 ORDER BY id`,
      );
      this.starts = { ids: rows.map(({ id }) => id), at: Date.now() };
    }
    const names = ['pages', ...this.starts.ids];
    return xml(
      'sitemapindex',
      names.map((name) => `<sitemap><loc>${this.at(`/sitemaps/${name}`)}</loc></sitemap>`),
    );
  }

  async page(name: string): Promise<string> {
    if (name === 'pages')
      return xml(
        'urlset',
        PAGES.map((path) => this.address(path)),
      );
    const rows = isId(name)
      ? await this.database.query<{ id: string; updatedAt: Date }>(
          `SELECT id, updated_at AS "updatedAt" FROM patent WHERE id >= $1 ORDER BY id LIMIT ${PAGE}`,
          [name],
        )
      : [];
    if (rows[0]?.id !== name) throw refuse.not_found();
    return xml(
      'urlset',
      rows.map(({ id, updatedAt }) => this.address(`/patents/${id}`, updatedAt)),
    );
  }

  /** JSON Feed 1.1 of what is offered, newest first; `next_url` leads on. */
  async offers(cursor?: string): Promise<Record<string, unknown>> {
    const after = cursor === undefined ? null : decodeCursor(cursor, 2);
    if (after && !(isLegalDay(after[0]) && isId(after[1]))) throw invalidCursor(cursor ?? '');
    const rows = await this.database.query<OfferRow>(
      `SELECT p.id, p.title, p.abstract, u.name AS licensor, o.declaration_number AS number,
         o.announced_day::text AS "announcedDay", o.term_end::text AS "termEnd", o.fee_method AS "feeMethod",
         o.year_one_fen AS "yearOneFen", o.updated_at AS "updatedAt"
       FROM offer_summary o JOIN patent p ON p.id = o.patent_id JOIN organisation u ON u.id = o.licensor_id
       WHERE $1::date IS NULL OR (o.announced_day, p.id) < ($1::date, $2::uuid)
       ORDER BY o.announced_day DESC, p.id DESC LIMIT ${FEED + 1}`,
      after ?? [null, null],
    );
    const page = rows.slice(0, FEED);
    const last = page.at(-1);
    const next = rows.length > FEED && last ? encodeCursor([last.announcedDay, last.id]) : null;
    return {
      version: 'https://jsonfeed.org/version/1.1',
      title: '开许 · 正在开放许可的专利',
      home_page_url: this.at('/'),
      feed_url: this.at('/feeds/offers.json'),
      language: 'zh-CN',
      ...(next && { next_url: this.at(`/feeds/offers.json?cursor=${encodeURIComponent(next)}`) }),
      items: page.map((row) => this.item(row)),
    };
  }

  private item(row: OfferRow): Record<string, unknown> {
    const { id, title, abstract, licensor, number, announcedDay, termEnd, feeMethod, yearOneFen } = row;
    const price = yearOneFen === null ? '按销售提成' : `首年费用 ${formatYuan(yearOneFen)}`;
    return {
      id: this.at(`/patents/${id}`),
      url: this.at(`/patents/${id}`),
      title,
      content_text: `${licensor}，${price}，许可期限至 ${termEnd}。${firstSentence(abstract, title)}`,
      date_published: `${announcedDay}T00:00:00+08:00`,
      date_modified: row.updatedAt.toISOString(),
      authors: [{ name: licensor }],
      _kaixu: { about: this.at('/about'), declarationNumber: number, feeMethod, yearOneFen, termEnd },
    };
  }

  private address(path: string, changed?: Date): string {
    const day = changed ? `<lastmod>${changed.toISOString()}</lastmod>` : '';
    return `<url><loc>${this.at(path)}</loc>${day}</url>`;
  }

  private at(path: string): string {
    return new URL(path, this.env.PUBLIC_URL).href;
  }
}

/** Addresses hold ids and our own paths only: nothing in them needs an escape but `&`, and none has one. */
function xml(root: string, entries: string[]): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n<${root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n${entries.join('\n')}\n</${root}>\n`;
}
