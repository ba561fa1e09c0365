import { z } from 'zod';
import {
  ALL_VISIBLE,
  MAX_SLUG_LENGTH,
  SLUG_PATTERN,
  SORT_KEYS,
  STATUS_FILTERS,
  type Seo,
} from '../content/index.js';
import { withCamelNames, type NamesIn, type WireShape } from '../documents/index.js';
import {
  documentId,
  normalText,
  pageQuery,
  publicPageQuery,
  singleLine,
  timestamp,
} from '../shared/index.js';
import { MAX_TAGS } from './post.js';
import type { PostFields } from './post.fields.js';
import { postJson } from './posts.presenter.js';
import { wordsForSigns } from './tag-signs.js';

/** Largest body of a post's create and change, in bytes. */
export const MAX_POST_BODY_BYTES = 1024 * 1024;

/** Limits of what a post has, in characters; those of tags and authors in how many. */
export const POST_LIMITS = {
  title: 200,
  excerpt: 300,
  content: 400_000,
  tag: 40,
  tags: MAX_TAGS,
  authors: 10,
  imageAlt: 300,
  url: 2_000,
  seoTitle: 200,
  seoDescription: 500,
} as const;

const title = singleLine(1, POST_LIMITS.title);
const slug = normalText(MAX_SLUG_LENGTH)
  .max(MAX_SLUG_LENGTH)
  .regex(SLUG_PATTERN, 'must be lower-case words joined by hyphens')
  .refine((text) => ALL_VISIBLE.test(text), 'must have no invisible characters')
  .describe('Letters and digits of any script in lower case, joined by single hyphens');
/** A tag, in the form that it is stored in. */
export const tag = normalText(POST_LIMITS.tag)
  .trim()
  .overwrite(wordsForSigns)
  .toLowerCase()
  .normalize()
  .max(POST_LIMITS.tag)
  .regex(SLUG_PATTERN, 'must be lower-case words joined by hyphens, such as web-design')
  .refine((text) => ALL_VISIBLE.test(text), 'must have no invisible characters');
const tags = z
  .array(tag)
  .max(POST_LIMITS.tags)
  .transform((list) => [...new Set(list)])
  .describe(
    'Lowered; `C++`, `C#`, `.NET` and `Node.js` become `cpp`, `csharp`, `dotnet` and `nodejs`; doubles are dropped',
  );
const excerpt = singleLine(1, POST_LIMITS.excerpt)
  .nullable()
  .describe("Null: the first 240 characters of the content's text");
const contentMd = z
  .string()
  .max(POST_LIMITS.content)
  .describe('Markdown; with its HTML and table of contents at most 950,000 bytes');
/** An address in its parsed form, whatever was typed: what could end an attribute is escaped in it. */
const httpUrl = z
  .url({ protocol: /^https?$/, error: 'must be an http or https URL', abort: true })
  .overwrite((url) => new URL(url).href)
  .max(POST_LIMITS.url);
const coverImage = z.strictObject({ url: httpUrl, alt: z.string().max(POST_LIMITS.imageAlt) });

const line = (max: number) => singleLine(1, max).nullable().default(null);
const url = httpUrl.nullable().default(null);

const seo = z
  .strictObject({
    title: line(POST_LIMITS.seoTitle),
    description: line(POST_LIMITS.seoDescription),
    canonical_url: url,
    og_title: line(POST_LIMITS.seoTitle),
    og_description: line(POST_LIMITS.seoDescription),
    og_image: url,
    twitter_title: line(POST_LIMITS.seoTitle),
    twitter_description: line(POST_LIMITS.seoDescription),
    twitter_image: url,
  } satisfies WireShape<keyof Seo>)
  .transform(withCamelNames)
  .describe('Replaced as a whole: what is absent or null follows from the post');

const authorIds = z
  .array(z.string().regex(/^(?!__)[\w-]{1,64}$/, 'is not the id of a user'))
  .min(1)
  .max(POST_LIMITS.authors)
  .transform((list) => [...new Set(list)])
  .describe('Active editors and admins, the main author first; of a new post, when absent, who creates it');

type Written = Exclude<NamesIn<PostFields, 'written'>, 'authors'> | 'authorIds';

/** Body of POST /admin/api/posts. */
export const createPostBody = z.strictObject({
  title,
  slug: slug.optional(),
  content_md: contentMd.default(''),
  excerpt: excerpt.default(null),
  tags: tags.default([]),
  cover_image: coverImage.nullable().default(null),
  featured: z.boolean().default(false),
  seo: seo.optional(),
  author_ids: authorIds.optional(),
  status: z.enum(['draft', 'published']).default('draft').describe('`published` publishes at once'),
} satisfies WireShape<Written>);

/** Body of PATCH /admin/api/posts/:id. */
export const updatePostBody = z
  .strictObject({
    title,
    slug,
    content_md: contentMd,
    excerpt,
    tags,
    cover_image: coverImage.nullable(),
    featured: z.boolean(),
    seo,
    author_ids: authorIds,
  } satisfies WireShape<Exclude<Written, 'status'>>)
  .partial()
  .refine((body) => Object.keys(body).length > 0, 'must have at least one field to change');

