import { Injectable } from '@nestjs/common';
import { type Listed, registerSubject, type SearchSubject } from '#libs/catalogue';
import { readAs } from '#libs/platform';
import { NEED_FILTERS, NeedSearchQuery } from './board.dto.js';
import { BoardService, needLineOf } from './board.service.js';

/** The board as a list that can be followed. */
@Injectable()
export class NeedSubject implements SearchSubject {
  readonly name = 'NEEDS';
  readonly path = '/needs';

  constructor(private readonly board: BoardService) {
    registerSubject(this);
  }

  read(query: unknown): Record<string, string | string[]> {
    const read = readAs(NeedSearchQuery, query, 'query');
    const filters = NEED_FILTERS.flatMap((name) => (read[name]?.length ? [[name, read[name]] as const] : []));
    return { ...(read.q && { q: read.q }), ...Object.fromEntries(filters) };
  }

  async since(query: unknown, since: Date, limit: number): Promise<Listed[]> {
    const needs = await this.board.since(readAs(NeedSearchQuery, query, 'query'), since, limit);
    return needs.map((need) => ({ id: need.id, line: (language) => needLineOf(need, language) }));
  }
}
