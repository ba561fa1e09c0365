import { expect, test } from '@jest/globals';
import { z } from 'zod';
import { defineRoute, NO_COST } from '../http/index.js';
import { JsonSchemas } from './json-schemas.js';
import { describeOperation } from './operations.js';
import { ProblemResponses } from './problem-responses.js';
import { ResponseHeaders } from './response-headers.js';

function describeRoute(more: { description?: string; query?: z.ZodObject }) {
  const schemas = new JsonSchemas();
  const headers = new ResponseHeaders();
  const route = defineRoute({
    method: 'get',
    path: '/api/things',
    summary: 'Things',
    access: 'public',
    limiter: 'verify',
    cost: NO_COST,
    answer: { status: 204 },
    handle: () => undefined,
    ...more,
  });
  return describeOperation(route, {
    schemas,
    headers,
    problems: new ProblemResponses(schemas, headers),
    isLocal: false,
  });
}

test('says what a route says of itself, and then what follows from its limits', () => {
  expect(describeRoute({ description: '409: it is broken.' })).toMatchObject({
    description: '409: it is broken.\n\nLimits: 20 in 15 minutes.',
  });
  expect(describeRoute({})).toMatchObject({ description: 'Limits: 20 in 15 minutes.' });
});

test('has the meaning of a parameter beside its name, where tools show it', () => {
  const query = z.object({ limit: z.int().describe('Things on a page') });
  expect(describeRoute({ query })['parameters']).toEqual([
    {
      name: 'limit',
      in: 'query',
      description: 'Things on a page',
      required: true,
      schema: { type: 'integer' },
    },
  ]);
});
