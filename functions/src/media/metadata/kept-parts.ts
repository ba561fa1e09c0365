/** A position from which on a file is not what its format says. */
export class NotWalkable extends Error {
  override readonly name = 'NotWalkable';
}

/** Collects what is kept of a file, in order, without a copy of it. */
export class KeptParts {
  readonly #source: Uint8Array;
  readonly #parts: Uint8Array[] = [];
  /** Where in the source the last part ends while everything before it was kept as it is; undefined once something was not. */
  #untouchedTo: number | undefined = 0;

  constructor(source: Uint8Array) {
    this.#source = source;
  }

  /** Keeps these bytes of the source. @throws NotWalkable when it ends before */
  keep(start: number, end: number): void {
    if (!(start <= end && end <= this.#source.length)) throw new NotWalkable();
    this.#untouchedTo = this.#untouchedTo === start ? end : undefined;
    this.#parts.push(this.#source.subarray(start, end));
  }

  /** Adds bytes in place of some of the source. */
  put(bytes: Uint8Array): void {
    this.#untouchedTo = undefined;
    this.#parts.push(bytes);
  }

  /** The whole; the source itself when nothing is different. */
  join(): Uint8Array {
    return this.#untouchedTo === this.#source.length ? this.#source : Buffer.concat(this.#parts);
  }

  /** Length of the whole so far. */
  get length(): number {
    return this.#parts.reduce((sum, { length }) => sum + length, 0);
  }
}
