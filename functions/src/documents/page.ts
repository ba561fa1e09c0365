import type { Position } from '../shared/index.js';
import type { Snapshot } from './document-reader.js';
import { isTimestamp } from './stored-values.js';

/** One page of a list: the documents that are whole, and where it ends; null at the list's end. */
export interface Page<Item, End = Position> {
  readonly items: readonly Item[];
  readonly end: End | null;
}

/** Behind everything in a list whose first is the newest that Firestore sorts before times, such as texts. */
const BEFORE_TIMES: Position = { time: new Date('9999-12-31T23:59:59.999Z'), id: 'z' };

/**
 * A page of a list that is sorted by a time and the id, the newest first. It may have fewer than `limit` documents where
 * some are broken; where it ends follows from what is stored, so that the next one goes on behind them.
 *
 * @param docs of the query, limit + 1 where there are so many
 * @param time the stored name of the time
 */
export function pageByTime<Item>(
  docs: readonly Snapshot[],
  limit: number,
  reader: { whole(docs: readonly Snapshot[]): Item[] },
  time: string,
): Page<Item> {
  const shown = docs.slice(0, limit);
  const last = shown.at(-1);
  return { items: reader.whole(shown), end: last && docs.length > limit ? positionOf(last, time) : null };
}

/** Where a document stands in such a list; null where only broken ones follow. */
function positionOf(doc: Snapshot, field: string): Position | null {
  const time = doc.get(field);
  if (isTimestamp(time)) return { time: time.toDate(), id: doc.id };
  const isBehindTimes = time === null || typeof time === 'number' || typeof time === 'boolean';
  return isBehindTimes ? null : BEFORE_TIMES;
}
