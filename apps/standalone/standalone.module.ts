import { type DynamicModule, Module } from '@nestjs/common';
import type { Running } from '#libs/platform';
import { ApiModule } from '../api/api.module.js';
import { WorkerModule } from '../worker/worker.module.js';

/** The newcomer's process: site, API and worker together. */
@Module({})
export class StandaloneModule {
  static forRoot(running: Running): DynamicModule {
    return { module: StandaloneModule, imports: [ApiModule.forRoot(running), WorkerModule.forRoot(running)] };
  }
}
