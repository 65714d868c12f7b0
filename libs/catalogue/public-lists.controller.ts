import { Controller, Get, Header, Param, Query, Req } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { type Actor, Allow, JSON_FEED, RSS, Text, toJsonFeed, toRss, Who } from '#libs/platform';
import { patentPolicy } from './catalogue.policy.js';
import type { FastifyRequest } from 'fastify';
import { OaiService } from './oai.service.js';
import { PatentFeed } from './patent-feed.js';
import { PatentSearchQuery } from './patents.dto.js';
import { PublicListsService } from './public-lists.service.js';

/** A search as a feed: the newest first, whatever its place or order. */
class SearchFeedQuery extends PatentSearchQuery {}

class FeedQuery {
  @Text({ optional: true, max: 500 }) cursor?: string;
}

const HOUR = 'public, max-age=3600';

/** What crawlers and feed readers ask for at fixed addresses; no part of the API. */
@ApiExcludeController()
@Controller()
export class PublicListsController {
  constructor(
    private readonly lists: PublicListsService,
    private readonly oai: OaiService,
    private readonly searchFeed: PatentFeed,
  ) {}

  @Get('robots.txt')
  @Allow(patentPolicy.read)
  @Header('content-type', 'text/plain; charset=utf-8')
  @Header('cache-control', HOUR)
  robots(): string {
    return this.lists.robots();
  }

  @Get('sitemap.xml')
  @Allow(patentPolicy.read)
  @Header('content-type', 'application/xml; charset=utf-8')
  @Header('cache-control', HOUR)
  index(): Promise<string> {
    return this.lists.index();
  }

  @Get('sitemaps/:page')
  @Allow(patentPolicy.read)
  @Header('content-type', 'application/xml; charset=utf-8')
  @Header('cache-control', HOUR)
  page(@Param('page') page: string): Promise<string> {
    return this.lists.page(page.toLowerCase());
  }

  /** OAI-PMH 2.0. */
  @Get('oai')
  @Allow(patentPolicy.read)
  @Header('content-type', 'text/xml; charset=utf-8')
  harvest(@Req() request: FastifyRequest): Promise<string> {
    return this.oai.answer(request.query as Record<string, unknown>);
  }

  @Get('feeds/offers.json')
  @Allow(patentPolicy.read)
  @Header('content-type', 'application/feed+json; charset=utf-8')
  @Header('cache-control', 'public, max-age=300')
  offers(@Query() { cursor }: FeedQuery): Promise<Record<string, unknown>> {
    return this.lists.offers(cursor);
  }

  /** Any search of patents as a feed; the address is that of the search page. */
  @Get('feeds/patents.json')
  @Allow(patentPolicy.read)
  @Header('content-type', JSON_FEED)
  @Header('cache-control', 'public, max-age=300')
  async found(@Who() who: Actor, @Query() query: SearchFeedQuery): Promise<Record<string, unknown>> {
    return toJsonFeed(await this.searchFeed.of(query, 'json', who.language));
  }

  @Get('feeds/patents.xml')
  @Allow(patentPolicy.read)
  @Header('content-type', RSS)
  @Header('cache-control', 'public, max-age=300')
  async foundRss(@Who() who: Actor, @Query() query: SearchFeedQuery): Promise<string> {
    return toRss(await this.searchFeed.of(query, 'xml', who.language));
  }
}
