import { describe, expect, test } from '@jest/globals';
import { idempotentRequest } from './idempotent-request.js';

const NOW = new Date('2026-05-01T12:00:00.000Z');
const BODY = { title: 'Title', tags: ['a'] };

const request = idempotentRequest('ada', 'key', BODY, NOW);

describe('idempotentRequest', () => {
  test('is the same for one user, key and body', () => {
    expect(idempotentRequest('ada', 'key', { ...BODY }, NOW)).toEqual(request);
  });

  test('is remembered for a day', () => {
    expect(request.expiresAt).toEqual(new Date('2026-05-02T12:00:00.000Z'));
  });

  test.each([
    ['user', 'noor', 'key'],
    ['key', 'ada', 'other'],
  ])('has another id with another %s, and the same fingerprint', (_what, userId, key) => {
    const other = idempotentRequest(userId, key, BODY, NOW);
    expect(other.id).not.toBe(request.id);
    expect(other.fingerprint).toBe(request.fingerprint);
  });

  test('has another fingerprint with another body, and the same id', () => {
    for (const body of [{}, { ...BODY, title: 'title' }, { ...BODY, tags: [] }, [BODY], null]) {
      const other = idempotentRequest('ada', 'key', body, NOW);
      expect(other.id).toBe(request.id);
      expect(other.fingerprint).not.toBe(request.fingerprint);
    }
  });

  test('tells a user from a key, wherever one ends', () => {
    const ids = [
      ['a', 'b"c'],
      ['a"b', 'c'],
      ['ab', 'c'],
      ['a', 'bc'],
      ['a","b', 'c'],
      ['a', 'b","c'],
    ].map(([userId = '', key = '']) => idempotentRequest(userId, key, BODY, NOW).id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  test('has an id that Firestore takes, and nothing of the key in it', () => {
    const key = '/../__x__/'.repeat(20);
    expect(idempotentRequest('ada', key, BODY, NOW).id).toMatch(/^[\da-f]{64}$/);
  });
});
