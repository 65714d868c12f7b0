import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, IdParam } from '#libs/platform';
import { patentPolicy } from './catalogue.policy.js';
import { FiguresService } from './figures.service.js';
import { FiguresDto, PatentDto, PatentListDto, PatentSearchQuery, SimilarPatentsDto } from './patents.dto.js';
import { PatentSearchService } from './patent-search.service.js';
import { PatentsService } from './patents.service.js';
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
  ) {}

  /** Search, filters and lists in one; without `q` the newest come first. */
  @Get('patents')
  @Allow(patentPolicy.read)
  @ApiOkResponse({ type: PatentListDto })
  search(@Query() query: PatentSearchQuery): Promise<PatentListDto> {
    return this.searching.search(query);
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
}
