import { Injectable } from '@nestjs/common';
import { Handles, type JobHandler } from '#libs/platform';
import { PLAN_PUBLISHED } from '../plan/plan.topics.js';
import { EventLetters } from './event-letters.js';
import { EVENT_CANCELLED, EVENT_REGISTERED, EVENT_SEAT } from './letters.topics.js';

@Injectable()
@Handles({ topic: EVENT_REGISTERED, queue: 'alerts' })
export class WriteOfRegistration implements JobHandler {
  constructor(private readonly letters: EventLetters) {}

  handle(id: string): Promise<void> {
    return this.letters.registered(id);
  }
}

@Injectable()
@Handles({ topic: EVENT_SEAT, queue: 'alerts' })
export class WriteOfSeat implements JobHandler {
  constructor(private readonly letters: EventLetters) {}

  handle(id: string): Promise<void> {
    return this.letters.seat(id);
  }
}

@Injectable()
@Handles({ topic: PLAN_PUBLISHED, queue: 'alerts' })
export class WriteOfMeetings implements JobHandler {
  constructor(private readonly letters: EventLetters) {}

  handle(id: string): Promise<void> {
    return this.letters.meetings(id);
  }
}

@Injectable()
@Handles({ topic: EVENT_CANCELLED, queue: 'alerts' })
export class WriteOfCancellation implements JobHandler {
  constructor(private readonly letters: EventLetters) {}

  handle(id: string): Promise<void> {
    return this.letters.cancelled(id);
  }
}

@Injectable()
@Handles({ topic: 'event.reminders', queue: 'alerts', everySeconds: 900 })
export class RemindOfEvents implements JobHandler {
  constructor(private readonly letters: EventLetters) {}

  handle(): Promise<void> {
    return this.letters.remind();
  }
}
