import { describe, expect, test } from '@jest/globals';
import { buildJwk } from '../../../test/support/accounts/keyring.js';
import { Keyring } from './keyring.js';

const NOW = new Date('2026-05-01T12:00:00.000Z');
const earlier = (ms: number) => new Date(NOW.getTime() - ms);
const later = (ms: number) => new Date(NOW.getTime() + ms);

const refresh = [buildJwk('refresh')];
const withAccess = (access: ReturnType<typeof buildJwk>[], now = NOW) =>
  new Keyring({ access, refresh }, { now: () => now });

describe('the key that signs', () => {
  test('is the newest when no key says from when', () => {
    expect(withAccess([buildJwk('b'), buildJwk('a')]).newest('access').kid).toBe('b');
  });

  test.each([
    ['one second before', earlier(1000), 'a'],
    ['at', NOW, 'b'],
    ['a year after', later(365 * 24 * 60 * 60 * 1000), 'b'],
  ])('is the newest that is active: %s its active_from', (_when, now, kid) => {
    expect(withAccess([buildJwk('b', NOW), buildJwk('a')], now).newest('access').kid).toBe(kid);
  });

  test('changes in a running instance, by its clock alone', () => {
    let now = earlier(1);
    const keyring = new Keyring(
      { access: [buildJwk('c', later(60_000)), buildJwk('b', NOW), buildJwk('a')], refresh },
      { now: () => now },
    );
    const signers = [earlier(1), NOW, later(59_000), later(60_000)].map((time) => {
      now = time;
      return keyring.newest('access').kid;
    });
    expect(signers).toEqual(['a', 'b', 'b', 'c']);
  });

  test('is the oldest when none is active yet, so that logins go on', () => {
    const keyring = withAccess([buildJwk('b', later(2000)), buildJwk('a', later(1000))]);
    expect(keyring.newest('access').kid).toBe('a');
  });
});

test('a key that is not active yet is published and verifies already', () => {
  const keyring = withAccess([buildJwk('b', later(1000)), buildJwk('a')]);
  expect(keyring.publicJwks.map(({ kid }) => kid)).toEqual(['b', 'a']);
  expect(keyring.find('access', 'b')).toBeDefined();
});

test('what is published of a key is its public half alone', () => {
  const [jwk] = withAccess([buildJwk('a', NOW)]).publicJwks;
  expect(Object.keys(jwk ?? {}).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x']);
});

test.each(['b', 'A', 'a ', '__proto__', 'constructor', ''])('no key is found by the kid %j', (kid) => {
  const keyring = withAccess([buildJwk('a')]);
  expect(keyring.find('access', kid)).toBeUndefined();
});

test('a kind of token has its own keys', () => {
  const keyring = withAccess([buildJwk('a')]);
  expect(keyring.find('refresh', 'a')).toBeUndefined();
  expect(keyring.newest('refresh').kid).toBe('refresh');
});
