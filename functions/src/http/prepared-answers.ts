import type { ClientRequest, IncomingHttpHeaders, IncomingMessage, ServerResponse } from 'node:http';
import type { RequestHandler, Response } from 'express';
import { LRUCache } from 'lru-cache';
import { currentContext, type Freshness, type ReadCache, type RequestLines } from '../platform/index.js';
import type { Clients } from './clients.js';
import type { FunctionAddress } from './function-address.js';
import type { InstanceCounter } from './middleware/instance-counter.js';
import { hitsOfLength } from './middleware/rate-limit.js';
import { requestIdFor } from './middleware/request-context.js';
import { NOTHING_USED, requestFields } from './middleware/request-log.js';
import { isLedAway } from './led-away.js';
import type { Route } from './route.js';

const MAX_ANSWERS = 2_000;
const MAX_BYTES = 8 * 1024 * 1024;

/** Longer bodies have room of their own: a few of them, which anybody may ask for, would drive out all others. */
const LARGE_BYTES = 256 * 1024;
const MAX_LARGE_BYTES = 3 * 1024 * 1024;

/**
 * Up to here a body is kept as a text with a character for each byte (latin1), which Node sends with the head in one write, a
 * buffer as two pieces. A longer text would be copied at each answer: libuv's buffer on the stack has no room for it.
 */
const MAX_TEXT_BYTES = 16 * 1024 - 2 * 1024;

/** What an answer takes besides its body, about. */
const BYTES_BESIDE = 2_000;

/** Longer addresses are nobody's bookmarks. */
const MAX_ADDRESS_LENGTH = 500;

/** Request headers with which the normal way has something of its own to do: dates to compare, a body to refuse. */
const NEVER_WITH = ['if-modified-since', 'content-length', 'transfer-encoding', 'content-encoding'] as const;

const REQUEST_ID = 'X-Request-Id';

/** A header's names and values in turns, as `writeHead` takes them. */
interface Head {
  readonly fields: readonly (string | number)[];
  /** Where the request's id belongs. */
  readonly idAt: number;
}

/** An answer as it left, and what it holds for. */
interface PreparedAnswer {
  readonly route: Route;
  readonly etag: string;
  readonly body: Buffer | string;
  /** Of a 200. */
  readonly whole: Head;
  /** Of a 304. */
  readonly unchanged: Head;
  /** Names of the request headers that it may differ by, of which its request had none. */
  readonly varies: readonly string[];
  readonly freshness: readonly Freshness[];
  readonly counters: readonly InstanceCounter[];
}

interface PreparedAnswersParts {
  readonly cache: ReadCache;
  readonly address: FunctionAddress;
  readonly clients: Clients;
  readonly lines: RequestLines;
}

/**
 * Public answers that the normal way has given and that would be the same now, byte for byte: they leave at once, without
 * a promise or an async context. What is not certain goes the normal way.
 *
 * @see docs/adr/0038-prepared-answers.md
 */
export class PreparedAnswers {
  private readonly answers = answersWithin(MAX_BYTES);
  private readonly large = answersWithin(MAX_LARGE_BYTES);

  constructor(private readonly parts: PreparedAnswersParts) {}

  /** Answers a request whose answer is known, counts it and writes its line. @returns whether it did */
  send(req: IncomingMessage, res: ServerResponse): boolean {
    if (req.method !== 'GET' && req.method !== 'HEAD') return false;
    const address = this.addressOf(req);
    const answer = this.answers.get(address) ?? this.large.get(address);
    if (!answer || differs(answer, req.headers)) return false;
    const status = statusFor(req.headers['if-none-match'], answer.etag);
    if (status === undefined || !this.parts.cache.canServe(answer.freshness)) return false;
    if (!this.count(req, answer, status)) return false;
    const requestId = requestIdFor(req.headers);
    res.writeHead(status, headWith(requestId, status === 200 ? answer.whole : answer.unchanged));
    res.end(status === 200 ? answer.body : undefined, 'latin1');
    const { method } = req;
    const { path: route } = answer.route;
    const line = { requestId, method, route, status, durationMs: 0, userId: null, ...NOTHING_USED };
    this.parts.lines.add(requestFields(line), req);
    return true;
  }

  /**
   * The middleware of a route that has its answers prepared.
   *
   * @param counters what its requests are counted by
   */
  learn(route: Route, counters: readonly InstanceCounter[]): RequestHandler {
    return (_req, res, next) => {
      res.locals['keepAnswer'] = (body: Buffer) => {
        this.keep(res, body, { route, counters });
      };
      next();
    };
  }

