import { decodeBasicEntities } from '../../../src/shared/index.js';

/** What search engines and link previews read of a page. */
export interface PageHead {
  readonly title: string | undefined;
  /** What a `meta` element has, by its name or property: all of it in order. */
  metas(name: string): string[];
  /** The first of them. */
  meta(name: string): string | undefined;
  /** Where the `link` elements of a relation lead. */
  links(rel: string): string[];
  /** Things of schema.org by their types. */
  readonly things: ReadonlyMap<string, Readonly<Record<string, unknown>>>;
}

/** Reads the head of a page. */
export function readPage(html: string): PageHead {
  const metas = (name: string) =>
    elements(html, 'meta').flatMap(({ name: own, property, content = '' }) =>
      own === name || property === name ? [content] : [],
    );
  return {
    title: textOf(/<title>([^<]*)<\/title>/.exec(html)?.[1]),
    metas,
    meta: (name) => metas(name)[0],
    links: (rel) =>
      elements(html, 'link').flatMap((link) => (link['rel'] === rel ? [link['href'] ?? ''] : [])),
    things: thingsIn(html),
  };
}

function elements(html: string, name: string): Record<string, string>[] {
  return [...html.matchAll(new RegExp(`<${name}((?:[^>"]|"[^"]*")*)>`, 'g'))].map(([, attributes = '']) =>
    Object.fromEntries(
      [...attributes.matchAll(/([\w:-]+)="([^"]*)"/g)].map(([, key = '', value = '']) => [
        key,
        textOf(value) ?? '',
      ]),
    ),
  );
}

function textOf(escaped: string | undefined): string | undefined {
  return escaped === undefined ? undefined : decodeBasicEntities(escaped);
}

function thingsIn(html: string): ReadonlyMap<string, Readonly<Record<string, unknown>>> {
  const [, json] = /<script type="application\/ld\+json">([^<]*)<\/script>/.exec(html) ?? [];
  if (json === undefined) return new Map();
  const { '@graph': things } = JSON.parse(json) as { '@graph': { '@type': string }[] };
  return new Map(things.map((thing) => [thing['@type'], thing]));
}
