import type { z } from 'zod';

/** A camelCase name as documents and the API have it: `coverImage` → `cover_image`. */
export type SnakeCase<Name extends string> = Name extends `${infer Head}${infer Rest}`
  ? Head extends Lowercase<Head>
    ? `${Head}${SnakeCase<Rest>}`
    : `_${Lowercase<Head>}${SnakeCase<Rest>}`
  : Name;

/** A name of the API as the code has it: `cover_image` → `coverImage`. */
export type CamelCase<Name extends string> = Name extends `${infer Head}_${infer Rest}`
  ? `${Head}${Capitalize<CamelCase<Rest>>}`
  : Name;

/**
 * A schema's shape that has, by the names of the API, at least these fields of the code: `satisfies` it names the field that
 * is missing.
 */
export type WireShape<Names extends string> = Readonly<Record<SnakeCase<Names>, z.ZodType>> &
  Readonly<Record<string, z.ZodType>>;

/** See SnakeCase. */
export function snakeCase<Name extends string>(name: Name): SnakeCase<Name> {
  return name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`) as SnakeCase<Name>;
}

/** See CamelCase. */
function camelCase(name: string): string {
  return name.replaceAll(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** An object of the code with the names of the API. */
export type SnakeNames<T> = { readonly [Name in keyof T as SnakeCase<Name & string>]: T[Name] };

/** What has the names of the API with those of the code, where its type says which. */
export function fromWire<T extends object>(value: SnakeNames<T>): T {
  // That the names come back is more than the compiler proves of the two mapped types.
  return withCamelNames(value) as unknown as T;
}

/** An object of the API with the names of the code. */
export type CamelNames<T> = { readonly [Name in keyof T as CamelCase<Name & string>]: T[Name] };

/** See CamelNames; the values stay as they are. */
export function withCamelNames<T extends object>(value: T): CamelNames<T> {
  const entries = Object.entries(value).map(([name, item]) => [camelCase(name), item] as const);
  return Object.fromEntries(entries) as CamelNames<T>;
}

/** A value as JSON by the names of the API: times in RFC 3339, names in snake case, also within. */
export function toPlain(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(toPlain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [snakeCase(name), toPlain(item)]));
}
