import { describe, expect, test } from '@jest/globals';
import { AppError } from '../errors/index.js';
import { deriveMac, fingerprintOf } from '../shared/index.js';
import {
  encodeKey,
  IDEMPOTENCY_KEYS,
  keyOf as storedKeyOf,
  type StoredKey,
} from './idempotency-keys.codec.js';
import { IdempotencyKeys } from './idempotency-keys.js';
import type { IdempotencyKeysRepository } from './idempotency-keys.repository.js';
import type { IdempotentRequest, Made, NewKey } from './idempotent-request.js';

const NOW = new Date('2026-05-01T12:00:00.000Z');

const REQUEST: IdempotentRequest = {
  caller: 'ada',
  key: 'key',
  route: 'POST /api/todos',
  params: undefined,
  query: undefined,
  body: { title: 'Title', tags: ['a'] },
};

/** As it comes back from the database. */
const decodeKey = (stored: Readonly<Record<string, unknown>>) =>
  storedKeyOf(IDEMPOTENCY_KEYS.decode(stored), stored['post_id']);

/** Keys in memory, by the secret that fingerprints are made with. */
function keysOf(secret = 'a secret of the test') {
  const stored = new Map<string, StoredKey>();
  const repository = { find: (id: string) => Promise.resolve(stored.get(id) ?? null) };
  const keys = new IdempotencyKeys({
    keys: repository as unknown as IdempotencyKeysRepository,
    mac: deriveMac(secret, 'idempotency'),
    clock: { now: () => NOW },
  });
  const store = (key: NewKey, made: Made) => stored.set(key.id, decodeKey(encodeKey(key, made)));
  return { keys, store };
}

/** The key that a request is carried out by. */
async function keyOf(request: IdempotentRequest, secret?: string): Promise<NewKey> {
  const key = await keysOf(secret).keys.onceFor(request)<NewKey | null>(
    (given) => Promise.resolve(given),
    () => null,
  );
  if (key === null) throw new Error('it was given no key');
  return key;
}

