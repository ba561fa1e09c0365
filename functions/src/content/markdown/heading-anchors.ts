import type MarkdownIt from 'markdown-it';
import { truncateAtWord } from '../../shared/index.js';
import { asciiWords } from '../slugs/transliterate.js';

/** A heading of a post and the anchor it can be linked by. */
export interface TocEntry {
  /** 1 to 6. */
  readonly level: number;
  readonly id: string;
  readonly title: string;
}

const MAX_TOC_ENTRIES = 200;

/** In characters, of a title in the table of contents and of what an anchor is made of. */
const MAX_TITLE_LENGTH = 200;
const MAX_ANCHOR_LENGTH = 60;

/**
 * Gives each heading an id to be linked by, and lists those that have a text. The published plugin for this searches all
 * tokens for each heading: seconds for a post that has nothing else.
 *
 * @param toc filled while rendering, with at most 200
 */
export function headingAnchors(markdown: InstanceType<typeof MarkdownIt>, toc: TocEntry[]): void {
  markdown.core.ruler.push('heading-anchors', ({ tokens }) => {
    const giveAnchor = createAnchors();
    tokens.forEach((token, index) => {
      if (token.type !== 'heading_open') return;
      const title = titleOf(tokens[index + 1]?.children ?? []);
      const id = giveAnchor(title);
      token.attrSet('id', id);
      if (title === '' || toc.length >= MAX_TOC_ENTRIES) return;
      toc.push({ level: Number(token.tag.slice(1)), id, title });
    });
  });
}

/** The text of a heading, without its markup and images. */
function titleOf(tokens: readonly { readonly type: string; readonly content: string }[]): string {
  const texts = tokens.map(({ type, content }) =>
    type === 'text' || type === 'code_inline' ? content : type === 'softbreak' ? ' ' : '',
  );
  return truncateAtWord(texts.join('').replaceAll(/\s+/g, ' ').trim(), MAX_TITLE_LENGTH);
}

/** Gives anchors in the order of the headings, with a number where the same one was given before. */
function createAnchors(): (title: string) => string {
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

/** The title's words with a prefix, so that no heading stands in for a part of the page that shows the post. */
function anchorOf(title: string): string {
  const words = asciiWords(title).join('-').slice(0, MAX_ANCHOR_LENGTH).replace(/-$/, '');
  return `h-${words || 'section'}`;
}
