import { z } from 'zod';
import { decodeSeo, seoShape, type CoverImage, type Seo } from '../posts/index.js';
import type { ImportedAuthor, SourcePost } from './imported-post.js';
import { flag, scalarText, seoOf, text, textOrNull, time } from './lenient-fields.js';
import { nameOf, publicityOf, type Publicity } from './withheld.js';

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
  .transform((found): Seo | null => seoOf(decodeSeo(found)))
  .nullable()
  .catch(null);

/** Names of our own headers, and those that Jekyll, Hugo and Eleventy have for the same. */
const headerFields = z.object({
  firefolio_id: text,
  title: scalarText,
  slug: scalarText,
  permalink: text,
  published: z.unknown().optional(),
  publish: z.unknown().optional(),
  published_at: time,
  date: time,
  created_at: time,
  updated_at: time,
  lastmod: time,
  last_modified_at: time,
  updated: time,
  excerpt: text,
  description: text,
  summary: text,
  tags: names,
  categories: names,
  category: names,
  featured: flag,
  cover_image: image,
  cover: image,
  image,
  featured_image: image,
  feature_image: image,
  thumbnail: image,
  authors,
  author: authors,
  seo,
});

/** Names, as nameOf gives them, of the time from which on everybody may read a post. */
const PUBLISHED_FROM = new Set(['publishdate', 'published', 'publish']);

/** What a file's header says of its post. */
export type HeaderFields = Pick<
  SourcePost,
  | 'id'
  | 'slug'
  | 'excerpt'
  | 'tags'
  | 'status'
  | 'publishedAt'
  | 'createdAt'
  | 'updatedAt'
  | 'authors'
  | 'coverImage'
  | 'featured'
  | 'seo'
> &
  Omit<Publicity, 'isSaidPublic'> & { readonly title: string | null };

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
  const named = withLowerCase(header);
  const found = headerFields.parse(named);
  const publishedAt =
    timeToCome(header, now) ??
    found.published_at ??
    found.date ??
    timeOf(found.published) ??
    timeOf(found.publish) ??
    fileDate;
  const { isSaidPublic, withheld, notes } = publicityOf(header, now);
  return {
    withheld,
    notes,
    id: found.firefolio_id,
    title: found.title,
    slug: textOrNull(found.slug) ?? lastSegment(found.permalink),
    excerpt:
      [found.excerpt, found.description, found.summary].find((part) => textOrNull(part) !== null) ?? null,
    tags: [...new Set([...found.categories, ...found.category, ...found.tags])],
    status: statusOf(named, isSaidPublic || publishedAt !== null),
    publishedAt,
    createdAt: found.created_at,
    updatedAt: found.updated_at ?? found.lastmod ?? found.last_modified_at ?? found.updated,
    authors: found.authors.length > 0 ? found.authors : found.author,
    coverImage:
      found.cover_image ??
      found.cover ??
      found.image ??
      found.featured_image ??
      found.feature_image ??
      found.thumbnail,
    featured: found.featured,
    seo: found.seo,
  };
}

/** Published is what says so, or has a date and does not say otherwise: nothing comes to light by accident. */
function statusOf({ status }: Readonly<Record<string, unknown>>, isPublic: boolean): SourcePost['status'] {
  const isDraft = typeof status === 'string' && status.trim().toLowerCase() === 'draft';
  return isPublic && !isDraft ? 'published' : 'draft';
}

/** A time that lies ahead, whatever other dates there are: until Hugo's `publishDate` nobody sees the post. */
function timeToCome(header: Readonly<Record<string, unknown>>, now: Date): Date | null {
  const times = Object.entries(header).flatMap(([name, value]) =>
    PUBLISHED_FROM.has(nameOf(name)) ? (timeOf(value) ?? []) : [],
  );
  return times.find((time) => time > now) ?? null;
}

/** `Title` beside `title` loses. */
function withLowerCase(header: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const lowered = Object.entries(header).map(([name, value]) => [name.toLowerCase(), value] as const);
  return { ...Object.fromEntries(lowered), ...header };
}

function timeOf(value: unknown): Date | null {
  return typeof value === 'string' ? time.parse(value) : null;
}

/** `/2026/05/a-title.html` → `a-title`; nothing of patterns such as `/:year/:title/`. */
function lastSegment(permalink: string | null): string | null {
  if (permalink === null || /[:{]/.test(permalink)) return null;
  const last = permalink.split('/').findLast((segment) => segment !== '') ?? '';
  return textOrNull(last.replace(/\.html?$|^index$/, ''));
}
