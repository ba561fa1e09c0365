import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Firestore } from 'firebase-admin/firestore';
import { loadPlainText } from '../content/index.js';
import { DocumentReader } from '../documents/index.js';
import type { BrokenDocuments, DocumentWriter, FirestoreProvider } from '../platform/index.js';
import type { Post } from './post.js';
import { MENDED_BY_REINDEX, PostShards, writeToShard } from './post-shards.repository.js';
import { TEXT } from './posts.codec.js';

/** The collection of their shards. */
export const TEXTS = 'post_texts';

/** See TEXTS. */
export const TEXTS_PLACE = { name: TEXTS, mend: MENDED_BY_REINDEX };

/** What of a post's text is searched, in bytes: some 1,300 words of English. Keeps 64 shards of 1 MiB within bounds. */
const MAX_TEXT_BYTES = 8_000;

/** The beginning of a post's text, packed: UTF-8, deflated. */
export type PackedText = Uint8Array;

/** The beginning of the text of every published post, those with a date in the future included: post_texts/{shard}. */
export type PostTexts = PostShards<PackedText>;

/** The texts on a database. */
export function createPostTexts(firestore: FirestoreProvider, broken: BrokenDocuments): PostTexts {
  const reader = new DocumentReader(TEXT, TEXTS_PLACE, broken);
  const decode = (postId: string, entry: unknown) => reader.decodeOrNull(postId, entry)?.text ?? null;
  return new PostShards({ firestore, place: TEXTS_PLACE, decode, broken });
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
  const text = deflateRawSync(await textOf(post));
  await writeToShard(writer, db, TEXTS, post.id, TEXT.encode({ text }));
}

/** Takes a post's text out. 1 write. */
export async function removeText(writer: DocumentWriter, db: Firestore, postId: string): Promise<void> {
  await writeToShard(writer, db, TEXTS, postId, null);
}
