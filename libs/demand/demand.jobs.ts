import { Injectable } from '@nestjs/common';
import { Handles, type JobHandler } from '#libs/platform';
import { DemandNews } from './demand-news.js';
import { ANSWER_CHANGED, NEED_CHANGED, NEED_ENTERED, NEED_MOVED } from './demand.topics.js';
import { NeedIndexer } from './need-indexer.js';

@Injectable()
@Handles({ topic: NEED_CHANGED, queue: 'search' })
export class IndexNeed implements JobHandler {
  constructor(private readonly indexer: NeedIndexer) {}

  handle(id: string): Promise<void> {
    return this.indexer.follow(id);
  }
}

/** What a failed job left, and what a search engine beside Postgres missed. */
@Injectable()
@Handles({ topic: 'need.reindex', queue: 'search', everySeconds: 6 * 3600 })
export class SweepNeedIndex implements JobHandler {
  constructor(private readonly indexer: NeedIndexer) {}

  async handle(): Promise<void> {
    await this.indexer.reindexAll();
  }
}

@Injectable()
@Handles({ topic: NEED_MOVED, queue: 'alerts' })
export class TellOfNeed implements JobHandler {
  constructor(private readonly news: DemandNews) {}

  handle(id: string): Promise<void> {
    return this.news.needMoved(id);
  }
}

@Injectable()
@Handles({ topic: NEED_ENTERED, queue: 'alerts' })
export class TellOfNeedEntered implements JobHandler {
  constructor(private readonly news: DemandNews) {}

  handle(id: string): Promise<void> {
    return this.news.needEntered(id);
  }
}

@Injectable()
@Handles({ topic: ANSWER_CHANGED, queue: 'alerts' })
export class TellOfAnswer implements JobHandler {
  constructor(private readonly news: DemandNews) {}

  handle(id: string): Promise<void> {
    return this.news.answerChanged(id);
  }
}

/** Needs leave the board on their day; what has been silent for a week is called after. */
@Injectable()
@Handles({ topic: 'need.sweep', queue: 'alerts', everySeconds: 3600 })
export class SweepDemand implements JobHandler {
  constructor(private readonly news: DemandNews) {}

  async handle(): Promise<void> {
    await this.news.expire();
    await this.news.escalate();
  }
}
