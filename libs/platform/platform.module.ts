import { type DynamicModule, Global, Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Clock } from './clock.js';
import { dataSourceOptions } from './database/data-source.js';
import { Database } from './database/database.js';
import { Env } from './env.js';
import { Files } from './files/files.js';
import { AccessGuard } from './http/access.js';
import { HealthController } from './http/health.controller.js';
import { LegalActs } from './http/legal-acts.js';
import { SearchModule } from './search/search.module.js';
import { JobsRuntime, QUEUE_DATABASE_URL } from './jobs/jobs-runtime.js';
import { ForgetOldKeys } from './jobs/tidy.js';

export interface Running {
  env: Env;
  /** Where the database is: `DATABASE_URL`, or the embedded one's address. */
  databaseUrl: string;
  /** Builds the modules without connecting: for writing the API's description. */
  offline?: boolean;
}

/** Api and worker in one process share one platform: Nest tells dynamic modules apart by their object. */
const made = new WeakMap<Running, DynamicModule>();

/** What every process of the product shares. */
@Global()
@Module({})
export class PlatformModule {
  static forRoot(running: Running): DynamicModule {
    const { env, databaseUrl } = running;
    const module: DynamicModule = made.get(running) ?? {
      module: PlatformModule,
      imports: [
        DiscoveryModule,
        SearchModule,
        TypeOrmModule.forRoot({
          ...dataSourceOptions(databaseUrl, env.DATABASE_POOL),
          retryAttempts: 3,
          retryDelay: 1000,
          manualInitialization: running.offline ?? false,
        }),
      ],
      providers: [{ provide: Env, useValue: env }, Clock, Database, Files, LegalActs],
      exports: [Env, Clock, Database, Files, LegalActs, DiscoveryModule],
    };
    made.set(running, module);
    return module;
  }
}

/** HTTP only: the guard that denies by default, and the health pages. */
@Module({
  controllers: [HealthController],
  providers: [{ provide: APP_GUARD, useClass: AccessGuard }],
})
export class PlatformHttpModule {}

/** Worker only: the relay, the queues, the sweeps. */
@Module({})
export class PlatformJobsModule {
  static forRoot({ databaseUrl }: Running): DynamicModule {
    return {
      module: PlatformJobsModule,
      imports: [DiscoveryModule],
      providers: [{ provide: QUEUE_DATABASE_URL, useValue: databaseUrl }, JobsRuntime, ForgetOldKeys],
      exports: [JobsRuntime],
    };
  }
}
