import { Injectable } from '@nestjs/common';
import { Handles, type JobHandler } from '#libs/platform';
import { PATENT_CHANGED } from './patent-changes.js';
import { PatentIndexer } from './patent-indexer.js';

/** One job takes all that waits, not only its subject: many changes cost few batches. */
@Injectable()
@Handles({ topic: PATENT_CHANGED, queue: 'search', concurrency: 1 })
export class IndexChangedPatents implements JobHandler {
  constructor(private readonly indexer: PatentIndexer) {}

  async handle(): Promise<void> {
    await this.indexer.drain();
  }
}

/** Four times a day, and it also takes what a failed job left behind. */
@Injectable()
@Handles({ topic: 'patent.remaining_life', queue: 'search', concurrency: 1, everySeconds: 6 * 3600 })
export class SweepRemainingLife implements JobHandler {
  constructor(private readonly indexer: PatentIndexer) {}

  async handle(): Promise<void> {
    await this.indexer.sweepRemainingLife();
    await this.indexer.drain();
  }
}

/** A search engine that was away, or is new, is told what it missed. */
@Injectable()
@Handles({ topic: 'patent.search_engine', queue: 'search', concurrency: 1, everySeconds: 10 })
export class FollowSearchEngine implements JobHandler {
  constructor(private readonly indexer: PatentIndexer) {}

  handle(): Promise<void> {
    return this.indexer.follow();
  }
}
