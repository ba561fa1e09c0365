/** How far the code of a block is in from what it belongs to, in columns. */
const OF_CODE = 4;

/** How far back a list is looked for, in characters. */
const MAX_LOOK_BACK = 2_000;

const ITEM = /^(?<marker>[ \t>]*(?:[-*+]|\d{1,9}[.)]))(?<gap>[ \t]+|$)/;
const NOTE = /^[ \t]*\[\^[^\]]{1,200}\]:/;

/** How far in the text of a line begins, in columns: a tab reaches to the next fourth. */
export function columnsOf(line: string): number {
  let columns = 0;
  for (const sign of line) {
    if (sign === '\t') columns += 4 - (columns % 4);
    else if (sign === ' ') columns += 1;
    else break;
  }
  return columns;
}

/**
 * The column from which on the line at an index is indented code: after an empty line four further in than the content of
 * the list item, or note, that it goes on with. Null where no code can begin.
 *
 * @param columns how far in the line is
 */
export function codeBegin(text: string, index: number, columns: number): number | null {
  const before = text.slice(Math.max(0, index - MAX_LOOK_BACK), index);
  if (before.trim() === '') return OF_CODE;
  if (!/\n[ \t]*\n$/.test(before)) return null;
  return contentBegin(before.trimEnd().split('\n'), columns) + OF_CODE;
}

/** Where the content of the innermost item begins that a line so far in belongs to; 0 outside of lists. */
function contentBegin(lines: readonly string[], columns: number): number {
  let most = columns;
  for (let at = lines.length - 1; at >= 0 && most > 0; at--) {
    const line = lines[at] ?? '';
    if (line.trim() === '') continue;
    const content = contentOf(line);
    if (content !== null && content <= most) return content;
    // What goes on with a paragraph may stand anywhere.
    const isParagraph = (lines[at - 1] ?? '').trim() === '';
    if (content === null && isParagraph) most = Math.min(most, columnsOf(line));
  }
  return 0;
}

/** Where the content of an item or note begins; null for another line. */
function contentOf(line: string): number | null {
  if (NOTE.test(line)) return columnsOf(line) + OF_CODE;
  const { marker, gap = '' } = ITEM.exec(line)?.groups ?? {};
  if (marker === undefined) return null;
  const end = columnsOf(marker.replaceAll(/[^\t]/g, ' '));
  const withGap = columnsOf(marker.replaceAll(/[^\t]/g, ' ') + gap);
  return withGap - end > OF_CODE || gap === '' ? end + 1 : withGap;
}
