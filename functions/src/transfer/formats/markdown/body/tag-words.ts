/** The words of a generator's tag; what stands in quotes is one word, without them. */
export function splitWords(text: string): string[] {
  return Array.from(
    text.matchAll(/"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|(\S+)/g),
    ([, double, single, bare]) => (double ?? single ?? bare ?? '').trim(),
  );
}

/** The named values of a tag, `src="a.png"`, by their names in small letters. */
export function namedValues(text: string): ReadonlyMap<string, string> {
  const pattern = /(?<![\w"'/:?&.-])([\w-]+)\s*=\s*(?:"((?:[^"\\]|\\.)*)"|'((?:[^'\\]|\\.)*)'|([^\s"',)]+))/g;
  return new Map(
    Array.from(text.matchAll(pattern), ([, name = '', double, single, bare]) => [
      name.toLowerCase(),
      double ?? single ?? bare ?? '',
    ]),
  );
}

/** Text within the brackets of a link. */
export function inBrackets(text: string): string {
  return text
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/[[\]\\]/g, String.raw`\$&`)
    .trim();
}

/** An address as it may stand in the parentheses of a link. */
export function inParentheses(address: string): string {
  return address
    .trim()
    .replaceAll(/[\s\\<>()]/g, (sign) => (/[()]/.test(sign) ? `\\${sign}` : encodeURIComponent(sign)));
}

/** A picture, its address and texts as they are. */
export function pictureOf(address: string, alt = '', title = ''): string {
  const titled = title === '' ? '' : ` "${title.replaceAll(/["\\]/g, String.raw`\$&`)}"`;
  return `![${inBrackets(alt)}](${inParentheses(address)}${titled})`;
}
