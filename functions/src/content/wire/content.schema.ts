/** What requests give of any kind of content: each kind adds its own to the shapes of its bodies. */
import { z } from 'zod';
import { withCamelNames, type WireShape } from '../../documents/index.js';
import { documentId, normalText, placedAddress, singleLine, timestamp } from '../../shared/index.js';
import type { Seo } from '../content.fields.js';
import { ALL_VISIBLE, MAX_SLUG_LENGTH, SLUG_PATTERN } from '../slugs/slug.js';
import { seoShape } from './content.presenter.js';

/** Largest body of an item's create and change, in bytes. */
export const MAX_CONTENT_BODY_BYTES = 1024 * 1024;

/** Limits of what every kind has, in characters; those of authors in how many. */
export const CONTENT_LIMITS = {
  title: 200,
  excerpt: 300,
  content: 400_000,
  authors: 10,
  imageAlt: 300,
  url: 2_000,
  seoTitle: 200,
  seoDescription: 500,
} as const;

/** A slug, in the form that it is stored in. */
export const slug = normalText(MAX_SLUG_LENGTH)
  .max(MAX_SLUG_LENGTH)
  .regex(SLUG_PATTERN, 'must be lower-case words joined by hyphens')
  .refine((text) => ALL_VISIBLE.test(text), 'must have no invisible characters')
  .describe('Letters and digits of any script in lower case, joined by single hyphens');

/**
 * An address in its parsed form, whatever was typed: what could end an attribute is escaped in it.
 *
 * @param max in characters
 */
export function httpUrl(max: number = CONTENT_LIMITS.url) {
  return z
    .url({ protocol: /^https?$/, error: 'must be an http or https URL', abort: true })
    .overwrite((url) => new URL(url).href)
    .max(max);
}

const share = z.number().min(0).max(1);
const pixels = z.int().min(1).max(1_000_000).nullable();

/** What a picture has by its address and its text alternative. */
export const pictureShape = {
  url: placedAddress(CONTENT_LIMITS.url).describe(
    'A file of the library, as `media:{id}` or by its address here; a path of this site; an http or https URL',
  ),
  alt: z.string().max(CONTENT_LIMITS.imageAlt),
  media: z
    .strictObject({
      id: documentId,
      hash: z.string().max(40),
      width: pixels,
      height: pixels,
      srcset: z.string().max(CONTENT_LIMITS.url).nullable(),
      color: z.string().max(7).nullable(),
      focal_point: z.strictObject({ x: share, y: share }).nullable(),
    })
    .partial()
    .transform(() => undefined)
    .optional()
    .describe('As answers have it: the library knows it, and what is given is not looked at'),
};

/** An image by its address with its text alternative. */
export const coverImage = z.strictObject(pictureShape);

const line = (max: number) => singleLine(1, max).nullable().default(null);
const url = httpUrl().nullable().default(null);

const seo = z
  .strictObject({
    ...seoShape(url),
    title: line(CONTENT_LIMITS.seoTitle),
    description: line(CONTENT_LIMITS.seoDescription),
    og_title: line(CONTENT_LIMITS.seoTitle),
    og_description: line(CONTENT_LIMITS.seoDescription),
    twitter_title: line(CONTENT_LIMITS.seoTitle),
    twitter_description: line(CONTENT_LIMITS.seoDescription),
  } satisfies WireShape<keyof Seo>)
  .transform(withCamelNames)
  .describe('Replaced as a whole: what is absent or null follows from title, excerpt and cover');

const title = singleLine(1, CONTENT_LIMITS.title);
const contentMd = z
  .string()
  .max(CONTENT_LIMITS.content)
  .describe('Markdown; with its HTML and table of contents at most 950,000 bytes');
const excerpt = singleLine(1, CONTENT_LIMITS.excerpt)
  .nullable()
  .describe("Null: the first 240 characters of the content's text");
const authorIds = z
  .array(z.string().regex(/^(?!__)[\w-]{1,64}$/, 'is not the id of a user'))
  .min(1)
  .max(CONTENT_LIMITS.authors)
  .transform((list) => [...new Set(list)])
  .describe('Active editors and admins, the main author first; of a new one, when absent, who creates it');

/** What the body that creates an item has, whatever its kind. */
export const NEW_CONTENT_SHAPE = {
  title,
  slug: slug.optional(),
  content_md: contentMd.default(''),
  excerpt: excerpt.default(null),
  seo: seo.optional(),
  author_ids: authorIds.optional(),
  status: z.enum(['draft', 'published']).default('draft').describe('`published` publishes at once'),
};

/** The same of the body that changes one: all may be absent (patchBody). */
export const CONTENT_PATCH_SHAPE = {
  title,
  slug,
  content_md: contentMd,
  excerpt,
  seo,
  author_ids: authorIds,
};

/** A body that changes an item: what is absent stays, and something must be there. */
export function patchBody<Shape extends z.ZodRawShape>(shape: Shape) {
  return z
    .strictObject(shape)
    .partial()
    .refine((body) => Object.keys(body).length > 0, 'must have at least one field to change');
}

/** Items that one bulk change may name. */
const MAX_BULK_IDS = 500;

/** Of which items a bulk change is. */
export const bulkIds = z
  .array(documentId)
  .min(1)
  .max(MAX_BULK_IDS)
  .transform((ids) => [...new Set(ids)])
  .describe('Doubles are dropped');

/** Body of POST /admin/api/{plural}/bulk of a kind without changes of its own. */
export const bulkBody = z.strictObject({
  action: z.enum(['publish', 'unpublish', 'delete', 'restore']),
  ids: bulkIds,
});

/** Body of POST /admin/api/{plural}/:id/schedule. */
export const scheduleBody = z.strictObject({ published_at: timestamp });

/** Body of POST /admin/api/{plural}/:id/publish. */
export const publishBody = z.strictObject({
  published_at: timestamp
    .optional()
    .describe('Not in the future. Without it the date stays, or is the present one'),
});

/** Body of POST /admin/api/{plural}/:id/preview-link. */
export const previewLinkBody = z.strictObject({
  hours: z.int().min(1).max(720).default(72).describe('How long it shows the item'),
});
