import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { AppError } from '../errors/index.js';
import { parseInput } from './validate.js';

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

function refusalOf(value: unknown): AppError {
  try {
    parseInput(schema, value);
  } catch (error) {
    if (error instanceof AppError) return error;
    throw error;
  }
  throw new Error('was not refused');
}
