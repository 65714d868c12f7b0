import { escapeXml } from './xml.js';

/** One list of news as the two formats that readers take: JSON Feed 1.1 and RSS 2.0. */
export interface Feed {
  title: string;
  /** Addresses are whole. */
  home: string;
  self: string;
  language: string;
  items: FeedItem[];
}
export interface FeedItem {
  url: string;
  title: string;
  text: string;
  published: Date;
}

export const JSON_FEED = 'application/feed+json; charset=utf-8';
export const RSS = 'application/rss+xml; charset=utf-8';

export function toJsonFeed({ title, home, self, language, items }: Feed): Record<string, unknown> {
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title,
    home_page_url: home,
    feed_url: self,
    language,
    items: items.map((item) => ({
      id: item.url,
      url: item.url,
      title: item.title,
      content_text: item.text,
      date_published: item.published.toISOString(),
    })),
  };
}

export function toRss({ title, home, self, language, items }: Feed): string {
  const entries = items.map(
    (item) =>
      `<item><title>${escapeXml(item.title)}</title><link>${escapeXml(item.url)}</link>` +
      `<guid isPermaLink="true">${escapeXml(item.url)}</guid><description>${escapeXml(item.text)}</description>` +
      `<pubDate>${item.published.toUTCString()}</pubDate></item>`,
  );
  return (
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
    '<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom"><channel>' +
    `<title>${escapeXml(title)}</title><link>${escapeXml(home)}</link><description>${escapeXml(title)}</description>` +
    `<language>${language}</language><atom:link href="${escapeXml(self)}" rel="self" type="application/rss+xml"/>\n` +
    `${entries.join('\n')}\n</channel></rss>\n`
  );
}
