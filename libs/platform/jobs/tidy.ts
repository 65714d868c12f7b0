import { Injectable } from '@nestjs/common';
import { SYSTEM } from '../actor.js';
import { Database } from '../database/database.js';
import { Handles, type JobHandler } from './handler.js';

/** Answers are replayed for 30 days; then the key is free and the row goes. */
@Injectable()
@Handles({ topic: 'platform.tidy', queue: 'housekeeping', everySeconds: 6 * 3600 })
export class ForgetOldKeys implements JobHandler {
  constructor(private readonly database: Database) {}

  handle(): Promise<void> {
    return this.database.transaction(SYSTEM, async (tx) => {
      await tx.query(`DELETE FROM idempotency_key WHERE created_at < $1::timestamptz - interval '30 days'`, [
        tx.now,
      ]);
    });
  }
}
