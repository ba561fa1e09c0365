import { parseXml, XmlDocumentType, XmlElement } from '@rgrove/parse-xml';
import { refusedFile, requireUtf8 } from '../source-file.js';

/** Posts, pages, pictures, menus and whatever else a site has. */
const MAX_ITEMS = 100_000;

/** In characters. */
const MAX_SURROUNDINGS = 10_000;

/** What XML 1.0 has no place for, though WordPress writes it. @see https://www.w3.org/TR/xml/#charsets */
const FORBIDDEN = /(?![\t\n\r\u007f-\u009f])[\p{Cc}\p{Cs}\ufffe\uffff]/gu;

/** A category or tag of an item. */
export interface WxrTerm {
  readonly domain: string;
  readonly nicename: string;
  readonly name: string;
}

/** An item: a post, or anything else that WordPress stores as one. */
export interface WxrItem {
  /** The text of a child such as `wp:post_name`; empty when there is none. */
  readonly field: (name: string) => string;
  /** The text of a custom field; empty when there is none. */
  readonly meta: (key: string) => string;
  /** The custom fields by their names. */
  readonly metas: ReadonlyMap<string, string>;
  readonly terms: readonly WxrTerm[];
  /** How many comments it has that readers could see. */
  readonly comments: number;
}

/** An export of WordPress. */
export interface WxrFile {
  readonly items: readonly WxrItem[];
  /** Of the blog; null when the file does not tell it. */
  readonly address: string | null;
  /** By login. */
  readonly authors: ReadonlyMap<string, { readonly email: string; readonly name: string }>;
}

/**
 * Reads WordPress's eXtended RSS 1.0 to 1.2. The parser knows nothing outside of the file; a document type, which could
 * define entities, is refused.
 *
 * @throws AppError validation-failed when it is no such file
 */
export function readWxr(bytes: Uint8Array): WxrFile {
  const channel = channelOf(withoutSurroundings(requireUtf8(bytes)).replaceAll(FORBIDDEN, ''));
  const items = children(channel, 'item');
  if (items.length > MAX_ITEMS)
    throw refusedFile(`has more than ${String(MAX_ITEMS)} items: export it in parts`);
  const authors = children(channel, 'wp:author').map((author) => {
    const field = fieldsOf(author);
    const name = field('wp:author_display_name') || field('wp:author_login');
    return [field('wp:author_login'), { email: field('wp:author_email'), name }] as const;
  });
  const field = fieldsOf(channel);
  // The last is that of a network of blogs, which they have in common.
  const address = field('link') || field('wp:base_blog_url') || field('wp:base_site_url') || null;
  return { items: items.map(readItem), address, authors: new Map(authors) };
}

/** What a plugin or PHP wrote before the declaration, where XML has no room for it: blank lines, marks, warnings. */
function withoutSurroundings(xml: string): string {
  const start = xml.slice(0, MAX_SURROUNDINGS).search(/<\?xml\s|<rss[\s>]/);
  const end = xml.lastIndexOf('</rss>');
  return xml.slice(Math.max(0, start), end === -1 ? undefined : end + '</rss>'.length);
}

function channelOf(xml: string): XmlElement {
  const document = parse(xml);
  if (document.children.some((node) => node instanceof XmlDocumentType)) {
    throw refusedFile('has a document type (DTD), which no WordPress export has');
  }
  const [channel] = document.root?.name === 'rss' ? children(document.root, 'channel') : [];
  if (!channel || children(channel, 'wp:wxr_version').length === 0) {
    throw refusedFile('not a WordPress export: there is no wp:wxr_version in rss/channel');
  }
  return channel;
}

function parse(xml: string) {
  try {
    return parseXml(xml, { preserveDocumentType: true });
  } catch (error) {
    // Its first line; the others show the place in the file.
    const [reason = ''] = error instanceof Error ? error.message.split('\n') : [];
    throw refusedFile(`not a WordPress export: it is not well-formed XML: ${reason}`, error);
  }
}

function readItem(item: XmlElement): WxrItem {
  const metas = new Map(
    children(item, 'wp:postmeta').map((meta) => {
      const field = fieldsOf(meta);
      return [field('wp:meta_key'), field('wp:meta_value')];
    }),
  );
  return {
    field: fieldsOf(item),
    meta: (key) => metas.get(key) ?? '',
    metas,
    terms: children(item, 'category').map(({ attributes, text }) => ({
      domain: attributes['domain'] ?? '',
      nicename: attributes['nicename'] ?? '',
      name: text,
    })),
    comments: children(item, 'wp:comment').filter(isShown).length,
  };
}

/** Neither spam nor refused nor a mere link from elsewhere. */
function isShown(comment: XmlElement): boolean {
  const field = fieldsOf(comment);
  const approved = field('wp:comment_approved').trim();
  return (
    (approved === '' || approved === '1') && !/^(?:pingback|trackback)$/.test(field('wp:comment_type').trim())
  );
}

function fieldsOf(parent: XmlElement): (name: string) => string {
  const fields = new Map<string, XmlElement>();
  for (const child of parent.children) {
    if (child instanceof XmlElement && !fields.has(child.name)) fields.set(child.name, child);
  }
  return (name) => fields.get(name)?.text ?? '';
}

function children(parent: XmlElement, name: string): XmlElement[] {
  return parent.children
    .filter((child) => child instanceof XmlElement)
    .filter((child) => child.name === name);
}
