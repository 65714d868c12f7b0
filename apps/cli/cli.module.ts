import { type DynamicModule, Module } from '@nestjs/common';
import { AccountsModule } from '#libs/accounts';
import { CatalogueModule } from '#libs/catalogue';
import { DemandModule } from '#libs/demand';
import { EventsModule } from '#libs/events';
import { EnterprisesModule } from '#libs/enterprises';
import { LicensingModule } from '#libs/licensing';
import { MatchmakingModule } from '#libs/matchmaking';
import { PlatformModule, type Running } from '#libs/platform';

/** Every lib's services, without HTTP and without job workers: what commands leave for later waits for a worker. */
@Module({})
export class CliModule {
  static forRoot(running: Running): DynamicModule {
    return {
      module: CliModule,
      imports: [
        PlatformModule.forRoot(running),
        AccountsModule,
        CatalogueModule,
        LicensingModule,
        DemandModule,
        MatchmakingModule,
        EventsModule,
        EnterprisesModule,
      ],
    };
  }
}
