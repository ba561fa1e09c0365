import type { Request, Response } from 'express';
import pLimit from 'p-limit';
import type { z } from 'zod';
import type { ErrorCode } from '../errors/index.js';
import type { IdempotencyKeys, Once } from '../idempotency/index.js';
import { currentContext, type Logger } from '../platform/index.js';
import type { Role } from '../shared/index.js';
import { handleInTime } from './handler-deadline.js';
import type { ErrorPage } from './error-page.js';
import { idempotencyKey, idempotentRequest } from './idempotency-key.js';
import { isPlainForm, type RefusalPage } from './plain-form.js';
import type { Repeats } from './repeats.js';
import { KEPT_COST, type RouteCost } from './route-cost.js';
import { MAX_BODY_BYTES, type RouteBody } from './route-body.js';
import type { LimiterName } from './middleware/limits.js';
import { parseInput, parseQuery } from './validate.js';

/** HTTP methods that routes are defined for; HEAD is answered by GET, OPTIONS by the router. */
export type Method = 'get' | 'post' | 'patch' | 'put' | 'delete';

/** How long a handler may take, in ms: with the token's check well under the function's own 60 s. */
const HANDLER_TIMEOUT_MS = 15_000;

/** Files stay in memory until they are stored; the next ones wait, unread. */
const uploads = pLimit(2);

type Parsed<S extends z.ZodType | undefined> = S extends z.ZodType ? z.output<S> : undefined;

/**
 * Who may call a route: everyone; everyone, but a token that is sent must be good (`optional`); or accounts of the
 * listed roles.
 */
export type Access = 'public' | 'optional' | readonly Role[];

/** Whether only accounts may call a route. */
export function isAccountsOnly(access: Access): access is readonly Role[] {
  return typeof access !== 'string';
}

type AccessRule =
  | {
      readonly access: 'public' | 'optional';
      readonly needsFreshLogin?: never;
      readonly refusesItself?: never;
    }
  | {
      readonly access: readonly Role[];
      /** Whether the password must have been given within the last 15 minutes. */
      readonly needsFreshLogin: boolean;
      /**
       * Whether its handler is called without a good access token as well, and refuses the request itself: where a session
       * can be told by something else.
       */
      readonly refusesItself?: boolean;
    };

type RepeatRule =
  | { readonly method: 'post'; readonly repeats: Repeats }
  | { readonly method: Exclude<Method, 'post'>; readonly repeats?: never };

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

/** All there is to say of one route: who may call it and how often, what it takes, costs, does and answers. */
export type RouteDefinition<
  P extends z.ZodObject | undefined = undefined,
  Q extends z.ZodObject | undefined = undefined,
  B = undefined,
> = AccessRule &
  RepeatRule & {
    /** Full path in Express's syntax, such as `/api/posts/:slug`. */
    readonly path: string;
    readonly summary: string;
    /** What a client must know besides, in Markdown: what follows from it, and what its refusals mean. */
    readonly description?: string;
    readonly limiter: LimiterName;
    /** The most that a request which succeeds may cost; tests hold the route to it. */
    readonly cost: RouteCost;
    /** Whether everybody gets the same for as long as the process lives. */
    readonly isConstant?: true;
    /** Whether everybody who asks now gets the same, though it is made anew: of what is not prepared, see Route.isForAll. */
    readonly isForAll?: true;
    readonly params?: P;
    /** Of routes for everybody what it does not name is dropped, of others refused: see parseQuery. */
    readonly query?: Q;
    /** Without it no body is read. */
    readonly body?: RouteBody<B>;
    /**
     * Of a route that plain forms are posted to: where they lead when they are refused. Pressed twice they are done once, by
     * what is in them.
     */
    readonly refusalPage?: RefusalPage;
    /** Of a route that answers with a page: what writes the page of a refusal; without it refusals are problem documents. */
    readonly errorPage?: ErrorPage;
    /** Media types that a request is led elsewhere for, where its Accept names one: its answer is never the prepared one. */
    readonly leadsAwayFor?: readonly string[];
    /** How long the handler may take, in ms; HANDLER_TIMEOUT_MS when absent. */
    readonly timeoutMs?: number;
    /**
     * Names of headers that change what it does, besides If-Match, which follows from `stale-version`, and Idempotency-Key,
     * which follows from `repeats`.
     */
    readonly requestHeaders?: readonly string[];
    /** Names of request headers that its answers differ by: caches keep an answer for each of their values. */
    readonly varies?: readonly string[];
    readonly answer: RouteAnswer | readonly RouteAnswer[];
    /** Refusals of its own, besides those that follow from access, limiter, parameters and body. */
    readonly refusals?: readonly ErrorCode[];
    handle(input: {
      readonly params: Parsed<P>;
      readonly query: Parsed<Q>;
      /** Parsed; of a file its bytes. */
      readonly body: B;
      /** Carries the request out; where repeats are told `by-key`, once. */
      readonly once: Once;
      readonly req: Request;
      readonly res: Response;
    }): Promise<void> | void;
  };

