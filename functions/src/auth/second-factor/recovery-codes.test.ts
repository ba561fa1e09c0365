import { expect, test } from '@jest/globals';
import { deriveMac } from '../../shared/index.js';
import { hashRecoveryCode, newRecoveryCodes } from './recovery-codes.js';

const mac = deriveMac('an app secret of at least 32 bytes, random', 'recovery-code');

test('there are ten codes, each of 16 characters out of 32: 80 bits', () => {
  const codes = newRecoveryCodes();
  expect(new Set(codes).size).toBe(10);
  for (const code of codes) expect(code).toMatch(/^[\da-hjkmnp-tv-z]{4}(?:-[\da-hjkmnp-tv-z]{4}){3}$/);
});

test('every character of the alphabet comes, and no code twice', () => {
  const codes = Array.from({ length: 100 }, newRecoveryCodes).flat();
  expect(new Set(codes).size).toBe(1_000);
  expect([...new Set(codes.join('').replaceAll('-', ''))].sort().join('')).toBe(
    '0123456789abcdefghjkmnpqrstvwxyz',
  );
});

test.each([
  '0123-4567-89ab-cdef',
  '0123456789ABCDEF',
  ' o123 4567 89ab cdef ',
  'OI23-4567-89AB-CDEF',
  'oL23456789abcdef',
])('%j is the same code', (typed) => {
  expect(hashRecoveryCode(typed, 'user', mac)).toBe(hashRecoveryCode('0123-4567-89ab-cdef', 'user', mac));
});

test('a code is hashed for its account', () => {
  const [code = ''] = newRecoveryCodes();
  expect(hashRecoveryCode(code, 'one', mac)).not.toBe(hashRecoveryCode(code, 'other', mac));
});
