import { Module } from '@nestjs/common';
import { DemandModule } from '#libs/demand';
import { registerEntities } from '#libs/platform';
import { Match, MatchJudgement } from './match.entity.js';
import { MatchEngine } from './match-engine.js';
import { MatchesController } from './matches.controller.js';
import { MatchesService } from './matches.service.js';
import './matchmaking.errors.js';
import { ReviewService } from './review.service.js';

registerEntities(Match, MatchJudgement);

/** Matches as people see and judge them. */
@Module({
  imports: [DemandModule],
  controllers: [MatchesController],
  providers: [MatchEngine, MatchesService, ReviewService],
  exports: [MatchEngine, MatchesService, ReviewService],
})
export class MatchmakingModule {}
