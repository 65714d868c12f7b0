import { Module } from '@nestjs/common';
import { DemandModule } from '#libs/demand';
import { registerEntities } from '#libs/platform';
import { InventorLinks } from './inventors/inventor-links.service.js';
import { InventorQuestion } from './inventors/inventor-question.entity.js';
import { InventorsController } from './inventors/inventors.controller.js';
import { InventorsService } from './inventors/inventors.service.js';
import { Match, MatchJudgement } from './match.entity.js';
import { MatchEngine } from './match-engine.js';
import { MatchesController } from './matches.controller.js';
import { MatchesService } from './matches.service.js';
import './matchmaking.errors.js';
import { ReviewService } from './review.service.js';

registerEntities(Match, MatchJudgement, InventorQuestion);

/** Matches as people see and judge them. */
@Module({
  imports: [DemandModule],
  controllers: [MatchesController, InventorsController],
  providers: [MatchEngine, MatchesService, ReviewService, InventorsService, InventorLinks],
  exports: [MatchEngine, MatchesService, ReviewService],
})
export class MatchmakingModule {}
