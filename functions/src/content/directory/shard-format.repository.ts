import { randomBytes, createHash } from 'node:crypto';
import type { DocumentReference, Firestore } from 'firebase-admin/firestore';
import { z } from 'zod';
import { DocumentReader, StoredForm } from '../../documents/index.js';
import {
  isAlreadyExists,
  isStaleWrite,
  type BrokenDocuments,
  type FirestoreProvider,
} from '../../platform/index.js';

/**
 * Documents that one collection of shards has at most: what it costs to read. With another number the shards have to be
 * built anew.
 */
const SHARDS = 64;

/** The shards of version 0.1, which knew posts only: {collection}/{shard}.posts, the shard without a salt. */
export const FORMER_DIRECTORY = 'post_directory';

const PLACE = { name: 'stats', mend: 'POST /admin/api/posts/reindex' };
const ID = 'content_directory';

const FORM = new StoredForm({
  /** Goes into the hash of a key, so that nobody who chooses ids can fill one shard. Stored: it must never change. */
  salt: { codec: z.string().min(1) },
  /** Whether there are shards of version 0.1, whose entries count until reindex has brought them over. */
  hasFormerShards: { codec: z.boolean().default(false) },
});

/** How the entries of items are spread over shards. */
export type ShardFormat = ReturnType<typeof FORM.decode>;

/** The format of this site's shards: stats/content_directory, made by the first who asks for it. */
export class ShardFormats {
  private known: Promise<ShardFormat> | null = null;
  private readonly reader;

  constructor(
    private readonly firestore: FirestoreProvider,
    broken: BrokenDocuments,
  ) {
    this.reader = new DocumentReader(FORM, PLACE, broken);
  }

  /** 1 read in 1 round trip the first time; the first time of all 2 reads and 1 write. */
  async get(): Promise<ShardFormat> {
    this.known ??= this.readOrMake().catch((error: unknown) => {
      this.known = null;
      throw error;
    });
    return this.known;
  }

  /** Notes that there are no shards of version 0.1 any more. 1 write. */
  async forgetFormer(): Promise<void> {
    const db = await this.firestore();
    await formatOf(db).update({ has_former_shards: false });
    this.known = null;
  }

  /** One that can't be read is made anew: entries count where they are until reindex has moved them. */
  private async readOrMake(): Promise<ShardFormat> {
    const db = await this.firestore();
    const snapshot = await formatOf(db).get();
    const found = snapshot.exists ? this.reader.decodeOrNull(ID, snapshot.data()) : null;
    if (found) return found;
    const former = await db.collection(FORMER_DIRECTORY).limit(1).get();
    const made = { salt: randomBytes(16).toString('base64url'), hasFormerShards: !former.empty };
    try {
      const { updateTime: lastUpdateTime } = snapshot;
      if (lastUpdateTime) await formatOf(db).update(FORM.encode(made), { lastUpdateTime });
      else await formatOf(db).create(FORM.encode(made));
      return made;
    } catch (error) {
      // Another instance was first, or the answer of this commit was lost: what is stored counts.
      if (isAlreadyExists(error) || isStaleWrite(error)) return this.readOrMake();
      throw error;
    }
  }
}

/** The id of the shard that has the entry of a key. */
export function shardOf(key: string, { salt }: Pick<ShardFormat, 'salt'>): string {
  return shardOfText(`${salt}:${key}`);
}

/** The id of the shard that had a post in version 0.1. */
export function formerShardOf(postId: string): string {
  return shardOfText(postId);
}

function shardOfText(text: string): string {
  return String(createHash('sha256').update(text).digest().readUInt8() % SHARDS);
}

function formatOf(db: Firestore): DocumentReference {
  return db.collection(PLACE.name).doc(ID);
}
