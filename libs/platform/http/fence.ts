import type { FastifyInstance } from 'fastify';
import { refuse } from '../errors.js';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * The cross-site fence: a changing request that a browser sends for another site is refused. A client that sends
 * neither `Origin` nor `Sec-Fetch-Site` is no browser and carries no cookie by accident, so it passes.
 */
export function installFence(fastify: FastifyInstance, publicUrl: string): void {
  const home = sameLoopback(new URL(publicUrl).origin);
  fastify.addHook('onRequest', async (request) => {
    if (SAFE.has(request.method)) return;
    const origin = request.headers.origin;
    if (origin !== undefined && (!URL.canParse(origin) || sameLoopback(new URL(origin).origin) !== home)) {
      throw refuse.foreign_origin();
    }
    const site = request.headers['sec-fetch-site'];
    // `none`: the person typed the address.
    if (site !== undefined && site !== 'same-origin' && site !== 'none') throw refuse.foreign_origin();
  });
}

function sameLoopback(origin: string): string {
  return origin.replace('//localhost', '//127.0.0.1').replace('//[::1]', '//127.0.0.1');
}
