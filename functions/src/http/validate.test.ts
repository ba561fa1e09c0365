import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { AppError } from '../errors/index.js';
import { parseInput, parseQuery } from './validate.js';

const schema = z.strictObject({
  name: z.string().min(1),
  tags: z.array(z.string()).max(2).default([]),
  cover: z.strictObject({ url: z.url() }).optional(),
});

describe('parseInput', () => {
  test('gives the parsed value, defaults filled in', () => {
    expect(parseInput(schema, { name: 'a' })).toEqual({ name: 'a', tags: [] });
  });

  test('gives undefined without a schema, whatever was sent', () => {
    expect(parseInput(undefined, { name: 'a' })).toBeUndefined();
  });

  test.each<[string, unknown, string[]]>([
    ['a missing field', {}, ['/name']],
    ['a field of the wrong type', { name: 1 }, ['/name']],
    ['an element of a list', { name: 'a', tags: ['a', 2] }, ['/tags/1']],
    ['a nested field', { name: 'a', cover: { url: 'x' } }, ['/cover/url']],
    ['an unknown field', { name: 'a', role: 'admin' }, ['/role']],
    ['a nested unknown field', { name: 'a', cover: { url: 'https://a.test', alt: '' } }, ['/cover/alt']],
    ['several at once', { name: '', tags: 'a', x: 1, y: 2 }, ['/name', '/tags', '/x', '/y']],
    ['a slash and a tilde in a name', { name: 'a', 'a/b~c': 1 }, ['/a~1b~0c']],
    ['a very long name', { name: 'a', ['x'.repeat(500)]: 1 }, [`/${'x'.repeat(100)}`]],
    ['__proto__', JSON.parse('{"name":"a","__proto__":{"role":"admin"}}'), ['/__proto__']],
    ['the value itself', 'text', ['']],
    ['null', null, ['']],
  ])('refuses %s by its JSON pointer', (_what, value, pointers) => {
    const error = refusalOf(value);
    expect(error.code).toBe('validation-failed');
    expect(error.errors?.map(({ pointer }) => pointer)).toEqual(pointers);
    expect(error.errors?.every(({ detail }) => detail.length > 0)).toBe(true);
  });
});

describe('parseQuery', () => {
  const query = z.object({ limit: z.coerce.number().default(10), tag: z.string().optional() });
  const given = { limit: '5', page: '2', utm_source: 'mail' };

  test('drops of routes for everybody what they do not know', () => {
    expect(parseQuery(query, given, { isForAccounts: false })).toEqual({ limit: 5 });
    expect(parseQuery(undefined, given, { isForAccounts: false })).toBeUndefined();
  });

  test('refuses it at routes for accounts, and names what there is', () => {
    const refused = (schema?: z.ZodObject) =>
      refusalBy(() => parseQuery(schema, given, { isForAccounts: true })).errors;
    expect(refused(query)).toEqual([
      { pointer: '/page', detail: 'is not a parameter of this route; it has limit, tag' },
      { pointer: '/utm_source', detail: 'is not a parameter of this route; it has limit, tag' },
    ]);
    expect(refused()).toHaveLength(3);
    expect(refused()?.[0]?.detail).toBe('is not a parameter of this route; it has none');
  });

  test('takes at routes for accounts what they know', () => {
    expect(parseQuery(query, { tag: 'a' }, { isForAccounts: true })).toEqual({ limit: 10, tag: 'a' });
    expect(parseQuery(undefined, {}, { isForAccounts: true })).toBeUndefined();
  });
});

function refusalOf(value: unknown): AppError {
  return refusalBy(() => parseInput(schema, value));
}

function refusalBy(attempt: () => unknown): AppError {
  try {
    attempt();
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('was not refused');
}
