import { Injectable, Module } from '@nestjs/common';
import { Database, Handles, type JobHandler, SYSTEM } from '#libs/platform';

/** An expired session opens nothing; its row goes, too. */
@Injectable()
@Handles({ topic: 'accounts.tidy', queue: 'housekeeping', everySeconds: 6 * 3600 })
export class ForgetExpiredSessions implements JobHandler {
  constructor(private readonly database: Database) {}

  handle(): Promise<void> {
    return this.database.transaction(SYSTEM, async (tx) => {
      await tx.query('DELETE FROM session WHERE expires_at < $1', [tx.now]);
    });
  }
}

@Module({ providers: [ForgetExpiredSessions] })
export class AccountsJobsModule {}
