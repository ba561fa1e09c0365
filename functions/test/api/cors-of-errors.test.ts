/** In the test's own process: the functions framework answers undecodable paths itself. */
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createApp } from '../../src/app.js';
import type { ApiConfig } from '../../src/config/index.js';
import { createServices } from '../support/suite/services.js';

const LISTED = 'https://portfolio.example.com';
const FOREIGN = 'https://elsewhere.example';

let server: Server;
let url: string;

beforeAll(async () => {
  ({ server, url } = await listen({ CORS_ORIGINS: [LISTED] }));
});

async function listen(own: Partial<ApiConfig>): Promise<{ server: Server; url: string }> {
  const services = createServices();
  const app = createApp({ ...services, config: { ...services.config, ...own } });
  const started = app.listen(0, '127.0.0.1');
  await once(started, 'listening');
  const { port } = started.address() as AddressInfo;
  return { server: started, url: `http://127.0.0.1:${String(port)}` };
}

afterAll(() => {
  server.close();
});

test.each([
  ['/api/posts/%E0%A4%A', 400],
  ['/api/nothing', 404],
  ['/api/posts/nobody-has-it', 404],
  ['/api/posts?limit=0', 422],
])('what %s is refused with is read by every origin, as an answer would be', async (path, status) => {
  const answer = await fetch(url + path, { headers: { Origin: FOREIGN } });
  expect(answer.status).toBe(status);
  expect(answer.headers.get('access-control-allow-origin')).toBe('*');
  const preflight = await fetch(url + path, {
    method: 'OPTIONS',
    headers: { Origin: FOREIGN, 'Access-Control-Request-Method': 'GET' },
  });
  expect(preflight.status).toBe(204);
  expect(preflight.headers.get('access-control-allow-origin')).toBe('*');
});

test('so is the 429 of who asks for too many that are not there', async () => {
  const limited = await listen({ CORS_ORIGINS: [], RATE_LIMIT_SCALE: 1 });
  try {
    const ask = () => fetch(`${limited.url}/api/nothing`, { headers: { Origin: FOREIGN } });
    let answer = await ask();
    for (let count = 0; answer.status === 404 && count < 5_000; count += 1) answer = await ask();
    expect(answer.status).toBe(429);
    expect(answer.headers.get('access-control-allow-origin')).toBe('*');
    expect(answer.headers.get('access-control-expose-headers')).toContain('Retry-After');
  } finally {
    limited.server.close();
  }
});

test('a write to what is not there is refused to other origins as before', async () => {
  const answer = await fetch(`${url}/api/nothing`, { method: 'POST', headers: { Origin: FOREIGN } });
  expect(answer.status).toBe(404);
  expect(answer.headers.has('access-control-allow-origin')).toBe(false);
});

test.each([
  ['/admin/api/posts/%E0%A4%A', 400],
  ['/admin/api/nothing', 404],
  ['/nothing/here', 404],
])('%s, which meets no route, is read by listed origins alone', async (path, status) => {
  const read = (origin: string) => fetch(url + path, { headers: { Origin: origin } });
  const [listed, foreign] = [await read(LISTED), await read(FOREIGN)];
  expect([listed.status, foreign.status]).toEqual([status, status]);
  expect(listed.headers.get('access-control-allow-origin')).toBe(LISTED);
  expect(foreign.headers.has('access-control-allow-origin')).toBe(false);
  for (const { headers } of [listed, foreign]) expect(headers.get('vary')).toContain('Origin');
});
