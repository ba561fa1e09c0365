import { spliceBetween, spliced } from './changes.js';

/**
 * A textarea knows one end of a line, a stored text several. These two carry what is typed into the stored text and leave the
 * ends of lines alone that nobody has touched: what is stored is what was typed, and nothing besides.
 *
 * @see the HTML Standard, "API value" of a textarea
 */

/** A stored text as a textarea shows it. */
export function asShown(stored: string): string {
  return stored.replace(/\r\n?/g, '\n');
}

/**
 * The stored text after an edit in the textarea.
 *
 * @param stored before the edit
 * @param shown the textarea's value after it
 */
export function asStored(stored: string, shown: string): string {
  const before = asShown(stored);
  if (before === stored) return shown;
  const { at, removed, inserted } = spliceBetween(before, shown);
  const from = offsetOf(stored, at);
  const to = offsetOf(stored, at + removed);
  const end = commonEnd(stored);
  const written = spliced(stored, { at: from, removed: to - from, inserted: inserted.replaceAll('\n', end) });
  // A line's end beside one of another kind may make one of two: then all are of one kind.
  return asShown(written) === shown ? written : shown.replaceAll('\n', end);
}

/** Where in a stored text a place of the shown one is. */
function offsetOf(stored: string, place: number): number {
  let offset = 0;
  for (let shown = 0; shown < place; shown++) offset += stored.startsWith('\r\n', offset) ? 2 : 1;
  return offset;
}

/** The end that most lines have. */
function commonEnd(stored: string): string {
  const pairs = stored.split('\r\n').length - 1;
  const feeds = stored.split('\n').length - 1 - pairs;
  const returns = stored.split('\r').length - 1 - pairs;
  if (pairs >= feeds && pairs >= returns) return '\r\n';
  return feeds >= returns ? '\n' : '\r';
}
