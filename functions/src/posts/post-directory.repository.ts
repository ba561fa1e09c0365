import type { Firestore } from 'firebase-admin/firestore';
import type { DocumentWriter, FirestoreProvider } from '../platform/index.js';
import type { Post, PostSummary } from './post.js';
import { PostShards, writeToShard } from './post-shards.repository.js';
import { decodeSummary, encodePost, SUMMARY_FIELDS, type PostDoc } from './posts.codec.js';

const COLLECTION = 'post_directory';

/** What is known of each post without reading it. */
export interface DirectoryEntry extends PostSummary {
  readonly canonicalUrl: string | null;
}

type EntryDoc = Pick<PostDoc, (typeof SUMMARY_FIELDS)[number]> & { canonical_url: string | null };

/** Every post but its content, those in the trash included: post_directory/{shard}. */
export type PostDirectory = PostShards<EntryDoc, DirectoryEntry>;

/** The directory on a database. */
export function createPostDirectory(firestore: FirestoreProvider): PostDirectory {
  return new PostShards(firestore, COLLECTION, decodeEntry);
}

/** Writes into the directory what has become of a post, with the write of the post itself. 1 write. */
export async function updateDirectory(writer: DocumentWriter, db: Firestore, post: Post): Promise<void> {
  await writeToShard(writer, db, COLLECTION, post.id, encodeEntry(post));
}

/** Takes a post that is removed for good out of the directory. 1 write. */
export async function removeFromDirectory(
  writer: DocumentWriter,
  db: Firestore,
  postId: string,
): Promise<void> {
  await writeToShard(writer, db, COLLECTION, postId, null);
}

function encodeEntry(post: Post): Record<keyof EntryDoc, unknown> {
  const doc = encodePost(post);
  const summary = Object.fromEntries(SUMMARY_FIELDS.map((field) => [field, doc[field]]));
  return {
    ...(summary as Pick<typeof doc, (typeof SUMMARY_FIELDS)[number]>),
    canonical_url: post.seo.canonicalUrl,
  };
}

/** What the directory shall have of a post. */
export function directoryEntryOf(post: Post): DirectoryEntry {
  return {
    id: post.id,
    slug: post.slug,
    title: post.title,
    excerpt: post.excerpt,
    tags: post.tags,
    status: post.status,
    authors: post.authors,
    featured: post.featured,
    coverImage: post.coverImage,
    publishedAt: post.publishedAt,
    createdAt: post.createdAt,
    updatedAt: post.updatedAt,
    readingTimeMinutes: post.readingTimeMinutes,
    version: post.version,
    canonicalUrl: post.seo.canonicalUrl,
  };
}

function decodeEntry(id: string, doc: EntryDoc): DirectoryEntry {
  return { ...decodeSummary(id, doc), canonicalUrl: doc.canonical_url };
}
