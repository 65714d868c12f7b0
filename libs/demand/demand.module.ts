import { Global, Module } from '@nestjs/common';
import { CatalogueModule } from '#libs/catalogue';
import { registerEntities, registerIndex, SearchModule } from '#libs/platform';
import { AnswerMessage, NeedAnswer } from './answer.entity.js';
import { AnswersController } from './answers.controller.js';
import { AnswersService } from './answers.service.js';
import { BoardController } from './board.controller.js';
import { BoardService } from './board.service.js';
import './demand.errors.js';
import { NeedBoard } from './need-board.js';
import { NEED_INDEX } from './need-index.js';
import { NeedFilesService } from './need-files.service.js';
import { NeedIndexer } from './need-indexer.js';
import { NeedSubject } from './need-subject.js';
import { Need, NeedAdmitted, NeedHidden, PublishedNeed } from './need.entity.js';
import { NeedsController } from './needs.controller.js';
import { NeedsService } from './needs.service.js';
import { NeedExport } from './tables/need-export.service.js';
import { NeedImport } from './tables/need-import.service.js';
import { NeedTablesController } from './tables/need-tables.controller.js';
import { Team } from './team.entity.js';
import { TeamsController } from './teams.controller.js';
import { TeamsService } from './teams.service.js';
import { TriageController } from './triage.controller.js';
import { TriageService } from './triage.service.js';

registerEntities(Need, NeedAdmitted, NeedHidden, PublishedNeed, NeedAnswer, AnswerMessage, Team);
registerIndex(NEED_INDEX);

/** The board of technology needs and the answers to them. */
@Global()
@Module({
  imports: [SearchModule, CatalogueModule],
  controllers: [
    NeedTablesController,
    NeedsController,
    TriageController,
    BoardController,
    AnswersController,
    TeamsController,
  ],
  providers: [
    NeedBoard,
    NeedsService,
    TriageService,
    BoardService,
    AnswersService,
    TeamsService,
    NeedIndexer,
    NeedSubject,
    NeedFilesService,
    NeedExport,
    NeedImport,
  ],
  exports: [
    NeedsService,
    TriageService,
    BoardService,
    AnswersService,
    TeamsService,
    NeedIndexer,
    NeedExport,
    NeedImport,
  ],
})
export class DemandModule {}
