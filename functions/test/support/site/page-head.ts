import { attributeOf, findAll, parsePage, textIn, type HtmlNode } from './dom.js';

/** A thing of schema.org as a page describes it. */
export type DescribedThing = Readonly<Record<string, unknown>> & { readonly '@type': string };

/** What search engines and link previews read of a page. */
export interface PageHead {
  /** The page as browsers read it. */
  readonly document: HtmlNode;
  readonly title: string | undefined;
  /** What a `meta` element has, by its name or property: all of it in order. */
  metas(name: string): string[];
  /** The first of them. */
  meta(name: string): string | undefined;
  /** Where the `link` elements of a relation lead. */
  links(rel: string): string[];
  /** What the page says as JSON-LD; null where it says nothing. */
  readonly jsonLd: unknown;
  /** Things of schema.org by their types. */
  readonly things: ReadonlyMap<string, DescribedThing>;
}

/** Reads the head of a page. @throws SyntaxError when its JSON-LD is no JSON */
export function readPage(html: string): PageHead {
  const document = parsePage(html);
  const named = (name: string) => findAll(document, ({ tagName }) => tagName === name);
  const metas = (name: string) =>
    named('meta')
      .filter((meta) => attributeOf(meta, 'name') === name || attributeOf(meta, 'property') === name)
      .map((meta) => attributeOf(meta, 'content') ?? '');
  const [title] = named('title').map(textIn);
  const [json] = named('script')
    .filter((script) => attributeOf(script, 'type') === 'application/ld+json')
    .map(textIn);
  const jsonLd: unknown = json === undefined ? null : JSON.parse(json);
  return {
    document,
    title,
    metas,
    meta: (name) => metas(name)[0],
    links: (rel) =>
      named('link')
        .filter((link) => attributeOf(link, 'rel') === rel)
        .map((link) => attributeOf(link, 'href') ?? ''),
    jsonLd,
    things: new Map(thingsOf(jsonLd).map((thing) => [thing['@type'], thing])),
  };
}

function thingsOf(jsonLd: unknown): readonly DescribedThing[] {
  return jsonLd === null ? [] : (jsonLd as { '@graph': DescribedThing[] })['@graph'];
}