describe('the key of a request', () => {
  test('is the same for one caller, key and request, and is remembered for a day', async () => {
    const key = await keyOf({ ...REQUEST, body: { title: 'Title', tags: ['a'] } });
    expect(key).toEqual(await keyOf(REQUEST));
    expect(key.expiresAt).toEqual(new Date('2026-05-02T12:00:00.000Z'));
  });

  test.each([{ caller: 'noor' }, { key: 'other' }])(
    'has another id with %j, and the same fingerprint',
    async (changes) => {
      const [key, other] = [await keyOf(REQUEST), await keyOf({ ...REQUEST, ...changes })];
      expect(other.id).not.toBe(key.id);
      expect(other.fingerprint).toBe(key.fingerprint);
    },
  );

  test.each<Partial<IdempotentRequest>>([
    { route: 'POST /admin/api/posts' },
    { params: { id: 'a' } },
    { query: { format: 'json' } },
    { body: undefined },
    { body: { title: 'title', tags: ['a'] } },
    { body: { title: 'Title', tags: [] } },
    { body: Buffer.from('{"title":"Title","tags":["a"]}') },
  ])('has another fingerprint with %j, and the same id', async (changes) => {
    const [key, other] = [await keyOf(REQUEST), await keyOf({ ...REQUEST, ...changes })];
    expect(other.id).toBe(key.id);
    expect(other.fingerprint).not.toBe(key.fingerprint);
  });

  test('tells one file from another', async () => {
    const ofFile = (text: string) => keyOf({ ...REQUEST, body: Buffer.from(text) });
    expect(await ofFile('one')).toEqual(await ofFile('one'));
    expect((await ofFile('one')).fingerprint).not.toBe((await ofFile('two')).fingerprint);
  });

  test('tells its caller from the key, wherever one ends', async () => {
    const ids = await Promise.all(
      [
        ['a', 'b"c'],
        ['a"b', 'c'],
        ['ab', 'c'],
        ['a', 'bc'],
        ['a","b', 'c'],
        ['a', 'b","c'],
      ].map(async ([caller = '', key = '']) => (await keyOf({ ...REQUEST, caller, key })).id),
    );
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('has an id that Firestore takes, and nothing of what the client chose in it', async () => {
    expect((await keyOf({ ...REQUEST, key: '/../__x__/'.repeat(20) })).id).toMatch(/^[\da-f]{64}$/);
  });

  test('has a fingerprint that nobody makes without the secret: a body may have a password', async () => {
    const body = { password: 'plenty of otters sing' };
    const { fingerprint } = await keyOf({ ...REQUEST, body });
    expect(fingerprint).not.toBe((await keyOf({ ...REQUEST, body }, 'another secret')).fingerprint);
  });
});

describe('what is asked for once', () => {
  const MADE: Made = { id: 'made-1', details: { expires_at: 'some day' } };
  const refusal = new AppError({ code: 'failed-precondition', message: 'There is no room.' });

  /** Asks for it, and tells how it was answered. */
  function askIn({ keys, store }: ReturnType<typeof keysOf>) {
    return (request: IdempotentRequest | null, make?: (key: NewKey | null) => Promise<string>) =>
      keys.onceFor(request)<string>(
        make ??
          ((key) => {
            if (key) store(key, MADE);
            return Promise.resolve('made');
          }),
        ({ id, details }) => `again: ${id}, ${String(details?.['expires_at'])}`,
      );
  }

  test('is done each time without a key', async () => {
    const ask = askIn(keysOf());
    expect([await ask(null), await ask(null)]).toEqual(['made', 'made']);
  });

  test('is done once with a key, and answered by what was made', async () => {
    const ask = askIn(keysOf());
    expect(await ask(REQUEST)).toBe('made');
    expect(await ask(REQUEST)).toBe('again: made-1, some day');
  });

  test('is refused when the key came with another request, in words that name the mend', async () => {
    const ask = askIn(keysOf());
    await ask(REQUEST);
    await expect(ask({ ...REQUEST, body: {} })).rejects.toMatchObject({
      code: 'validation-failed',
      message: expect.stringContaining('Use a new key for each request'),
    });
  });

  test('that is refused leaves its key unused', async () => {
    const ask = askIn(keysOf());
    await expect(ask(REQUEST, () => Promise.reject(refusal))).rejects.toBe(refusal);
    expect(await ask(REQUEST)).toBe('made');
  });

  test('and fails, since the same was done meanwhile or its own answer was lost, is answered by what was made', async () => {
    const parts = keysOf();
    const ask = askIn(parts);
    const failing = (key: NewKey | null) => {
      if (key) parts.store(key, MADE);
      return Promise.reject(refusal);
    };
    expect(await ask(REQUEST, failing)).toBe('again: made-1, some day');
  });

  test('and fails, since another request has used the key meanwhile, is refused for that', async () => {
    const parts = keysOf();
    const other = await keyOf({ ...REQUEST, body: {} });
    const failing = () => {
      parts.store(other, MADE);
      return Promise.reject(refusal);
    };
    await expect(askIn(parts)(REQUEST, failing)).rejects.toMatchObject({ code: 'validation-failed' });
  });
});

test('a key that version 0.1 stored for a new post stands for that post, with the same body and there only', async () => {
  const body = { title: 'Title', author_ids: ['ada'], seo: null };
  const post = { ...REQUEST, route: 'POST /admin/api/posts', body };
  const expiresAt = new Date('2026-05-01T18:00:00.000Z');
  const stored = {
    post_id: 'post-1',
    fingerprint: fingerprintOf({ title: 'Title', authorIds: ['ada'], seo: null }),
    expires_at: { toDate: () => expiresAt },
  };
  const keys = new IdempotencyKeys({
    keys: {
      find: () => Promise.resolve(decodeKey(stored)),
    } as unknown as IdempotencyKeysRepository,
    mac: deriveMac('a secret of the test', 'idempotency'),
    clock: { now: () => NOW },
  });
  const ask = (request: IdempotentRequest) =>
    keys.onceFor(request)(
      () => Promise.resolve('made'),
      ({ id }) => id,
    );
  expect(decodeKey(stored).expiresAt).toEqual(expiresAt);
  expect(await ask(post)).toBe('post-1');
  await expect(ask({ ...post, body: { ...body, title: 'Other' } })).rejects.toMatchObject({
    code: 'validation-failed',
  });
  await expect(ask({ ...post, route: 'POST /admin/api/posts/bulk' })).rejects.toMatchObject({
    code: 'validation-failed',
  });
});
