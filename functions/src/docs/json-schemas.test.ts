import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { describeProperties, JsonSchemas } from './json-schemas.js';

const author = z.object({ id: z.string() }).meta({ id: 'Author' });

describe('JsonSchemas', () => {
  test('keeps a schema with an id as a component, and refers to it wherever it is used', () => {
    const schemas = new JsonSchemas();
    const post = z.object({ author, others: z.array(author) });
    expect(schemas.use(post, 'output')).toEqual({
      type: 'object',
      properties: {
        author: { $ref: '#/components/schemas/Author' },
        others: { type: 'array', items: { $ref: '#/components/schemas/Author' } },
      },
      required: ['author', 'others'],
    });
    expect(schemas.use(author, 'output')).toEqual({ $ref: '#/components/schemas/Author' });
    expect(schemas.components).toEqual({
      Author: { type: 'object', properties: { id: { type: 'string' } }, required: ['id'] },
    });
  });

  test('leaves answers open for fields to come, and requests closed', () => {
    const schemas = new JsonSchemas();
    expect(schemas.use(z.object({}), 'output')).not.toHaveProperty('additionalProperties');
    expect(schemas.use(z.strictObject({}), 'input')).toHaveProperty('additionalProperties', false);
  });

  test('keeps the type of the values of a record', () => {
    const schemas = new JsonSchemas();
    expect(schemas.use(z.record(z.string(), z.int().min(0)), 'output')).toMatchObject({
      additionalProperties: { type: 'integer', minimum: 0 },
    });
  });

  test('says of a time no more than its format, and that answers have milliseconds', () => {
    const schemas = new JsonSchemas();
    const time = z.iso.datetime({ offset: true });
    expect(schemas.use(time, 'input')).toEqual({ type: 'string', format: 'date-time' });
    expect(schemas.use(time, 'output')).toMatchObject({ pattern: String.raw`\.\d{3}Z$` });
  });

  test('leaves out the bounds that any whole number has', () => {
    const schemas = new JsonSchemas();
    expect(schemas.use(z.int(), 'output')).toEqual({ type: 'integer' });
    expect(schemas.use(z.int().max(5), 'output')).toEqual({ type: 'integer', maximum: 5 });
  });
});

test('describeProperties says which properties must be given', () => {
  const schema = z.object({ to: z.string(), limit: z.int().max(50).default(10) });
  expect(describeProperties(schema)).toEqual({
    properties: { to: { type: 'string' }, limit: { type: 'integer', maximum: 50, default: 10 } },
    required: ['to'],
  });
});
