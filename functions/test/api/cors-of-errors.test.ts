/** In the test's own process: the functions framework answers undecodable paths itself. */
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createApp } from '../../src/app.js';
import { createServices } from '../support/suite/services.js';

const LISTED = 'https://portfolio.example.com';

let server: Server;
let url: string;

beforeAll(async () => {
  const services = createServices();
  const config = { ...services.config, CORS_ORIGINS: [LISTED] };
  server = createApp({ ...services, config }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
});

afterAll(() => {
  server.close();
});

test.each([
  ['/admin/api/posts/%E0%A4%A', 400],
  ['/api/posts/%E0%A4%A', 400],
  ['/api/nothing', 404],
])('%s, which meets no route, is read by listed origins alone', async (path, status) => {
  const read = (origin: string) => fetch(url + path, { headers: { Origin: origin } });
  const [listed, foreign] = [await read(LISTED), await read('https://elsewhere.example')];
  expect([listed.status, foreign.status]).toEqual([status, status]);
  expect(listed.headers.get('access-control-allow-origin')).toBe(LISTED);
  expect(foreign.headers.has('access-control-allow-origin')).toBe(false);
  for (const { headers } of [listed, foreign]) expect(headers.get('vary')).toContain('Origin');
});
