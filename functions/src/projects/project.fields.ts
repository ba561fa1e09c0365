import { z } from 'zod';
import {
  CONTENT_FIELDS,
  contentField,
  COVER_IMAGE,
  FEATURED,
  NO_SEARCH,
  PICTURES,
  PLACED_PICTURE,
  WRITTEN,
} from '../content/index.js';
import { not, to } from '../documents/index.js';

const line = z.string().nullable().default(null);

/** From which month to which, such as `2025-03`; without an end it goes on. */
const period = z.object({ start: z.string(), end: z.string().nullable() });

const link = z.object({ label: z.string(), url: z.string() });
const image = z.object({ ...PLACED_PICTURE.shape, caption: z.string().nullable().default(null) });

/** All that a project has besides its id; as POST_FIELDS. */
export const PROJECT_FIELDS = {
  ...CONTENT_FIELDS,
  /** What its maker did in it. */
  role: contentField(line, { ...WRITTEN, searched: 'directory', mend: to(null) }),
  client: contentField(line, { ...WRITTEN, searched: 'directory', mend: to(null) }),
  period: contentField(period.nullable().default(null), { ...WRITTEN, ...NO_SEARCH, mend: to(null) }),
  /** What it is made with, by the names that people know. */
  stack: contentField(z.array(z.string()).default([]), {
    ...WRITTEN,
    searched: 'directory',
    mend: () => [],
  }),
  links: contentField(z.array(link).default([]), { ...WRITTEN, ...NO_SEARCH, mend: () => [] }),
  /** Where its source is. */
  repository: contentField(line, { ...WRITTEN, ...NO_SEARCH, mend: to(null) }),
  gallery: contentField(z.array(image).default([]), {
    ...PICTURES,
    mend: () => [],
    summary: not('would make lists long'),
    fullText: not('feeds have posts only'),
    directory: not('would fill the shards'),
  }),
  /** Where it stands in lists: the least first. */
  order: contentField(z.int().default(0), { ...WRITTEN, ...NO_SEARCH, mend: to(0) }),
  featured: FEATURED,
  coverImage: COVER_IMAGE,
} as const;

/** See PROJECT_FIELDS. */
export type ProjectFields = typeof PROJECT_FIELDS;
