import { z } from 'zod';
import { CONTENT_FIELDS, contentField, COVER_IMAGE, FEATURED, NO_SEARCH, WRITTEN } from '../content/index.js';

/**
 * All that a post has besides its id. What the API takes and answers (posts.schema.ts, posts.presenter.ts) and what files have
 * (transfer/) is written out there, and a field that is missing there is a type error. How to add one: CONTRIBUTING.md.
 */
export const POST_FIELDS = {
  ...CONTENT_FIELDS,
  // Those of version 0.2 and before may be in another form of Unicode than what is asked for.
  tags: contentField(z.array(z.string().normalize()), { ...WRITTEN, searched: 'directory', mend: () => [] }),
  /** How those of the tags are written that are not written as they are stored, by the tag: `C++` of `cpp`. */
  tagNames: contentField(z.record(z.string(), z.string()).default({}), {
    ...WRITTEN,
    ...NO_SEARCH,
    mend: () => ({}),
    audited: {
      show: (names: Readonly<Record<string, string>>) => (Object.keys(names).length === 0 ? null : names),
    },
    imported: { ownFormats: 'nobody of this site has looked at how others write their tags' },
  }),
  coverImage: COVER_IMAGE,
  featured: FEATURED,
} as const;

/** See POST_FIELDS. */
export type PostFields = typeof POST_FIELDS;
