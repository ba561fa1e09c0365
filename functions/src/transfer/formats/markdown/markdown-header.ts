import { z } from 'zod';
import { withCamelNames } from '../../../documents/index.js';
import type { Seo } from '../../../content/index.js';
import { seoShape, type CoverImage } from '../../../posts/index.js';
import type { ImportedAuthor, OwnSourcePost } from '../imported-post.js';
import { flag, scalarText, seoOf, text, textOrNull, time } from '../lenient-fields.js';
import { nameOf, publicityOf, type Publicity } from './header-publicity.js';

/** `- a`, `a, b` and, as Jekyll has it, `a b`. */
const names = z
  .union([
    z.array(scalarText),
    z.string().transform((list) => list.split(list.includes(',') ? ',' : /\s+/)),
    z.number().transform((only) => [String(only)]),
  ])
  .transform((list) => list.flatMap((name) => textOrNull(name) ?? []))
  .catch([]);

const image = z
  .union([
    z.string().transform((url) => ({ url, alt: '' })),
    z
      .object({ url: text, src: text, image: text, path: text, alt: text })
      .transform(({ url, src, image, path, alt }) => ({
        url: url ?? src ?? image ?? path ?? '',
        alt: alt ?? '',
      })),
  ])
  .transform((found): CoverImage | null => (found.url === '' ? null : found))
  .nullable()
  .catch(null);

const author = z.union([
  z.string().transform((name): ImportedAuthor => ({ id: null, email: null, name })),
  z
    .object({ id: text, email: text, name: text })
    .transform(({ id, email, name }): ImportedAuthor => ({ id, email, name: name ?? '' })),
]);
const authors = z.union([z.array(author), author.transform((only) => [only])]).catch([]);

const seo = z
  .object(seoShape(text))
  .transform((found): Seo | null => seoOf(withCamelNames(found)))
  .nullable()
  .catch(null);

/** Names of our own headers, and those that Jekyll, Hugo and Eleventy have for the same, as nameOf gives them. */
const headerFields = z.object({
  firefolioid: text,
  title: scalarText,
  slug: scalarText,
  permalink: text,
  createdat: time,
  updatedat: time,
  lastmod: time,
  lastmodifiedat: time,
  updated: time,
  excerpt: text,
  description: text,
  summary: text,
  tags: names,
  categories: names,
  category: names,
  featured: flag,
  coverimage: image,
  cover: image,
  image,
  featuredimage: image,
  featureimage: image,
  thumbnail: image,
  authors,
  author: authors,
  seo,
});

/** What a file's header says of its post. */
export type HeaderFields = Omit<
  OwnSourcePost,
  keyof Publicity | 'key' | 'formerKey' | 'title' | 'contentMd'
> &
  Publicity & { readonly title: string | null };

/**
 * A header's fields, the case of their names aside; what is absent or not understood is null.
 *
 * @param fileDate the time in the file's name, as Jekyll has it; null without one
 * @param now tells what is over and what is to come
 */
export function readHeader(
  header: Readonly<Record<string, unknown>>,
  fileDate: Date | null,
  now: Date,
): HeaderFields {
  const found = headerFields.parse(byName(header));
  return {
    ...publicityOf(header, fileDate, now),
    id: found.firefolioid,
    title: found.title,
    slug: textOrNull(found.slug) ?? lastSegment(found.permalink),
    excerpt:
      [found.excerpt, found.description, found.summary].find((part) => textOrNull(part) !== null) ?? null,
    tags: [...new Set([...found.categories, ...found.category, ...found.tags])],
    createdAt: found.createdat,
    updatedAt: found.updatedat ?? found.lastmod ?? found.lastmodifiedat ?? found.updated,
    authors: found.authors.length > 0 ? found.authors : found.author,
    coverImage:
      found.coverimage ??
      found.cover ??
      found.image ??
      found.featuredimage ??
      found.featureimage ??
      found.thumbnail,
    featured: found.featured,
    seo: found.seo,
  };
}

/** Of several spellings of a name that in small letters wins. */
function byName(header: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const entries = Object.entries(header);
  const isSmall = ([name]: readonly [string, unknown]) => name === name.toLowerCase();
  const sorted = [...entries.filter((entry) => !isSmall(entry)), ...entries.filter(isSmall)];
  return Object.fromEntries(sorted.map(([name, value]) => [nameOf(name), value]));
}

/** `/2026/05/a-title.html` → `a-title`; nothing of patterns such as `/:year/:title/`. */
function lastSegment(permalink: string | null): string | null {
  if (permalink === null || /[:{]/.test(permalink)) return null;
  const last = permalink.split('/').findLast((segment) => segment !== '') ?? '';
  return textOrNull(last.replace(/\.html?$|^index$/, ''));
}
