import { parse, parseFragment, type DefaultTreeAdapterTypes } from 'parse5';

/** A node of a page, as browsers read it. */
export type HtmlNode = DefaultTreeAdapterTypes.Node;

/** An element of a page. */
export type HtmlElement = DefaultTreeAdapterTypes.Element;

/** A whole page, parsed as browsers do. @see https://html.spec.whatwg.org/multipage/parsing.html */
export function parsePage(html: string): HtmlNode {
  return parse(html);
}

/** A piece of HTML, parsed as browsers do that put it into a page. */
export function parsePiece(html: string): HtmlNode {
  return parseFragment(html);
}

/** The nodes within another, one level down. */
export function childrenOf(node: HtmlNode): readonly HtmlNode[] {
  return 'childNodes' in node ? node.childNodes : [];
}

/** Whether a node is an element. */
export function isElement(node: HtmlNode): node is HtmlElement {
  return 'tagName' in node;
}

/** All elements within a node of which `matches` is true, in the order of the page. */
export function findAll(node: HtmlNode, matches: (element: HtmlElement) => boolean): HtmlElement[] {
  return childrenOf(node).flatMap((child) => [
    ...(isElement(child) && matches(child) ? [child] : []),
    ...findAll(child, matches),
  ]);
}

/** The only element within a node of which `matches` is true. @throws Error when there is none, or another one */
export function findOne(node: HtmlNode, matches: (element: HtmlElement) => boolean): HtmlElement {
  const [found, second] = findAll(node, matches);
  if (!found || second) throw new Error(`${found ? 'more than' : 'not'} one element that ${String(matches)}`);
  return found;
}

/** What an attribute says; undefined where the element has none of the name. */
export function attributeOf({ attrs }: HtmlElement, name: string): string | undefined {
  return attrs.find((attribute) => attribute.name === name)?.value;
}

/** Whether an element has a class. */
export function hasClass(element: HtmlElement, name: string): boolean {
  return (attributeOf(element, 'class') ?? '').split(/\s+/).includes(name);
}

/** All text within a node. */
export function textIn(node: HtmlNode): string {
  if ('value' in node) return node.value;
  return childrenOf(node).map(textIn).join('');
}
