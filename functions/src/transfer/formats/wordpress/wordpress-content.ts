import { escapeHtml } from '../../../shared/index.js';
import { embedOf } from '../../html/embeds.js';
import { withCodeBlocks } from './code-shortcodes.js';
import { outsideOfCode, replaceEnclosed } from './enclosed.js';
import { withMedia, type MediaSource } from './media-shortcodes.js';
import { CLASSIC, expandBlocks, type BlockSource } from './wordpress-blocks.js';

/** `[name]` alone is a word in brackets as often as a shortcode: only known ones, those with attributes or an end count. */
const SHORTCODE =
  /(?<!\[)\[(?:\/([a-z][\w-]*)|([a-z][\w-]*)[ \t]+[\w-]+=[^[\]]*|(gallery|playlist|audio|video|toc|contact-form|[a-z]+_[a-z_]+)[ /]*)\](?!\])/gi;

/** An address alone on its line, or in a paragraph of its own. */
const URL_LINE = /^[ \t]*(https?:\/\/\S+)[ \t]*$/gm;
const URL_PARAGRAPH = /(<p(?:\s[^<>]*)?>)\s*(https?:\/\/[^\s<>"]+)\s*(?=<\/p>)/gi;

/** What is known of a post besides its content. */
export interface ContentSource extends Pick<BlockSource, 'reusable'>, MediaSource {
  /** The custom field in which the block editor keeps notes. */
  readonly footnotes: string;
}

/** Content of WordPress as HTML, and what in it no longer works. */
export interface WordpressContent {
  readonly html: string;
  /** The content and its reusable blocks, as the editor stores them. */
  readonly stored: readonly string[];
  /** Names of the shortcodes that stay as text, each once. */
  readonly shortcodes: readonly string[];
  /** Names of the blocks that are gone, each once. */
  readonly lostBlocks: readonly string[];
}

/**
 * Content as WordPress stores it, made the HTML that it shows: reusable blocks and notes are put in, captions, galleries
 * and code in shortcodes are elements, addresses of videos players. Text of the classic editor, which has no paragraphs of
 * its own, is marked (`CLASSIC`).
 */
export function toHtml(content: string, source: ContentSource): WordpressContent {
  const lost = new Set<string>();
  const hasBlocks = content.includes('<!-- wp:');
  const footnotes = footnoteList(source.footnotes);
  const given = content.replaceAll(/\r\n?/g, '\n');
  const reused = new Map<string, string>();
  const reusable = (id: string) => {
    const block = source.reusable(id);
    if (block !== undefined) reused.set(id, block);
    return block;
  };
  const expanded = expandBlocks(given, { reusable, footnotes, lost: (name) => lost.add(name) });
  const complete = expanded.includes(footnotes) ? expanded : `${expanded}\n\n${footnotes}`;
  // The block editor marks its blocks by comments, the classic one where a list shall cut.
  const uncommented = replaceEnclosed(withCodeBlocks(complete), /<!--/g, '-->', () => '');
  const html = outsideOfCode(uncommented, (prose) => withPlayers(withMedia(prose, source)));
  const shortcodes = shortcodesIn(html);
  const unescaped = outsideOfCode(html, (prose) => prose.replaceAll(/\[(\[\/?[a-z][^[\]]*\])\]/gi, '$1'));
  return {
    html: hasBlocks ? unescaped : `<div ${CLASSIC}="">${unescaped}</div>`,
    stored: [content, ...reused.values()],
    shortcodes,
    lostBlocks: [...lost],
  };
}

function withPlayers(prose: string): string {
  return prose
    .replaceAll(URL_LINE, (line, url: string) => embedOf(url) ?? line)
    .replaceAll(URL_PARAGRAPH, (all, open: string, url: string) => {
      const player = embedOf(url.replaceAll('&amp;', '&'));
      return player === null ? all : `${open}${player}`;
    });
}

/** Notes as WordPress shows them below a post. */
function footnoteList(stored: string): string {
  const items = notesIn(stored).map(
    ({ id, content }) => `<li id="${escapeHtml(id)}">${content} <a href="#${escapeHtml(id)}-link">↩︎</a></li>`,
  );
  return items.length === 0 ? '' : `<ol>${items.join('')}</ol>`;
}

function notesIn(stored: string): readonly { readonly id: string; readonly content: string }[] {
  try {
    const notes: unknown = JSON.parse(stored);
    return Array.isArray(notes) ? notes.flatMap(noteOf) : [];
  } catch {
    return [];
  }
}

function noteOf(note: unknown): { id: string; content: string }[] {
  const { id, content } = (typeof note === 'object' && note !== null ? note : {}) as Record<string, unknown>;
  return typeof id === 'string' && typeof content === 'string' ? [{ id, content }] : [];
}

function shortcodesIn(html: string): string[] {
  const names = new Set<string>();
  outsideOfCode(html, (prose) => {
    for (const [, ended, given, known] of prose.matchAll(SHORTCODE)) names.add(ended ?? given ?? known ?? '');
    return prose;
  });
  return [...names];
}
