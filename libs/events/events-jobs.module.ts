import { Module } from '@nestjs/common';
import { EventNews } from './event-news.js';
import { FollowOutcome, SearchForPlan, TellOfInvitation, TellOfPlan } from './events.jobs.js';
import { EventsModule } from './events.module.js';
import { PlanSearch } from './plan/plan-search.js';

/** Plans are searched for, and people hear of invitations and of their meetings. */
@Module({
  imports: [EventsModule],
  providers: [PlanSearch, EventNews, SearchForPlan, TellOfPlan, TellOfInvitation, FollowOutcome],
})
export class EventsJobsModule {}
