import { Module } from '@nestjs/common';
import { DemandModule } from '#libs/demand';
import { AnswerMatches } from './answer-matches.js';
import { VectorMaker } from './embedding/vector-maker.js';
import { MakeMissingVectors, MakeNeedVector, MakePatentVectors } from './embedding/vectors.jobs.js';
import { Vectors } from './embedding/vectors.js';
import { InventorLetters } from './inventors/inventor-letters.js';
import { MatchNews } from './match-news.js';
import { MatchRunner } from './match-runner.js';
import { MatchSearch } from './match-search.js';
import {
  FollowAnswer,
  MatchAllNeeds,
  MatchChangedNeed,
  MatchChangedPatents,
  MatchNeedAgain,
  MatchPatentVectors,
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
    Vectors,
    VectorMaker,
    MatchSearch,
    MatchRunner,
    AnswerMatches,
    MatchNews,
    MatchChangedNeed,
    MatchNeedAgain,
    MatchChangedPatents,
    MatchPatentVectors,
    MatchAllNeeds,
    FollowAnswer,
    TellOfMatch,
    MakePatentVectors,
    MakeNeedVector,
    MakeMissingVectors,
    InventorLetters,
    AskInventor,
    TellOfInventor,
  ],
})
export class MatchmakingJobsModule {}
