import { Global, Module } from '@nestjs/common';
import { registerEntities, registerIndex, SearchModule } from '#libs/platform';
import { AnnuitiesController } from './annuities.controller.js';
import { AnnuitiesService } from './annuities.service.js';
import { AnnuityFact } from './annuity-fact.entity.js';
import './catalogue.errors.js';
import { CatalogueService } from './catalogue.service.js';
import { Classification } from './classification/classification.entity.js';
import { TaxonomyCommand } from './classification/taxonomy-command.js';
import './documents/documents.errors.js';
import { PatentDocument } from './documents/patent-document.entity.js';
import { PatentDocumentsController } from './documents/patent-documents.controller.js';
import { PatentDocumentsService } from './documents/patent-documents.service.js';
import { PublicDocumentsController } from './documents/public-documents.controller.js';
import { PublicDocumentsService } from './documents/public-documents.service.js';
import { FiguresService } from './figures.service.js';
import { FilesController } from './files.controller.js';
import { Holding } from './holding.entity.js';
import { HoldingsController } from './holdings.controller.js';
import { HoldingsService } from './holdings.service.js';
import { ImportBatch, ImportFinding } from './import-batch.entity.js';
import { ImportChange } from './import-change.entity.js';
import { ImportMapping } from './import-mapping.entity.js';
import { ImportRefusedRow } from './import-refused-row.entity.js';
import { ImportRepairService } from './import-repair.service.js';
import { ImportRunner } from './import-runner.js';
import { ImportUndo } from './import-undo.js';
import { ImportSheetChoice } from './import-sheet-choice.js';
import { ImportsController } from './imports.controller.js';
import { ImportsService } from './imports.service.js';
import { OaiService } from './oai.service.js';
import { OfferSummary } from './offer-summary.entity.js';
import { Patent, PatentEvent, PatentHolder } from './patent.entity.js';
import { PATENT_INDEX } from './patent-index.js';
import { PatentFeed } from './patent-feed.js';
import { PatentCards } from './patent-cards.js';
import { PatentIndexCheck } from './patent-index-check.js';
import { PatentIndexer } from './patent-indexer.js';
import { PatentPages } from './patent-pages.js';
import { BrowseController } from './browse/browse.controller.js';
import { BrowseService } from './browse/browse.service.js';
import { HistoryService } from './history/history.service.js';
import { ConflictsService } from './history/conflicts.service.js';
import { SupplyController } from './supply/supply.controller.js';
import { SupplyService } from './supply/supply.service.js';
import { ClassTitles } from './browse/class-titles.js';
import { PatentSearchService } from './patent-search.service.js';
import { PatentsController } from './patents.controller.js';
import { PatentsRepository } from './patents.repository.js';
import { PatentsService } from './patents.service.js';
import { PublicListsController } from './public-lists.controller.js';
import { PublicListsService } from './public-lists.service.js';
import { RegisterService } from './register.service.js';
import { ExportCommand } from './run-export.js';
import { ImportCommand } from './run-import.js';
import { PatentSubject } from './saved-searches/patent-subject.js';
import { SavedSearch } from './saved-searches/saved-search.entity.js';
import { SavedSearchesController } from './saved-searches/saved-searches.controller.js';
import { SavedSearchesService } from './saved-searches/saved-searches.service.js';
import { PatentSheet } from './sheet.entity.js';
import { Directory } from './suggestions/directory.js';
import { SuggestionsController } from './suggestions/suggestions.controller.js';
import { SuggestionsService } from './suggestions/suggestions.service.js';
import { SimilarPatentsService } from './similar-patents.service.js';
import { SheetsController } from './sheets.controller.js';
import { SynonymsController } from './synonyms/synonyms.controller.js';
import { SynonymsService } from './synonyms/synonyms.service.js';
import { SheetsService } from './sheets.service.js';

registerEntities(
  Patent,
  PatentEvent,
  PatentHolder,
  Holding,
  PatentSheet,
  PatentDocument,
  AnnuityFact,
  OfferSummary,
  ImportBatch,
  ImportFinding,
  ImportMapping,
  ImportChange,
  ImportRefusedRow,
  ImportSheetChoice,
  Classification,
  SavedSearch,
);
registerIndex(PATENT_INDEX);

/** Patents, who holds them, what the register says, and how they come in. */
@Global()
@Module({
  imports: [SearchModule],
  controllers: [
    BrowseController,
    SupplyController,
    PatentsController,
    HoldingsController,
    SheetsController,
    PatentDocumentsController,
    PublicDocumentsController,
    AnnuitiesController,
    PublicListsController,
    SuggestionsController,
    SynonymsController,
    SavedSearchesController,
    ImportsController,
    FilesController,
  ],
  providers: [
    CatalogueService,
    PatentsRepository,
    PatentsService,
    PatentPages,
    PatentCards,
    PatentSearchService,
    ClassTitles,
    SupplyService,
    HistoryService,
    ConflictsService,
    BrowseService,
    FiguresService,
    HoldingsService,
    RegisterService,
    SheetsService,
    PatentDocumentsService,
    PublicDocumentsService,
    AnnuitiesService,
    SimilarPatentsService,
    PublicListsService,
    PatentFeed,
    OaiService,
    Directory,
    SuggestionsService,
    SynonymsService,
    SavedSearchesService,
    PatentSubject,
    ImportsService,
    ImportRepairService,
    ImportRunner,
    ImportUndo,
    ImportCommand,
    ExportCommand,
    TaxonomyCommand,
    PatentIndexer,
    PatentIndexCheck,
  ],
  exports: [
    CatalogueService,
    AnnuitiesService,
    SheetsService,
    SavedSearchesService,
    PatentDocumentsService,
    PatentIndexer,
    PatentIndexCheck,
    ImportsService,
    ImportRunner,
    ImportUndo,
    ImportCommand,
    ExportCommand,
    TaxonomyCommand,
  ],
})
export class CatalogueModule {}
