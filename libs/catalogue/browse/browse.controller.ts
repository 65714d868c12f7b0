import { Controller, Get } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '#libs/platform';
import { patentPolicy } from '../catalogue.policy.js';
import { BrowseDto, OfferMapDto } from './browse.dto.js';
import { BrowseService } from './browse.service.js';

@ApiTags('catalogue')
@Controller('api/v1')
export class BrowseController {
  constructor(private readonly browsing: BrowseService) {}

  /** The trees of IPC, technology fields and industries, with how many patents and offers each place has. */
  @Get('browse')
  @Allow(patentPolicy.read)
  @ApiOkResponse({ type: BrowseDto })
  trees(): Promise<BrowseDto> {
    return this.browsing.trees();
  }

  /** What is offered: field × university × cost of year one. */
  @Get('offer-map')
  @Allow(patentPolicy.read)
  @ApiOkResponse({ type: OfferMapDto })
  map(): Promise<OfferMapDto> {
    return this.browsing.map();
  }
}
