import type { INestApplication } from '@nestjs/common';
import { DiscoveryService, MetadataScanner, Reflector } from '@nestjs/core';
import { type Handler, policyOf } from './access.js';

export interface RouteSeen {
  method: string;
  url: string;
}

/** A controller method without a policy stops the start: nobody can forget one. */
export function refuseOpenRoutes(nest: INestApplication): void {
  const reflector = nest.get(Reflector);
  const scanner = new MetadataScanner();
  const open: string[] = [];
  for (const { instance, name } of nest.get(DiscoveryService, { strict: false }).getControllers()) {
    const prototype = Object.getPrototypeOf(instance) as Record<string, Handler>;
    for (const method of scanner.getAllMethodNames(prototype)) {
      const handler = prototype[method];
      const isRoute = handler !== undefined && Reflect.hasMetadata('path', handler);
      if (isRoute && !policyOf(reflector, handler)) open.push(`${name}.${method}`);
    }
  }
  if (open.length > 0) throw new Error(`Routes without a policy: ${open.join(', ')}`);
}
