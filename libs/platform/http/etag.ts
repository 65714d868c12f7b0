import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { refuse } from '../errors.js';

/** A strong ETag is the record's version in quotes. */
export function etagOf(record: { version: number }): string {
  return `"${record.version}"`;
}

export function sendEtag<T extends { version: number }>(reply: FastifyReply, record: T): T {
  reply.header('etag', etagOf(record));
  return record;
}

/** The version that an editor saw, from `If-Match`; 428 without it. */
export const SeenVersion = createParamDecorator((_: unknown, context: ExecutionContext): string => {
  const header = context.switchToHttp().getRequest<FastifyRequest>().headers['if-match'];
  if (!header) throw refuse.etag_required();
  return header;
});

export function requireSeen(seen: string, record: { version: number }): void {
  if (seen !== etagOf(record)) throw refuse.etag_mismatch();
}
