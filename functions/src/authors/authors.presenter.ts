import { z } from 'zod';
import { presentAs } from '../documents/index.js';
import { timestampJson } from '../shared/index.js';
import { unwrittenProfile } from './author-profiles.codec.js';
import type { AuthorWithProfile } from './authors.service.js';

/** What lists have of a profile, for visitors and for staff. */
export const PROFILE_SUMMARY_SHAPE = {
  picture: z.object({ url: z.string(), alt: z.string() }).nullable(),
  bio_excerpt: z
    .string()
    .describe('The first 240 characters of the bio as plain text; empty where there is none'),
};

/** What a profile has besides. */
export const PROFILE_SHAPE = {
  bio_html: z.string().describe('Sanitised, safe to insert; empty where there is none'),
  links: z
    .array(z.object({ label: z.string(), url: z.string() }))
    .describe('The author elsewhere: link there with rel=me'),
  updated_at: timestampJson.nullable().describe('When the profile was; null where nobody has written one'),
};

const summaryJson = z
  .object({
    id: z.string(),
    name: z.string(),
    ...PROFILE_SUMMARY_SHAPE,
    post_count: z.int().min(0),
    project_count: z.int().min(0),
  })
  .meta({ id: 'AuthorSummary', description: 'Texts are plain: escape them' });

/** All authors; on one page. */
export const authorListJson = z.object({ authors: z.array(summaryJson), next_cursor: z.null() });

/** An author with all of the profile. */
export const publicAuthorJson = summaryJson.extend(PROFILE_SHAPE).meta({ id: 'PublicAuthor' });

/** See authorListJson. */
export function presentAuthors(authors: readonly AuthorWithProfile[]): z.output<typeof authorListJson> {
  return { authors: authors.map((one) => presentAs(summaryJson, flat(one))), next_cursor: null };
}

/** See publicAuthorJson. */
export function presentAuthor(author: AuthorWithProfile): z.output<typeof publicAuthorJson> {
  return presentAs(publicAuthorJson, flat(author));
}

function flat({ author, profile }: AuthorWithProfile) {
  return { ...(profile ?? unwrittenProfile(author.id)), ...author };
}
