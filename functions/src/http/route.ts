import type { NextFunction, Request, RequestHandler, Response } from 'express';
import { Router } from 'express';
import pLimit from 'p-limit';
import type { z } from 'zod';
import { AppError, type ErrorCode } from '../errors/index.js';
import { withDeadline } from '../shared/index.js';
import { readJsonBody, readUpload } from './request-body.js';
import type { LimiterName } from './middleware/rate-limit.js';
import { parseInput } from './validate.js';

/** HTTP methods that routes are defined for; HEAD is answered by GET, OPTIONS by the router. */
export type Method = 'get' | 'post' | 'patch' | 'put' | 'delete';

/** How long a handler may take, in ms: with the token's check well under the function's own 60 s. */
const HANDLER_TIMEOUT_MS = 15_000;

/** Default bound of a request body in bytes. */
export const MAX_BODY_BYTES = 32 * 1024;

/** Files stay in memory until they are stored; the next ones wait, unread. */
const uploads = pLimit(2);

type Parsed<S extends z.ZodType | undefined> = S extends z.ZodType ? z.output<S> : undefined;

/** What a request that is carried out is answered with. */
export interface RouteAnswer {
  /** 200 when absent. */
  readonly status?: number;
  /** Schema of the JSON body; without it there is none. */
  readonly body?: z.ZodType;
  /** Of a body that is not JSON. */
  readonly contentType?: string;
  /** Media types of a body that is a file, one of them. */
  readonly fileTypes?: readonly string[];
  /** Names of headers that clients may rely on, besides those of every answer. */
  readonly headers?: readonly string[];
}

/** One route: what it takes, which limiter counts it, what it does and answers. Who may call it: auth/access.ts. */
export interface RouteDefinition<
  P extends z.ZodType | undefined = undefined,
  Q extends z.ZodType | undefined = undefined,
  B extends z.ZodType | undefined = undefined,
> {
  readonly method: Method;
  /** Full path in Express's syntax, such as `/api/posts/:slug`. */
  readonly path: string;
  readonly summary: string;
  readonly limiter: LimiterName;
  readonly params?: P;
  readonly query?: Q;
  /** Schema of the JSON body; without it no body is read. */
  readonly body?: B;
  /** Media types of a body that is a file instead, one of them. */
  readonly uploadTypes?: readonly string[];
  /** Bound of the body in bytes, MAX_BODY_BYTES when absent. */
  readonly maxBodyBytes?: number;
  /** How long the handler may take, in ms; HANDLER_TIMEOUT_MS when absent. */
  readonly timeoutMs?: number;
  /** Names of headers that change what it does, besides If-Match, which follows from `stale-version`. */
  readonly requestHeaders?: readonly string[];
  readonly answer: RouteAnswer | readonly RouteAnswer[];
  /** Refusals of its own, besides those that follow from access, limiter, parameters and body. */
  readonly refusals?: readonly ErrorCode[];
  handle(input: {
    readonly params: Parsed<P>;
    readonly query: Parsed<Q>;
    readonly body: Parsed<B>;
    /** The file that was sent; empty where the route takes none. */
    readonly upload: Buffer;
    readonly req: Request;
    readonly res: Response;
  }): Promise<void> | void;
}

/** A route with its schemas' types folded into the handler. */
export interface Route {
  readonly method: Method;
  readonly path: string;
  readonly summary: string;
  readonly limiter: LimiterName;
  readonly maxBodyBytes: number;
  readonly params: z.ZodType | undefined;
  readonly query: z.ZodType | undefined;
  readonly body: z.ZodType | undefined;
  readonly uploadTypes: readonly string[];
  readonly requestHeaders: readonly string[];
  readonly answers: readonly RouteAnswer[];
  readonly refusals: readonly ErrorCode[];
  readonly handler: RequestHandler;
}

/** Binds a definition's schemas to its handler: the handler sees parsed values only. */
export function defineRoute<
  P extends z.ZodType | undefined = undefined,
  Q extends z.ZodType | undefined = undefined,
  B extends z.ZodType | undefined = undefined,
>(definition: RouteDefinition<P, Q, B>): Route {
  const { params, query, body, uploadTypes = [], maxBodyBytes = MAX_BODY_BYTES } = definition;
  const carryOut = async (req: Request, res: Response) => {
    const input = {
      params: parseInput(params, req.params) as Parsed<P>,
      query: parseInput(query, req.query) as Parsed<Q>,
      body: (body && parseInput(body, await readJsonBody(req, maxBodyBytes))) as Parsed<B>,
      upload: uploadTypes.length > 0 ? await readUpload(req, uploadTypes, maxBodyBytes) : Buffer.alloc(0),
      req,
      res,
    };
    await withDeadline(Promise.resolve(definition.handle(input)), definition.timeoutMs ?? HANDLER_TIMEOUT_MS);
  };
  return {
    method: definition.method,
    path: definition.path,
    summary: definition.summary,
    limiter: definition.limiter,
    maxBodyBytes,
    params,
    query,
    body,
    uploadTypes,
    requestHeaders: definition.requestHeaders ?? [],
    answers: [definition.answer].flat(),
    refusals: definition.refusals ?? [],
    handler: uploadTypes.length > 0 ? (req, res) => uploads(carryOut, req, res) : carryOut,
  };
}

/** What stands before each route's handler, in order: who may pass, how often. */
export type Guards = (route: Route) => readonly RequestHandler[];

/**
 * A router of `routes`; every other method on their paths is answered 405 with `Allow`. Of two paths that match a
 * request the one that is first in `routes` answers it, whatever the method.
 */
export function createRouter(routes: readonly Route[], guards: Guards): Router {
  const router = Router({ caseSensitive: true });
  for (const [path, routesOfPath] of Map.groupBy(routes, ({ path }) => path)) {
    const methods = ['OPTIONS'];
    for (const route of routesOfPath) {
      router[route.method](path, rememberPattern(path), ...guards(route), route.handler);
      methods.push(...(route.method === 'get' ? ['GET', 'HEAD'] : [route.method.toUpperCase()]));
    }
    router.all(path, otherMethods(path, methods.sort().join(', ')));
  }
  return router;
}

function rememberPattern(path: string): RequestHandler {
  return (_req, res, next) => {
    res.locals['routePattern'] = path;
    next();
  };
}

function otherMethods(path: string, allow: string) {
  return (req: Request, res: Response, next: NextFunction): void => {
    res.locals['routePattern'] = path;
    if (req.method === 'OPTIONS') {
      res.set('Allow', allow).status(204).end();
      return;
    }
    next(
      new AppError({
        code: 'method-not-allowed',
        message: `${req.method.slice(0, 20)} is not possible here; allowed: ${allow}.`,
        headers: { Allow: allow },
      }),
    );
  };
}
