import { randomBytes, createHash } from 'node:crypto';
import type { DocumentReference, Firestore } from 'firebase-admin/firestore';
import { z } from 'zod';
import { DocumentReader, StoredForm, type Identified } from '../../documents/index.js';
import { isAlreadyExists, type BrokenDocuments, type FirestoreProvider } from '../../platform/index.js';

/**
 * Documents that one collection of shards has at most: what it costs to read. With another number the shards have to be
 * built anew.
 */
const SHARDS = 64;

/** The shards of version 0.1, which knew posts only: {collection}/{shard}.posts, the shard without a salt. */
export const FORMER_DIRECTORY = 'post_directory';

const PLACE = { name: 'stats', mend: 'in the database, or restore it from a backup' };
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

  /** 1 read in 1 round trip the first time; the first time of all 2 reads, 1 write. @throws AppError data-loss */
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

  private async readOrMake(): Promise<ShardFormat> {
    const db = await this.firestore();
    const found = await this.find(db);
    if (found) return found;
    const former = await db.collection(FORMER_DIRECTORY).limit(1).get();
    const made = { salt: randomBytes(16).toString('base64url'), hasFormerShards: !former.empty };
    try {
      await formatOf(db).create(FORM.encode(made));
      return made;
    } catch (error) {
      // Another instance was first, or the answer of this commit was lost: what is stored counts.
      if (!isAlreadyExists(error)) throw error;
      return (await this.find(db)) ?? made;
    }
  }

  private async find(db: Firestore): Promise<Identified<ShardFormat> | null> {
    const snapshot = await formatOf(db).get();
    return snapshot.exists ? this.reader.decode(ID, snapshot.data()) : null;
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
