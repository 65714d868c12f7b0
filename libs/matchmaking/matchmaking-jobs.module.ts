import { Module } from '@nestjs/common';
import { DemandModule } from '#libs/demand';
import { AnswerMatches } from './answer-matches.js';
import { InventorLetters } from './inventors/inventor-letters.js';
import { MatchNews } from './match-news.js';
import { MatchRunner } from './match-runner.js';
import {
  FollowAnswer,
  MatchAllNeeds,
  MatchChangedNeed,
  MatchChangedPatents,
  MatchNeedAgain,
  AskInventor,
  TellOfInventor,
  TellOfMatch,
} from './matchmaking.jobs.js';
import { MatchmakingModule } from './matchmaking.module.js';
import { PatentCandidates } from './patent-candidates.js';

/** The engine at work: suggestions for new and changed needs and patents, answers as matches, and the news of it. */
@Module({
  imports: [DemandModule, MatchmakingModule],
  providers: [
    PatentCandidates,
    MatchRunner,
    AnswerMatches,
    MatchNews,
    MatchChangedNeed,
    MatchNeedAgain,
    MatchChangedPatents,
    MatchAllNeeds,
    FollowAnswer,
    TellOfMatch,
    InventorLetters,
    AskInventor,
    TellOfInventor,
  ],
})
export class MatchmakingJobsModule {}
