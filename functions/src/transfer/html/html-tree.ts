import { decodeBasicEntities } from '../../shared/index.js';

/** Text, decoded. */
export interface HtmlText {
  readonly text: string;
}

/** An element, by its name in small letters. */
export interface HtmlElement {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string | undefined>>;
  readonly children: readonly HtmlNode[];
  /** Whether it is one that stands on lines of its own, or has such ones within. */
  readonly isBlock: boolean;
}

/** A node of a tree of HTML. */
export type HtmlNode = HtmlText | HtmlElement;

/** Elements that stand on lines of their own. */
export const BLOCKS: readonly string[] = [
  ...[
    'address',
    'article',
    'aside',
    'blockquote',
    'center',
    'dd',
    'details',
    'dialog',
    'dir',
    'div',
    'dl',
    'dt',
  ],
  ...['fieldset', 'figcaption', 'figure', 'footer', 'form', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'header'],
  ...['hgroup', 'hr', 'legend', 'li', 'main', 'menu', 'nav', 'ol', 'p', 'pre', 'section', 'summary', 'ul'],
  ...['table', 'caption', 'thead', 'tbody', 'tfoot', 'tr', 'th', 'td'],
  ...['iframe', 'video', 'audio', 'object', 'embed'],
];

const BLOCK_TAGS: ReadonlySet<string> = new Set(BLOCKS);

/** An element of a tree. */
export function element(
  tag: string,
  attributes: HtmlElement['attributes'] = {},
  children: readonly HtmlNode[] = [],
): HtmlElement {
  const isBlock = BLOCK_TAGS.has(tag) || children.some((child) => isElement(child) && child.isBlock);
  return { tag, attributes, children, isBlock };
}

/** Whether a node is an element, of one of these names when some are given. */
export function isElement(node: HtmlNode | undefined, ...tags: readonly string[]): node is HtmlElement {
  return node !== undefined && 'tag' in node && (tags.length === 0 || tags.includes(node.tag));
}

/** Whether a node is text without a letter or sign. */
export function isBlank(node: HtmlNode): boolean {
  return !isElement(node) && node.text.trim() === '';
}

/** The classes of an element. */
export function classesOf({ attributes }: HtmlElement): readonly string[] {
  return (attributes['class'] ?? '').split(/\s+/).filter((name) => name !== '');
}

/** All elements of a tree in the order of their beginnings. */
export function* elementsIn(nodes: readonly HtmlNode[]): Generator<HtmlElement> {
  for (const node of nodes) {
    if (!isElement(node)) continue;
    yield node;
    yield* elementsIn(node.children);
  }
}

/** The first element below that has one of these names, or of which something is true. */
export function findElement(
  nodes: readonly HtmlNode[],
  wanted: (found: HtmlElement) => boolean,
): HtmlElement | undefined {
  for (const found of elementsIn(nodes)) if (wanted(found)) return found;
  return undefined;
}

/** The text of nodes as it is, blanks included. */
export function textOf(nodes: readonly HtmlNode[]): string {
  return nodes.map((node) => (isElement(node) ? textOf(node.children) : node.text)).join('');
}

/** A tree in which each element has become what `change` gives for it, from within to without. */
export function mapTree(
  nodes: readonly HtmlNode[],
  change: (found: HtmlElement) => HtmlNode | readonly HtmlNode[],
): HtmlNode[] {
  return nodes.flatMap((node) => {
    if (!isElement(node)) return [node];
    return change(element(node.tag, node.attributes, mapTree(node.children, change)));
  });
}

const TOKEN = /<(\/?)([a-z][\w-]*)((?![\w-])[^<>]*)>|([^<]+)/g;
const ATTRIBUTE = /([\w-]+)(?:="([^"]*)")?/g;

interface OpenElement {
  readonly tag: string;
  readonly attributes: Record<string, string>;
  readonly children: HtmlNode[];
}

/** The tree of HTML as the sanitiser writes it: balanced, attributes in double quotes, signs as basic entities. */
export function parseTree(sanitised: string): readonly HtmlNode[] {
  const root: OpenElement = { tag: '', attributes: {}, children: [] };
  const open = [root];
  for (const [, slash, tag = '', attributes = '', text] of sanitised.matchAll(TOKEN)) {
    const parent = open.at(-1) ?? root;
    if (text !== undefined) parent.children.push({ text: decodeBasicEntities(text) });
    else if (slash === '/') close(open);
    else if (attributes.endsWith('/')) parent.children.push(element(tag, attributesOf(attributes)));
    else open.push({ tag, attributes: attributesOf(attributes), children: [] });
  }
  while (open.length > 1) close(open);
  return root.children;
}

function close(open: OpenElement[]): void {
  const ended = open.length > 1 ? open.pop() : undefined;
  if (ended) open.at(-1)?.children.push(element(ended.tag, ended.attributes, ended.children));
}

function attributesOf(text: string): Record<string, string> {
  return Object.fromEntries(
    Array.from(text.matchAll(ATTRIBUTE), ([, name = '', value = '']) => [name, decodeBasicEntities(value)]),
  );
}
