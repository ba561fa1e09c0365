import { describe, expect, test } from '@jest/globals';
import type { Request } from 'express';
import { idempotencyKey } from './idempotency-key.js';

function keyOf(header: string | undefined): string | null {
  const req = { get: (name: string) => (name === 'idempotency-key' ? header : undefined) };
  return idempotencyKey(req as unknown as Request);
}

describe('idempotencyKey', () => {
  test.each([
    [undefined, null],
    ['8e03978e-40d5-43dd-bc93-6894a57f9324', '8e03978e-40d5-43dd-bc93-6894a57f9324'],
    ['"8e03978e-40d5-43dd-bc93-6894a57f9324"', '8e03978e-40d5-43dd-bc93-6894a57f9324'],
    ['k', 'k'],
    ["!#$%&'()*+,-./:;<=>?@[\\]^_`{|}~", "!#$%&'()*+,-./:;<=>?@[\\]^_`{|}~"],
    ['x'.repeat(200), 'x'.repeat(200)],
  ])('of %j is %j', (header, key) => {
    expect(keyOf(header)).toBe(key);
  });

  test.each(['', ' ', '""', '"', 'a b', 'a, b', '"a', 'a"', '"a"b"', 'é', 'a\u0000', 'x'.repeat(201)])(
    'refuses %j',
    (header) => {
      expect(() => keyOf(header)).toThrow(expect.objectContaining({ code: 'invalid-argument' }));
    },
  );
});