  private keep(
    res: Response,
    body: Buffer,
    { route, counters }: Pick<PreparedAnswer, 'route' | 'counters'>,
  ): void {
    const { req } = res;
    const address = this.addressOf(req);
    const varies = namesIn(res.get('Vary'));
    const freshness = currentContext()?.freshness ?? [];
    const isForAll = !varies.some((name) => name in req.headers) && !res.hasHeader('Set-Cookie');
    // A preview, and what editors see, was read for this request.
    const isShared = freshness.length > 0 && Boolean(res.get('Cache-Control')?.startsWith('public'));
    const isPersonal = res.hasHeader('RateLimit') || !res.hasHeader(REQUEST_ID);
    if (res.statusCode !== 200 || !isForAll || isPersonal || !(isShared || route.isConstant)) return;
    if (address.length > MAX_ADDRESS_LENGTH) return;
    const [place, other] =
      body.length > LARGE_BYTES ? [this.large, this.answers] : [this.answers, this.large];
    other.delete(address);
    place.set(address, {
      route,
      etag: res.get('ETag') ?? '',
      body: body.length <= MAX_TEXT_BYTES ? body.toString('latin1') : body,
      whole: headOf(res, { length: body.length }),
      unchanged: headOf(res, { without: 'content-type' }),
      varies,
      freshness: [...freshness],
      counters,
    });
  }

  /** As the client wrote it: the functions framework and Express change `url`. */
  private addressOf(req: IncomingMessage & { readonly originalUrl?: string }): string {
    return `${this.parts.address.pathBefore(req.headers)} ${req.originalUrl ?? req.url ?? ''}`;
  }

  private count(req: IncomingMessage, { counters, body }: PreparedAnswer, status: 200 | 304): boolean {
    if (counters.length === 0) return true;
    const key = this.parts.clients.of(req).limitKey;
    if (!counters.every((counter) => counter.hasRoom(key))) return false;
    const hits = 1 + (status === 200 && req.method !== 'HEAD' ? hitsOfLength(body.length) : 0);
    for (const counter of counters) counter.add(key, hits);
    return true;
  }
}

/** Has an answer that is about to be sent kept, where its route has its answers prepared. @see PreparedAnswers.learn */
export function keepAnswer(res: Response, body: Buffer): void {
  const keep = res.locals['keepAnswer'] as ((body: Buffer) => void) | undefined;
  keep?.(body);
}

function answersWithin(maxSize: number): LRUCache<string, PreparedAnswer> {
  const sizeCalculation = ({ body }: PreparedAnswer) => body.length + BYTES_BESIDE;
  return new LRUCache({ max: MAX_ANSWERS, maxSize, sizeCalculation });
}

function differs({ varies, route }: PreparedAnswer, headers: IncomingHttpHeaders): boolean {
  return (
    (route.leadsAwayFor.length > 0 && isLedAway(route, headers)) ||
    NEVER_WITH.some((name) => headers[name] !== undefined) ||
    varies.some((name) => headers[name] !== undefined)
  );
}

/** 304 for the tag itself, 200 for others; undefined for lists, weak tags and `*`, which the normal way compares. */
function statusFor(ifNoneMatch: string | undefined, etag: string): 200 | 304 | undefined {
  if (ifNoneMatch === undefined) return 200;
  if (ifNoneMatch === etag) return 304;
  return ifNoneMatch.includes(etag) || ifNoneMatch.includes('*') ? undefined : 200;
}

/** Every outgoing message has it; Node's types say so of a client's requests only. */
type WithRawNames = Response & Pick<ClientRequest, 'getRawHeaderNames'>;

function headOf(res: Response, { length, without }: { length?: number; without?: string }): Head {
  const fields: (string | number)[] = [];
  for (const name of (res as WithRawNames).getRawHeaderNames()) {
    if (name.toLowerCase() !== without) fields.push(name, String(res.get(name)));
  }
  if (length !== undefined) fields.push('Content-Length', length);
  return { fields, idAt: fields.indexOf(REQUEST_ID) + 1 };
}

function headWith(requestId: string, { fields, idAt }: Head): (string | number)[] {
  const head = [...fields];
  head[idAt] = requestId;
  return head;
}

function namesIn(vary: string | undefined): string[] {
  return (vary ?? '')
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter((name) => name !== '');
}
