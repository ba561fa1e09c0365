import { timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { AppError } from '../errors/index.js';
import type { Mac } from './keys.js';

/** Where a page of a list ends that is sorted by time: the last item's time and id. */
export interface Position {
  readonly time: Date;
  readonly id: string;
}

/** How a Position is written in a cursor. */
export const BY_TIME = z.codec(z.tuple([z.int(), z.string()]), z.object({ time: z.date(), id: z.string() }), {
  decode: ([time, id]) => ({ time: new Date(time), id }),
  encode: ({ time, id }): [number, string] => [time.getTime(), id],
});

/** The list, where the page ends, and the day it was made. */
const payloadSchema = z.tuple([z.string(), z.unknown(), z.int()]);

/** An instance from before an upgrade has made it. */
const OF_OTHER_VERSION = 'is of another version of this site';

/** The cursors of one list with its filters. */
export interface ListCursors<P> {
  /** The cursor of the page after `position`. */
  encode(position: P, now: Date): string;
  /**
   * Where the page begins that a client asks for; null for the first.
   *
   * @throws AppError invalid-argument when the cursor is forged, older than a day or two, or from another list
   */
  decode(cursor: string | undefined, now: Date): P | null;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/** A cursor is good on the day (UTC) it was made and this many more; by whole days, so that a list keeps its ETag. */
const LIFE_DAYS = 1;

/**
 * Opaque, signed cursors. A cursor is bound to the list it came from: with another filter it is refused, so that a
 * client can't silently skip items.
 */
export class Cursors {
  constructor(private readonly mac: Mac) {}

  /**
   * The cursors of a list.
   *
   * @param name names the list and its filters
   * @param position how a position in it is written
   */
  of<S extends z.ZodType>(name: string, position: S): ListCursors<z.output<S>> {
    return {
      encode: (end, now) => this.sign([name, z.encode(position, end), dayOf(now)]),
      decode: (cursor, now) => {
        if (cursor === undefined) return null;
        const payload = payloadSchema.safeParse(this.verify(cursor));
        if (!payload.success) throw refused(OF_OTHER_VERSION);
        const [madeFor, end, madeAt] = payload.data;
        if (madeFor !== name) throw refused('belongs to a list with other filters');
        if (dayOf(now) - madeAt > LIFE_DAYS) throw refused('has expired');
        const begin = z.safeDecode(position, end as z.input<S>);
        if (!begin.success) throw refused(OF_OTHER_VERSION);
        return begin.data;
      },
    };
  }

  private sign(content: readonly unknown[]): string {
    const payload = Buffer.from(JSON.stringify(content)).toString('base64url');
    return `${payload}.${this.mac(payload)}`;
  }

  private verify(cursor: string): unknown {
    const [payload = '', signature = '', ...rest] = cursor.split('.');
    if (rest.length > 0 || !isEqual(this.mac(payload), signature)) throw refused('is not one of ours');
    return JSON.parse(Buffer.from(payload, 'base64url').toString());
  }
}

function dayOf(date: Date): number {
  return Math.floor(date.getTime() / DAY_MS);
}

function isEqual(expected: string, actual: string): boolean {
  const [a, b] = [Buffer.from(expected), Buffer.from(actual)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function refused(reason: string): AppError {
  return new AppError({
    code: 'invalid-argument',
    message: `The cursor ${reason}. Start again from the first page.`,
  });
}
