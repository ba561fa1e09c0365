import { z } from 'zod';
import {
  CONTENT_PATCH_SHAPE,
  coverImage,
  NEW_CONTENT_SHAPE,
  patchBody,
  slug,
  unfinishedPicture,
  WORKING_COPY_SHAPE,
} from '../content/index.js';
import type { NamesIn, WireShape } from '../documents/index.js';
import type { PageFields } from './page.fields.js';
import { TAKEN_SLUGS } from './taken-slugs.js';

type Written = Exclude<NamesIn<PageFields, 'written'>, 'authors'> | 'authorIds';

const pageSlug = slug
  .refine((text) => !TAKEN_SLUGS.has(text), {
    error: ({ input }) =>
      `must be another one: /${String(input)} is an address of the site itself, where no page can be`,
  })
  .describe(
    'Letters and digits of any script in lower case, joined by single hyphens; no address of the site itself, such as `posts` or `contact`',
  );

/** Body of POST /admin/api/pages. */
export const createPageBody = z.strictObject({
  ...NEW_CONTENT_SHAPE,
  slug: pageSlug.optional(),
  cover_image: coverImage.nullable().default(null),
} satisfies WireShape<Written>);

/** Body of PATCH /admin/api/pages/:id. */
export const updatePageBody = patchBody({
  ...CONTENT_PATCH_SHAPE,
  slug: pageSlug,
  cover_image: coverImage.nullable(),
} satisfies WireShape<Exclude<Written, 'status'>>);

/** What the working copy of a page has. */
export const PAGE_COPY_SHAPE = {
  ...WORKING_COPY_SHAPE,
  cover_image: unfinishedPicture.nullable(),
} satisfies WireShape<Exclude<Written, 'status'>>;
