import type { Firestore } from 'firebase-admin/firestore';
import type { DocumentWriter, FirestoreProvider, Logger } from '../platform/index.js';
import type { Post, PostSummary } from './post.js';
import { PostShards, writeToShard, type StoredEntry } from './post-shards.repository.js';
import { decodeSummary, encodePost, SUMMARY_FIELDS } from './posts.codec.js';
import { storedEntry } from './stored-posts.codec.js';

/** The collection of its shards. */
export const DIRECTORY = 'post_directory';

/** What is known of each post without reading it. */
export interface DirectoryEntry extends PostSummary {
  readonly canonicalUrl: string | null;
}

/** Every post but its content, those in the trash included: post_directory/{shard}. */
export type PostDirectory = PostShards<DirectoryEntry>;

/** The directory on a database. */
export function createPostDirectory(firestore: FirestoreProvider, logger: Logger): PostDirectory {
  return new PostShards({ firestore, collection: DIRECTORY, decode: decodeEntry, logger });
}

/**
 * Writes into the directory what has become of a post, with the write of the post itself. 1 write.
 *
 * @param isBrief see inFewerBytes
 */
export async function updateDirectory(
  writer: DocumentWriter,
  db: Firestore,
  post: Post,
  isBrief = false,
): Promise<void> {
  await writeToShard(writer, db, DIRECTORY, post.id, encodeEntry(post, isBrief));
}

/** Takes a post that is removed for good out of the directory. 1 write. */
export async function removeFromDirectory(
  writer: DocumentWriter,
  db: Firestore,
  postId: string,
): Promise<void> {
  await writeToShard(writer, db, DIRECTORY, postId, null);
}

function encodeEntry(post: Post, isBrief: boolean): StoredEntry {
  const doc = encodePost(post);
  const summary = Object.fromEntries(SUMMARY_FIELDS.map((field) => [field, doc[field]]));
  return isBrief && post.status === 'trashed'
    ? summary
    : { ...summary, canonical_url: post.seo.canonicalUrl };
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

function decodeEntry(id: string, entry: StoredEntry): DirectoryEntry {
  const doc = storedEntry.parse(entry);
  return { ...decodeSummary(id, doc), canonicalUrl: doc.canonical_url ?? null };
}
