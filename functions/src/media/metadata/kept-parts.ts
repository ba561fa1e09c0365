/** A position from which on a file is not what its format says. */
export class NotWalkable extends Error {
  override readonly name = 'NotWalkable';
}

/** What is kept of the source: a stretch of it, or bytes in its place. */
type Part = Uint8Array | { readonly start: number; end: number };

/** A picture has some hundred; a file can say of few bytes that there are millions. */
const MAX_PARTS = 10_000;

/** Collects what is kept of a file, in order, without a copy of it. */
export class KeptParts {
  readonly #source: Uint8Array;
  readonly #parts: Part[] = [];
  /** Where in the source the last part ends while everything before it was kept as it is; undefined once something was not. */
  #untouchedTo: number | undefined = 0;

  constructor(source: Uint8Array) {
    this.#source = source;
  }

  /** Keeps these bytes of the source. @throws NotWalkable when it ends before */
  keep(start: number, end: number): void {
    if (!(start <= end && end <= this.#source.length)) throw new NotWalkable();
    this.#untouchedTo = this.#untouchedTo === start ? end : undefined;
    const last = this.#parts.at(-1);
    if (last && 'end' in last && last.end === start) last.end = end;
    else this.#add({ start, end });
  }

  /** Adds bytes in place of some of the source. @throws NotWalkable of a file that is in too many pieces */
  put(bytes: Uint8Array): void {
    this.#untouchedTo = undefined;
    this.#add(bytes);
  }

  /** The whole; the source itself when nothing is different. */
  join(): Uint8Array {
    return this.#untouchedTo === this.#source.length
      ? this.#source
      : Buffer.concat(
          this.#parts.map((part) => ('end' in part ? this.#source.subarray(part.start, part.end) : part)),
        );
  }

  /** Length of the whole so far. */
  get length(): number {
    return this.#parts.reduce((sum, part) => sum + ('end' in part ? part.end - part.start : part.length), 0);
  }

  #add(part: Part): void {
    if (this.#parts.length === MAX_PARTS) throw new NotWalkable();
    this.#parts.push(part);
  }
}
