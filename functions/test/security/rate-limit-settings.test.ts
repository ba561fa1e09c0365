/** Clients' addresses are those that the framework and the emulator hand on. */
import { randomBytes } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { environment } from '../support/suite/environment.js';
import { from, inOneWindow, newAddress, repeat, tryWrongLogin } from '../support/http/forwarded-clients.js';
import { startFunction } from '../support/suite/functions-framework.js';

const MINUTE_MS = 60_000;

test('RATE_LIMIT_SCALE multiplies every limit', async () => {
  const scale = Number(process.env['RATE_LIMIT_SCALE']);
  const answer = await tryWrongLogin(environment.functionUrl, {});
  expect(answer.headers.get('ratelimit-policy')).toMatch(new RegExp(`"login"; ?q=${String(5 * scale)};`));
});

test('TRUST_PROXY_HOPS says which hop is the client', async () => {
  const behindTwo = await startFunction({ RATE_LIMIT_SCALE: '1', TRUST_PROXY_HOPS: '2' });
  const statusOf = async (client: string, proxy: string) =>
    (await tryWrongLogin(behindTwo.url, from(`${client}, ${proxy}`, '203.0.113.5'))).status;
  const statuses = await inOneWindow(MINUTE_MS, async () => {
    const client = newAddress();
    let proxy = 0;
    return repeat(6, () => statusOf(client, `192.0.2.${String((proxy += 1))}`));
  });
  expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
  expect(await statusOf(newAddress(), '192.0.2.1')).toBe(401);
  await behindTwo.stop();
});

test('without trusted hops X-Forwarded-For is not looked at', async () => {
  const answers = await inOneWindow(MINUTE_MS, async () => {
    // All come from this machine: with another key for the hash of its address nobody else has its counter.
    const APP_SECRET = randomBytes(48).toString('base64url');
    const direct = await startFunction({ APP_SECRET, RATE_LIMIT_SCALE: '1', TRUST_PROXY_HOPS: '0' });
    const attempts = await repeat(6, () => tryWrongLogin(direct.url, from(newAddress())));
    await direct.stop();
    return attempts;
  });
  expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401, 429]);
});
