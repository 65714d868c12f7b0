import { Module } from '@nestjs/common';
import { EventNews } from './event-news.js';
import { FollowOutcome, SearchForPlan, TellOfInvitation, TellOfPlan } from './events.jobs.js';
import { EventsModule } from './events.module.js';
import { EventLetters } from './letters/event-letters.js';
import {
  RemindOfEvents,
  WriteOfCancellation,
  WriteOfMeetings,
  WriteOfRegistration,
  WriteOfSeat,
} from './letters/letters.jobs.js';
import { PlanSearch } from './plan/plan-search.js';

/** Plans are searched for; people hear of invitations and of their meetings, those without an account by letter. */
@Module({
  imports: [EventsModule],
  providers: [
    ...[PlanSearch, EventNews, SearchForPlan, TellOfPlan, TellOfInvitation, FollowOutcome],
    ...[EventLetters, WriteOfRegistration, WriteOfSeat, WriteOfMeetings, WriteOfCancellation, RemindOfEvents],
  ],
})
export class EventsJobsModule {}
