import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { from, newAddress } from '../support/http/forwarded-clients.js';
import { call } from '../support/http/api.js';
import {
  formToken,
  honest,
  newWords,
  sendMessage,
  spam,
  startJudging,
  storedMessage,
} from '../support/work/contact.js';
import type { RunningFunction } from '../support/suite/functions-framework.js';

let api: RunningFunction;

beforeAll(async () => {
  api = await startJudging();
});

afterAll(() => api.stop());

/** The codes of what was found of a message, and its verdict. */
async function judged(body: object, headers?: Record<string, string>) {
  const { status, body: received } = await sendMessage(api, body, headers);
  expect(status).toBe(202);
  const { verdict, reasons } = await storedMessage(received.id);
  const found = reasons as { readonly code: string; readonly weight: number }[];
  return { verdict, codes: found.map(({ code }) => code), reasons: found };
}

describe('the field that people do not see', () => {
  test('counts when something is in it, and makes no spam of an honest message', async () => {
    const { verdict, codes } = await judged({ ...honest(), website: 'https://example.com' });
    expect(codes).toContain('honeypot');
    expect(verdict).not.toBe('spam');
  });

  test('counts nothing when it is empty', async () => {
    expect((await judged({ ...honest(), website: '' })).codes).not.toContain('honeypot');
  });
});

describe('a form token', () => {
  const tokenCodes = async (token?: string) => {
    const { codes, verdict } = await judged({
      ...honest(),
      ...(token !== undefined && { form_token: token }),
    });
    expect(verdict).toBe('ham');
    return codes.filter((code) => code.startsWith('token-'));
  };

  test.each([
    ['that is missing', undefined, []],
    ['that is empty', '', []],
    ['of this moment', 0, ['token-too-young']],
    ['of 10 seconds ago', 10_000, []],
    ['of the morning', 12 * 3_600_000, []],
    ['of the day before', 25 * 3_600_000, ['token-too-old']],
    ['of another site', 'abc.def', ['token-forged']],
  ])('%s: %j gives %j', async (_what, given, codes) => {
    expect(await tokenCodes(typeof given === 'number' ? formToken(given) : given)).toEqual(codes);
  });

  test('is given to any page, by any cache, for a minute', async () => {
    const { body, headers, status } = await call<{ form_token: string }>('/api/contact/form', {
      headers: { Origin: 'https://elsewhere.example' },
      baseUrl: api.url,
    });
    expect(status).toBe(200);
    expect(headers.get('cache-control')).toBe('public, max-age=0, s-maxage=60, stale-while-revalidate=60');
    expect(headers.get('access-control-allow-origin')).toBe('*');
    expect([headers.has('ratelimit'), headers.has('set-cookie')]).toEqual([false, false]);
    expect(await tokenCodes(body.form_token)).toEqual(['token-too-young']);
  });
});

describe('messages of before', () => {
  test('of the same client count from the fourth on', async () => {
    const client = from(newAddress());
    const all = [];
    for (let count = 0; count < 4; count += 1) all.push((await judged(honest(), client)).codes);
    expect(all.map((codes) => codes.includes('frequent-client'))).toEqual([false, false, false, true]);
  });

  test('of the same address count from the fourth on, wherever they come from', async () => {
    const { email } = honest();
    const all = [];
    for (let count = 0; count < 4; count += 1) all.push((await judged({ ...honest(), email })).codes);
    expect(all.map((codes) => codes.includes('frequent-address'))).toEqual([false, false, false, true]);
  });

  test('with the same text count at once, whoever it says that it is', async () => {
    const { message } = honest();
    expect((await judged({ ...honest(), message })).codes).not.toContain('duplicate');
    const again = await judged({ ...honest(), name: 'Grace', message: `${message} http://a.test/1` });
    expect(again.codes).toContain('duplicate');
    expect(again.codes).not.toContain('duplicate-of-spam');
  });

  test('with the same text that were spam count more', async () => {
    const { message } = spam();
    expect((await judged({ ...spam(), message })).codes).not.toContain('duplicate-of-spam');
    expect((await judged({ ...spam(), message })).codes).toContain('duplicate-of-spam');
  });

  test('with the same few words count nothing', async () => {
    const short = () => ({ ...honest(), subject: '', message: 'Call me now!' });
    expect((await judged(short())).codes).not.toContain('duplicate');
    expect((await judged(short())).codes).not.toContain('duplicate');
  });
});

describe('whatever else speaks for a message', () => {
  test('a text that came three times before is unsure, and of one sender ten times spam', async () => {
    const [client, { message }] = [from(newAddress()), honest()];
    const verdicts = [];
    for (let count = 0; count < 11; count += 1)
      verdicts.push((await judged({ ...honest(), message }, client)).verdict);
    expect(verdicts).toEqual([...Array<string>(3).fill('ham'), ...Array<string>(7).fill('unsure'), 'spam']);
  });

  test('the sixth message of an address within an hour is unsure', async () => {
    const { email } = honest();
    const verdicts = [];
    for (let count = 0; count < 6; count += 1) verdicts.push((await judged({ ...honest(), email })).verdict);
    expect(verdicts).toEqual([...Array<string>(5).fill('ham'), 'unsure']);
  });
});

test('all circumstances but one another: none alone makes spam of an honest message', async () => {
  const [client, { message, email }] = [from(newAddress()), honest()];
  for (let count = 0; count < 5; count += 1)
    await judged({ ...honest(), email, message: `${honest().message} ${newWords()}` }, client);
  for (const alone of [{ website: 'x' }, { form_token: 'forged' }, { email }, { message }])
    expect((await judged({ ...honest(), ...alone }, from(newAddress()))).verdict).not.toBe('spam');
  expect((await judged(honest(), client)).verdict).not.toBe('spam');
});
