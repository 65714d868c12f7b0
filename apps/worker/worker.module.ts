import { type DynamicModule, Module } from '@nestjs/common';
import { AccountsJobsModule, AccountsModule } from '#libs/accounts';
import { CatalogueJobsModule } from '#libs/catalogue';
import { DemandJobsModule } from '#libs/demand';
import { EventsJobsModule } from '#libs/events';
import { LicensingJobsModule } from '#libs/licensing';
import { MatchmakingJobsModule } from '#libs/matchmaking';
import { PlatformJobsModule, PlatformModule, type Running } from '#libs/platform';

/** Everything that happens later: no HTTP. */
@Module({})
export class WorkerModule {
  static forRoot(running: Running): DynamicModule {
    return {
      module: WorkerModule,
      imports: [
        PlatformModule.forRoot(running),
        PlatformJobsModule,
        AccountsModule,
        AccountsJobsModule,
        CatalogueJobsModule,
        LicensingJobsModule,
        DemandJobsModule,
        MatchmakingJobsModule,
        EventsJobsModule,
      ],
    };
  }
}
