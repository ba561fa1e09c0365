import { expect, test } from '@jest/globals';
import { z } from 'zod';
import type { AppError } from '../errors/index.js';
import { parseInput } from './validate.js';

const schema = z.object({
  title: z.string(),
  message: z.string().min(10).max(12),
  status: z.enum(['draft', 'published']),
  limit: z.coerce.number().int().min(1).max(50),
  tags: z.array(z.string()).max(1),
  featured: z.boolean(),
  name: z.string().min(3, 'has a message of its own'),
});

const GOOD = {
  title: 'A',
  message: 'ten letters',
  status: 'draft',
  limit: 5,
  tags: [],
  featured: true,
  name: 'Ada',
};

test.each([
  ['title', undefined, 'is missing'],
  ['title', 5, 'must be a text'],
  ['message', 'short', 'must have at least 10 characters'],
  ['message', 'x'.repeat(20), 'must have at most 12 characters'],
  ['status', 'hidden', 'must be draft or published'],
  ['limit', 0, 'must be at least 1'],
  ['limit', '500', 'must be at most 50'],
  ['tags', ['a', 'b'], 'must have at most 1 entry'],
  ['tags', 'a', 'must be a list'],
  ['featured', 'yes', 'must be true or false'],
  ['name', 'A', 'has a message of its own'],
])('%s that is %j %s', (name, value, detail) => {
  let refusal: unknown;
  try {
    parseInput(schema, { ...GOOD, [name]: value });
  } catch (error) {
    refusal = error;
  }
  expect((refusal as AppError).errors).toEqual([{ pointer: `/${name}`, detail }]);
});
