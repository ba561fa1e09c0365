import type { z } from 'zod';
import { snakeCase, toPlain } from './names.js';

/**
 * What a stored document has under one name. A resource adds to this what it wants to know of each of its fields, a key for
 * each (posts/post.fields.ts): a field that does not say it is a type error.
 */
export interface Field {
  /** Between the stored form and the code's; its default is what documents of before the field have. */
  readonly codec: z.ZodType;
  /** The name in the document where it is not the field's own in snake case. */
  readonly stored?: string;
  /** Of whom it tells something; of several where it holds things of each. */
  readonly about?: About | readonly About[];
  /** What `migrate` writes in place of what can't be read; a text tells how to mend it by hand. */
  readonly mend?: Mend<unknown> | string | undefined;
}

/** Of whom a field tells something; `secret`: nobody is told what it holds, no log and no export. */
export type About = 'nobody' | 'account' | 'visitor' | 'secret';

/** A broken document, for who mends it. */
export interface BrokenSource {
  readonly id: string;
  readonly path: string;
  /** When the document was first and last written, by the database's clock. */
  readonly createTime: Date;
  readonly updateTime: Date;
  readonly stored: Readonly<Record<string, unknown>>;
  /** The ids of a collection's documents, or of those with a value in a field. */
  readonly idsOf: (path: string, field?: string, value?: string) => Promise<readonly string[]>;
}

/** What a field is to hold instead of what can't be read, where that is safe; undefined where it is not. */
export type Mend<Value> = (source: BrokenSource) => Value | undefined | Promise<Value | undefined>;

/** Mends by a constant. */
export function to<const Value>(value: Value): Mend<Value> {
  return () => value;
}

/** Mends by the time when the document was first written. */
export const toCreateTime: Mend<Date> = ({ createTime }) => createTime;

/** Mends by the time when the document was last written. */
export const toUpdateTime: Mend<Date> = ({ updateTime }) => updateTime;

/**
 * A field of a stored document.
 *
 * @param about of whom it tells something: for who gives a person's data away or erases it
 * @param mend none where only a backup helps
 */
export function field<Codec extends z.ZodType>(
  codec: Codec,
  about: About | readonly About[],
  mend?: Mend<z.output<Codec>> | string,
) {
  return { codec, about, mend };
}

/** The fields of a resource, by the names of the code. */
export type Fields = Readonly<Record<string, Field>>;

/** That a form leaves a field out, and why. */
export interface LeftOut {
  readonly leftOut: string;
}

/** That a form has not the field itself but what `show` makes of it, maybe under another name. */
export interface ShownAs<Value> {
  readonly name?: string;
  readonly show: (value: Value) => unknown;
}

/** Of a field that a form leaves out. @param reason why: for who wonders later */
export function not(reason: string): LeftOut {
  return { leftOut: reason };
}

/** Plain data as nobody changes it. */
export type Immutable<T> = T extends Date | Uint8Array
  ? T
  : T extends readonly (infer Item)[]
    ? readonly Immutable<Item>[]
    : T extends object
      ? { readonly [Key in keyof T]: Immutable<T[Key]> }
      : T;

/** The names of the fields that a form has; with `Decision` of those only that say just this. */
export type NamesIn<F extends Fields, Form extends string, Decision = unknown> = {
  [Name in keyof F & string]: F[Name] extends Readonly<Record<Form, LeftOut>>
    ? never
    : F[Name] extends Readonly<Record<Form, Decision>>
      ? Name
      : never;
}[keyof F & string];

/** What fields hold, as the code has it. */
export type ValueOf<F extends Fields, Names extends keyof F = keyof F> = {
  readonly [Name in keyof F as Name extends Names ? Name : never]: Immutable<z.output<F[Name]['codec']>>;
};

/** The names of the fields that have a default; not those of a codec that takes anything, such as times. */
export type NamesWithDefault<F extends Fields> = {
  [Name in keyof F & string]: unknown extends z.input<F[Name]['codec']>
    ? never
    : undefined extends z.input<F[Name]['codec']>
      ? Name
      : never;
}[keyof F & string];

/** What the fields that have a default hold where nothing is said. */
export function defaultsOf<F extends Fields>(fields: F): ValueOf<F, NamesWithDefault<F>> {
  const entries = Object.entries(fields).flatMap(([name, { codec }]) => {
    const { success, data } = codec.safeParse(undefined);
    return success ? [[name, data] as const] : [];
  });
  return Object.fromEntries(entries) as ValueOf<F, NamesWithDefault<F>>;
}

/** See NamesIn. */
export function namesIn<F extends Fields, Form extends string, const Decision = unknown>(
  fields: F,
  form: Form,
  decision?: Decision,
): NamesIn<F, Form, Decision>[] {
  return (Object.keys(fields) as NamesIn<F, Form, Decision>[]).filter((name) => {
    const said = saidOf(fields, name, form);
    return decision === undefined ? !isLeftOut(said) : said === decision;
  });
}

/** The fields that a form has. */
export function fieldsIn<F extends Fields, Form extends string>(
  fields: F,
  form: Form,
): Pick<F, NamesIn<F, Form>> {
  return pick(fields, namesIn(fields, form));
}

/** What a form shows of a document, as JSON by the names of the API: fields as they are, or what `show` makes of them. */
export function showFields(
  fields: Fields,
  form: string,
  value: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const shown: Record<string, unknown> = {};
  for (const name of Object.keys(fields)) {
    const said = saidOf(fields, name, form);
    if (isLeftOut(said)) continue;
    if (isShownAs(said)) shown[said.name ?? snakeCase(name)] = toPlain(said.show(value[name]));
    else shown[snakeCase(name)] = toPlain(value[name]);
  }
  return shown;
}

/** Some members of an object; those that it has not are not there. */
export function pick<T extends object, Name extends string>(
  value: T,
  names: readonly Name[],
): Pick<T, Name & keyof T> {
  const members = new Map<string, unknown>(Object.entries(value));
  const entries = names.filter((name) => members.has(name)).map((name) => [name, members.get(name)] as const);
  return Object.fromEntries(entries) as Pick<T, Name & keyof T>;
}

function saidOf(fields: Fields, name: string, form: string): unknown {
  return (fields[name] as (Field & Readonly<Record<string, unknown>>) | undefined)?.[form];
}

function isLeftOut(said: unknown): said is LeftOut {
  return said === undefined || (typeof said === 'object' && said !== null && 'leftOut' in said);
}

function isShownAs(said: unknown): said is ShownAs<unknown> {
  return typeof said === 'object' && said !== null && 'show' in said;
}
