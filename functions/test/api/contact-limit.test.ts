import { once } from 'node:events';
import { request, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import express, { type Express, type Response } from 'express';
import { Clients, createLimiters, requestContext } from '../../src/http/index.js';
import { deriveMac } from '../../src/shared/index.js';
import { apiFetch, call } from '../support/http/api.js';
import { from, inOneWindow, newAddress, repeat } from '../support/http/forwarded-clients.js';
import { startFunction, type RunningFunction } from '../support/suite/functions-framework.js';
import { createServices } from '../support/suite/services.js';
import { waitFor } from '../support/wait-for.js';

const HOUR_MS = 3_600_000;

const mac = deriveMac('a secret of the test', 'ip');

/** In place of a status: the client has left. */
const LEFT = 0;

let api: RunningFunction;
const servers: Server[] = [];

beforeAll(async () => {
  api = await startFunction({ RATE_LIMIT_SCALE: '1', TRUST_PROXY_HOPS: '1' });
});

afterAll(async () => {
  for (const server of servers) server.close();
  await api.stop();
});

const messageOf = (message: string) => ({ name: 'Ada', email: 'ada@visitors.test', message });

const tryContact = (headers: Record<string, string>, body: object = messageOf('A message that counts.')) =>
  call('/api/contact', { method: 'POST', body, headers, baseUrl: api.url });

const statusOf = async (headers: Record<string, string>) => (await tryContact(headers)).status;

/** A route with the limits of the contact form, whose client leaves once it is let through: before any answer. */
async function startLeftRoute(): Promise<{ visit: (headers: Record<string, string>) => Promise<number> }> {
  const { clock, logger, limiterStores: storeFor } = createServices();
  const clients = new Clients(mac, 1);
  const { middleware } = createLimiters({ scale: 1, clients, storeFor, clock, logger })('contact');
  const app = express().use(requestContext(clients));
  app.post('/', ...middleware, async (_req, res) => {
    const closed = once(res, 'close');
    leave();
    await closed;
    res.status(202).json({});
  });
  let leave: () => void = () => undefined;
  const port = await listen(app);
  const visit = async (headers: Record<string, string>) => {
    const client = request({ port, method: 'POST', headers, agent: false }).end();
    const left = new Promise<number>((resolve) => {
      leave = () => {
        client.destroy();
        resolve(LEFT);
      };
    });
    client.on('error', () => undefined);
    const answered = once(client, 'response').then(([response]) => {
      client.destroy();
      return Number((response as IncomingMessage).statusCode);
    });
    answered.catch(() => undefined);
    return Promise.race([left, answered]);
  };
  return { visit };
}

/** Statuses of bad input of one kind, sent six times. */
function badInput(headers: Record<string, string>, body: string, contentType = 'application/json') {
  return repeat(6, async () => {
    const sent = { ...headers, 'Content-Type': contentType };
    const response = await apiFetch(`${api.url}/api/contact`, { method: 'POST', headers: sent, body });
    await response.arrayBuffer();
    return response.status;
  });
}

/** Routes with the limits of the contact form, at a time that the test sets: `/` takes all, `/slow` nothing, once told to. */
async function startTimedRoutes() {
  let now = new Date();
  const { clock, logger, limiterStores: storeFor } = createServices({ now: () => now });
  const clients = new Clients(mac, 1);
  const { middleware } = createLimiters({ scale: 1, clients, storeFor, clock, logger })('contact');
  const app = express().use(requestContext(clients));
  const waiting: Response[] = [];
  app.post('/slow', ...middleware, (_req, res) => {
    waiting.push(res);
  });
  app.post('/', ...middleware, (_req, res) => {
    res.status(202).json({});
  });
  const url = `http://127.0.0.1:${String(await listen(app))}`;
  return {
    post: async (path: string, headers: Record<string, string>) =>
      (await fetch(`${url}${path}`, { method: 'POST', headers })).status,
    setTime: (time: Date) => (now = time),
    waiting,
  };
}

async function listen(app: Express): Promise<number> {
  const server = app.listen(0, '127.0.0.1');
  servers.push(server);
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

test('mistakes of the last hour give no message more in this one', async () => {
  const nextHour = (Math.floor(Date.now() / HOUR_MS) + 1) * HOUR_MS;
  const { post, setTime, waiting } = await startTimedRoutes();
  const headers = from(newAddress());
  setTime(new Date(nextHour - 1));
  const mistakes = Array.from({ length: 5 }, () => post('/slow', headers));
  await waitFor(() => waiting.length === 5, { description: 'all to be counted' });
  setTime(new Date(nextHour));
  for (const res of waiting) res.status(422).json({});
  expect(await Promise.all(mistakes)).toEqual(Array(5).fill(422));
  const statuses = await repeat(6, () => post('/', headers));
  expect(statuses).toEqual([202, 202, 202, 202, 202, 429]);
});

describe('five messages an hour', () => {
  test('are also those of a client that leaves before its answer', async () => {
    const { visit } = await startLeftRoute();
    const statuses = await inOneWindow(HOUR_MS, () => {
      const headers = from(newAddress());
      return repeat(6, () => visit(headers));
    });
    expect(statuses).toEqual([LEFT, LEFT, LEFT, LEFT, LEFT, 429]);
  });

  test.each([
    {
      what: 'with a wrong field',
      status: 422,
      body: JSON.stringify({ ...messageOf('Short of an address.'), email: 'ada@' }),
    },
    { what: 'that is no JSON', status: 400, body: '{"name":' },
    { what: 'of another type', status: 415, body: 'name=Ada', contentType: 'text/plain' },
    { what: 'that is too large', status: 413, body: JSON.stringify(messageOf('x'.repeat(40_000))) },
  ])('are not those with a body $what: $status', async ({ status, body, contentType }) => {
    const { bad, good } = await inOneWindow(HOUR_MS, async () => {
      const headers = from(newAddress());
      const refused = await badInput(headers, body, contentType);
      return { bad: refused, good: await repeat(6, () => statusOf(headers)) };
    });
    expect(bad).toEqual(Array(6).fill(status));
    expect(good).toEqual([202, 202, 202, 202, 202, 429]);
  });

  test('are not counted for one who has no writes left', async () => {
    const { statuses, refused } = await inOneWindow(HOUR_MS, async () => {
      const headers = from(newAddress());
      const bad = () => tryContact(headers, { ...messageOf('Short of an address.'), email: 'ada@' });
      const answers = await repeat(50, bad);
      return { statuses: answers.map((answer) => answer.status), refused: await tryContact(headers) };
    });
    expect(statuses).toEqual(Array(50).fill(422));
    expect(refused.status).toBe(429);
    const policies = refused.headers.get('ratelimit-policy');
    expect(policies).toContain('"writes-hour"');
    expect(policies).not.toContain('"contact"');
  });
});
