import { blocksOf, joinBlocks } from './block-markdown.js';
import { withCode } from './code-blocks.js';
import { withEmbeds } from './embed-links.js';
import { withFootnotes } from './footnotes.js';
import { parseTree, type HtmlNode } from './html-tree.js';
import { reduceHtml } from './source-html.js';

/** What a source knows of its HTML besides what HTML says. */
export interface HtmlSource {
  /** What relative addresses are resolved against; null leaves them. */
  readonly baseUrl: string | null;
  /** Makes plain HTML of what is of the source's own kind. */
  readonly rewrite?: (nodes: readonly HtmlNode[]) => readonly HtmlNode[];
  /** Notes what could not be taken over. */
  readonly report?: (detail: string) => void;
}

/**
 * HTML of another site as the Markdown of a post: GitHub's tables, strikethrough and task lists, footnotes; figures,
 * players of YouTube and Vimeo, and elements that Markdown lacks as the HTML that posts may have; other frames, videos and
 * sounds as links. Nothing in it acts as Markdown or HTML that was plain text before.
 *
 * @throws ItemRefused when it is too long or too complex
 */
export function htmlToMarkdown(html: string, { baseUrl, rewrite, report }: HtmlSource): string {
  const reduced = parseTree(reduceHtml(html, baseUrl, report));
  const own = rewrite ? rewrite(reduced) : reduced;
  const { nodes, notes } = withFootnotes(withCode(withEmbeds(own)));
  const definitions = Array.from(notes, ([label, note]) => {
    const text = joinBlocks(blocksOf(note)) || '<!-- -->';
    return `[^${label}]: ${text.replaceAll(/\n(?!\n)/g, '\n    ')}`;
  });
  return [joinBlocks(blocksOf(nodes)), ...definitions].filter((part) => part !== '').join('\n\n');
}
