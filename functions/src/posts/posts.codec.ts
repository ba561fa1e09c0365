import { z } from 'zod';
import { fieldsIn, StoredForm, storedTime, type Identified, type ValueOf } from '../documents/index.js';
import type { Post } from './post.js';
import { POST_FIELDS } from './post.fields.js';

/** blog_posts/{id}, but for what encodePost adds. */
export const POST = new StoredForm(POST_FIELDS);

/** What a list reads of it. */
export const SUMMARY = new StoredForm(fieldsIn(POST_FIELDS, 'summary'));

/** What a feed reads of it. */
export const FULL_TEXT = new StoredForm(fieldsIn(POST_FIELDS, 'fullText'));

const entryFields = {
  ...fieldsIn(POST_FIELDS, 'directory'),
  /** For the sitemap; in the trash maybe not there: see inFewerBytes. */
  canonicalUrl: { codec: z.string().nullable().default(null) },
};

/** What the directory has of a post. */
export const ENTRY = new StoredForm(entryFields);

/** What is known of each post without reading it. */
export type DirectoryEntry = Identified<ValueOf<typeof entryFields>>;

/** What the texts for the search have of a post. */
export const TEXT = new StoredForm({ text: { codec: z.instanceof(Uint8Array) } });

const { title, status, version } = POST_FIELDS;

/** What a list of revisions reads. */
const revisionSummaryFields = {
  title,
  status,
  version,
  savedAt: { codec: storedTime },
  /** The account that wrote it; null for the system itself. */
  savedBy: { codec: z.string().nullable() },
};

const revisionFields = { ...fieldsIn(POST_FIELDS, 'revision'), ...revisionSummaryFields };

/** blog_posts/{id}/revisions/{version} */
export const REVISION = new StoredForm(revisionFields);

/** What a list of revisions reads of it. */
export const REVISION_SUMMARY = new StoredForm(revisionSummaryFields);

/** A post as one write left it. */
export type Revision = ValueOf<typeof revisionFields>;

/** What a list shows of a revision. */
export type RevisionSummary = ValueOf<typeof revisionSummaryFields>;

/** Domain → stored, with `author_ids` for queries by author. */
export function encodePost(post: Post): Record<string, unknown> {
  return { ...POST.encode(post), author_ids: post.authors.map(({ id }) => id) };
}
