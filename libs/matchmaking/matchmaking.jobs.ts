import { Injectable } from '@nestjs/common';
import { ANSWER_CHANGED, NEED_CHANGED } from '#libs/demand';
import { PATENT_CHANGED } from '#libs/catalogue';
import { Handles, type JobHandler } from '#libs/platform';
import { AnswerMatches } from './answer-matches.js';
import { InventorLetters } from './inventors/inventor-letters.js';
import { MatchNews } from './match-news.js';
import { MatchRunner } from './match-runner.js';
import {
  INVENTOR_ANSWERED,
  INVENTOR_ASKED,
  MATCH_MOVED,
  MATCH_NEED,
  PATENT_VECTORS,
} from './matchmaking.topics.js';

/** One at a time in a worker: an index answers one question at once. More workers share the needs. */
const MATCHING = { queue: 'matching', concurrency: 1 };

@Injectable()
@Handles({ topic: NEED_CHANGED, ...MATCHING })
export class MatchChangedNeed implements JobHandler {
  constructor(private readonly runner: MatchRunner) {}

  handle(id: string): Promise<void> {
    return this.runner.matchNeed(id);
  }
}

/** Of the night, or of a vector that was just made: by words these needs have their matches. */
@Injectable()
@Handles({ topic: MATCH_NEED, ...MATCHING, priority: 'SWEEP' })
export class MatchNeedAgain implements JobHandler {
  constructor(private readonly runner: MatchRunner) {}

  handle(id: string): Promise<void> {
    return this.runner.matchNeed(id);
  }
}

@Injectable()
@Handles({ topic: PATENT_CHANGED, ...MATCHING })
export class MatchChangedPatents implements JobHandler {
  constructor(private readonly runner: MatchRunner) {}

  handle(id: string): Promise<void> {
    return this.runner.matchNews(id);
  }
}

@Injectable()
@Handles({ topic: PATENT_VECTORS, ...MATCHING, priority: 'SWEEP' })
export class MatchPatentVectors implements JobHandler {
  constructor(private readonly runner: MatchRunner) {}

  handle(id: string): Promise<void> {
    return this.runner.matchVectors(id);
  }
}

/** Every need once a night: what a lost job or a new engine left; and what is kept for its time only goes. */
@Injectable()
@Handles({ topic: 'match.all', ...MATCHING, everySeconds: 24 * 3600 })
export class MatchAllNeeds implements JobHandler {
  constructor(
    private readonly runner: MatchRunner,
    private readonly letters: InventorLetters,
  ) {}

  async handle(): Promise<void> {
    await this.letters.forgetAddresses();
    await this.runner.matchAllLater();
  }
}

@Injectable()
@Handles({ topic: ANSWER_CHANGED, ...MATCHING })
export class FollowAnswer implements JobHandler {
  constructor(private readonly answers: AnswerMatches) {}

  handle(id: string): Promise<void> {
    return this.answers.follow(id);
  }
}

@Injectable()
@Handles({ topic: MATCH_MOVED, queue: 'alerts' })
export class TellOfMatch implements JobHandler {
  constructor(private readonly news: MatchNews) {}

  handle(id: string): Promise<void> {
    return this.news.moved(id);
  }
}

@Injectable()
@Handles({ topic: INVENTOR_ASKED, queue: 'alerts' })
export class AskInventor implements JobHandler {
  constructor(private readonly letters: InventorLetters) {}

  handle(id: string): Promise<void> {
    return this.letters.ask(id);
  }
}

@Injectable()
@Handles({ topic: INVENTOR_ANSWERED, queue: 'alerts' })
export class TellOfInventor implements JobHandler {
  constructor(private readonly letters: InventorLetters) {}

  handle(id: string): Promise<void> {
    return this.letters.answered(id);
  }
}
