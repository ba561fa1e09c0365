import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Firestore } from 'firebase-admin/firestore';
import { loadPlainText } from '../content/index.js';
import type { DocumentWriter, FirestoreProvider, Logger } from '../platform/index.js';
import type { Post } from './post.js';
import { PostShards, writeToShard } from './post-shards.repository.js';
import { storedText } from './stored-posts.codec.js';

/** The collection of their shards. */
export const TEXTS = 'post_texts';

/** What of a post's text is searched, in bytes: some 1,300 words of English. Keeps 64 shards of 1 MiB within bounds. */
const MAX_TEXT_BYTES = 8_000;

/** The beginning of a post's text, packed: UTF-8, deflated. */
export type PackedText = Uint8Array;

/** The beginning of the text of every published post, those with a date in the future included: post_texts/{shard}. */
export type PostTexts = PostShards<PackedText>;

/** The texts on a database. */
export function createPostTexts(firestore: FirestoreProvider, logger: Logger): PostTexts {
  return new PostShards({
    firestore,
    collection: TEXTS,
    decode: (_id, entry) => storedText.parse(entry).text,
    logger,
  });
}

/** The plain text that was packed, without any markup. */
export function unpackText(packed: PackedText): string {
  return inflateRawSync(packed).toString();
}

/** Writes what has become of a post's text, with the write of the post itself. At most 1 write. */
export async function updateText(
  writer: DocumentWriter,
  db: Firestore,
  before: Post | null,
  after: Post,
): Promise<void> {
  const wasThere = before?.status === 'published';
  const isThere = after.status === 'published';
  if (isThere && wasThere && before.contentHtml === after.contentHtml) return;
  if (isThere || wasThere) await writeText(writer, db, after);
}

/** What is searched of a post's text. */
export async function textOf({ contentHtml }: Pick<Post, 'contentHtml'>): Promise<string> {
  const plainText = await loadPlainText();
  return plainText(contentHtml, MAX_TEXT_BYTES);
}

/** Writes a post's text, or takes it out where visitors will not see the post. 1 write. */
export async function writeText(writer: DocumentWriter, db: Firestore, post: Post): Promise<void> {
  if (post.status !== 'published') {
    await removeText(writer, db, post.id);
    return;
  }
  await writeToShard(writer, db, TEXTS, post.id, { text: deflateRawSync(await textOf(post)) });
}

/** Takes a post's text out. 1 write. */
export async function removeText(writer: DocumentWriter, db: Firestore, postId: string): Promise<void> {
  await writeToShard(writer, db, TEXTS, postId, null);
}
