import { z } from 'zod';
import {
  archive,
  bulkBody as commonBulkBody,
  bulkIds,
  CONTENT_LIMITS,
  CONTENT_PATCH_SHAPE,
  coverImage,
  flagFilter,
  NEW_CONTENT_SHAPE,
  patchBody,
  ALL_VISIBLE,
  SLUG_PATTERN,
  unfinishedPicture,
  unfinishedText,
  WORKING_COPY_SHAPE,
} from '../content/index.js';
import type { NamesIn, WireShape } from '../documents/index.js';
import { documentId, normalText, publicPageQuery } from '../shared/index.js';
import { MAX_TAGS } from './post.js';
import type { PostFields } from './post.fields.js';
import { POST_JSON } from './posts.presenter.js';
import { wordsForSigns } from './tag-signs.js';

/** Limits of what a post has, in characters; those of tags and authors in how many. */
export const POST_LIMITS = { ...CONTENT_LIMITS, tag: 40, tagName: 60, tags: MAX_TAGS } as const;

/** A tag, in the form that it is stored in. */
export const tag = normalText(POST_LIMITS.tag)
  .trim()
  .overwrite(wordsForSigns)
  .toLowerCase()
  .normalize()
  .max(POST_LIMITS.tag)
  .regex(SLUG_PATTERN, 'must be lower-case words joined by hyphens, such as web-design')
  .refine((text) => ALL_VISIBLE.test(text), 'must have no invisible characters');

/** A tag as it is typed: what it is stored as, and its name. */
export const writtenTag = normalText(POST_LIMITS.tag)
  .trim()
  .transform((name, context) => {
    const { data, error } = tag.safeParse(name);
    if (data !== undefined) return { tag: data, name };
    for (const { message } of error.issues) context.addIssue(message);
    return z.NEVER;
  });

const tags = z
  .array(writtenTag)
  .max(POST_LIMITS.tags)
  .transform((list) => ({ tags: [...new Set(list.map((written) => written.tag))], ...namesOf(list) }))
  .describe(
    'Lowered; `C++`, `C#`, `.NET` and `Node.js` become `cpp`, `csharp`, `dotnet` and `nodejs`; doubles are dropped. How a new one is typed is its name',
  );

/** The names that tags were typed by, of doubles the first, of those that are not the tag itself; absent where there are none. */
function namesOf(list: readonly z.output<typeof writtenTag>[]): { tag_names?: Record<string, string> } {
  const names = new Map(list.toReversed().map(({ tag: stored, name }) => [stored, name] as const));
  const named = [...names].filter(([stored, name]) => name !== stored);
  return named.length === 0 ? {} : { tag_names: Object.fromEntries(named) };
}

type Written = Exclude<NamesIn<PostFields, 'written'>, 'authors' | 'tagNames'> | 'authorIds';

/** Body of POST /admin/api/posts. */
export const createPostBody = z.strictObject({
  ...NEW_CONTENT_SHAPE,
  tags: tags.prefault([]),
  cover_image: coverImage.nullable().default(null),
  featured: z.boolean().default(false),
} satisfies WireShape<Written>);

/** Body of PATCH /admin/api/posts/:id. */
export const updatePostBody = patchBody({
  ...CONTENT_PATCH_SHAPE,
  tags,
  cover_image: coverImage.nullable(),
  featured: z.boolean(),
} satisfies WireShape<Exclude<Written, 'status'>>);

/** What the working copy of a post has. */
export const POST_COPY_SHAPE = {
  ...WORKING_COPY_SHAPE,
  tags: z
    .array(unfinishedText)
    .max(5 * POST_LIMITS.tags)
    .describe('As they are typed'),
  cover_image: unfinishedPicture.nullable(),
  featured: z.boolean(),
} satisfies WireShape<Exclude<Written, 'status'>>;

/** A new post's body with its tags apart from the names that they were typed by; what else it has stays in its order. */
export function newWithTagNames(body: z.output<typeof createPostBody>) {
  return { ...body, ...body.tags };
}

/** The same of a body that changes a post, which need not have tags. */
export function patchWithTagNames({ tags: written, ...body }: z.output<typeof updatePostBody>) {
  return { ...body, ...written };
}

/** Body of POST /admin/api/posts/bulk. */
export const bulkBody = z.discriminatedUnion('action', [
  commonBulkBody,
  z.strictObject({
    action: z.enum(['tag', 'untag']),
    ids: bulkIds,
    tags: z
      .array(tag)
      .min(1, 'must name at least one tag')
      .max(POST_LIMITS.tags)
      .transform((list) => [...new Set(list)]),
  }),
]);

const fields = z
  .string()
  .max(300)
  .transform((text) => [...new Set(text.split(','))])
  .pipe(z.array(POST_JSON.item.keyof()).min(1));

/** Query of GET /api/posts. */
export const publicListQuery = z.object({
  ...publicPageQuery,
  tag: tag.optional().describe('Only posts with this tag'),
  author: documentId.optional().describe('Only posts that this user is an author of, by id'),
  featured: flagFilter.describe('Only featured posts, or only the others'),
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

/** What GET /admin/api/posts is narrowed to by the fields of posts. */
export const EDITOR_FILTER_SHAPE = {
  tag: tag.optional().describe('Only posts with this tag'),
  featured: flagFilter.describe('Only featured posts, or only the others'),
};

/** Query of GET /api/posts/:slug/related. */
export const relatedQuery = z.object({
  limit: z.coerce.number().int().min(1).max(12).default(3).describe('How many in `related`'),
});
