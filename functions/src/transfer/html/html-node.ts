/** The part of a DOM element that the rules read. */
export interface HtmlNode {
  readonly nodeName: string;
  readonly nodeType: number;
  readonly textContent: string;
  readonly outerHTML: string;
  readonly parentNode: HtmlNode | null;
  readonly childNodes: ArrayLike<HtmlNode>;
  getAttribute(name: string): string | null;
  querySelector(selectors: string): HtmlNode | null;
}

/** What an element becomes. @param content its own content, converted */
export type Replacement = (content: string, node: HtmlNode) => string;

/** Adds a rule for elements by their names, or by what is true of them. */
export type AddRule = (
  name: string,
  filter: string | readonly string[] | ((node: HtmlNode) => boolean),
  replacement: Replacement,
) => void;
