/** How many words a text has, in any script, without the marks of Markdown. */
export function countWords(text: string): number {
  let count = 0;
  for (const { isWordLike } of new Intl.Segmenter(undefined, { granularity: 'word' }).segment(
    withoutAddresses(text),
  )) {
    if (isWordLike) count++;
  }
  return count;
}

/** Where links lead is not read. */
function withoutAddresses(text: string): string {
  return text.replace(/\]\([^)\n]*\)/g, ']').replace(/<[^>\n]*>/g, ' ');
}
