import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Firestore } from 'firebase-admin/firestore';
import type { DocumentWriter, FirestoreProvider } from '../platform/index.js';
import type { Post } from './post.js';
import { PostShards, writeToShard } from './post-shards.repository.js';

const COLLECTION = 'post_texts';

/** What of a post's text is searched, in bytes: some 1,300 words of English. Keeps 64 shards of 1 MiB within bounds. */
const MAX_TEXT_BYTES = 8_000;

interface TextDoc {
  /** UTF-8, deflated. */
  readonly text: Uint8Array;
}

/** The beginning of a post's text, packed. */
export type PackedText = Uint8Array;

/** The beginning of the text of every published post, those with a date in the future included: post_texts/{shard}. */
export type PostTexts = PostShards<TextDoc, PackedText>;

/** The texts on a database. */
export function createPostTexts(firestore: FirestoreProvider): PostTexts {
  return new PostShards(firestore, COLLECTION, (_id, { text }: TextDoc) => text);
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
  if (after.status !== 'published') {
    if (wasThere) await writeToShard(writer, db, COLLECTION, after.id, null);
  } else if (!wasThere || before.contentHtml !== after.contentHtml) {
    const { plainText } = await import('./plain-text.js');
    const text = deflateRawSync(plainText(after.contentHtml, MAX_TEXT_BYTES));
    await writeToShard(writer, db, COLLECTION, after.id, { text });
  }
}
