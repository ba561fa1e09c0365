import { createHash } from 'node:crypto';
import type { Firestore, Timestamp } from 'firebase-admin/firestore';
import type { Dated, DocumentWriter, FirestoreProvider } from '../platform/index.js';
import type { Post } from './post.js';

/**
 * Documents that the directory is spread over: what it costs to read at most. Of 1 MiB each, they have room for some
 * 400,000 posts. With another number the directory has to be built anew.
 */
const SHARDS = 64;

/** Where and since when a published post is to be found. */
export interface DirectoryEntry {
  readonly id: string;
  readonly slug: string;
  readonly canonicalUrl: string | null;
  /** In the future for a scheduled post. */
  readonly publishedAt: Date;
  readonly updatedAt: Date;
}

/** An entry as stored, in the map `posts` of its shard by the post's id. */
interface EntryDoc {
  slug: string;
  canonical_url: string | null;
  published_at: Timestamp;
  updated_at: Timestamp;
}

/**
 * The published posts, scheduled ones included, in a few documents: post_directory/{shard}.
 *
 * @see docs/adr/0019-feeds.md
 */
export class PostDirectory {
  constructor(private readonly firestore: FirestoreProvider) {}

  /** All entries, in the order of publication. At most 64 reads in 1 round trip, however many posts there are. */
  async list(): Promise<Dated<readonly DirectoryEntry[]>> {
    const db = await this.firestore();
    const { docs, readTime } = await db.collection('post_directory').get();
    const entries = docs.flatMap((doc) => {
      const { posts } = doc.data() as { posts: Readonly<Record<string, EntryDoc>> };
      return Object.entries(posts).map(([id, entry]) => decodeEntry(id, entry));
    });
    return { value: entries.sort(byPublication), readTime: readTime.valueOf() };
  }
}

/** Writes into the directory what has become of a post, with the write of the post itself. 1 write. */
export async function updateDirectory(writer: DocumentWriter, db: Firestore, post: Post): Promise<void> {
  const { FieldValue } = await import('firebase-admin/firestore');
  const entry = post.status === 'published' ? encodeEntry(post) : FieldValue.delete();
  const shard = db.collection('post_directory').doc(shardOf(post.id));
  writer.set(shard, { posts: { [post.id]: entry } }, { merge: true });
}

function shardOf(postId: string): string {
  return String(createHash('sha256').update(postId).digest().readUInt8() % SHARDS);
}

function encodeEntry(post: Post): Record<keyof EntryDoc, unknown> {
  return {
    slug: post.slug,
    canonical_url: post.seo.canonicalUrl,
    published_at: post.publishedAt,
    updated_at: post.updatedAt,
  };
}

function decodeEntry(id: string, doc: EntryDoc): DirectoryEntry {
  return {
    id,
    slug: doc.slug,
    canonicalUrl: doc.canonical_url,
    publishedAt: doc.published_at.toDate(),
    updatedAt: doc.updated_at.toDate(),
  };
}

function byPublication(a: DirectoryEntry, b: DirectoryEntry): number {
  return a.publishedAt.getTime() - b.publishedAt.getTime() || (a.id < b.id ? -1 : 1);
}
