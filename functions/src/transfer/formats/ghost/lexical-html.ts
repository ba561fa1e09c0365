import { escapeHtml } from '../../../shared/index.js';
import { ItemRefused } from '../import-collector.js';
import { cardHtml } from './ghost-cards.js';

/** Of nodes within each other. */
const MAX_DEPTH = 60;

/** Elements for the bits of a text's format. @see https://github.com/facebook/lexical (LexicalConstants) */
const FORMATS: readonly (readonly [bit: number, tag: string])[] = [
  [1, 'strong'],
  [2, 'em'],
  [4, 's'],
  [8, 'u'],
  [16, 'code'],
  [32, 'sub'],
  [64, 'sup'],
  [128, 'mark'],
];

/** What text of the editor's own format shows. */
export interface EditorHtml {
  readonly html: string;
  /** Names of the cards that are gone, each once. */
  readonly lostCards: readonly string[];
}

interface LexicalNode {
  readonly type?: unknown;
  readonly tag?: unknown;
  readonly text?: unknown;
  readonly format?: unknown;
  readonly url?: unknown;
  readonly listType?: unknown;
  readonly start?: unknown;
  readonly checked?: unknown;
  readonly children?: unknown;
}

/** A post as Ghost's editor stores it since version 5, as HTML; null when it is no such text, or an empty one. */
export function lexicalHtml(stored: string): EditorHtml | null {
  const root = rootOf(stored);
  if (root === null) return null;
  const lost = new Set<string>();
  const html = childrenOf(root, lost, 0);
  return { html, lostCards: [...lost] };
}

function rootOf(stored: string): LexicalNode | null {
  try {
    const { root } = JSON.parse(stored) as { root?: LexicalNode };
    return Array.isArray(root?.children) && root.children.length > 0 ? root : null;
  } catch {
    return null;
  }
}

function childrenOf({ children }: LexicalNode, lost: Set<string>, depth: number): string {
  if (depth > MAX_DEPTH) throw new ItemRefused('nests its text too deep and was left out: simplify it');
  if (!Array.isArray(children)) return '';
  return children
    .map((child: unknown) => {
      return typeof child === 'object' && child !== null ? nodeHtml(child, lost, depth) : '';
    })
    .join('');
}

function nodeHtml(node: LexicalNode, lost: Set<string>, depth: number): string {
  const type = typeof node.type === 'string' ? node.type.replace(/^extended-/, '') : '';
  const inner = () => childrenOf(node, lost, depth + 1);
  switch (type) {
    case 'text':
    case 'code-highlight':
      return textHtml(node);
    case 'linebreak':
      return '<br>';
    case 'tab':
      return ' ';
    case 'paragraph':
      return `<p>${inner()}</p>`;
    case 'heading':
      return wrapped(tagOf(node.tag, /^h[1-6]$/, 'h2'), inner());
    case 'quote':
    case 'aside':
      return wrapped('blockquote', inner());
    case 'list':
      return listHtml(node, inner());
    case 'listitem':
      // The editor has lists below an item in an item of their own.
      if (holdsLists(node)) return inner();
      return `<li>${node.checked === undefined ? '' : boxOf(node.checked)}${inner()}</li>`;
    case 'link':
    case 'autolink':
      return `<a href="${escapeHtml(typeof node.url === 'string' ? node.url : '')}">${inner()}</a>`;
    case 'at-link':
    case 'at-link-search':
    case 'zwnj':
      return '';
    default:
      return cardOrInner(type, node, inner, lost);
  }
}

function cardOrInner(type: string, node: LexicalNode, inner: () => string, lost: Set<string>): string {
  const card = cardHtml(type, node);
  if (card !== null) return card;
  const html = inner();
  if (html === '') lost.add(type || 'unknown');
  return html;
}

function textHtml({ text, format }: LexicalNode): string {
  const bits = typeof format === 'number' ? format : 0;
  const html = escapeHtml(typeof text === 'string' ? text : '');
  return FORMATS.reduce((inner, [bit, tag]) => ((bits & bit) === 0 ? inner : wrapped(tag, inner)), html);
}

function listHtml({ listType, tag, start }: LexicalNode, inner: string): string {
  const isNumbered = listType === 'number' || tag === 'ol';
  const first = typeof start === 'number' && start !== 1 ? ` start="${String(start)}"` : '';
  return isNumbered ? `<ol${first}>${inner}</ol>` : `<ul>${inner}</ul>`;
}

function holdsLists({ children }: LexicalNode): boolean {
  if (!Array.isArray(children) || children.length === 0) return false;
  return children.every((child: LexicalNode | null) => child?.type === 'list');
}

function boxOf(checked: unknown): string {
  return `<input type="checkbox"${checked === true ? ' checked' : ''}> `;
}

function tagOf(tag: unknown, allowed: RegExp, usual: string): string {
  return typeof tag === 'string' && allowed.test(tag) ? tag : usual;
}

function wrapped(tag: string, html: string): string {
  return `<${tag}>${html}</${tag}>`;
}
