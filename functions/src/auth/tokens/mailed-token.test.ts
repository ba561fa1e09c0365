import { expect, test } from '@jest/globals';
import { hashMailedToken, MAILED_TOKEN_LIFE_MS } from './mailed-token.js';

const HOUR_MS = 3_600_000;

test('a link to reset a password is good for an hour, the others for a day, an invitation for a week', () => {
  expect(MAILED_TOKEN_LIFE_MS).toEqual({
    'reset-password': HOUR_MS,
    'verify-email': 24 * HOUR_MS,
    'change-email': 24 * HOUR_MS,
    invitation: 7 * 24 * HOUR_MS,
  });
});

test('a token is stored under its SHA-256', () => {
  // FIPS 180-4's example.
  expect(hashMailedToken('abc')).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
});
