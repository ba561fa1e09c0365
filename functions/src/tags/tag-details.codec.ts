import { z } from 'zod';
import { field, StoredCollection } from '../documents/index.js';

/** The one document that has what is said of all tags. */
export const TAG_DETAILS_ID = 'all';

const detail = z.object({
  /** How the tag is written: `C++` of `cpp`. */
  name: z.string(),
  /** What it is about, in plain text; empty when nobody says it. */
  description: z.string().default(''),
});

/** What is said of a tag. */
export type TagDetail = Readonly<z.output<typeof detail>>;

/** What is said of tags, by the tag; those are not there of which nothing is said. */
export type TagDetails = ReadonlyMap<string, TagDetail>;

/** tag_details/all: one document, since whoever shows a tag shows several, and most have nothing to be said of them. */
export const TAG_DETAILS = new StoredCollection({
  name: 'tag_details',
  fields: { details: field(z.record(z.string(), detail).default({}), 'nobody', () => ({})) },
});

/** What is said of a tag, or follows from it. */
export function detailOf(details: TagDetails, tag: string): TagDetail {
  return details.get(tag) ?? { name: tag, description: '' };
}

/** Whether it says no more than the tag itself does. */
export function saysNothing(tag: string, { name, description }: TagDetail): boolean {
  return name === tag && description === '';
}
