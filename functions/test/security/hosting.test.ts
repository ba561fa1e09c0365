/** What Hosting answers itself. */
import { expect, test } from '@jest/globals';
import { call } from '../support/http/api.js';
import { environment } from '../support/suite/environment.js';
import { sendRaw } from '../support/http/raw-socket.js';

// Hosting's emulator is part of the process that runs the whole suite: an address that ends it ends `npm start`.
const TARGETS = [
  '/?x=%ff',
  '/%ff',
  '/%',
  '/%E0%A4%A?%E0%A4%A',
  '/api/posts?tag=%ff',
  '/api/posts/%ff?%',
  '/api/robots?%ff',
  '/admin/posts?next=%c0%af',
  '/index.html?%ff',
  '/.well-known/jwks.json?%ff',
  `/${'a'.repeat(8_000)}`,
  `/api/posts/${'a'.repeat(8_000)}`,
  `/${'a/'.repeat(4_000)}`,
  `/${'%2e%2e/'.repeat(1_000)}`,
  `/?${'x=%ff&'.repeat(1_000)}`,
];

test.each(TARGETS.map((target) => ({ name: target.slice(0, 40), target })))(
  'Hosting goes on after $name',
  async ({ target }) => {
    const answer = await sendRaw(environment.siteUrl, `GET ${target} HTTP/1.1\r\nHost: localhost\r\n\r\n`);
    expect(answer.status).toBeGreaterThanOrEqual(200);
    expect(await call('/api/health')).toMatchObject({ status: 200 });
  },
);
