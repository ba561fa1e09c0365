import { afterEach, beforeEach, describe, expect, jest, test } from '@jest/globals';
import { withRetries, type RetryOptions } from './retry.js';

const URL = 'https://site.test/api/posts';

beforeEach(() => {
  const now = new Date('2026-05-01T12:00:00.000Z');
  // Node reads bodies by the others.
  jest.useFakeTimers({ now, doNotFake: ['nextTick', 'queueMicrotask', 'setImmediate'] });
});

afterEach(() => {
  jest.useRealTimers();
});

const refused = (retryAfter?: string, status = 429) =>
  new Response('no', { status, headers: retryAfter === undefined ? {} : { 'Retry-After': retryAfter } });

/** A fetch that gives these answers in turn, the last one for ever, and what it was asked. */
function answering(answers: readonly Response[], options?: RetryOptions) {
  const bodies: string[] = [];
  const send = withRetries(async (request) => {
    bodies.push(await request.text());
    return (answers[bodies.length - 1] ?? answers.at(-1) ?? refused()).clone();
  }, options);
  return { bodies, send };
}

const get = (init: RequestInit = {}) => new Request(URL, init);

describe('a request that is refused for the moment', () => {
  test.each([
    ['429', '7', 7_000],
    ['503', '0', 0],
    ['429', 'Fri, 01 May 2026 12:00:09 GMT', 9_000],
    ['429', 'Fri, 01 May 2026 11:00:00 GMT', 0],
  ])('with %s and Retry-After %s is sent again then', async (status, retryAfter, ms) => {
    const { bodies, send } = answering([refused(retryAfter, Number(status)), Response.json(1)]);
    const answer = send(get());
    await jest.advanceTimersByTimeAsync(Math.max(0, ms - 1));
    if (ms > 0) expect(bodies).toHaveLength(1);
    await jest.advanceTimersByTimeAsync(1);
    expect((await answer).status).toBe(200);
    expect(bodies).toHaveLength(2);
  });

  test('is sent as often as is said, then its refusal is the answer', async () => {
    const { bodies, send } = answering([refused('1')], { times: 2 });
    const answer = send(get());
    await jest.advanceTimersByTimeAsync(2_000);
    expect((await answer).status).toBe(429);
    expect(bodies).toHaveLength(3);
  });

  test.each([
    ['says no time', refused(), {}],
    ['says no time that can be read', refused('soon'), {}],
    ['says a time that is no whole number of seconds', refused('7.5'), {}],
    ['says a time that is below none', refused('-1'), {}],
    ['asks for more than a timer can wait', refused('2147484'), { maxWaitMs: Infinity }],
    ['asks for more than is waited', refused('61'), {}],
    ['is of another kind', refused('1', 500), {}],
    ['comes to who wants no other try', refused('1'), { times: 0 }],
  ])('is given as it is where it %s', async (_why, answer, options) => {
    const { bodies, send } = answering([answer], options);
    const given = await send(get());
    expect([given.status, await given.text(), bodies.length]).toEqual([answer.status, 'no', 1]);
  });

  test('is waited for as long as is said', async () => {
    const { bodies, send } = answering([refused('90'), Response.json(1)], { maxWaitMs: 90_000 });
    const answer = send(get());
    await jest.advanceTimersByTimeAsync(90_000);
    expect((await answer).status).toBe(200);
    expect(bodies).toHaveLength(2);
  });
});

describe('a request that does something', () => {
  const post = (headers: Record<string, string> = {}) => get({ method: 'POST', body: 'a body', headers });

  test('is not sent again by itself', async () => {
    const { bodies, send } = answering([refused('1')]);
    expect((await send(post())).status).toBe(429);
    expect(bodies).toHaveLength(1);
  });

  test('is sent again, whole, with an Idempotency-Key', async () => {
    const { bodies, send } = answering([refused('1'), Response.json(1)]);
    const answer = send(post({ 'Idempotency-Key': 'k' }));
    await jest.advanceTimersByTimeAsync(1_000);
    expect((await answer).status).toBe(200);
    expect(bodies).toEqual(['a body', 'a body']);
  });

  test('that is done once however often it is asked for is sent again', async () => {
    const { bodies, send } = answering([refused('1'), Response.json(1)]);
    const answer = send(get({ method: 'DELETE' }));
    await jest.advanceTimersByTimeAsync(1_000);
    expect((await answer).status).toBe(200);
    expect(bodies).toHaveLength(2);
  });
});

test.each([0, 500])('a signal ends the waiting after %d ms', async (ms) => {
  const { bodies, send } = answering([refused('5')]);
  const abort = new AbortController();
  const refusal = expect(send(get({ signal: abort.signal }))).rejects.toThrow('enough');
  if (ms > 0) await jest.advanceTimersByTimeAsync(ms);
  abort.abort(new Error('enough'));
  await refusal;
  expect(bodies).toHaveLength(1);
  expect(jest.getTimerCount()).toBe(0);
});
