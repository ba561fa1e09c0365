import { z } from 'zod';
import { warningsJson } from '../content/index.js';
import { presentAs } from '../documents/index.js';
import { fullName, type User } from '../users/index.js';
import { PROFILE_SHAPE, PROFILE_SUMMARY_SHAPE } from './authors.presenter.js';
import type { OwnedProfile } from './profiles.service.js';

const summaryShape = {
  id: z.string().describe('Of the account, for `author_ids` of posts, pages and projects'),
  name: z.string().describe("The account's: only its owner changes it, in their own profile"),
  ...PROFILE_SUMMARY_SHAPE,
  version: z.int().min(0).describe('Counts the writes of the profile; 0 where nobody has written one'),
};

const summaryJson = z.object(summaryShape).meta({ id: 'StaffAuthorSummary' });

/** Who can be named as an author. */
export const staffAuthorsJson = z.object({
  authors: z.array(summaryJson),
  next_cursor: z.string().nullable(),
});

const nameJson = z.object({ id: summaryShape.id, name: summaryShape.name }).meta({ id: 'AuthorName' });

/** How they are called, without their profiles. */
export const authorNamesJson = z.object({ authors: z.array(nameJson), next_cursor: z.string().nullable() });

/** See authorNamesJson. */
export function presentAuthorName(account: User): z.output<typeof nameJson> {
  return { id: account.id, name: fullName(account) };
}

/** The profile of an author, as staff read it. */
export const profileJson = z
  .object({ ...summaryShape, bio_md: z.string(), ...PROFILE_SHAPE })
  .meta({ id: 'AuthorProfile' });

/** The same as its writer gets it who has just saved it. */
export const savedProfileJson = profileJson
  .extend({ warnings: warningsJson })
  .meta({ id: 'SavedAuthorProfile' });

/** See staffAuthorsJson. */
export function presentStaffAuthors(
  authors: readonly OwnedProfile[],
): z.output<typeof staffAuthorsJson>['authors'] {
  return authors.map((author) => presentAs(summaryJson, named(author)));
}

/** See profileJson. */
export function presentProfile(author: OwnedProfile): z.output<typeof profileJson> {
  return presentAs(profileJson, named(author));
}

function named({ account, profile }: OwnedProfile) {
  return { ...profile, name: fullName(account) };
}
