import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { field, StoredCollection } from '../documents/index.js';
import { keptValues } from './kept-values.js';

const THINGS = new StoredCollection({
  name: 'things',
  fields: {
    madeBy: field(z.string(), 'account'),
    key: field(z.string(), 'secret'),
    data: field(z.string(), ['account', 'secret']),
  },
});

test('the audit log keeps plain values, and of secrets and what is of no field only the names', () => {
  const stored = { made_by: { toDate: () => new Date(0) }, key: 'abc', data: 'def', old_key: 'def' };
  expect(keptValues(THINGS, stored)).toEqual({
    made_by: new Date(0),
    key: 'secret',
    data: 'secret',
    old_key: 'of no field',
  });
});
