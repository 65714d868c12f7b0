import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Injectable } from '@nestjs/common';
import { eachListed, type ExportFormat, writeCsv, writeXlsx } from '#libs/catalogue';
import { type Actor, Database, Env, type Language, legalDayOf } from '#libs/platform';
import type { NeedSearchQuery, PublicNeedDto } from '../board.dto.js';
import { BoardService } from '../board.service.js';
import { cellsOf } from './need-cells.js';
import { HEADERS, type WrittenField } from './need-headers.js';
import { NEED_STATE_WORDS } from './need-words.js';
import { eachOwnNeed, type OwnNeed, ownNeeds } from './own-needs.js';

const OWN = Object.keys(HEADERS) as WrittenField[];
/** Nobody else's secrets, and nobody else's choices. */
const PUBLIC = OWN.filter(
  (field) => !['hiddenDetail', 'universities', 'anonymous', 'deadline'].includes(field),
);
/** What the reader should know besides; an import passes over these columns. */
const OWN_MORE: Record<Language, string[]> = {
  zh: ['企业', '状态', '征集至'],
  en: ['Firm', 'State', 'On the board until'],
};
const PUBLIC_MORE: Record<Language, string[]> = {
  zh: ['企业', '征集至', '发布日', '网址'],
  en: ['Firm', 'On the board until', 'Published', 'Address'],
};
const SHEET: Record<Language, string> = { zh: '技术需求', en: 'Needs' };

/** Needs as a table that import reads back; memory holds one batch of them. */
@Injectable()
export class NeedExport {
  constructor(
    private readonly database: Database,
    private readonly board: BoardService,
    private readonly env: Env,
  ) {}

  /** What anybody may read of a search on the board, up to 10,000 rows. */
  publicWorkbook(query: NeedSearchQuery, language: Language): Readable {
    return writeXlsx(this.publicRows(query, language), SHEET[language]);
  }

  /** A firm's own needs whole, or those that a service centre wrote. */
  ownWorkbook(actor: Actor, organisationId: string): Readable {
    return writeXlsx(this.ownRows(actor, organisationId), SHEET[actor.language]);
  }

  /** The same to a file; `to` is ended when all is written. Gives back how many needs. */
  async exportOwn(
    actor: Actor,
    { organisationId, format, to }: { organisationId: string; format: ExportFormat; to: Writable },
  ): Promise<{ needs: number }> {
    let needs = -1;
    const rows = this.ownRows(actor, organisationId);
    const counted = (async function* () {
      for await (const row of rows) {
        needs += 1;
        yield row;
      }
    })();
    const sheet = SHEET[actor.language];
    await pipeline(format === 'xlsx' ? writeXlsx(counted, sheet) : Readable.from(writeCsv(counted)), to);
    return { needs };
  }

  private async *publicRows(query: NeedSearchQuery, language: Language): AsyncGenerator<string[]> {
    yield [...PUBLIC.map((field) => HEADERS[field][language]), ...PUBLIC_MORE[language]];
    const needs = eachListed((page) => this.board.searchWhole({ ...query, ...page }));
    for await (const need of needs) yield this.publicRow(need, language);
  }

  private publicRow(need: PublicNeedDto, language: Language): string[] {
    const { id, body, summary, firm, firmEn, expiresDay, publishedAt } = need;
    const said = body ?? NO_BODY;
    const cells = cellsOf({ ...need, ...said, publicSummary: summary, deadline: null }, language);
    return [
      ...PUBLIC.map((field) => cells[field]),
      (language === 'en' && firmEn) || (firm ?? ''),
      expiresDay,
      legalDayOf(new Date(publishedAt)),
      new URL(`/needs/${id}`, this.env.PUBLIC_URL).href,
    ];
  }

  private async *ownRows(actor: Actor, organisationId: string): AsyncGenerator<string[]> {
    const { language } = actor;
    yield [...OWN.map((field) => HEADERS[field][language]), ...OWN_MORE[language]];
    const needs = eachOwnNeed((before, limit) =>
      this.database.transaction(actor, (tx) => ownNeeds(tx, { organisationId, before, limit })),
    );
    for await (const need of needs) yield ownRow(need, language);
  }
}

const NO_BODY = {
  problem: null,
  material: null,
  method: null,
  efficacy: null,
  product: null,
  application: null,
  indicators: null,
  target: null,
};

function ownRow(need: OwnNeed, language: Language): string[] {
  const cells = cellsOf(need, language);
  return [
    ...OWN.map((field) => cells[field]),
    need.firm,
    NEED_STATE_WORDS[language][need.state],
    need.expiresDay ?? '',
  ];
}
