import type { Base, Fields } from '../writing/fields.js';

/** What the server said to a working copy that was sent. */
export type StoreOutcome =
  | { readonly kind: 'stored'; readonly itemVersion: number; readonly copyTag: string }
  /** Somebody has changed the item or its working copy since. */
  | { readonly kind: 'stale' }
  /** Some fields can't be as they are, such as an address that is half typed; nothing was stored. */
  | { readonly kind: 'refused'; readonly errors: readonly FieldError[] }
  /** There is no such item any more. */
  | { readonly kind: 'gone' };

/** What is wrong with a field, in the server's words. */
export interface FieldError {
  readonly field: string;
  readonly detail: string;
}

/** The server, as the save queue of one item sees it. Every method throws Unreachable or TryLater where it has no answer. */
export interface Remote {
  /** The working copy as it is now, or the item where there is none; null where it is gone. */
  load(): Promise<Base | null>;
  /** Stores a working copy. */
  store(fields: Fields, base: Base): Promise<StoreOutcome>;
}

/** Nothing came back: no network, or no answer in time. The request may have been carried out all the same. */
export class Unreachable extends Error {
  override readonly name = 'Unreachable';
}

/** The server can't for the moment, or not that often. */
export class TryLater extends Error {
  override readonly name = 'TryLater';

  /** @param waitMs what the server asks for; null where it says nothing */
  constructor(
    message: string,
    readonly waitMs: number | null = null,
  ) {
    super(message);
  }
}
