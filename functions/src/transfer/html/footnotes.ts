import {
  classesOf,
  element,
  elementsIn,
  findElement,
  isElement,
  textOf,
  type HtmlElement,
  type HtmlNode,
} from './html-tree.js';

/** The renderer takes no more (content/markdown/markdown.ts). */
const MAX_FOOTNOTES = 500;

/** What a link to a footnote shows. */
const MARK = /^[[(]?\s*(?:\d{1,4}|[a-z]|[*†‡]+)\s*[\])]?$/i;

/** A tree with signs of footnotes in place of the links to them, and the notes. */
export interface Footnotes {
  readonly nodes: readonly HtmlNode[];
  /** What each note holds, by its label, in the order of the labels. */
  readonly notes: ReadonlyMap<string, readonly HtmlNode[]>;
}

/**
 * Finds the footnotes of a text as WordPress, Ghost, Pandoc and others write them: a link that shows a number, and an element
 * with the id it leads to, from which a link leads back.
 */
export function withFootnotes(nodes: readonly HtmlNode[]): Footnotes {
  const targets = notesIn(nodes);
  if (targets.size === 0 || targets.size > MAX_FOOTNOTES) return { nodes, notes: new Map() };
  const labels = new Map(Array.from(targets.keys(), (id, index) => [id, String(index + 1)]));
  const notes = new Map(
    Array.from(targets, ([id, target]) => [labels.get(id) ?? '', withoutBackLinks(target.children)]),
  );
  return { nodes: rewrite(nodes, labels), notes };
}

/** Elements that links of footnotes lead to, by their ids, in the order of the links. */
function notesIn(nodes: readonly HtmlNode[]): ReadonlyMap<string, HtmlElement> {
  const byId = new Map<string, HtmlElement>();
  for (const found of elementsIn(nodes)) {
    const { id } = found.attributes;
    if (id !== undefined && !byId.has(id)) byId.set(id, found);
  }
  const notes = new Map<string, HtmlElement>();
  if (byId.size === 0) return notes;
  const seen = new Set<string>();
  for (const link of elementsIn(nodes)) {
    const id = footnoteOf(link);
    if (id === null || seen.has(id)) continue;
    seen.add(id);
    const target = byId.get(id);
    if (isElement(target, 'li', 'p', 'div', 'dd', 'aside') && hasBackLink(target)) notes.set(id, target);
  }
  return notes;
}

/** The id that a link leads to which looks like one to a footnote; null for any other element. */
function footnoteOf(node: HtmlElement): string | null {
  if (node.tag !== 'a' || isBackLink(node)) return null;
  const id = fragmentOf(node);
  return id !== null && MARK.test(textOf(node.children).trim()) ? id : null;
}

function fragmentOf({ attributes }: HtmlElement): string | null {
  const id = attributes['href']?.split('#', 2)[1] ?? '';
  return attributes['href']?.startsWith('#') && id !== '' ? decoded(id) : null;
}

function decoded(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}

/** An arrow, or what is called so. */
function isBackLink(node: HtmlElement): boolean {
  if (node.tag !== 'a' || fragmentOf(node) === null) return false;
  const isNamed = /back/i.test(`${node.attributes['class'] ?? ''} ${node.attributes['role'] ?? ''}`);
  return isNamed || /[\u21a9\u2191\u2b06\u25b2^]/u.test(textOf(node.children)) || isPicture(node);
}

function isPicture(node: HtmlElement): boolean {
  return findElement(node.children, ({ tag }) => tag === 'img') !== undefined;
}

function hasBackLink(target: HtmlElement): boolean {
  return findElement(target.children, isBackLink) !== undefined;
}

function withoutBackLinks(nodes: readonly HtmlNode[]): HtmlNode[] {
  return nodes.flatMap((node): readonly HtmlNode[] => {
    if (!isElement(node)) return [node];
    if (isBackLink(node)) return [];
    const children = withoutBackLinks(node.children);
    // What only stood around the arrow.
    if (children.length === 0 && node.children.length > 0) return [];
    return [element(node.tag, node.attributes, children)];
  });
}

/** Signs in place of links; lists of notes are gone, with the rule above them. */
function rewrite(nodes: readonly HtmlNode[], labels: ReadonlyMap<string, string>): HtmlNode[] {
  return nodes.flatMap((node): readonly HtmlNode[] => {
    if (!isElement(node)) return [node];
    if (isElement(node, 'hr') && classesOf(node).includes('footnotes-sep')) return [];
    const label = labels.get(footnoteOf(node) ?? '');
    if (label !== undefined) return [element('footnote', { label })];
    if (labels.has(node.attributes['id'] ?? '') && node.tag !== 'a') return [];
    const children = rewrite(node.children, labels);
    const isChanged = children.length !== node.children.length;
    if (isChanged && isEmptied(children)) return [];
    const [only] = children.filter((child) => isElement(child) || child.text.trim() !== '');
    // A raised sign is one without `sup`.
    if (node.tag === 'sup' && isElement(only, 'footnote')) return children;
    return [element(node.tag, node.attributes, children)];
  });
}

/** Whether nothing is left but blanks, rules and headings such as “Notes”. */
function isEmptied(children: readonly HtmlNode[]): boolean {
  return children.every((child) => isElement(child, 'hr') || (!isElement(child) && child.text.trim() === ''));
}
