import { textOf } from './html-text.js';

/** Text beyond this much HTML is not looked for, in UTF-16 units: coloured code is mostly markup. */
const MAX_HTML_LENGTH = 200_000;

/** The beginning of the text of sanitised HTML as one line without markup, at most `maxBytes` of UTF-8. */
export function plainText(html: string, maxBytes: number): string {
  const bytes = Buffer.from(textOf(html.slice(0, MAX_HTML_LENGTH)));
  if (bytes.length <= maxBytes) return bytes.toString();
  // Cuts off an incomplete character at the end instead of replacing it.
  return new TextDecoder().decode(bytes.subarray(0, maxBytes), { stream: true });
}
