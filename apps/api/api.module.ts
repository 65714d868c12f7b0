import { type DynamicModule, Module } from '@nestjs/common';
import { AccountsModule } from '#libs/accounts';
import { CatalogueModule } from '#libs/catalogue';
import { DemandModule } from '#libs/demand';
import { EventsModule } from '#libs/events';
import { EnterprisesModule } from '#libs/enterprises';
import { LicensingModule } from '#libs/licensing';
import { MatchmakingModule } from '#libs/matchmaking';
import { PlatformHttpModule, PlatformModule, type Running } from '#libs/platform';

/** Everything that answers over HTTP. */
@Module({})
export class ApiModule {
  static forRoot(running: Running): DynamicModule {
    return {
      module: ApiModule,
      imports: [
        PlatformModule.forRoot(running),
        PlatformHttpModule,
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
