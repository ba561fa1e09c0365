import { expect, test } from '@jest/globals';
import type { Response } from 'express';
import { cachePublicly } from './caching.js';

test('a CDN shows a withdrawn post for two minutes at most', () => {
  let cacheControl = '';
  const res = {
    req: { headers: {} },
    removeHeader: () => undefined,
    set: (_name: string, value: string) => {
      cacheControl = value;
    },
  };
  cachePublicly(res as unknown as Response);
  const seconds = ['s-maxage', 'stale-while-revalidate'].map((name) =>
    Number(new RegExp(`\\b${name}=(\\d+)`).exec(cacheControl)?.[1]),
  );
  expect(seconds.reduce((sum, part) => sum + part, 0)).toBeLessThanOrEqual(120);
});
