import { z } from 'zod';
import { CONTENT_LIMITS } from '../content/index.js';
import { withCamelNames, type WireShape } from '../documents/index.js';
import { documentId, pageQuery, profileAddress, singleLine, webAddress } from '../shared/index.js';
import type { WrittenProfile } from './author-profiles.codec.js';

/** Limits of a profile: in characters, of links how many. */
export const PROFILE_LIMITS = { bio: 5_000, label: 60, links: 20 } as const;

/** Body of PATCH /admin/api/authors/:id: what is absent stays; picture and links are replaced as a whole. */
export const profileBody = z
  .strictObject({
    bio_md: z.string().max(PROFILE_LIMITS.bio).describe('Markdown, as posts have it'),
    picture: z
      .strictObject({ url: webAddress(CONTENT_LIMITS.url), alt: z.string().max(CONTENT_LIMITS.imageAlt) })
      .nullable(),
    links: z
      .array(z.strictObject({ label: singleLine(1, PROFILE_LIMITS.label), url: profileAddress }))
      .max(PROFILE_LIMITS.links)
      .describe('The author elsewhere; the site links there with rel=me'),
  } satisfies WireShape<keyof WrittenProfile>)
  .partial()
  .refine((body) => Object.keys(body).length > 0, 'must have at least one field to change')
  .transform(withCamelNames);

/** Path of one profile, by the id of the account. */
export const profileParams = z.object({ id: documentId });

/** Query of GET /admin/api/authors. */
export const profilesQuery = z.object(pageQuery);
