import { Module } from '@nestjs/common';
import { CatalogueModule } from './catalogue.module.js';
import { FollowSearchEngine, IndexChangedPatents, SweepRemainingLife } from './catalogue.jobs.js';
import { FindDueSavedSearches, LookThroughSavedSearch } from './saved-searches/saved-searches.jobs.js';
import { CheckImport, CommitImport, SweepImports, UndoImport } from './imports.jobs.js';

/** What happens later: the search index follows the records, imports run, sweeps find what was missed. */
@Module({
  imports: [CatalogueModule],
  providers: [
    IndexChangedPatents,
    FollowSearchEngine,
    SweepRemainingLife,
    CheckImport,
    CommitImport,
    SweepImports,
    UndoImport,
    LookThroughSavedSearch,
    FindDueSavedSearches,
  ],
})
export class CatalogueJobsModule {}