/** What all routes work with. */
export interface RouteTools {
  readonly logger: Logger;
  readonly keys: Pick<IdempotencyKeys, 'onceFor' | 'keyOfContent'>;
}

/** A route with its schemas' types folded into the handler. */
export interface Route {
  /** Such as `GET /api/posts/:slug`. */
  readonly name: string;
  readonly method: Method;
  readonly path: string;
  readonly summary: string;
  readonly description: string | undefined;
  readonly access: Access;
  readonly needsFreshLogin: boolean;
  readonly refusesItself: boolean;
  /** Of a POST; undefined of the others. */
  readonly repeats: Repeats | undefined;
  readonly limiter: LimiterName;
  readonly cost: RouteCost;
  readonly isConstant: boolean;
  /** Whether its answers are given again as they are for as long as nothing has changed: see PreparedAnswers. */
  readonly isPrepared: boolean;
  /** Whether everybody gets the same, and pages of all origins may read it. */
  readonly isForAll: boolean;
  readonly maxBodyBytes: number;
  readonly params: z.ZodObject | undefined;
  readonly query: z.ZodObject | undefined;
  readonly body: RouteBody<unknown> | undefined;
  readonly requestHeaders: readonly string[];
  readonly varies: readonly string[];
  readonly answers: readonly RouteAnswer[];
  readonly refusals: readonly ErrorCode[];
  readonly refusalPage: RefusalPage | undefined;
  readonly errorPage: ErrorPage | undefined;
  readonly leadsAwayFor: readonly string[];
  handle(req: Request, res: Response, tools: RouteTools): Promise<void>;
}

/** Binds a definition's schemas to its handler: the handler sees parsed values only. */
export function defineRoute<
  P extends z.ZodObject | undefined = undefined,
  Q extends z.ZodObject | undefined = undefined,
  B = undefined,
>(definition: RouteDefinition<P, Q, B>): Route {
  const { method, path, repeats, params, query, body, varies = [], requestHeaders = [] } = definition;
  const name = `${method.toUpperCase()} ${path}`;
  const isForAccounts = isAccountsOnly(definition.access);
  const isConstant = definition.isConstant ?? false;
  const isPrepared = method === 'get' && !isForAccounts && (isConstant || definition.cost.warm === KEPT_COST);
  const timeoutMs = definition.timeoutMs ?? HANDLER_TIMEOUT_MS;
  const handle: Route['handle'] = async (req, res, { logger, keys }) => {
    if (varies.length > 0) res.vary(varies.join(', '));
    const parsed = {
      params: parseInput(params, req.params) as Parsed<P>,
      query: parseQuery(query, req.query, { isForAccounts }) as Parsed<Q>,
    };
    const key = repeats === 'by-key' ? idempotencyKey(req) : null;
    const said = { ...parsed, body: (body && (await body.read(req))) as B };
    const asked = { route: name, ...said };
    const isKeyedByContent = repeats === 'by-key' && key === null && isPlainForm(req);
    const contentKey = isKeyedByContent
      ? keys.keyOfContent(currentContext()?.client?.ipHash ?? '', asked)
      : null;
    const once = keys.onceFor(idempotentRequest(key ?? contentKey, asked, res));
    const input = { ...said, once, req, res };
    await handleInTime(() => definition.handle(input), { req, timeoutMs, logger, repeats });
  };
  return {
    name,
    method,
    path,
    summary: definition.summary,
    description: definition.description,
    access: definition.access,
    needsFreshLogin: definition.needsFreshLogin ?? false,
    refusesItself: definition.refusesItself ?? false,
    repeats,
    limiter: definition.limiter,
    cost: definition.cost,
    isConstant,
    isPrepared,
    isForAll: isPrepared || (definition.isForAll ?? false),
    maxBodyBytes: body?.maxBytes ?? MAX_BODY_BYTES,
    params,
    query,
    body,
    requestHeaders,
    varies,
    answers: [definition.answer].flat(),
    refusals: definition.refusals ?? [],
    refusalPage: definition.refusalPage,
    errorPage: definition.errorPage,
    leadsAwayFor: definition.leadsAwayFor ?? [],
    handle: body?.isFile ? (...request) => uploads(handle, ...request) : handle,
  };
}

/**
 * A PATCH, and a PUT that does the same: for clients of the API that this one stands in for, which send the fields that change
 * by PUT.
 */
export function alsoByPut(patch: Route): Route[] {
  const name = `PUT ${patch.path}`;
  const same = `The same as PATCH: what is absent stays.`;
  const description = [same, patch.description].filter(Boolean).join(' ');
  return [patch, { ...patch, name, method: 'put', description }];
}
