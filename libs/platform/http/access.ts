import {
  type CanActivate,
  createParamDecorator,
  type ExecutionContext,
  Inject,
  Injectable,
  Param,
  SetMetadata,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyRequest } from 'fastify';
import { type Actor, hasRole, type PersonActor, type Role } from '../actor.js';
import { refuse } from '../errors.js';
import { isId } from '../ids.js';

/** What a policy may look at: who asks and for which organisation; never the database. */
export interface Asked {
  actor: Actor;
  params: Record<string, string | undefined>;
  body: Record<string, unknown>;
}
export type Verdict = 'yes' | 'not_signed_in' | 'not_found' | 'forbidden';
export interface Policy {
  /** Shown in the route list and the matrix: `UNIVERSITY_CLERK of organisationId`. */
  readonly name: string;
  judge(asked: Asked): Verdict;
}

export const anyone: Policy = { name: 'anyone', judge: () => 'yes' };
export const signedIn: Policy = {
  name: 'signed in',
  judge: ({ actor }) => (actor.kind === 'PERSON' ? 'yes' : 'not_signed_in'),
};
export const platformAdmin: Policy = {
  name: 'PLATFORM_ADMIN',
  judge: ({ actor }) => {
    if (actor.kind !== 'PERSON') return 'not_signed_in';
    return actor.platformAdmin ? 'yes' : 'not_found';
  },
};

/**
 * A member of the organisation in the path with one of `roles`. Another's organisation answers 404, as an absent one
 * does: a person may not learn which exist. The own one without the role answers 403.
 */
export function inOrganisation(...roles: Role[]): Policy {
  return {
    name: `${roles.join(' | ')} of organisationId`,
    judge: ({ actor, params }) => {
      if (actor.kind !== 'PERSON') return 'not_signed_in';
      const organisation = params['organisationId']?.toLowerCase() ?? '';
      if (!actor.roles.has(organisation)) return 'not_found';
      return hasRole(actor, organisation, roles) ? 'yes' : 'forbidden';
    },
  };
}

/** Acts for an organisation that the body names (`organisationId`): 403 unless the person holds one of `roles` there. */
export function forOrganisationInBody(...roles: Role[]): Policy {
  return {
    name: `${roles.join(' | ')} of body.organisationId`,
    judge: ({ actor, body }) => {
      if (actor.kind !== 'PERSON') return 'not_signed_in';
      const organisation = body['organisationId'];
      // Absent or malformed: the validation names the field; there is nothing to protect yet.
      if (typeof organisation !== 'string') return 'yes';
      return hasRole(actor, organisation.toLowerCase(), roles) ? 'yes' : 'forbidden';
    },
  };
}

const POLICY = Symbol('policy');
export const Allow = (policy: Policy): MethodDecorator => SetMetadata(POLICY, policy);

/** Finds out who is asking; accounts provides it. */
export interface ActorResolver {
  actorOf(request: FastifyRequest): Promise<Actor>;
}
export const ACTOR_RESOLVER = Symbol('ActorResolver');

export function actorOf(request: FastifyRequest): Actor {
  const actor = (request as FastifyRequest & { actor?: Actor }).actor;
  if (!actor) throw new Error('no actor: the access guard did not run');
  return actor;
}

/** Deny by default: a route without a policy is refused, and the start of the product fails on it (`routes.ts`). */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    @Inject(ACTOR_RESOLVER) private readonly resolver: ActorResolver,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const policy = policyOf(this.reflector, context.getHandler() as Handler);
    const request = context.switchToHttp().getRequest<FastifyRequest & { actor?: Actor }>();
    request.actor = await this.resolver.actorOf(request);
    const verdict = policy
      ? policy.judge({
          actor: request.actor,
          params: (request.params ?? {}) as Asked['params'],
          body: (request.body && typeof request.body === 'object' ? request.body : {}) as Asked['body'],
        })
      : 'not_found';
    if (verdict !== 'yes') throw refuse[verdict]();
    return true;
  }
}

export type Handler = (...args: never[]) => unknown;

export function policyOf(reflector: Reflector, handler: Handler): Policy | undefined {
  return reflector.get<Policy | undefined>(POLICY, handler);
}

/** The one who asks, whoever it is. */
export const Who = createParamDecorator((_: unknown, context: ExecutionContext): Actor =>
  actorOf(context.switchToHttp().getRequest<FastifyRequest>()),
);

/** The signed-in person; only behind a policy that lets nobody else through. */
export const Me = createParamDecorator((_: unknown, context: ExecutionContext): PersonActor => {
  const actor = actorOf(context.switchToHttp().getRequest<FastifyRequest>());
  if (actor.kind !== 'PERSON') throw refuse.not_signed_in();
  return actor;
});

/** An id in the path; what is no id names nothing, so 404. */
export function IdParam(name: string): ParameterDecorator {
  return Param(name, {
    transform(value: string): string {
      const id = value.toLowerCase();
      if (!isId(id)) throw refuse.not_found();
      return id;
    },
  });
}
