import { z } from 'zod';
import {
  defaultsOf,
  field,
  StoredCollection,
  storedTime,
  to,
  toUpdateTime,
  type Identified,
  type ValueOf,
} from '../documents/index.js';
import { writtenHashes } from '../media/index.js';

/** What its author writes. What follows from here: what is logged of a change, and what a profile has before the first. */
const WRITTEN = {
  /** Markdown; empty when nothing is said. */
  bioMd: field(z.string().default(''), 'account', to('')),
  picture: field(
    z.object({ url: z.string(), alt: z.string() }).nullable().default(null),
    'account',
    to(null),
  ),
  /** The author elsewhere (rel=me). */
  links: field(z.array(z.object({ label: z.string(), url: z.string() })).default([]), 'account', to([])),
};

const fields = {
  ...WRITTEN,
  /** Rendered from the Markdown and sanitised when it was written. */
  bioHtml: field(z.string().default(''), 'account', to('')),
  /** Its first words as plain text, at most 240 characters. */
  bioExcerpt: field(z.string().default(''), 'account', to('')),
  /** Counts the writes, from 1. */
  version: field(z.int().min(1), 'nobody', to(1)),
  updatedAt: field(storedTime, 'account', toUpdateTime),
};

/** What somebody says of themselves as an author: all of it is public. The id is that of the account. */
export type AuthorProfile = Identified<ValueOf<typeof fields>>;

/** What of it is written: what a change changes and the audit log tells. */
export type WrittenProfile = ValueOf<typeof WRITTEN>;

/** The names of what is written. */
export const WRITTEN_NAMES = Object.keys(WRITTEN) as (keyof WrittenProfile)[];

/** author_profiles/{user id}: apart from the account, which public routes never read. */
export const AUTHOR_PROFILES = new StoredCollection({
  name: 'author_profiles',
  fields,
  // For who asks where a file of the library is used.
  derive: (profile) => ({ media_hashes: writtenHashes(profile) }),
});

/** A profile as it is now: of who has written none, version 0, with nothing in it. */
export type PresentProfile = Omit<AuthorProfile, 'updatedAt'> & { readonly updatedAt: Date | null };

/** What an author has who has written no profile. */
export function unwrittenProfile(id: string): PresentProfile {
  return { ...defaultsOf(fields), id, version: 0, updatedAt: null };
}
