/**
 * The text outside of and, at odd places, within what is opened and closed. In one pass: a lazy pattern would look through
 * all of the text for each of many that are never closed.
 */
export function splitEnclosed(text: string, open: RegExp, close: string): string[] {
  const parts: string[] = [];
  let at = 0;
  for (const { 0: opening, index } of text.matchAll(open)) {
    if (index < at) continue;
    const end = text.indexOf(close, index + opening.length);
    if (end === -1) break;
    parts.push(text.slice(at, index), text.slice(index, end + close.length));
    at = end + close.length;
  }
  return [...parts, text.slice(at)];
}

/** A text in which what is opened and closed is replaced. */
export function replaceEnclosed(
  text: string,
  open: RegExp,
  close: string,
  replace: (open: string, inner: string) => string,
): string {
  return splitEnclosed(text, open, close)
    .map((part, index) => {
      if (index % 2 === 0) return part;
      const [opening = ''] = new RegExp(open.source, open.flags.replace('g', '')).exec(part) ?? [];
      return replace(opening, part.slice(opening.length, -close.length));
    })
    .join('');
}

/** A text changed outside of `<pre>` and `<code>`, whose signs stand for themselves. */
export function outsideOfCode(text: string, change: (prose: string) => string): string {
  return splitEnclosed(text, /<pre\b[^<>]*>/gi, '</pre>')
    .map((part, index) => {
      if (index % 2 === 1) return part;
      const parts = splitEnclosed(part, /<code\b[^<>]*>/gi, '</code>');
      return parts.map((piece, at) => (at % 2 === 1 ? piece : change(piece))).join('');
    })
    .join('');
}
