import { CONTENT_FIELDS, COVER_IMAGE } from '../content/index.js';

/** All that a page has besides its id; as POST_FIELDS. */
export const PAGE_FIELDS = { ...CONTENT_FIELDS, coverImage: COVER_IMAGE } as const;

/** See PAGE_FIELDS. */
export type PageFields = typeof PAGE_FIELDS;
