import type { FieldError } from '../saving/remote.js';
import { isSame, type Fields, type Json } from '../writing/fields.js';

/** What the server does not take as it is, such as an address that is half typed: all the rest is sent without it. */
export class Withheld {
  private readonly values = new Map<string, { readonly value: Json; readonly detail: string }>();

  /** Whether there is any. */
  get isAny(): boolean {
    return this.values.size > 0;
  }

  /** What is wrong with which field. */
  get errors(): FieldError[] {
    return [...this.values].map(([field, { detail }]) => ({ field, detail }));
  }

  /**
   * Keeps fields back as they were when they were refused.
   *
   * @param base what the server has, which it does not refuse
   * @returns the errors of fields that can be kept back
   */
  add(fields: Fields, errors: readonly FieldError[], base: Fields): readonly FieldError[] {
    const known = errors.filter(({ field }) => field in fields && !isSame(fields[field], base[field]));
    for (const { field, detail } of known) this.values.set(field, { value: fields[field] ?? null, detail });
    return known;
  }

  /** Fields with the base's value where the server has refused them as they still are; what was mended meanwhile is sent. */
  takeOut(fields: Fields, base: Fields): Fields {
    const sendable: Record<string, Json> = { ...fields };
    for (const [field, { value }] of this.values) {
      if (isSame(sendable[field], value)) sendable[field] = base[field] ?? null;
      else this.values.delete(field);
    }
    return sendable;
  }

  /** Forgets all: it was thrown away. */
  clear(): void {
    this.values.clear();
  }
}
