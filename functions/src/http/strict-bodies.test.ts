import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { ROUTES } from '../../test/support/http/routes.js';
import { AppError } from '../errors/index.js';
import { parseInput } from './validate.js';

type Json = Readonly<Record<string, unknown>>;

interface JsonSchema extends Json {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly maxLength?: number;
  readonly maxItems?: number;
}

const BODIES = ROUTES.flatMap(({ name, body }) => (body?.schema ? [{ name, schema: body.schema }] : []));

/** What would give somebody rights, put words in another's mouth, or change what JavaScript objects are. */
const UNKNOWN_MEMBERS = [
  ...['is_admin', 'id', 'user_id', 'is_active', 'password_hash', 'tokens_valid_after', 'author', 'author_id'],
  ...['version', 'created_at', 'content_html', 'handled', 'recipient', 'to', 'mail_job_id'],
  ...['__proto__', 'constructor', 'prototype', 'toString', 'Role', '', 'a/b~c'],
];

/** Of no text's type. */
const NO_TEXTS = [1, true, {}, ['x'], [[]]];

/** Pointers that a body is refused with. */
function refusedAt(schema: z.ZodType, body: unknown): string[] {
  try {
    parseInput(schema, body);
    return [];
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return (error.errors ?? []).map(({ pointer }) => pointer);
  }
}

function withMember(key: string, value: unknown): unknown {
  return JSON.parse(`{${JSON.stringify(key)}:${JSON.stringify(value)}}`);
}

const pointerOf = (key: string) => `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;

const jsonSchemaOf = (schema: z.ZodType) =>
  z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }) as JsonSchema;

/** A schema and all that it consists of, each with where it stands. */
function* partsOf(schema: JsonSchema, at = ''): Generator<[string, JsonSchema]> {
  yield [at, schema];
  for (const [name, part] of Object.entries(schema.properties ?? {})) yield* partsOf(part, `${at}/${name}`);
  if (schema.items) yield* partsOf(schema.items, `${at}/*`);
  for (const choice of ['anyOf', 'oneOf', 'allOf'])
    for (const part of (schema[choice] ?? []) as JsonSchema[]) yield* partsOf(part, at);
}

/** Whether the text that a pattern takes can be no longer than the pattern says. */
const isBounded = (pattern: unknown) =>
  typeof pattern === 'string' && /^\^.*\$$/s.test(pattern) && !/[*+]|,\}/.test(pattern);

/** What is left open by a part of a schema. */
function opennessOf({ type, properties, additionalProperties, ...rest }: JsonSchema): string[] {
  if (['anyOf', 'oneOf', 'allOf', 'enum', 'const'].some((name) => name in rest)) return [];
  const { format, pattern, maxLength, maxItems, minimum, maximum } = rest;
  switch (type) {
    case 'object':
      return properties && additionalProperties === false ? [] : ['other members'];
    case 'string':
      return maxLength !== undefined || format === 'date-time' || isBounded(pattern) ? [] : ['any length'];
    case 'array':
      return maxItems === undefined ? ['any number of items'] : [];
    case 'integer':
    case 'number':
      return minimum === undefined || maximum === undefined ? ['any number'] : [];
    case 'boolean':
    case 'null':
      return [];
    default:
      return ['anything'];
  }
}

test('there are bodies to look at', () => {
  expect(BODIES.length).toBeGreaterThan(20);
});

describe.each(BODIES)('the body of $name', ({ schema }) => {
  const json = jsonSchemaOf(schema);
  const fields = Object.entries(json.properties ?? {});

  test('leaves nothing open: members, lengths, numbers', () => {
    const open = [...partsOf(json)].flatMap(([at, part]) => opennessOf(part).map((what) => `${at}: ${what}`));
    expect(open).toEqual([]);
  });

  test('has no member that it does not name', () => {
    const unknown = UNKNOWN_MEMBERS.filter((key) => !fields.some(([name]) => name === key));
    for (const key of unknown) {
      const refused = refusedAt(schema, withMember(key, 'x'));
      // Of several forms of a body none is judged before it says which it has.
      const expected = json.properties ? pointerOf(key) : expect.anything();
      expect({ key, refused }).toEqual({ key, refused: expect.arrayContaining([expected]) });
    }
  });

  test.each(['[]', '[{}]', '"x"', '1', 'null'])('is not %s', (text) => {
    expect(refusedAt(schema, JSON.parse(text))).not.toEqual([]);
  });

  test('takes no other type for a text, and no longer one', () => {
    for (const [name, { type, maxLength }] of fields.filter(([, field]) => field.type === 'string')) {
      const longer = maxLength === undefined ? [] : ['x'.repeat(maxLength + 1)];
      for (const value of [null, ...NO_TEXTS, ...longer])
        expect({ name, type, value, refused: refusedAt(schema, { [name]: value }) }).toMatchObject({
          refused: expect.arrayContaining([expect.stringContaining(pointerOf(name))]),
        });
    }
  });

  test('takes no longer list', () => {
    for (const [name, { maxItems }] of fields.filter(([, field]) => field.type === 'array')) {
      const value = Array.from({ length: Number(maxItems) + 1 }, (_, index) => `item-${String(index)}`);
      expect(refusedAt(schema, { [name]: value })).toContainEqual(expect.stringContaining(pointerOf(name)));
    }
  });
});
