import { Body, Controller, Delete, Get, HttpCode, Patch, Post } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow, IdParam, Me, type PersonActor } from '#libs/platform';
import { savedSearchPolicy } from '../catalogue.policy.js';
import {
  NewSavedSearchDto,
  SavedSearchChangeDto,
  SavedSearchDto,
  SavedSearchesDto,
} from './saved-searches.dto.js';
import { SavedSearchesService } from './saved-searches.service.js';

/** A person's own; nobody else sees what somebody looks for. */
@ApiTags('catalogue')
@Controller('api/v1/saved-searches')
export class SavedSearchesController {
  constructor(private readonly searches: SavedSearchesService) {}

  @Get()
  @Allow(savedSearchPolicy.own)
  @ApiOkResponse({ type: SavedSearchesDto })
  list(@Me() me: PersonActor): Promise<SavedSearchesDto> {
    return this.searches.list(me);
  }

  @Post()
  @Allow(savedSearchPolicy.own)
  @ApiCreatedResponse({ type: SavedSearchDto })
  save(@Me() me: PersonActor, @Body() wanted: NewSavedSearchDto): Promise<SavedSearchDto> {
    return this.searches.save(me, wanted);
  }

  @Patch(':savedSearchId')
  @Allow(savedSearchPolicy.own)
  @ApiOkResponse({ type: SavedSearchDto })
  change(
    @Me() me: PersonActor,
    @IdParam('savedSearchId') id: string,
    @Body() change: SavedSearchChangeDto,
  ): Promise<SavedSearchDto> {
    return this.searches.change(me, id, change);
  }

  @Delete(':savedSearchId')
  @HttpCode(204)
  @Allow(savedSearchPolicy.own)
  @ApiNoContentResponse()
  remove(@Me() me: PersonActor, @IdParam('savedSearchId') id: string): Promise<void> {
    return this.searches.remove(me, id);
  }
}
