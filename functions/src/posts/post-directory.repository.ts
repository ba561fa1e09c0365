import type { Firestore } from 'firebase-admin/firestore';
import { DocumentReader, pick } from '../documents/index.js';
import type { BrokenDocuments, DocumentWriter, FirestoreProvider } from '../platform/index.js';
import type { Post } from './post.js';
import { MENDED_BY_REINDEX, PostShards, writeToShard, type StoredEntry } from './post-shards.repository.js';
import { ENTRY, type DirectoryEntry } from './posts.codec.js';

/** The collection of its shards. */
export const DIRECTORY = 'post_directory';

/** Every post but its content, those in the trash included: post_directory/{shard}. */
export type PostDirectory = PostShards<DirectoryEntry>;

/** The directory on a database. */
export function createPostDirectory(firestore: FirestoreProvider, broken: BrokenDocuments): PostDirectory {
  const place = { name: DIRECTORY, mend: MENDED_BY_REINDEX };
  const reader = new DocumentReader(ENTRY, place, broken);
  const decode = (postId: string, entry: unknown) => reader.decodeOrNull(postId, entry);
  return new PostShards({ firestore, place, decode, broken });
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
  const entry = ENTRY.encode(directoryEntryOf(post));
  if (isBrief && post.status === 'trashed') delete entry['canonical_url'];
  return entry;
}

/** What the directory shall have of a post. */
export function directoryEntryOf(post: Post): DirectoryEntry {
  return { id: post.id, ...pick({ ...post, canonicalUrl: post.seo.canonicalUrl }, ENTRY.names) };
}
