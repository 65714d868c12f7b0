import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { refuse } from '../errors.js';

/**
 * Requests allowed in a window of seconds, by caller's address; `RATE_LIMIT_FACTOR` multiplies each.
 * Kept in the process's memory: behind n API processes a caller may reach n times the figure.
 */
export const RATE_LIMITS = {
  /** Guessing passwords. */
  signIn: { points: 20, seconds: 60 },
  registration: { points: 20, seconds: 3600 },
  /** For events: each may write a letter to the address that was typed. A hall shares one address. */
  eventRegistration: { points: 120, seconds: 600 },
  upload: { points: 60, seconds: 600 },
  /** Everything else that changes something. */
  change: { points: 600, seconds: 60 },
  read: { points: 1800, seconds: 60 },
  /** Whole lists as a file. */
  export: { points: 20, seconds: 600 },
  /** While somebody types. */
  suggestion: { points: 900, seconds: 60 },
} as const;
export type RateLimit = keyof typeof RATE_LIMITS;

export function limitOf(method: string, url: string): RateLimit {
  if (method === 'GET' || method === 'HEAD') {
    if (url.endsWith('.xlsx')) return 'export';
    return url === '/api/v1/suggestions' ? 'suggestion' : 'read';
  }
  if (/^\/api\/v1\/sessions(\/current\/step-up)?$/.test(url)) return 'signIn';
  if (/^\/api\/v1\/(registrations|invitations\/)/.test(url)) return 'registration';
  if (/^\/api\/v1\/events\/[^/]+\/registrations$/.test(url)) return 'eventRegistration';
  return /\/(files|imports|imports\/check|documents)$/.test(url) ? 'upload' : 'change';
}

export function installRateLimits(fastify: FastifyInstance, factor: number): void {
  const limiters = Object.fromEntries(
    Object.entries(RATE_LIMITS).map(([name, { points, seconds }]) => [
      name,
      new RateLimiterMemory({
        keyPrefix: name,
        points: Math.max(1, Math.round(points * factor)),
        duration: seconds,
      }),
    ]),
  ) as Record<RateLimit, RateLimiterMemory>;
  fastify.addHook('onRequest', async (request: FastifyRequest) => {
    const path = request.url.split('?')[0] ?? '';
    if (!path.startsWith('/api/')) return;
    await limiters[limitOf(request.method, path)].consume(request.ip).catch((state: unknown) => {
      const seconds = state instanceof RateLimiterRes ? Math.ceil(state.msBeforeNext / 1000) : 1;
      throw refuse.too_many_requests({ seconds });
    });
  });
}
