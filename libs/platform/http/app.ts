import { randomUUID } from 'node:crypto';
import { type DynamicModule, type Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import fastifyCookie from '@fastify/cookie';
import fastifyHelmet from '@fastify/helmet';
import fastifyMultipart from '@fastify/multipart';
import type { FastifyInstance, RouteOptions } from 'fastify';
import type { Logger } from 'pino';
import type { Env } from '../env.js';
import { installFence } from './fence.js';
import { createLogger, NestLogger } from './logging.js';
import { ProblemFilter } from './problem.filter.js';
import { installRateLimits } from './rate-limits.js';
import { refuseOpenRoutes, type RouteSeen } from './routes.js';
import { serveSite } from './site.js';
import { validationPipe } from './validation.js';

export const UPLOAD_LIMIT_MB = 40;
const PERMISSIONS = 'camera=(self), microphone=(), geolocation=(), payment=(), usb=()';

export interface HttpApp {
  nest: NestFastifyApplication;
  document: OpenAPIObject;
  /** Every route that Fastify knows, whoever mounted it. */
  routes: RouteSeen[];
  logger: Logger;
}

/** Builds the HTTP side of the product; api, standalone and the tests boot it by this function. */
export async function createHttpApp(
  module: Type | DynamicModule,
  env: Env,
  webFolder?: string,
): Promise<HttpApp> {
  const logger = createLogger(env.LOG_LEVEL);
  const adapter = new FastifyAdapter({
    loggerInstance: logger,
    genReqId: () => randomUUID(),
    trustProxy: env.TRUST_PROXY || false,
    bodyLimit: 1024 * 1024,
    // A keep-alive connection must not hold up the shutdown.
    forceCloseConnections: 'idle',
  } as ConstructorParameters<typeof FastifyAdapter>[0]);
  const fastify = adapter.getInstance() as unknown as FastifyInstance;
  const routes: RouteSeen[] = [];
  fastify.addHook('onRoute', (route: RouteOptions) => {
    for (const method of [route.method].flat()) routes.push({ method, url: route.url });
  });
  fastify.addHook('onSend', (request, reply, _payload, done) => {
    reply.header('x-request-id', request.id);
    // The camera reads QR codes at the door of an event; one page of the site leads to another without a new document.
    reply.header('permissions-policy', PERMISSIONS);
    if (request.url.startsWith('/api/') && !reply.hasHeader('cache-control'))
      reply.header('cache-control', 'no-store');
    done();
  });
  installFence(fastify, env.PUBLIC_URL);
  installRateLimits(fastify, env.RATE_LIMIT_FACTOR);

  const nest = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    logger: new NestLogger(logger),
    abortOnError: false,
  });
  await nest.register(fastifyCookie);
  await nest.register(fastifyMultipart, { limits: { fileSize: UPLOAD_LIMIT_MB * 1024 * 1024, files: 1 } });
  await nest.register(fastifyHelmet, helmetOptions(env.PUBLIC_URL.startsWith('https:')));
  nest.useGlobalPipes(validationPipe());
  nest.useGlobalFilters(new ProblemFilter());
  refuseOpenRoutes(nest);
  const document = openApi(nest);
  SwaggerModule.setup('api/v1/reference', nest, document, {
    jsonDocumentUrl: 'api/v1/openapi.json',
    raw: ['json'],
  });
  if (webFolder) await serveSite(fastify, webFolder, env.PUBLIC_URL);
  return { nest, document, routes, logger };
}

function openApi(nest: NestFastifyApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Kaixu')
    .setDescription(
      'Open licences for university patents: offers, notices, payments, proofs. Money is integer fen; days are Asia/Shanghai.',
    )
    .setVersion('1')
    .build();
  return SwaggerModule.createDocument(nest, config, {
    operationIdFactory: (controller, method) => `${controller.replace('Controller', '')}_${method}`,
  });
}

function helmetOptions(https: boolean) {
  return {
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        // The component library writes its theme into style elements.
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        // Some browsers ask the policy for the picture of the camera, too.
        mediaSrc: ["'self'", 'mediastream:'],
        connectSrc: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'self'"],
        formAction: ["'self'"],
        upgradeInsecureRequests: https ? [] : null,
      },
    },
    strictTransportSecurity: https,
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'same-origin' as const },
  };
}
