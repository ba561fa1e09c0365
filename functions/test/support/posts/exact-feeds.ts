import { parseXml, type XmlElement } from '@rgrove/parse-xml';
import { z } from 'zod';
import { jsonFeedJson } from '../../../src/feeds/json-feed.js';
import type { FeedFormat } from './feeds.js';

/** The only entry of a feed, to the letter: readers for people trim, decode and guess. */
export interface ExactEntry {
  readonly title: string;
  readonly url: string;
  /** As plain text; of RSS, where readers take it for HTML, as HTML. */
  readonly summary: string;
  readonly html: string;
  /** In ms. */
  readonly publishedAt: number;
  /** In ms; null where the format does not say it. */
  readonly updatedAt: number | null;
  readonly authors: readonly string[];
  readonly tags: readonly string[];
  readonly image: string | null;
}

/** Reads the feed of one post. @throws Error when it is not well-formed, or has not one entry */
export const EXACT_READERS: Readonly<Record<FeedFormat, (text: string) => ExactEntry>> = {
  'RSS 2.0': (text) => {
    const item = onlyElement(text, 'item');
    return {
      title: textOf(item, 'title'),
      url: textOf(item, 'link'),
      summary: textOf(item, 'description'),
      html: textOf(item, 'content:encoded'),
      publishedAt: Date.parse(textOf(item, 'pubDate')),
      updatedAt: null,
      authors: elementsOf(item, 'dc:creator').map((element) => element.text),
      tags: elementsOf(item, 'category').map((element) => element.text),
      image: imageOf(item),
    };
  },
  Atom: (text) => {
    const entry = onlyElement(text, 'entry');
    return {
      title: textOf(entry, 'title'),
      url: elementsOf(entry, 'link')[0]?.attributes['href'] ?? '',
      summary: textOf(entry, 'summary'),
      html: textOf(entry, 'content'),
      publishedAt: Date.parse(textOf(entry, 'published')),
      updatedAt: Date.parse(textOf(entry, 'updated')),
      authors: elementsOf(entry, 'author').map((author) => textOf(author, 'name')),
      tags: elementsOf(entry, 'category').map(({ attributes }) => attributes['label'] ?? ''),
      image: imageOf(entry),
    };
  },
  'JSON Feed 1.1': (text) => {
    const { items } = jsonFeedJson.parse(JSON.parse(text));
    const [item] = z.tuple([z.custom<(typeof items)[number]>()]).parse(items);
    return {
      title: item.title,
      url: item.url,
      summary: item.summary,
      html: item.content_html,
      publishedAt: Date.parse(item.date_published),
      updatedAt: Date.parse(item.date_modified),
      authors: item.authors.map(({ name }) => name),
      tags: item.tags,
      image: item.image ?? null,
    };
  },
};

function onlyElement(text: string, name: string): XmlElement {
  const { root } = parseXml(text);
  const inside = root ? (elementsOf(root, 'channel')[0] ?? root) : null;
  const [found, second] = inside ? elementsOf(inside, name) : [];
  if (!found || second) throw new Error(`not one ${name}: ${text}`);
  return found;
}

function elementsOf(parent: XmlElement, name: string): XmlElement[] {
  return parent.children.filter(
    (node): node is XmlElement => node.type === 'element' && (node as XmlElement).name === name,
  );
}

function textOf(parent: XmlElement, name: string): string {
  const [element] = elementsOf(parent, name);
  if (!element) throw new Error(`no ${name}`);
  return element.text;
}

function imageOf(parent: XmlElement): string | null {
  return elementsOf(parent, 'media:content')[0]?.attributes['url'] ?? null;
}
