import { type DynamicModule, Global, Module } from '@nestjs/common';
import { APP_GUARD, DiscoveryModule } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Clock } from './clock.js';
import { dataSourceOptions, registerEntities } from './database/data-source.js';
import { Database } from './database/database.js';
import { Env } from './env.js';
import { ClamdScanner } from './files/clamd-scanner.js';
import { Files } from './files/files.js';
import { ScanFile, ScanWaitingFiles } from './files/scan-files.js';
import { FILE_SCANNER } from './files/scanner.js';
import { AccessGuard } from './http/access.js';
import { HealthController } from './http/health.controller.js';
import { LegalActs } from './http/legal-acts.js';
import { MailTransport } from './notifications/mail-transport.js';
import { Mail, Notification } from './notifications/notification.entity.js';
import { NotificationsController } from './notifications/notifications.controller.js';
import { NotificationsReader } from './notifications/notifications.reader.js';
import { Notifications } from './notifications/notifications.js';
import { SendMail, SendMailAgain, SweepMail } from './notifications/send-mail.jobs.js';
import { SearchModule } from './search/search.module.js';
import { QUEUE_DATABASE_URL } from './jobs/backend.js';
import { JobsController } from './jobs/jobs.controller.js';
import { JobsDesk } from './jobs/jobs-desk.js';
import { JobsRuntime } from './jobs/jobs-runtime.js';
import { ForgetOldKeys } from './jobs/tidy.js';

registerEntities(Notification, Mail);

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
      providers: [
        { provide: Env, useValue: env },
        Clock,
        Database,
        Files,
        { provide: FILE_SCANNER, useValue: env.SCANNER_URL ? new ClamdScanner(env.SCANNER_URL) : null },
        LegalActs,
        MailTransport,
        Notifications,
        { provide: QUEUE_DATABASE_URL, useValue: databaseUrl },
      ],
      exports: [
        Env,
        Clock,
        Database,
        Files,
        FILE_SCANNER,
        LegalActs,
        MailTransport,
        Notifications,
        QUEUE_DATABASE_URL,
        DiscoveryModule,
      ],
    };
    made.set(running, module);
    return module;
  }
}

/** HTTP only: the guard that denies by default, the health pages, what a person was told. */
@Module({
  controllers: [HealthController, JobsController, NotificationsController],
  providers: [{ provide: APP_GUARD, useClass: AccessGuard }, JobsDesk, NotificationsReader],
})
export class PlatformHttpModule {}

/** Worker only: the relay, the queues, the sweeps. */
@Module({
  imports: [DiscoveryModule],
  providers: [JobsRuntime, ForgetOldKeys, SendMail, SendMailAgain, SweepMail, ScanFile, ScanWaitingFiles],
  exports: [JobsRuntime],
})
export class PlatformJobsModule {}
