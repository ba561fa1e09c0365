import { asciiWords } from './transliterate.js';

const MAX_ANCHOR_LENGTH = 60;

/** Characters of a title that its anchor is made of. */
const MAX_TITLE_LENGTH = 200;

/**
 * Gives the headings of one post their anchors, in order: the title's words with a prefix, so that no heading stands in
 * for a part of the page that shows the post, and a number where the same one was given before.
 */
export function createAnchors(): (title: string) => string {
  const given = new Set<string>();
  const nextNumbers = new Map<string, number>();
  return (title) => {
    const wish = anchorOf(title);
    let anchor = wish;
    let number = nextNumbers.get(wish) ?? 1;
    // Counting on from the last number: from 1 each time, 100,000 headings of one title would take minutes.
    for (; given.has(anchor); number += 1) anchor = `${wish}-${String(number)}`;
    given.add(anchor);
    nextNumbers.set(wish, number);
    return anchor;
  };
}

function anchorOf(title: string): string {
  const words = asciiWords(title.slice(0, MAX_TITLE_LENGTH)).join('-');
  return `h-${words.slice(0, MAX_ANCHOR_LENGTH).replace(/-$/, '') || 'section'}`;
}
