/** What requests save of what is being written: nothing that is typed is refused for not being finished. */
import { z } from 'zod';
import type { WireShape } from '../../documents/index.js';
import { timestamp, timestampJson } from '../../shared/index.js';
import { CONTENT_TARGETS } from '../../audit/index.js';
import type { Seo } from '../content.fields.js';
import type { COPY_SUMMARY_NAMES } from '../working-copies/working-copy.js';
import { type CopySummary, type WorkingCopy } from '../working-copies/working-copy.js';
import { seoShape } from './content.presenter.js';
import { CONTENT_LIMITS, pictureShape } from './content.schema.js';

/** A line of text that somebody is typing: an address of which half is there, no title yet. */
export const unfinishedText = z.string().max(2_000);

/** The same of a picture. */
export const unfinishedPicture = z.strictObject({
  ...pictureShape,
  url: unfinishedText,
  alt: unfinishedText,
});

/** What the working copy of any kind has: all that a writer gives. */
export const WORKING_COPY_SHAPE = {
  title: unfinishedText,
  slug: unfinishedText
    .nullable()
    .describe('Null: as it is, or, before the first publication, made of the title'),
  content_md: z.string().max(CONTENT_LIMITS.content),
  excerpt: unfinishedText.nullable().describe('Null: follows from the content'),
  seo: z.strictObject(seoShape(unfinishedText.nullable()) satisfies WireShape<keyof Seo>),
  author_ids: z.array(unfinishedText).max(5 * CONTENT_LIMITS.authors),
};

/** Which version of the item a copy was begun from. */
export const baseVersion = z
  .int()
  .min(1)
  .max(1_000_000_000)
  .describe('`version` of the item that this was begun from, or has been merged with since');

/** Body of POST {path}/:id/working-copy/schedule. */
export const scheduleCopyBody = z.strictObject({ publish_at: timestamp });

/** What answers tell of a copy besides its content. */
export const COPY_STATE_SHAPE = {
  version: z.int().min(1).describe('Counts its writes; guard the next one by its `ETag`'),
  base_version: baseVersion,
  updated_at: timestampJson,
  updated_by: z.object({ id: z.string() }).nullable(),
  publish_at: timestampJson
    .nullable()
    .describe('When it goes live by itself; until then it is not to be edited'),
  failure: z.string().nullable().describe('Why it did not go live at its time'),
};

/** A copy without its content. */
export const copyStateJson = z.object(COPY_STATE_SHAPE).meta({ id: 'WorkingCopyState' });

/** A copy in a list. */
export const copySummaryJson = z
  .object({
    kind: z.enum(CONTENT_TARGETS),
    id: z.string().describe('Of the item'),
    title: z.string(),
    ...COPY_STATE_SHAPE,
  })
  .meta({ id: 'WorkingCopySummary' });

/** See copyStateJson. */
export function presentCopyState(copy: Pick<WorkingCopy, (typeof COPY_SUMMARY_NAMES)[number]>) {
  return {
    version: copy.version,
    base_version: copy.baseVersion,
    updated_at: copy.updatedAt.toISOString(),
    updated_by: copy.updatedBy === null ? null : { id: copy.updatedBy },
    publish_at: copy.publishAt?.toISOString() ?? null,
    failure: copy.failure,
  };
}

/** See copySummaryJson. */
export function presentCopySummary(copy: CopySummary) {
  return { kind: copy.kind, id: copy.itemId, title: copy.title, ...presentCopyState(copy) };
}
