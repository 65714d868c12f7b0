import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { languageOf, type Language } from '../messages.js';

/** What a public page says of itself in the served HTML, before any script runs. */
export interface PageHead {
  title: string;
  description: string;
  /** schema.org, as JSON-LD. */
  data?: Record<string, unknown>;
  /** The address of a picture of it, on this site. */
  picture?: { path: string; alt: string; width: number; height: number };
  status?: number;
}
export type PageHeadOf = (params: Record<string, string>, language: Language) => Promise<PageHead>;

const pages: { path: string; head: PageHeadOf }[] = [];

/** A lib names the head of one of its public pages; the address is the web app's own. */
export function describePage(path: string, head: PageHeadOf): void {
  const known = pages.findIndex((page) => page.path === path);
  if (known >= 0) pages.splice(known, 1);
  pages.push({ path, head });
}

const HOME: Record<Language, PageHead> = {
  zh: {
    title: '开许 · 高校专利开放许可',
    description: '高校一次声明许可条件，任何单位和个人都可以按条件获得许可。',
  },
  en: {
    title: 'Kaixu · open licences for university patents',
    description: 'Universities state their terms once; anybody may take a licence on them.',
  },
};

/** Serves the built web app: assets for a year, every other address the same page with its own head. */
export async function serveSite(fastify: FastifyInstance, folder: string, publicUrl: string): Promise<void> {
  if (!existsSync(join(folder, 'index.html'))) return;
  const template = readFileSync(join(folder, 'index.html'), 'utf8');
  await fastify.register(fastifyStatic, {
    root: join(folder, 'assets'),
    prefix: '/assets/',
    immutable: true,
    maxAge: '365d',
  });
  for (const page of pages) {
    fastify.get(page.path, async (request, reply) => {
      const head = await page.head(request.params as Record<string, string>, languageFor(request));
      return sendPage(request, reply, template, head, publicUrl);
    });
  }
  fastify.get('/*', (request, reply) => {
    if (/^\/(api|assets|health)(\/|$)/.test(request.url)) return reply.callNotFound();
    return sendPage(request, reply, template, HOME[languageFor(request)], publicUrl);
  });
}

/** `?lang=` of an address that names its language, so that each version can be linked to. */
function namedLanguage(request: FastifyRequest): Language | undefined {
  const { lang } = request.query as { lang?: unknown };
  return lang === 'zh' || lang === 'en' ? lang : undefined;
}

function languageFor(request: FastifyRequest): Language {
  const named = namedLanguage(request);
  if (named) return named;
  const chosen = /(?:^|;\s*)kaixu-language=(zh|en)/.exec(request.headers.cookie ?? '')?.[1];
  return (chosen as Language | undefined) ?? languageOf(request.headers['accept-language']);
}

function sendPage(
  request: FastifyRequest,
  reply: FastifyReply,
  template: string,
  head: PageHead,
  publicUrl: string,
): FastifyReply {
  const language = languageFor(request);
  const tags = [
    `<title>${escapeHtml(head.title)}</title>`,
    `<meta name="description" content="${escapeHtml(head.description)}">`,
    ...(head.status === undefined ? linkTags(request, head, publicUrl) : []),
    // "<" is the only character that could end the element from inside a JSON text.
    head.data &&
      `<script type="application/ld+json">${JSON.stringify(head.data).replaceAll('<', '\\u003c')}</script>`,
  ].filter(Boolean);
  const html = template
    .replace('<html lang="zh-CN"', `<html lang="${language === 'zh' ? 'zh-CN' : 'en'}"`)
    .replace(/<title>.*?<\/title>/s, () => tags.join('\n    '));
  return reply
    .status(head.status ?? 200)
    .header('cache-control', 'no-cache')
    .header('vary', 'accept-language, cookie')
    .type('text/html; charset=utf-8')
    .send(html);
}

/** Where the page and its language versions stand, and what a messenger shows of it. Other parameters make no other page. */
function linkTags(request: FastifyRequest, head: PageHead, publicUrl: string): string[] {
  const language = languageFor(request);
  const named = namedLanguage(request);
  const page = new URL(request.url.split('?')[0] ?? '/', publicUrl).href;
  const canonical = named ? `${page}?lang=${named}` : page;
  const alternates = { 'zh-CN': `${page}?lang=zh`, en: `${page}?lang=en`, 'x-default': page };
  const graph = {
    'og:type': 'website',
    'og:site_name': language === 'zh' ? '开许' : 'Kaixu',
    'og:title': head.title,
    'og:description': head.description,
    'og:url': canonical,
    'og:locale': language === 'zh' ? 'zh_CN' : 'en_GB',
    ...(head.picture && {
      'og:image': new URL(head.picture.path, publicUrl).href,
      'og:image:alt': head.picture.alt,
      'og:image:width': String(head.picture.width),
      'og:image:height': String(head.picture.height),
    }),
  };
  return [
    `<link rel="canonical" href="${escapeHtml(canonical)}">`,
    ...Object.entries(alternates).map(
      ([tag, href]) => `<link rel="alternate" hreflang="${tag}" href="${escapeHtml(href)}">`,
    ),
    ...Object.entries(graph).map(
      ([property, content]) => `<meta property="${property}" content="${escapeHtml(content)}">`,
    ),
  ];
}

function escapeHtml(text: string): string {
  return text.replace(
    /[&<>"]/g,
    (char) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[char] ?? char,
  );
}
