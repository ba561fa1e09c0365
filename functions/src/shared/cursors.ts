import { timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import { AppError } from '../errors/index.js';
import type { Mac } from './keys.js';

/** Where a page ends: the last item's sort time and id. */
export interface Position {
  readonly time: Date;
  readonly id: string;
}

const payloadSchema = z.tuple([z.string(), z.int(), z.string(), z.int()]);

const DAY_MS = 24 * 60 * 60 * 1000;

/** A cursor is good on the day (UTC) it was made and this many more; by whole days, so that a list keeps its ETag. */
const LIFE_DAYS = 1;

/** Stands in a cursor whose list is not sorted by time. */
const NO_TIME = new Date(0);

/**
 * Opaque, signed cursors. A cursor is bound to the list it came from: with another filter it is refused, so that a
 * client can't silently skip items.
 */
export class Cursors {
  constructor(private readonly mac: Mac) {}

  /** @param list names the list and its filters */
  encode(list: string, { time, id }: Position, now: Date): string {
    const payload = Buffer.from(JSON.stringify([list, time.getTime(), id, dayOf(now)])).toString('base64url');
    return `${payload}.${this.mac(payload)}`;
  }

  /** @throws AppError invalid-argument when the cursor is forged, older than a day or two, or from another list */
  decode(list: string, cursor: string, now: Date): Position {
    const [payload = '', signature = '', ...rest] = cursor.split('.');
    if (rest.length > 0 || !isEqual(this.mac(payload), signature)) throw refused('is not one of ours');
    const [madeFor, time, id, madeAt] = payloadSchema.parse(
      JSON.parse(Buffer.from(payload, 'base64url').toString()),
    );
    if (madeFor !== list) throw refused('belongs to a list with other filters');
    if (dayOf(now) - madeAt > LIFE_DAYS) throw refused('has expired');
    return { time: new Date(time), id };
  }

  /** As `encode`, for a list that is sorted by a text which no two items share. */
  encodeText(list: string, text: string, now: Date): string {
    return this.encode(list, { time: NO_TIME, id: text }, now);
  }

  /** As `decode`, for a cursor of `encodeText`: the last item's text. @throws AppError as decode */
  decodeText(list: string, cursor: string, now: Date): string {
    return this.decode(list, cursor, now).id;
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
