import { Controller, Get, HttpException } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { Database } from '../database/database.js';
import { migrations } from '../database/migrate.js';
import { Allow, anyone } from './access.js';

@ApiExcludeController()
@Controller('health')
export class HealthController {
  private readonly newest = migrations().at(-1)?.name ?? '';

  constructor(private readonly database: Database) {}

  /** The process answers. */
  @Get('live')
  @Allow(anyone)
  live(): { status: string } {
    return { status: 'live' };
  }

  /** It can do its work: the database answers, and has this version's newest migration. */
  @Get('ready')
  @Allow(anyone)
  async ready(): Promise<{ status: string }> {
    const found = await this.database
      .query('SELECT 1 FROM schema_migration WHERE name = $1', [this.newest])
      .catch(() => {
        throw new HttpException('the database does not answer', 503);
      });
    if (found.length === 0)
      throw new HttpException(`the migration ${this.newest} is not applied: run kaixu migrate`, 503);
    return { status: 'ready' };
  }
}
