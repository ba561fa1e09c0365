import {
  element,
  elementsIn,
  isElement,
  mapTree,
  textOf,
  type HtmlElement,
  type HtmlNode,
} from './html-tree.js';

/** As Markdown takes it behind a heading: `{#name}`. */
const HEADING_ID = /^[^\s{}]{1,150}$/;
const HEADING = /^h[1-6]$/;

/** Elements that hold the place within, where it adds no block to them. */
const HOLDERS: ReadonlySet<string> = new Set([
  ...[
    'p',
    'li',
    'dd',
    'dt',
    'td',
    'th',
    'caption',
    'div',
    'section',
    'article',
    'blockquote',
    'figcaption',
    'summary',
  ],
  ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'],
]);

/** Parts of tables, between which nothing can stand: their first cell holds the place. */
const ROWS: ReadonlySet<string> = new Set(['tr', 'tbody', 'thead', 'tfoot']);

/**
 * Marks, of the places that have an id, those that a link of the same text leads to: a heading by the attribute `anchor`,
 * unless it is called so anyway, others by an element `anchor`.
 */
export class LinkedIds {
  private readonly linked: ReadonlySet<string>;
  private readonly marked = new Set<string>();
  private readonly headings = new Set<string>();

  constructor(...texts: readonly (readonly HtmlNode[])[]) {
    const links = texts.flatMap((nodes) =>
      Array.from(elementsIn(nodes), ({ attributes }) => attributes['href']),
    );
    const within = links.filter((href) => href?.startsWith('#') === true && href.length > 1);
    this.linked = new Set(within.map((href = '') => decoded(href.slice(1))));
  }

  /** A text with its places marked. */
  mark(nodes: readonly HtmlNode[]): readonly HtmlNode[] {
    return this.linked.size === 0 ? nodes : mapTree(nodes, (found) => this.marksOf(found));
  }

  private marksOf(found: HtmlElement): readonly HtmlNode[] {
    const name = HEADING.test(found.tag) ? nameOf(found) : null;
    const isFirst = name !== null && !this.headings.has(name);
    if (name !== null) this.headings.add(name);
    const { id = found.tag === 'a' ? found.attributes['name'] : undefined } = found.attributes;
    if (id === undefined || !this.linked.has(id) || this.marked.has(id)) return [found];
    this.marked.add(id);
    if (isFirst && name === id) return [found];
    const isLine = name !== null && !found.children.some((child) => isElement(child) && child.isBlock);
    if (isLine && HEADING_ID.test(id))
      return [element(found.tag, { ...found.attributes, anchor: id }, found.children)];
    const place = element('anchor', { id });
    if (ROWS.has(found.tag)) return [inFirstCell(found, place) ?? found];
    if (!HOLDERS.has(found.tag)) return [place, found];
    return [element(found.tag, found.attributes, [place, ...found.children])];
  }
}

/** Null where there is no cell. */
function inFirstCell(part: HtmlElement, place: HtmlElement): HtmlElement | null {
  for (const [index, child] of part.children.entries()) {
    if (!isElement(child)) continue;
    const cell = element(child.tag, child.attributes, [place, ...child.children]);
    const changed = isElement(child, 'td', 'th') ? cell : inFirstCell(child, place);
    if (changed) return element(part.tag, part.attributes, part.children.with(index, changed));
  }
  return null;
}

/** What a heading is called without a name of its own (content/markdown/anchors.ts). */
function nameOf({ children }: HtmlElement): string {
  return textOf(children)
    .normalize('NFC')
    .trim()
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/gu, '')
    .replaceAll(' ', '-');
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
