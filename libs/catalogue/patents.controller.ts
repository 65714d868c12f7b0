import { Controller, Get, Header, Query, StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type Actor, Allow, Env, IdParam, Who } from '#libs/platform';
import { PatentCards } from './patent-cards.js';
import { patentPolicy } from './catalogue.policy.js';
import { WORKBOOK, writeXlsx } from './export/xlsx-writer.js';
import { FiguresService } from './figures.service.js';
import {
  FiguresDto,
  PatentDto,
  PatentListDto,
  PatentSearchQuery,
  SimilarPatentsDto,
  PatentCardsDto,
  PatentCardsQuery,
} from './patents.dto.js';
import { PatentSearchService } from './patent-search.service.js';
import { PatentsService } from './patents.service.js';
import { cardRows, resultRows } from './result-export.js';
import { SimilarPatentsService } from './similar-patents.service.js';

/** What anybody may read, signed in or not. */
@ApiTags('catalogue')
@Controller('api/v1')
export class PatentsController {
  constructor(
    private readonly searching: PatentSearchService,
    private readonly patents: PatentsService,
    private readonly similar: SimilarPatentsService,
    private readonly figures: FiguresService,
    private readonly env: Env,
    private readonly cards: PatentCards,
  ) {}

  /** Search, filters and lists in one; without `q` the newest come first. */
  @Get('patents')
  @Allow(patentPolicy.read)
  @ApiOkResponse({ type: PatentListDto })
  search(@Query() query: PatentSearchQuery): Promise<PatentListDto> {
    return this.searching.search(query);
  }

  /** The list of a search as a workbook, up to 10,000 rows, in the reader's language; streamed. */
  @Get('patents.xlsx')
  @Allow(patentPolicy.read)
  @Header('content-type', WORKBOOK)
  @Header('content-disposition', 'attachment; filename="kaixu-patents.xlsx"')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  workbook(
    @Who() who: Actor,
    @Query() { cursor: _, limit: __, ...query }: PatentSearchQuery,
  ): StreamableFile {
    const rows = resultRows(this.searching, query, who.language, (id) => this.addressOf(id));
    return new StreamableFile(writeXlsx(rows));
  }

  /** The cards of named patents, in the order of the names; one that is gone is left out. */
  @Get('patent-cards')
  @Allow(patentPolicy.read)
  @ApiOkResponse({ type: PatentCardsDto })
  async named(@Query() { id }: PatentCardsQuery): Promise<PatentCardsDto> {
    return { items: await this.cards.named(id ?? []) };
  }

  /** The same as a workbook, in the reader's language. */
  @Get('patent-cards.xlsx')
  @Allow(patentPolicy.read)
  @Header('content-type', WORKBOOK)
  @Header('content-disposition', 'attachment; filename="kaixu-patents.xlsx"')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async namedWorkbook(@Who() who: Actor, @Query() { id }: PatentCardsQuery): Promise<StreamableFile> {
    const cards = await this.cards.named(id ?? []);
    return new StreamableFile(writeXlsx(cardRows(cards, who.language, (one) => this.addressOf(one))));
  }

  @Get('patents/:patentId')
  @Allow(patentPolicy.read)
  @ApiOkResponse({ type: PatentDto })
  one(@IdParam('patentId') id: string): Promise<PatentDto> {
    return this.patents.publicPage(id);
  }

  /** At most four of the same IPC class, the nearest first; never the patent itself. */
  @Get('patents/:patentId/similar')
  @Allow(patentPolicy.read)
  @ApiOkResponse({ type: SimilarPatentsDto })
  async similarTo(@IdParam('patentId') id: string): Promise<SimilarPatentsDto> {
    return { items: await this.similar.of(id) };
  }

  /** True numbers, at most 30 seconds old. */
  @Get('figures')
  @Allow(patentPolicy.read)
  @ApiOkResponse({ type: FiguresDto })
  counted(): Promise<FiguresDto> {
    return this.figures.now();
  }

  private addressOf(patentId: string): string {
    return new URL(`/patents/${patentId}`, this.env.PUBLIC_URL).href;
  }
}
