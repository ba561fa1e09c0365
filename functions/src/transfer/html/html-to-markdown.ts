import { truncateAtWord } from '../../shared/index.js';
import { blocksOf, joinBlocks } from './block-markdown.js';
import { withCode } from './code-blocks.js';
import { withEmbeds } from './embed-links.js';
import { withFootnotes } from './footnotes.js';
import { element, elementsIn, mapTree, parseTree, type HtmlNode } from './html-tree.js';
import { LinkedIds } from './linked-ids.js';
import { reduceHtml } from './source-html.js';

/** What a source knows of its HTML besides what HTML says. */
export interface HtmlSource {
  /** What relative addresses are resolved against; null leaves them. */
  readonly baseUrl: string | null;
  /** Makes plain HTML of what is of the source's own kind. */
  readonly rewrite?: (nodes: readonly HtmlNode[]) => readonly HtmlNode[];
  /** Where an address leads here; null for one that stays. */
  readonly linkTo?: (address: string) => string | null;
  /** Notes what could not be taken over. */
  readonly report?: (detail: string, kind: string) => void;
}

/** What is complete, or leads to a place within the post or to one here. */
const COMPLETE = /^(?:#|[a-z][a-z\d+.-]*:|\/\?post=)|^$/i;
const RELATIVE =
  'has addresses without their site, which lead nowhere here: give source_url, the site’s address';
const NAMED_ADDRESSES = 3;
const MAX_SHOWN_ADDRESS = 100;

/**
 * HTML of another site as the Markdown of a post: GitHub's tables, strikethrough and task lists, footnotes; figures,
 * players of YouTube and Vimeo, and elements that Markdown lacks as the HTML that posts may have; other frames, videos and
 * sounds as links. Nothing in it acts as Markdown or HTML that was plain text before.
 *
 * @throws ItemRefused when it is too long or too complex
 */
export function htmlToMarkdown(html: string, { baseUrl, rewrite, linkTo, report }: HtmlSource): string {
  const reduced = parseTree(reduceHtml(html, baseUrl, report));
  const plain = rewrite ? rewrite(reduced) : reduced;
  const own = linkTo ? withLinks(plain, linkTo) : plain;
  if (baseUrl === null && report) reportRelative(own, report);
  const { nodes, notes } = withFootnotes(withCode(withEmbeds(own)));
  const ids = new LinkedIds(nodes, ...notes.values());
  const text = joinBlocks(blocksOf(ids.mark(nodes)));
  const definitions = Array.from(notes, ([label, note]) => definitionOf(label, ids.mark(note), text));
  return [text, ...definitions].filter((part) => part !== '').join('\n\n');
}

function withLinks(nodes: readonly HtmlNode[], linkTo: (address: string) => string | null): HtmlNode[] {
  return mapTree(nodes, (found) => {
    const href = found.tag === 'a' ? linkTo(found.attributes['href'] ?? '') : null;
    return href === null ? found : element(found.tag, { ...found.attributes, href }, found.children);
  });
}

/** A note as a list has it; one whose sign stands in HTML, where Markdown knows no footnotes, below the text. */
function definitionOf(label: string, note: readonly HtmlNode[], text: string): string {
  const content = joinBlocks(blocksOf(note)) || '<!-- -->';
  if (!text.includes(`[^${label}]`)) return `<sup>${label}</sup> ${content}`;
  return `[^${label}]: ${content.replaceAll(/\n(?!\n)/g, '\n    ')}`;
}

/** Names addresses that are not complete, and of which nobody says whose they are. */
function reportRelative(nodes: readonly HtmlNode[], report: (detail: string, kind: string) => void): void {
  const found = new Set<string>();
  for (const { attributes } of elementsIn(nodes)) {
    const address = attributes['href'] ?? attributes['src'] ?? '';
    if (!COMPLETE.test(address)) found.add(truncateAtWord(address, MAX_SHOWN_ADDRESS));
  }
  if (found.size === 0) return;
  const more = found.size > NAMED_ADDRESSES ? ' and more' : '';
  const named = [...found].slice(0, NAMED_ADDRESSES).join(', ');
  report(`${RELATIVE} (${named}${more})`, RELATIVE);
}
