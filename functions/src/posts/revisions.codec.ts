import type { Timestamp } from 'firebase-admin/firestore';
import { decodeSeo, encodeSeo, type PostDoc } from './posts.codec.js';
import type { Revision } from './revision.js';

/** blog_posts/{id}/revisions/{version} as stored. */
export interface RevisionDoc extends Pick<
  PostDoc,
  | 'title'
  | 'slug'
  | 'excerpt'
  | 'has_own_excerpt'
  | 'content_md'
  | 'tags'
  | 'authors'
  | 'cover_image'
  | 'featured'
  | 'seo'
  | 'status'
  | 'published_at'
> {
  version: number;
  saved_at: Timestamp;
  saved_by: string | null;
}

/** The fields that a list of revisions reads: all but the text. */
export const REVISION_LIST_FIELDS = [
  'title',
  'status',
  'version',
  'saved_at',
  'saved_by',
] as const satisfies (keyof RevisionDoc)[];

/** Stored → domain. */
export function decodeRevision(doc: RevisionDoc): Revision {
  return {
    title: doc.title,
    slug: doc.slug,
    excerpt: doc.excerpt,
    hasOwnExcerpt: doc.has_own_excerpt,
    contentMd: doc.content_md,
    tags: doc.tags,
    authors: doc.authors,
    coverImage: doc.cover_image,
    featured: doc.featured,
    seo: decodeSeo(doc.seo),
    status: doc.status,
    publishedAt: doc.published_at?.toDate() ?? null,
    version: doc.version,
    savedAt: doc.saved_at.toDate(),
    savedBy: doc.saved_by,
  };
}

/** Domain → stored. */
export function encodeRevision(revision: Revision): Record<keyof RevisionDoc, unknown> {
  return {
    title: revision.title,
    slug: revision.slug,
    excerpt: revision.excerpt,
    has_own_excerpt: revision.hasOwnExcerpt,
    content_md: revision.contentMd,
    tags: revision.tags,
    authors: revision.authors,
    cover_image: revision.coverImage,
    featured: revision.featured,
    seo: encodeSeo(revision.seo),
    status: revision.status,
    published_at: revision.publishedAt,
    version: revision.version,
    saved_at: revision.savedAt,
    saved_by: revision.savedBy,
  };
}
