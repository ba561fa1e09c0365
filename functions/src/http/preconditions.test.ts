import { expect, test } from '@jest/globals';
import type { Request } from 'express';
import { ifMatchVersions } from './preconditions.js';

test.each<[string | undefined, readonly string[] | null]>([
  [undefined, null],
  ['*', null],
  [' * ', null],
  ['"3"', ['"3"']],
  ['"3", "4"', ['"3"', '"4"']],
  ['W/"3"', ['"3"']],
  ['W/"3" ,W/"4"', ['"3"', '"4"']],
  ['', ['']],
  ['3', ['3']],
])('If-Match: %s accepts %j', (header, versions) => {
  const req = { get: (name: string) => (name === 'if-match' ? header : undefined) };
  expect(ifMatchVersions(req as unknown as Request)).toEqual(versions);
});
