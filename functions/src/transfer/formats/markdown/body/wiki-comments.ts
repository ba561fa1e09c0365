import type { BodyContext } from './body-context.js';

/** A body without Obsidian's comments, `%%…%%` in a paragraph or from a line on, each of which is named. */
export function withoutComments(text: string, { unknown, kept }: BodyContext): string {
  const parts: string[] = [];
  let at = 0;
  let begin: number | null = null;
  let lastEnd = 0;
  for (const { index } of text.matchAll(/%%/g)) {
    const isParted = /\n[ \t]*\n/.test(text.slice(lastEnd, index));
    lastEnd = index + 2;
    if (begin !== null && isParted && !isAtLineStart(text, begin)) begin = null;
    if (begin === null) {
      if (isWordAt(text, index - 1)) continue;
      begin = index;
    } else if (!isWordAt(text, lastEnd)) {
      unknown.add('comments', kept.giveBack(text.slice(begin, lastEnd)));
      parts.push(text.slice(at, begin));
      at = lastEnd;
      begin = null;
    }
  }
  return [...parts, text.slice(at)].join('');
}

/** Signs within words and numbers, `50%%`, are no comments'. */
function isWordAt(text: string, index: number): boolean {
  return /[\p{L}\p{N}]/u.test(text.charAt(index));
}

function isAtLineStart(text: string, index: number): boolean {
  return /(?:^|\n)[ \t>]{0,20}$/.test(text.slice(Math.max(0, index - 21), index));
}
