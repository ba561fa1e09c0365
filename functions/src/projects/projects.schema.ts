import { z } from 'zod';
import {
  CONTENT_LIMITS,
  CONTENT_PATCH_SHAPE,
  coverImage,
  flagFilter,
  httpUrl,
  NEW_CONTENT_SHAPE,
  patchBody,
  pictureShape,
  unfinishedPicture,
  unfinishedText,
  WORKING_COPY_SHAPE,
} from '../content/index.js';
import type { NamesIn, WireShape } from '../documents/index.js';
import { singleLine, webAddress } from '../shared/index.js';
import type { ProjectFields } from './project.fields.js';

/**
 * Limits of what a project has besides what every kind has: texts and addresses in characters, lists in how many. All but the
 * gallery stands in the directory, where an item has room for 32 KiB.
 */
export const PROJECT_LIMITS = {
  ...CONTENT_LIMITS,
  role: 100,
  client: 100,
  technology: 40,
  stack: 20,
  linkLabel: 60,
  linkUrl: 1_000,
  links: 8,
  caption: 300,
  gallery: 24,
  order: 100_000,
} as const;

const line = (max: number) => singleLine(1, max).nullable();

const month = z.string().regex(/^[12]\d{3}-(?:0[1-9]|1[0-2])$/, 'must be a month such as 2026-05');
const period = z
  .strictObject({
    start: month,
    end: month.nullable().default(null).describe('Null while it goes on'),
  })
  .refine(({ start, end }) => end === null || start <= end, {
    path: ['end'],
    error: 'must not be before start',
  })
  .nullable();

const stack = z
  .array(singleLine(1, PROJECT_LIMITS.technology))
  .max(PROJECT_LIMITS.stack)
  .transform((list) => [...new Set(list)])
  .describe('Names such as `TypeScript`, as they are shown; doubles are dropped');

const links = z
  .array(
    z.strictObject({
      label: singleLine(1, PROJECT_LIMITS.linkLabel),
      url: webAddress(PROJECT_LIMITS.linkUrl),
    }),
  )
  .max(PROJECT_LIMITS.links);

const gallery = z
  .array(z.strictObject({ ...pictureShape, caption: line(PROJECT_LIMITS.caption).default(null) }))
  .max(PROJECT_LIMITS.gallery)
  .describe('Images in order');

const order = z
  .int()
  .min(-PROJECT_LIMITS.order)
  .max(PROJECT_LIMITS.order)
  .describe('Lists begin with the least; of equal ones the newest comes first');

const repository = httpUrl(PROJECT_LIMITS.linkUrl).nullable();

type Written = Exclude<NamesIn<ProjectFields, 'written'>, 'authors'> | 'authorIds';

/** Body of POST /admin/api/projects. */
export const createProjectBody = z.strictObject({
  ...NEW_CONTENT_SHAPE,
  role: line(PROJECT_LIMITS.role).default(null),
  client: line(PROJECT_LIMITS.client).default(null),
  period: period.default(null),
  stack: stack.default([]),
  links: links.default([]),
  repository: repository.default(null),
  gallery: gallery.default([]),
  order: order.default(0),
  featured: z.boolean().default(false),
  cover_image: coverImage.nullable().default(null),
} satisfies WireShape<Written>);

/** Body of PATCH /admin/api/projects/:id. */
export const updateProjectBody = patchBody({
  ...CONTENT_PATCH_SHAPE,
  role: line(PROJECT_LIMITS.role),
  client: line(PROJECT_LIMITS.client),
  period,
  stack,
  links,
  repository,
  gallery,
  order,
  featured: z.boolean(),
  cover_image: coverImage.nullable(),
} satisfies WireShape<Exclude<Written, 'status'>>);

/** What the working copy of a project has. */
export const PROJECT_COPY_SHAPE = {
  ...WORKING_COPY_SHAPE,
  role: unfinishedText.nullable(),
  client: unfinishedText.nullable(),
  period: z.strictObject({ start: unfinishedText, end: unfinishedText.nullable() }).nullable(),
  stack: z.array(unfinishedText).max(5 * PROJECT_LIMITS.stack),
  links: z
    .array(z.strictObject({ label: unfinishedText, url: unfinishedText }))
    .max(5 * PROJECT_LIMITS.links),
  repository: unfinishedText.nullable(),
  gallery: z
    .array(unfinishedPicture.extend({ caption: unfinishedText.nullable() }))
    .max(5 * PROJECT_LIMITS.gallery),
  order: z.number().min(-1_000_000_000).max(1_000_000_000),
  featured: z.boolean(),
  cover_image: unfinishedPicture.nullable(),
} satisfies WireShape<Exclude<Written, 'status'>>;

/** What lists of projects are narrowed to by the fields of projects. */
export const FEATURED_SHAPE = {
  featured: flagFilter.describe('Only featured projects, or only the others'),
};
