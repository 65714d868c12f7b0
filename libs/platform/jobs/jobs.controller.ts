import { timingSafeEqual } from 'node:crypto';
import { Body, Controller, Get, Header, Headers, HttpCode, Post } from '@nestjs/common';
import { ApiExcludeEndpoint, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Env } from '../env.js';
import { refuse } from '../errors.js';
import { Allow, anyone, platformAdmin, type Policy } from '../http/access.js';
import { JobsDesk } from './jobs-desk.js';
import { FailedJobActDto, JobsDto } from './jobs.dto.js';

const jobPolicy: Record<'watch' | 'measure', Policy> = { watch: platformAdmin, measure: anyone };

/** What waits, what failed for good, and trying that again. */
@ApiTags('jobs')
@Controller()
export class JobsController {
  constructor(
    private readonly desk: JobsDesk,
    private readonly env: Env,
  ) {}

  @Get('api/v1/jobs')
  @Allow(jobPolicy.watch)
  @ApiOkResponse({ type: JobsDto })
  async all(): Promise<JobsDto> {
    const [queues, failed] = await Promise.all([this.desk.queues(), this.desk.failed()]);
    return { queues, failed };
  }

  /** Tries a failed job again, or forgets it. */
  @Post('api/v1/jobs/failed')
  @HttpCode(204)
  @Allow(jobPolicy.watch)
  @ApiNoContentResponse()
  act(@Body() { queue, id, act }: FailedJobActDto): Promise<void> {
    return act === 'RETRY' ? this.desk.retry(queue, id) : this.desk.remove(queue, id);
  }

  /** For Prometheus, with `Authorization: Bearer METRICS_TOKEN`; without that variable there is no such page. */
  @Get('metrics')
  @Allow(jobPolicy.measure)
  @ApiExcludeEndpoint()
  @Header('content-type', 'text/plain; version=0.0.4; charset=utf-8')
  async metrics(@Headers('authorization') authorization = ''): Promise<string> {
    if (!this.env.METRICS_TOKEN || !same(authorization, `Bearer ${this.env.METRICS_TOKEN}`))
      throw refuse.not_found();
    const queues = await this.desk.queues();
    const gauges = ['waiting', 'active', 'delayed', 'failed', 'completed', 'oldestWaitingSeconds'] as const;
    return gauges
      .flatMap((gauge) => {
        const name = `kaixu_jobs_${gauge.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)}`;
        return [
          `# TYPE ${name} gauge`,
          ...queues.map((queue) => `${name}{queue="${queue.name}"} ${queue[gauge]}`),
        ];
      })
      .join('\n')
      .concat('\n');
  }
}

/** In a time that tells nothing of where two texts differ. */
function same(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
