import { Module } from '@nestjs/common';
import { DemandNews } from './demand-news.js';
import {
  IndexNeed,
  SweepDemand,
  SweepNeedIndex,
  TellOfAnswer,
  TellOfNeed,
  TellOfNeedEntered,
} from './demand.jobs.js';
import { DemandModule } from './demand.module.js';

/** What happens later: the index follows the board, people hear of it, the calendar and silence have their effect. */
@Module({
  imports: [DemandModule],
  providers: [
    DemandNews,
    IndexNeed,
    SweepNeedIndex,
    TellOfNeed,
    TellOfNeedEntered,
    TellOfAnswer,
    SweepDemand,
  ],
})
export class DemandJobsModule {}
