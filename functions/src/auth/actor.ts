import type { Response } from 'express';
import { AppError } from '../errors/index.js';
import { currentContext } from '../platform/index.js';
import { fullName, type User } from '../users/index.js';

/** Who makes the request: the account as stored now, and the session its token belongs to. */
export interface Actor {
  readonly user: User;
  readonly sessionId: string;
  readonly accessToken: { readonly jti: string; readonly expiresAt: Date };
  /** When the password was last given. */
  readonly authTime: Date;
}

/** Remembers the actor of a request for its handler, its limiter and its log line. */
export function setActor(res: Response, actor: Actor): void {
  res.locals['actor'] = actor;
  res.locals['userId'] = actor.user.id;
  res.locals['role'] = actor.user.role;
  const context = currentContext();
  if (context) context.actorId = actor.user.id;
}

/** The actor, or null for an anonymous request. */
export function findActor(res: Response): Actor | null {
  return (res.locals['actor'] as Actor | undefined) ?? null;
}

/** Remembers why there is no actor, for a route that refuses such requests itself. */
export function setTokenRefusal(res: Response, refusal: AppError): void {
  res.locals['tokenRefusal'] = refusal;
}

/** Why there is no actor, in a route that refuses such requests itself; null when there is one. */
export function findTokenRefusal(res: Response): AppError | null {
  return (res.locals['tokenRefusal'] as AppError | undefined) ?? null;
}

/**
 * The actor of a route that only signed-in accounts reach.
 *
 * @throws AppError internal when the route does without a token: a mistake in its `access`
 */
export function getActor(res: Response): Actor {
  const actor = findActor(res);
  if (!actor) throw new AppError({ code: 'internal', message: 'This route needs a signed-in user.' });
  return actor;
}

/** The actor as it is named in what it makes. @throws AppError as getActor */
export function getActorName(res: Response): { readonly id: string; readonly name: string } {
  const { user } = getActor(res);
  return { id: user.id, name: fullName(user) };
}
