import { escapeHtml } from '../../shared/index.js';
import { isElement, type HtmlElement, type HtmlNode } from './html-tree.js';

const VOID: ReadonlySet<string> = new Set(['br', 'hr', 'img', 'input']);

/** Attributes that posts may have, by element. */
const ATTRIBUTES: Readonly<Record<string, readonly string[]>> = {
  a: ['href', 'title'],
  img: ['src', 'alt', 'title'],
  ol: ['start'],
  th: ['align', 'colspan', 'rowspan'],
  td: ['align', 'colspan', 'rowspan'],
  abbr: ['title'],
  input: ['type', 'checked'],
  iframe: ['src', 'title', 'width', 'height', 'allowfullscreen'],
};

/** Elements that only hold others. */
const TRANSPARENT: ReadonlySet<string> = new Set([
  ...['span', 'div', 'section', 'article', 'main', 'header', 'footer', 'aside', 'nav', 'center', 'address'],
  ...['form', 'fieldset', 'legend', 'hgroup', 'dialog', 'menu', 'dir'],
]);

const BLANKS = /[ \t\r\n\f]+/g;

/** A tree as HTML, for where Markdown has no signs. */
export function htmlOf(nodes: readonly HtmlNode[], isCode = false): string {
  return nodes
    .map((node) => {
      if (isElement(node)) return elementHtml(node, isCode);
      return escapeHtml(isCode ? node.text : node.text.replaceAll(BLANKS, ' '));
    })
    .join('');
}

/** A tree as a block of HTML in Markdown: a blank line would end it, so line breaks before one are written out. */
export function htmlBlock(nodes: readonly HtmlNode[]): string {
  return htmlOf(nodes)
    .trim()
    .replaceAll(/\n(?=[ \t]*\n)/g, '&#10;');
}

function elementHtml(node: HtmlElement, isCode: boolean): string {
  const { tag, attributes, children } = node;
  if (tag === 'embed') {
    const src = escapeHtml(attributes['src'] ?? '');
    return `<a href="${src}">${src}</a>`;
  }
  if (tag === 'anchor') return `<span id="${escapeHtml(attributes['id'] ?? '')}"></span>`;
  if (tag === 'footnote') return `<sup>${escapeHtml(attributes['label'] ?? '')}</sup>`;
  const inner = htmlOf(children, isCode || tag === 'pre');
  if (TRANSPARENT.has(tag)) return node.isBlock || isParagraph(tag) ? `<div>${inner}</div>` : inner;
  const given = (ATTRIBUTES[tag] ?? []).flatMap((name) => {
    const value = attributes[name];
    return value === undefined ? [] : [value === '' ? ` ${name}` : ` ${name}="${escapeHtml(value)}"`];
  });
  const id = attributes['anchor'] === undefined ? '' : ` id="${escapeHtml(attributes['anchor'])}"`;
  const opening = `<${tag}${id}${given.join('')}>`;
  return VOID.has(tag) ? opening : `${opening}${inner}</${tag}>`;
}

function isParagraph(tag: string): boolean {
  return tag !== 'span';
}
