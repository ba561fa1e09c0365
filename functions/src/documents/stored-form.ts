import { z } from 'zod';
import type { Fields, ValueOf } from './field.js';
import { snakeCase } from './names.js';
import { storedShape, withCodeNames, withStoredNames, type StoredNames } from './stored-values.js';

/** What a document holds, with its id. */
export type Identified<Value> = Value & { readonly id: string };

/** One form in which fields are stored: a document, a part of one that a query selects, or an entry in a map. */
export class StoredForm<F extends Fields> {
  /** By the names of the code. */
  readonly names: readonly (keyof F & string)[];
  /** For a query's `select`. */
  readonly storedNames: readonly string[];
  private readonly pairs: StoredNames;
  private readonly schema;

  constructor(readonly fields: F) {
    this.pairs = Object.entries(fields).map(([name, { stored }]) => [name, stored ?? snakeCase(name)]);
    this.names = Object.keys(fields);
    this.storedNames = this.pairs.map(([, storedName]) => storedName);
    const codecs = Object.entries(fields).map(([name, { codec }]) => [name, codec] as const);
    this.schema = storedShape(Object.fromEntries(codecs), this.pairs);
  }

  /** Stored → code, with defaults for what is not there; what is of no field is left out. @throws ZodError */
  decode(stored: unknown): ValueOf<F> {
    return withCodeNames(this.schema.parse(stored), this.pairs) as ValueOf<F>;
  }

  /** As decode, with the id of the document, or what is wrong with it. */
  safeDecode(id: string, stored: unknown): Identified<ValueOf<F>> | z.ZodError {
    const { data, error } = this.schema.safeParse(stored);
    return error ?? (withCodeNames(data, this.pairs, { id }) as Identified<ValueOf<F>>);
  }

  /** Code → stored. @throws ZodError for a value that could not be read back */
  encode(value: ValueOf<F>): Record<string, unknown> {
    return z.encode(this.schema, withStoredNames(value, this.pairs));
  }

  /** As encode, of some fields: for an update. @throws ZodError */
  encodePart(value: Partial<ValueOf<F>>): Record<string, unknown> {
    const given = this.pairs.filter(([name]) => name in value);
    const entries = given.map(([name, stored]) => [
      stored,
      z.encode(this.codecOf(name), (value as Readonly<Record<string, unknown>>)[name]),
    ]);
    return Object.fromEntries(entries) as Record<string, unknown>;
  }

  private codecOf(name: string): z.ZodType {
    return this.fields[name]?.codec ?? z.never();
  }
}
