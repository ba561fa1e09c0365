import { once } from 'node:events';
import { Agent, createServer, request, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import express, { Router, type ErrorRequestHandler, type RequestHandler, type Response } from 'express';
import { ROUTES } from '../../test/support/http/routes.js';
import { AppError, ERROR_CODES, fromUnknown } from '../errors/index.js';
import { NO_COST } from './route-cost.js';
import { defineRoute, type Route } from './route.js';
import { createRouter, type Guards } from './router.js';

/** The product's paths and methods. Each answers with its name and what it was given, or fails when it is asked to. */
const routes: Route[] = ROUTES.map(({ pattern: path, method, name: summary }) => ({
  ...defineRoute({
    path,
    method: method.toLowerCase() as 'get',
    summary,
    access: 'public',
    limiter: 'none',
    cost: NO_COST,
    answer: {},
    handle: () => undefined,
  }),
  handle: async (req, res) => {
    await Promise.resolve();
    failWhere(req.get('fail'), 'handler');
    res.json([summary, req.params]);
  },
}));

function failWhere(asked: string | undefined, place: string): void {
  if (asked === place) throw new AppError({ code: 'aborted', message: place });
}

const guards: Guards = {
  ofPath: (of) => (req, res, next) => {
    res.set('X-Path', of[0]?.path);
    failWhere(req.get('fail'), 'at once');
    next();
  },
  ofRoute: ({ name }) => [
    (req, res, next) => {
      res.set('X-Route', name);
      next(req.get('fail') === 'by next' ? new AppError({ code: 'aborted', message: 'by next' }) : null);
    },
    async (req, _res, next) => {
      await Promise.resolve();
      failWhere(req.get('fail'), 'later');
      // eslint-disable-next-line @typescript-eslint/only-throw-error -- what others' code may do
      if (req.get('fail') === 'without an error') throw undefined;
      next();
    },
  ],
};

const tools = {
  logger: { log: () => undefined },
  keys: { onceFor: () => () => Promise.reject(new Error()), keyOfContent: () => '' },
};

/** What createRouter stands in for: Express's own router, which tries one path after the other. */
function expressRouter(): Router {
  const router = Router({ caseSensitive: true });
  const remember =
    (path: string): RequestHandler =>
    (_req, res, next) => {
      res.locals['routePattern'] = path;
      next();
    };
  for (const [path, of] of Map.groupBy(routes, (route) => route.path)) {
    router.all(path, guards.ofPath(of));
    for (const route of of)
      router[route.method](path, remember(path), ...guards.ofRoute(route), (req, res) =>
        route.handle(req, res, tools),
      );
    router.all(path, remember(path), (req, res) => {
      const methods = of.flatMap(({ method }) => (method === 'get' ? ['get', 'head'] : [method]));
      res.set('Allow', ['options', ...methods].sort().join(', ').toUpperCase());
      if (req.method === 'OPTIONS') res.status(204).end();
      else throw new AppError({ code: 'method-not-allowed', message: 'not here' });
    });
  }
  return router;
}

/** Answers with what is left of it: which route was remembered, which error arrived. */
const answerError: ErrorRequestHandler = (thrown, _req, res, next) => {
  if (res.headersSent) next(thrown);
  const { code, headers } = fromUnknown(thrown);
  res.set(headers).status(ERROR_CODES[code].httpStatus).send(code);
};

const agent = new Agent({ keepAlive: true, maxSockets: 8 });
const closers: (() => void)[] = [agent.destroy.bind(agent)];
let asked: { table: Ask; express: Ask };

type Ask = (method: string, path: string, headers?: Record<string, string>) => Promise<unknown>;

beforeAll(async () => {
  asked = { table: await serve(createRouter(routes, guards, tools)), express: await serve(expressRouter()) };
});

afterAll(() => {
  for (const close of closers) close();
});

async function serve(router: RequestHandler): Promise<Ask> {
  const app = express();
  app.use((_req, res, next) => {
    tellPatternAtEnd(res);
    next();
  });
  app.use(router, (_req, res) => {
    res.status(404).end();
  });
  app.use(answerError);
  const server = createServer(app).listen(0, '127.0.0.1');
  closers.push(() => server.close());
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return async (method, path, headers = {}) => {
    const sent = request({ agent, host: '127.0.0.1', port, method, path, headers }).end();
    const [answer] = (await once(sent, 'response')) as [IncomingMessage];
    const { allow, 'x-path': guarded, 'x-route': met, 'x-pattern': pattern } = answer.headers;
    return { status: answer.statusCode, allow, guarded, met, pattern, body: await text(answer) };
  };
}

function tellPatternAtEnd(res: Response): void {
  const writeHead = res.writeHead.bind(res) as (...head: unknown[]) => Response;
  res.writeHead = (...head: unknown[]) => {
    res.setHeader('X-Pattern', String(res.locals['routePattern']));
    return writeHead(...head);
  };
}

const VALUES = [
  'x',
  'bulk',
  'x.xml',
  '.',
  '%20',
  '%2F',
  '%C3%BC',
  '%',
  '%E0%A4%A',
  '%00',
  ':id',
  'a;b',
  '__proto__',
];

/** Paths in and around the product's. */
const paths = [...new Set(ROUTES.map(({ pattern }) => pattern))].flatMap((pattern) => {
  const plain = pattern.replace(/:\w+/g, 'x');
  return [
    ...VALUES.map((value) => pattern.replace(/:\w+/g, value)),
    ...[
      `${plain}/`,
      `${plain}//`,
      `/${plain}`,
      `${plain}/x`,
      `${plain}?q=/a`,
      `${plain}/?`,
      `http://host${plain}`,
    ],
    ...[
      plain.slice(0, -1),
      plain.toUpperCase(),
      plain.replace(/.([^/]*)$/, '%2F$1'),
      plain.replace('.', 'x'),
    ],
    plain.replace(/\/x/g, '/'),
  ];
});

describe('a request meets the route, the guards and the parameters that it meets in Express', () => {
  const compare = async (requests: readonly Parameters<Ask>[]): Promise<void> => {
    const answers = (ask: Ask) => Promise.all(requests.map(async (sent) => [...sent, await ask(...sent)]));
    expect(await answers(asked.table)).toEqual(await answers(asked.express));
  };

  test('by whatever path', async () => {
    expect(paths.length).toBeGreaterThan(1_000);
    await compare([...new Set(['/', '/api', '//', ...paths])].map((path) => ['GET', path]));
  });

  test('with whatever method', async () => {
    const plain = new Set(ROUTES.map(({ pattern }) => pattern.replace(/:\w+/g, 'x')));
    const methods = ['HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'PROPFIND'];
    const requests = ['/nothing', ...plain].flatMap((path) =>
      methods.map((method): Parameters<Ask> => [method, path]),
    );
    await compare(requests);
  });

  test.each(['at once', 'by next', 'later', 'without an error', 'handler'])(
    'where something fails: %s',
    async (fail) => {
      await compare([
        ['GET', '/api/posts/x', { fail }],
        ['PUT', '/api/posts/x', { fail }],
      ]);
      const status = fail === 'without an error' ? 500 : 409;
      expect(await asked.table('GET', '/api/posts', { fail })).toMatchObject({ status });
    },
  );
});

test('of two paths that match a request the first is met', async () => {
  const meet = async (...paths: string[]) => {
    const known = routes.slice(0, 2).map((route, nth) => ({ ...route, path: paths[nth] ?? '' }));
    const ask = await serve(createRouter(known, guards, tools));
    return ask('GET', '/a/b');
  };
  expect(await meet('/a/:id', '/a/b')).toMatchObject({ pattern: '/a/:id' });
  expect(await meet('/a/b', '/a/:id')).toMatchObject({ pattern: '/a/b' });
});
