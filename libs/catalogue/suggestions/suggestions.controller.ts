import { Controller, Get, Header, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '#libs/platform';
import { patentPolicy } from '../catalogue.policy.js';
import { SuggestionsDto, SuggestionsQuery } from './suggestions.dto.js';
import { SuggestionsService } from './suggestions.service.js';

@ApiTags('catalogue')
@Controller('api/v1/suggestions')
export class SuggestionsController {
  constructor(private readonly suggestions: SuggestionsService) {}

  /** What somebody may mean who has typed so far: at most five patents, three universities, three IPC classes. */
  @Get()
  @Allow(patentPolicy.read)
  @Header('cache-control', 'public, max-age=60')
  @ApiOkResponse({ type: SuggestionsDto })
  of(@Query() { q }: SuggestionsQuery): Promise<SuggestionsDto> {
    return this.suggestions.of(q);
  }
}
