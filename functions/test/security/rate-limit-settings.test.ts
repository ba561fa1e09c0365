import { expect, test } from '@jest/globals';
import { environment } from '../support/environment.js';
import { from, newAddress, repeat, tryWrongLogin } from '../support/forwarded-clients.js';
import { startFunction } from '../support/functions-framework.js';

test('[24] RATE_LIMIT_SCALE multiplies every limit', async () => {
  const scale = Number(process.env['RATE_LIMIT_SCALE']);
  const answer = await tryWrongLogin(environment.functionUrl, {});
  expect(answer.headers.get('ratelimit-policy')).toMatch(new RegExp(`"login"; ?q=${String(5 * scale)};`));
});

test('[24] TRUST_PROXY_HOPS says which hop is the client', async () => {
  const behindTwo = await startFunction({ RATE_LIMIT_SCALE: '1', TRUST_PROXY_HOPS: '2' });
  const statusOf = async (client: string, proxy: string) =>
    (await tryWrongLogin(behindTwo.url, from(`${client}, ${proxy}`, '203.0.113.5'))).status;
  const client = newAddress();
  const statuses = [];
  for (let proxy = 1; proxy <= 6; proxy += 1)
    statuses.push(await statusOf(client, `192.0.2.${String(proxy)}`));
  expect(statuses).toEqual([401, 401, 401, 401, 401, 429]);
  expect(await statusOf(newAddress(), '192.0.2.1')).toBe(401);
  await behindTwo.stop();
});

test('[24] without trusted hops X-Forwarded-For is not looked at', async () => {
  const direct = await startFunction({ RATE_LIMIT_SCALE: '1', TRUST_PROXY_HOPS: '0' });
  const answers = await repeat(6, () => tryWrongLogin(direct.url, from(newAddress())));
  expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401, 401, 429]);
  await direct.stop();
});
