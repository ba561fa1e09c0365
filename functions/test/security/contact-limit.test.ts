import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { firestore } from '../support/accounts.js';
import { apiFetch, call } from '../support/api.js';
import { from, inOneWindow, newAddress, repeat } from '../support/forwarded-clients.js';
import { newRequestId, requestLine } from '../support/function-log.js';
import { startFunction, type RunningFunction } from '../support/functions-framework.js';
import { waitFor } from '../support/wait-for.js';

const HOUR_MS = 3_600_000;

let api: RunningFunction;

beforeAll(async () => {
  api = await startFunction({ RATE_LIMIT_SCALE: '1', TRUST_PROXY_HOPS: '1' });
});

afterAll(() => api.stop());

const messageOf = (message: string) => ({ name: 'Ada', email: 'ada@visitors.test', message });

const tryContact = (headers: Record<string, string>, body: object = messageOf('A message that counts.')) =>
  call('/api/contact', { method: 'POST', body, headers, baseUrl: api.url });

const statusOf = async (headers: Record<string, string>) => (await tryContact(headers)).status;

const isStored = async (message: string) =>
  !(await firestore.collection('contact_messages').where('message', '==', message).get()).empty;

/** Sends a message whose client closes the connection without waiting for an answer, and waits until it is stored. */
async function sendAndLeave(address: string): Promise<void> {
  const [requestId, message] = [newRequestId(), `From one who leaves ${randomUUID()}`];
  const { hostname, port } = new URL(api.url);
  const body = JSON.stringify(messageOf(message));
  const head = [
    'POST /api/contact HTTP/1.1',
    'Host: x',
    'Content-Type: application/json',
    `Content-Length: ${String(Buffer.byteLength(body))}`,
    `X-Forwarded-For: ${address}`,
    `X-Request-Id: ${requestId}`,
  ];
  const client = connect(Number(port), hostname);
  client.write(`${head.join('\r\n')}\r\n\r\n${body}`, () => client.destroy());
  expect(await requestLine(api, requestId)).toMatchObject({ aborted: true, status: null });
  await waitFor(() => isStored(message), { description: 'the message' });
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

describe('five messages an hour', () => {
  test('[24] are also those of a client that leaves before its answer', async () => {
    const statuses = await inOneWindow(HOUR_MS, async () => {
      const address = newAddress();
      await repeat(5, () => sendAndLeave(address));
      return [await statusOf(from(address)), await statusOf(from(newAddress()))];
    });
    expect(statuses).toEqual([429, 202]);
  });

  test.each([
    ['with a wrong field', 422, JSON.stringify({ ...messageOf('Short of an address.'), email: 'ada@' })],
    ['that is no JSON', 400, '{"name":'],
    ['of another type', 415, 'name=Ada', 'text/plain'],
    ['that is too large', 413, JSON.stringify(messageOf('x'.repeat(40_000)))],
  ])('[24] are not those with a body %s: %i', async (_what, status, body, contentType?: string) => {
    const { bad, good } = await inOneWindow(HOUR_MS, async () => {
      const headers = from(newAddress());
      const refused = await badInput(headers, body, contentType);
      return { bad: refused, good: await repeat(6, () => statusOf(headers)) };
    });
    expect(bad).toEqual(Array(6).fill(status));
    expect(good).toEqual([202, 202, 202, 202, 202, 429]);
  });

  test('[24] are not counted for one who has no writes left', async () => {
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
