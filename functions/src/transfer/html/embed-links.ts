import { playerOf } from '../../content/index.js';
import { element, findElement, isElement, type HtmlElement, type HtmlNode } from './html-tree.js';

const EMBEDS: ReadonlySet<string> = new Set(['iframe', 'video', 'audio', 'object', 'embed']);

/** What may tell an embed's address within it. */
const SOURCES: ReadonlySet<string> = new Set(['source', 'embed', 'iframe', 'param']);

/** A tree in which frames, videos and sounds are players that posts may show, or else the addresses of what they play. */
export function withEmbeds(nodes: readonly HtmlNode[]): HtmlNode[] {
  return nodes.flatMap((node) => {
    if (!isElement(node)) return [node];
    if (EMBEDS.has(node.tag)) return embedFor(node);
    if (node.tag === 'source' || node.tag === 'param') return [];
    return [element(node.tag, node.attributes, withEmbeds(node.children))];
  });
}

function embedFor(found: HtmlElement): readonly HtmlNode[] {
  const src = addressIn(found);
  // Without an address of its own it shows what is within.
  if (src === undefined) return withEmbeds(found.children);
  const player = playerOf(src);
  if (player === null) return [element('embed', { src })];
  const { title } = found.attributes;
  const size = { width: '560', height: '315', allowfullscreen: '' };
  return [element('iframe', { src: player, ...(title !== undefined && title !== '' && { title }), ...size })];
}

function addressIn(found: HtmlElement): string | undefined {
  const { src, data } = found.attributes;
  const own = src ?? data;
  if (isWeb(own)) return own;
  const inner = findElement(found.children, (child) => SOURCES.has(child.tag) && isWeb(addressOf(child)));
  return inner && addressOf(inner);
}

function addressOf({ tag, attributes }: HtmlElement): string | undefined {
  const isPlayed = tag !== 'param' || /^(?:movie|src|url|file|filename)$/i.test(attributes['name'] ?? '');
  return isPlayed ? (attributes['src'] ?? attributes['value']) : undefined;
}

function isWeb(address: string | undefined): address is string {
  return address !== undefined && /^https?:/.test(address);
}
