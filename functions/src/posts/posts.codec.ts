import { z } from 'zod';
import {
  field,
  fieldsIn,
  StoredCollection,
  StoredForm,
  storedTime,
  to,
  toCreateTime,
  type BrokenSource,
  type Identified,
  type ValueOf,
} from '../documents/index.js';
import { POST_FIELDS } from './post.fields.js';

/** blog_posts/{id}, with the ids of its authors for queries. */
export const POST = new StoredCollection({
  name: 'blog_posts',
  fields: POST_FIELDS,
  derive: ({ authors }) => ({ author_ids: authors.map(({ id }) => id) }),
});

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
  savedAt: { codec: storedTime, mend: toCreateTime },
  /** The account that wrote it; null for the system itself. */
  savedBy: { codec: z.string().nullable(), mend: to(null) },
};

const revisionFields = { ...fieldsIn(POST_FIELDS, 'revision'), ...revisionSummaryFields };

/** blog_posts/{id}/revisions/{version} */
export const REVISION = new StoredCollection({ name: 'revisions', fields: revisionFields, isBelow: true });

/** What a list of revisions reads of it. */
export const REVISION_SUMMARY = new StoredForm(revisionSummaryFields);

/** A post as one write left it. */
export type Revision = ValueOf<typeof revisionFields>;

/** What a list shows of a revision. */
export type RevisionSummary = ValueOf<typeof revisionSummaryFields>;

/** post_slugs/{slug}: whose it is, and whether that post has it now. */
export const SLUGS = new StoredCollection({
  name: 'post_slugs',
  fields: {
    postId: field(z.string(), 'nobody', async ({ id, idsOf }) => (await idsOf(POST.name, 'slug', id)).at(0)),
    current: field(
      z.boolean(),
      'nobody',
      async ({ id, idsOf }) => (await idsOf(POST.name, 'slug', id)).length > 0,
    ),
  },
});

const DAY_MS = 24 * 60 * 60 * 1000;

/** idempotency_keys/{SHA-256 of user and key}: what a request has created; removed by TTL after expires_at. */
export const CREATED = new StoredCollection({
  name: 'idempotency_keys',
  fields: {
    postId: field(z.string(), 'nobody', 'delete the document once its client repeats the request no more'),
    fingerprint: field(
      z.string(),
      'nobody',
      'delete the document once its client repeats the request no more',
    ),
    expiresAt: field(
      storedTime,
      'nobody',
      ({ createTime }: BrokenSource) => new Date(createTime.getTime() + DAY_MS),
    ),
  },
});
