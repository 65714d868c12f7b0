import type { EntityTarget, ObjectLiteral, DataSourceOptions } from 'typeorm';

/** The role the application works as: no superuser, no owner, so that row-level security holds for it. */
export const APPLICATION_ROLE = 'kaixu_app';

const entities: EntityTarget<ObjectLiteral>[] = [];

/** Each lib names its entities here, once, when it is loaded. */
export function registerEntities(...added: EntityTarget<ObjectLiteral>[]): void {
  for (const entity of added) if (!entities.includes(entity)) entities.push(entity);
}

export function dataSourceOptions(url: string, poolSize: number): DataSourceOptions {
  return {
    type: 'postgres',
    url,
    entities: entities as never[],
    synchronize: false,
    // Every bigint of ours is money or a count, far below 2^53.
    parseInt8: true,
    // Reconnecting is the pool's work: a connection that broke is replaced by the next request.
    extra: {
      max: poolSize,
      options: `-c role=${APPLICATION_ROLE}`,
      keepAlive: true,
      connectionTimeoutMillis: 5000,
    },
  };
}
