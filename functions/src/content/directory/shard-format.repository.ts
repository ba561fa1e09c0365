import { hash, randomBytes } from 'node:crypto';
import type { DocumentReference, Firestore } from 'firebase-admin/firestore';
import { z } from 'zod';
import { DocumentReader, StoredForm } from '../../documents/index.js';
import { isAlreadyExists, isStaleWrite, type Platform } from '../../platform/index.js';
import { Dictionaries } from './terms/dictionaries.repository.js';
import { DICTIONARY_ID, type Dictionary } from './terms/dictionary.js';

/**
 * Documents that one collection of shards has at most: what it costs to read. With another number the shards have to be
 * built anew.
 */
const SHARDS = 64;

/** The collection of the directory's shards. */
export const DIRECTORY = 'content_directory';

/** The collection of the texts' shards. */
export const TEXTS = 'content_texts';

/** Where version 0.1 had the shards, which knew posts only: {collection}/{shard}.posts, the shard without a salt. */
export const FORMER = { [DIRECTORY]: 'post_directory', [TEXTS]: 'post_texts' } as const;

/** A collection of shards. */
export type ShardCollection = keyof typeof FORMER;

/** How long an instance knows the format before it reads it again, in ms: that there are no former shards any more. */
const MAX_AGE_MS = 5 * 60 * 1000;

const PLACE = { name: 'stats', mend: 'by itself: it is made anew. Then POST /admin/api/posts/reindex' };
const ID = 'content_directory';

const FORM = new StoredForm({
  /** Goes into the hash of a key, so that nobody who chooses ids can fill one shard. Stored: it must never change. */
  salt: { codec: z.string().min(1) },
  /** Whether there are shards of version 0.1, whose entries count until reindex has brought them over. */
  hasFormerShards: { codec: z.boolean().default(true).catch(true) },
  /** By which the terms of texts are packed (Dictionaries). */
  dictionary: { codec: z.string().regex(DICTIONARY_ID).nullable().default(null).catch(null) },
});

/** How the entries of items are spread over shards. */
export type ShardFormat = ReturnType<typeof FORM.decode>;

/** The format of this site's shards: stats/content_directory, made by the first who asks for it. */
export class ShardFormats {
  private known: Promise<ShardFormat> | null = null;
  private readAt = 0;
  /** Those that texts may name. */
  readonly dictionaries;
  private readonly reader;

  constructor(private readonly parts: Pick<Platform, 'firestore' | 'broken' | 'clock'>) {
    this.dictionaries = new Dictionaries(parts);
    this.reader = new DocumentReader(FORM, PLACE, parts.broken);
  }

  /** 1 read in 1 round trip the first time and once in 5 minutes; the first time of all 2 reads and 1 write. */
  async get(): Promise<ShardFormat> {
    const now = this.parts.clock.now().getTime();
    if (now - this.readAt > MAX_AGE_MS) this.known = null;
    if (!this.known) this.readAt = now;
    this.known ??= this.readOrMake().catch((error: unknown) => {
      this.known = null;
      throw error;
    });
    return this.known;
  }

  /** As get, from what is stored now. */
  async getAnew(): Promise<ShardFormat> {
    this.known = null;
    return this.get();
  }

  /** What texts are packed by from now on; null where the site has none, or it can't be read. As get, and 1 read the first time. */
  async dictionary(): Promise<Dictionary | null> {
    const { dictionary } = await this.get();
    return dictionary === null ? null : this.dictionaries.find(dictionary);
  }

  /** Has texts packed by another dictionary. Other instances know it in 5 minutes. 2 writes. */
  async useDictionary(packed: Uint8Array<ArrayBuffer>): Promise<void> {
    const dictionary = await this.dictionaries.store(packed);
    const db = await this.parts.firestore();
    await formatOf(db).set({ dictionary }, { merge: true });
    this.known = null;
  }

  /** Notes that there are no shards of version 0.1 any more. 1 write. */
  async forgetFormer(): Promise<void> {
    const db = await this.parts.firestore();
    await formatOf(db).set({ has_former_shards: false }, { merge: true });
    this.known = null;
  }

  /** One that can't be read is made anew: entries count where they are until reindex has moved them. */
  private async readOrMake(): Promise<ShardFormat> {
    const db = await this.parts.firestore();
    const snapshot = await formatOf(db).get();
    const found = snapshot.exists ? this.reader.decodeOrNull(ID, snapshot.data()) : null;
    if (found) return found;
    const former = await db.collection(FORMER[DIRECTORY]).limit(1).get();
    const made = {
      salt: randomBytes(16).toString('base64url'),
      hasFormerShards: !former.empty,
      dictionary: null,
    };
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

/** What is needed to reach shards. */
export interface ShardAccess extends Pick<Platform, 'firestore' | 'broken'> {
  readonly formats: ShardFormats;
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
  return String(hash('sha256', text, 'buffer').readUInt8() % SHARDS);
}

function formatOf(db: Firestore): DocumentReference {
  return db.collection(PLACE.name).doc(ID);
}
