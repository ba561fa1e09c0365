import type { z } from 'zod';
import { pick } from './field.js';
import { toPlain, type SnakeCase } from './names.js';

/** What `toPlain` makes of a value. */
type Plain<T> = T extends Date
  ? string
  : T extends readonly (infer Item)[]
    ? Plain<Item>[]
    : T extends object
      ? { [Name in keyof T & string as SnakeCase<Name>]: Plain<T[Name]> }
      : T;

/**
 * What a schema of the API names of a value, in the schema's order: times in RFC 3339, names in snake case, also within. What
 * the value lacks is a type error where the answer is said to be of the schema.
 */
export function presentAs<Schema extends z.ZodObject, Value extends object>(
  { shape }: Schema,
  value: Value,
): Pick<Plain<Value>, keyof Plain<Value> & keyof z.output<Schema>> {
  return pick(toPlain(value) as object, Object.keys(shape)) as never;
}
