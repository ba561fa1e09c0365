/** What stands between the two tags of a pair, and the first of them. */
type ReplacePair = (open: RegExpMatchArray, inner: string) => string;

/**
 * A text in which each tag with its end, and all between them, is replaced. In one pass: a lazy pattern would look through all
 * of the text for each of many that are never closed.
 *
 * @param open finds the first tag, global, with its `name` as a group
 * @param endOf finds the other one, global
 */
export function replacePairs(
  text: string,
  open: RegExp,
  endOf: (name: string) => RegExp,
  replace: ReplacePair,
): string {
  const parts: string[] = [];
  const unclosed = new Set<string>();
  let at = 0;
  for (const match of text.matchAll(open)) {
    const name = match.groups?.['name']?.toLowerCase() ?? '';
    if (match.index < at || unclosed.has(name)) continue;
    const begin = match.index + match[0].length;
    const end = endOf(name);
    end.lastIndex = begin;
    const found = end.exec(text);
    if (!found) {
      unclosed.add(name);
      continue;
    }
    parts.push(text.slice(at, match.index), replace(match, text.slice(begin, found.index)));
    at = found.index + found[0].length;
  }
  return [...parts, text.slice(at)].join('');
}
