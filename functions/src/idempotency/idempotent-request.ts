/** A request that its client may send again, by an `Idempotency-Key`, without anything being done twice. */
export interface IdempotentRequest {
  /** Whose key it is: the user's id; of a request without a user the route, so that the key alone names it. */
  readonly caller: string;
  readonly key: string;
  /** Such as `POST /api/todos`. */
  readonly route: string;
  /** What it asks for, parsed, and so the same however it is written. Of a file its bytes. */
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
}

/** What a request has made: enough to answer it again. */
export interface Made {
  readonly id: string;
  /** What the answer has besides and what is stored elsewhere does not tell. */
  readonly details?: Readonly<Record<string, string>>;
}

/** The key of a request in hand, to be stored together with what the request makes (addKey). */
export interface NewKey {
  readonly id: string;
  /** Tells another request under the same key. */
  readonly fingerprint: string;
  readonly expiresAt: Date;
}

/** Does what a request asks for; a key that it is given it stores in the batch or transaction of what it makes (addKey). */
export type Make<T> = (key: NewKey | null) => Promise<T>;

/** Gives the answer from what was made before. */
export type Again<T> = (made: Made) => Promise<T> | T;

/**
 * Does what a request asks for. With a key it is done once: sent again, it is answered by what was made the first time.
 *
 * @throws AppError validation-failed when the key came with another request; what `make` and `again` throw
 */
export type Once = <T>(make: Make<T>, again: Again<T>) => Promise<T>;