/** Posts that one bulk change may name. */
const MAX_BULK_IDS = 500;

const bulkIds = z
  .array(documentId)
  .min(1)
  .max(MAX_BULK_IDS)
  .transform((ids) => [...new Set(ids)])
  .describe('Doubles are dropped');

/** Body of POST /admin/api/posts/bulk. */
export const bulkBody = z.discriminatedUnion('action', [
  z.strictObject({ action: z.enum(['publish', 'unpublish', 'delete', 'restore']), ids: bulkIds }),
  z.strictObject({
    action: z.enum(['tag', 'untag']),
    ids: bulkIds,
    tags: tags.refine((list) => list.length > 0, 'must name at least one tag'),
  }),
]);

/** See bulkBody. */
export type BulkBody = z.output<typeof bulkBody>;

/** Body of POST /admin/api/posts/:id/schedule. */
export const schedulePostBody = z.strictObject({ published_at: timestamp });

/** Body of POST /admin/api/posts/:id/publish. */
export const publishPostBody = z.strictObject({
  published_at: timestamp
    .optional()
    .describe('Not in the future. Without it the post keeps its date, or gets the present one'),
});

/** A year or a month (UTC) as the span of time that it is. */
const archive = z
  .string()
  .regex(/^[12]\d{3}(?:-(?:0[1-9]|1[0-2]))?$/, 'must be a year or a month, such as 2026 or 2026-05')
  .transform((text) => {
    const [year = 0, month] = text.split('-').map(Number);
    return month === undefined
      ? { from: new Date(Date.UTC(year, 0)), to: new Date(Date.UTC(year + 1, 0)) }
      : { from: new Date(Date.UTC(year, month - 1)), to: new Date(Date.UTC(year, month)) };
  });

const fields = z
  .string()
  .max(300)
  .transform((text) => [...new Set(text.split(','))])
  .pipe(z.array(postJson.keyof()).min(1));

/** Query of GET /api/posts. */
export const publicListQuery = z.object({
  ...publicPageQuery,
  tag: tag.optional().describe('Only posts with this tag'),
  author: documentId.optional().describe('Only posts that this user is an author of, by id'),
  featured: z.enum(['true', 'false']).optional().describe('Only featured posts, or only the others'),
  archive: archive.optional().describe('Only posts of a year or month (UTC)'),
  fields: fields
    .optional()
    .describe(
      'Names of fields, joined by commas: each post has these only. With `content_html`, `toc` or `seo` a page may have fewer posts ' +
        'than `limit`, where they are long',
    ),
  total: z
    .enum(['true', 'false'])
    .default('false')
    .describe('Whether the answer tells how many posts there are on all pages'),
});

const SORTS = [...SORT_KEYS, ...SORT_KEYS.map((key) => `-${key}` as const)] as const;

/** Query of GET /admin/api/posts. */
export const adminListQuery = z.object({
  ...pageQuery,
  status: z
    .enum(STATUS_FILTERS)
    .optional()
    .describe('Without it all but the trash; `published` has those that are `scheduled`, too'),
  tag: tag.optional().describe('Only posts with this tag'),
  author: documentId.optional().describe('Only posts that this user is an author of, by id'),
  featured: z.enum(['true', 'false']).optional().describe('Only featured posts, or only the others'),
  archive: archive.optional().describe('Only posts with a `published_at` in this year or month (UTC)'),
  q: z
    .string()
    .trim()
    .min(1)
    .max(200)
    .optional()
    .describe(
      "Each of its words is found in title, slug, excerpt, tags or authors' names, also within a word, in any case",
    ),
  sort: z
    .enum(SORTS)
    .default('-updated_at')
    .describe('With `-` the other way round; what has no `published_at` comes last either way'),
});

/** Query of GET /api/posts/:slug/related. */
export const relatedQuery = z.object({
  limit: z.coerce.number().int().min(1).max(12).default(3).describe('How many in `related`'),
});

/** Path of one public post. Any text is looked up; what can't be a slug is simply not found. */
export const slugParams = z.object({ slug: z.string() });

/** Path of one post of the admin API. */
export const idParams = z.object({ id: documentId });

const version = z.coerce.number<string>().int().min(1).max(1_000_000_000);

/** Query of DELETE /admin/api/posts/:id. */
export const deleteQuery = z.object({ purge: z.enum(['true', 'false']).default('false') });

/** Body of POST /admin/api/posts/:id/preview-link. */
export const previewLinkBody = z.strictObject({
  hours: z.int().min(1).max(720).default(72).describe('How long it shows the post'),
});

/** Query of GET /api/posts/:slug. */
export const previewQuery = z.object({
  preview: z
    .string()
    .regex(/^\d{1,12}\.[\w-]{43}$/, 'is not a preview token')
    .optional()
    .describe('The token of a preview link'),
});

/** Path of one revision of a post. */
export const revisionParams = idParams.extend({ version });

/** Query of a comparison. */
export const compareQuery = z.object({ to: version.describe('The version to compare with') });
