import type { Timestamp } from 'firebase-admin/firestore';
import { z } from 'zod';
import { POST_STATUSES } from './post.js';

/** Known by what is used of it: importing Firestore's client takes its time. */
const storedTime = z.custom<Timestamp>(
  (value) => typeof value === 'object' && value !== null && 'toDate' in value,
  'is no timestamp',
);

const summary = {
  slug: z.string(),
  title: z.string(),
  excerpt: z.string(),
  tags: z.array(z.string()),
  status: z.enum(POST_STATUSES),
  published_at: storedTime.nullable(),
  created_at: storedTime,
  updated_at: storedTime,
  authors: z.array(z.looseObject({ id: z.string(), name: z.string() })),
  featured: z.boolean(),
  cover_image: z.looseObject({ url: z.string(), alt: z.string() }).nullable(),
  reading_time_minutes: z.number(),
  version: z.number(),
};

/** What the directory has of a post; in the trash maybe without `canonical_url`: see inFewerBytes. */
export const storedEntry = z.object({ ...summary, canonical_url: z.string().nullish() });

/** What the texts for the search have of a post. */
export const storedText = z.object({ text: z.instanceof(Uint8Array) });

/** What the directory and the texts are made of: a post without it can't be listed or found. */
export const storedPost = z.looseObject({
  ...summary,
  content_html: z.string(),
  seo: z.looseObject({ canonical_url: z.string().nullable() }),
});
