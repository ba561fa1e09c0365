import { isSame, type Fields, type Json } from './fields.js';

/** That a field has another value. */
interface Replaced {
  readonly field: string;
  readonly value: Json;
}

/** That a part of a text is another one: what one keystroke in a long text costs is its own length. */
interface Spliced {
  readonly field: string;
  /** In UTF-16 units, as in `String.prototype.slice`. */
  readonly at: number;
  readonly removed: number;
  readonly inserted: string;
}

/** One change of one field. */
export type Change = Replaced | Spliced;

/** Shorter texts are kept whole: that is as small. */
const SPLICED_FROM = 200;

/**
 * What makes one state of another, at most one change a field.
 *
 * @param after has every field that `before` has
 */
export function changesBetween(before: Fields, after: Fields): Change[] {
  return Object.entries(after).flatMap(([field, value]): Change[] => {
    const former = before[field];
    if (isSame(former, value)) return [];
    if (typeof former === 'string' && typeof value === 'string' && former.length >= SPLICED_FROM)
      return [{ field, ...spliceBetween(former, value) }];
    return [{ field, value }];
  });
}

/** The state that changes make of one; the inverse of changesBetween. */
export function withChanges(fields: Fields, changes: readonly Change[]): Fields {
  const next: Record<string, Json> = { ...fields };
  for (const change of changes) {
    next[change.field] = 'value' in change ? change.value : spliced(textOf(next[change.field]), change);
  }
  return next;
}

/** The shortest single splice that makes one text of another. */
export function spliceBetween(before: string, after: string): Omit<Spliced, 'field'> {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before.charCodeAt(start) === after.charCodeAt(start)) start++;
  let end = 0;
  while (
    end < most - start &&
    before.charCodeAt(before.length - 1 - end) === after.charCodeAt(after.length - 1 - end)
  )
    end++;
  return {
    at: start,
    removed: before.length - start - end,
    inserted: after.slice(start, after.length - end),
  };
}

/** A text after a splice. */
export function spliced(text: string, { at, removed, inserted }: Omit<Spliced, 'field'>): string {
  return text.slice(0, at) + inserted + text.slice(at + removed);
}

/** Where a place of a text is after a splice: one in what was taken out is in what was put in there. */
export function placeAfter({ at, removed, inserted }: Omit<Spliced, 'field'>, place: number): number {
  if (place <= at) return place;
  const isBehind = place >= at + removed;
  return isBehind ? place + inserted.length - removed : at + Math.min(place - at, inserted.length);
}

function textOf(value: Json | undefined): string {
  return typeof value === 'string' ? value : '';
}
