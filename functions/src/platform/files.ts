import type { Readable } from 'node:stream';

/** What is known of a stored file without reading it. */
export interface StoredFile {
  /** Where it lies, such as `media/3f2a…/original`. */
  readonly path: string;
  readonly bytes: number;
  /** MIME type, as it was saved. */
  readonly contentType: string;
  /** Another one after each save, also of the same bytes. */
  readonly generation: string;
  readonly updatedAt: Date;
  /** What its saver wrote beside it. */
  readonly metadata: Readonly<Record<string, string>>;
}

/** The first and the last byte that are wanted; both come along. */
export interface ByteRange {
  readonly start: number;
  readonly end: number;
}

/** What of a file is read. */
export interface WantedBytes {
  /** All when absent. */
  readonly range?: ByteRange;
  /** The last one when absent. */
  readonly generation?: string;
}

/** What is said of a file when it is saved. */
export interface SaveOptions {
  readonly contentType: string;
  /** At most 8 KiB in all. */
  readonly metadata?: Readonly<Record<string, string>>;
}

/** A file that somebody may get without a login, for a while. */
export interface FileLink {
  readonly path: string;
  /** How it is to be called where it is saved. */
  readonly name: string;
  readonly expiresAt: Date;
}

/** A part of a list, in the order of paths. */
export interface FileList {
  readonly files: readonly StoredFile[];
  /** Where the rest begins, for `after`; opaque. Null at the end. */
  readonly next: string | null;
}

/**
 * The site's private files, each of which is there whole or not at all. All of it throws AppError `unavailable` where the store
 * does not answer in time, is over its quota or is not set up.
 */
export interface FileStore {
  /** Null where there is none. */
  find(path: string): Promise<StoredFile | null>;
  /**
   * A whole file in memory.
   *
   * @throws AppError not-found; payload-too-large where it has more than `maxBytes`
   */
  read(path: string, maxBytes: number): Promise<Buffer>;
  /**
   * A file's bytes as they come. Destroying the stream ends the request for them, and no other.
   *
   * The stream ends with an AppError: not-found, also where the file is of another generation by now; unavailable.
   */
  stream(path: string, wanted?: WantedBytes): Readable;
  /**
   * Stores a file, in place of one that is there. A stream is sent on as it comes, and destroyed at the end; one that ends with an
   * error leaves what was there.
   *
   * @throws what a stream ends with
   */
  save(path: string, body: Buffer | Readable, options: SaveOptions): Promise<StoredFile>;
  /**
   * An address at which the store itself gives a file to whoever has it, until its time is over; null where it can't, as in the emulator,
   * which gives everything to everybody.
   *
   * @throws AppError unavailable where the functions' account may not sign, with the page that tells how
   */
  link(link: FileLink): Promise<string | null>;
  /** Files whose path begins with `prefix`: 1,000 at once unless `limit` says less. */
  list(prefix: string, options?: { readonly after?: string; readonly limit?: number }): Promise<FileList>;
  /**
   * Takes a file away; one that is not there is fine.
   *
   * @param generation only this one: a file that was saved anew since stays
   * @throws AppError failed-precondition where it is another generation
   */
  delete(path: string, generation?: string): Promise<void>;
}
