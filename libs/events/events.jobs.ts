import { Injectable } from '@nestjs/common';
import { Handles, type JobHandler } from '#libs/platform';
import { EventNews } from './event-news.js';
import { OUTCOME_SAID } from './outcomes/outcomes.topics.js';
import { OutcomesService } from './outcomes/outcomes.service.js';
import { PLAN_PUBLISHED, PLAN_RUN } from './plan/plan.topics.js';
import { PlanSearch } from './plan/plan-search.js';
import { EVENT_INVITED } from './wishes/wishes.topics.js';

/** One at a time in a worker: a search uses a core for its seconds. */
@Injectable()
@Handles({ topic: PLAN_RUN, queue: 'schedules', concurrency: 1 })
export class SearchForPlan implements JobHandler {
  constructor(private readonly search: PlanSearch) {}

  handle(id: string): Promise<void> {
    return this.search.run(id);
  }
}

@Injectable()
@Handles({ topic: PLAN_PUBLISHED, queue: 'alerts' })
export class TellOfPlan implements JobHandler {
  constructor(private readonly news: EventNews) {}

  handle(id: string): Promise<void> {
    return this.news.planPublished(id);
  }
}

@Injectable()
@Handles({ topic: EVENT_INVITED, queue: 'alerts' })
export class TellOfInvitation implements JobHandler {
  constructor(private readonly news: EventNews) {}

  handle(id: string): Promise<void> {
    return this.news.invited(id);
  }
}

@Injectable()
@Handles({ topic: OUTCOME_SAID, queue: 'alerts' })
export class FollowOutcome implements JobHandler {
  constructor(private readonly outcomes: OutcomesService) {}

  handle(id: string): Promise<void> {
    return this.outcomes.follow(id);
  }
}
