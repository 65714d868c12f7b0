import { Injectable } from '@nestjs/common';
import { Handles, type JobHandler } from '#libs/platform';
import { SavedSearchesService } from './saved-searches.service.js';

const LOOK = 'saved_search.look';

@Injectable()
@Handles({ topic: LOOK, queue: 'alerts', priority: 'SWEEP' })
export class LookThroughSavedSearch implements JobHandler {
  constructor(private readonly searches: SavedSearchesService) {}

  handle(id: string): Promise<void> {
    return this.searches.look(id);
  }
}

@Injectable()
@Handles({ topic: 'saved_search.due', queue: 'alerts', everySeconds: 120 })
export class FindDueSavedSearches implements JobHandler {
  constructor(private readonly searches: SavedSearchesService) {}

  handle(): Promise<void> {
    return this.searches.lookLater(LOOK);
  }
}
