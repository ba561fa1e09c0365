import { createHash } from 'node:crypto';
import type {
  CollectionReference,
  Firestore,
  Query,
  QueryDocumentSnapshot,
  Timestamp,
} from 'firebase-admin/firestore';
import type { BrokenDocuments, DocumentPlace, DocumentWriter, FirestoreProvider } from '../platform/index.js';

/**
 * Documents that one collection of shards has at most: what it costs to read. With another number the shards have to be
 * built anew.
 */
const SHARDS = 64;

/**
 * What a later look asks for again, in ms: a shard says by the server's clock when it was changed, which is a little
 * before the moment from which readers see it.
 */
const OVERLAP_MS = 10_000;

/** Entries that one commit removes at most. */
const MAX_REMOVED = 500;

/** Ids that Firestore does not take, which a backup of something else may have as keys. */
const NO_ID = /^$|\/|^\.{1,2}$|^__.*__$/;

/** Entries follow from posts. */
export const MENDED_BY_REINDEX = 'POST /admin/api/posts/reindex';

/** What is to be stored at the key of a post. */
export type StoredEntry = Readonly<Record<string, unknown>>;

/** An entry in a shard that is not its key's, or whose key is no id. It counts while its own shard has none. */
interface Stray {
  readonly shard: string;
  readonly key: string;
}

/** A shard as it was seen last. */
interface SeenShard {
  readonly updateTime: string;
  /** Of posts that have their entry here, readable or not. */
  readonly ids: ReadonlySet<string>;
  readonly strays: readonly string[];
}

/** A value of each post, up to date, and the moment of the database that it was read at: Timestamp.valueOf(). */
export interface ShardCopy<Value> {
  /** By the post's id; the same object at every call. */
  readonly values: ReadonlyMap<string, Value>;
  readonly readTime: string;
}

interface ShardsParts<Value> {
  readonly firestore: FirestoreProvider;
  readonly place: DocumentPlace;
  /** Null for a broken entry: it is left out, and costs no other post anything. */
  readonly decode: (postId: string, entry: unknown) => Value | null;
  readonly broken: BrokenDocuments;
}

/**
 * A value for each post in a few documents, {place}/{shard}, and this instance's copy of them in memory. What is
 * needed of all posts at once is so read at the price of a few documents, and after that at the price of those that were
 * changed.
 *
 * @see docs/adr/0020-post-shards.md
 */
export class PostShards<Value> {
  private readonly values = new Map<string, Value>();
  private readonly shards = new Map<string, SeenShard>();
  private readTime: Timestamp | null = null;
  private looking: Promise<ShardCopy<Value>> | null = null;
  private nextLook: Promise<ShardCopy<Value>> | null = null;

  constructor(private readonly parts: ShardsParts<Value>) {}

  /** The copy as of the last look. */
  get copy(): ReadonlyMap<string, Value> {
    return this.values;
  }

  /** The posts that had an entry in their own shard at the last look, readable or not. */
  get storedIds(): ReadonlySet<string> {
    return new Set([...this.shards.values()].flatMap(({ ids }) => [...ids]));
  }

  /** Whether the post had an entry in its own shard at the last look, readable or not. */
  has(postId: string): boolean {
    return this.shards.get(shardOf(postId))?.ids.has(postId) ?? false;
  }

  /**
   * Removes the entries of the last look that belong to no post: in a shard that is not their key's, or with a key that is
   * no id. 1 write for each shard that has some.
   *
   * @returns how many
   */
  async removeStrays(): Promise<number> {
    const strays = [...this.shards].flatMap(([shard, seen]) => seen.strays.map((key) => ({ shard, key })));
    const db = await this.parts.firestore();
    for (let begin = 0; begin < strays.length; begin += MAX_REMOVED) {
      await removeEntries(db.collection(this.parts.place.name), strays.slice(begin, begin + MAX_REMOVED));
    }
    return strays.length;
  }

  /**
   * The copy with every write that was committed before the call. At most 64 reads in 1 round trip the first time, then 1
   * for each shard that was changed since, at least 1. Calls at once share one look.
   */
  async refresh(): Promise<ShardCopy<Value>> {
    if (!this.looking) return this.startLook();
    // The look in hand may have missed what was written since it began: all who come meanwhile share the next one.
    this.nextLook ??= this.looking.then(
      () => this.startLook(),
      () => this.startLook(),
    );
    return this.nextLook;
  }

  private startLook(): Promise<ShardCopy<Value>> {
    this.nextLook = null;
    const look = this.look().finally(() => {
      if (this.looking === look) this.looking = null;
    });
    this.looking = look;
    return look;
  }

  private async look(): Promise<ShardCopy<Value>> {
    const db = await this.parts.firestore();
    let query: Query = db.collection(this.parts.place.name);
    if (this.readTime)
      query = query.where('changed_at', '>', new Date(this.readTime.toMillis() - OVERLAP_MS));
    const { docs, readTime } = await query.get();
    for (const doc of docs) this.apply(doc);
    this.readTime = readTime;
    return { values: this.values, readTime: readTime.valueOf() };
  }

  private apply(doc: QueryDocumentSnapshot): void {
    const updateTime = doc.updateTime.valueOf();
    const known = this.shards.get(doc.id);
    if (known && known.updateTime >= updateTime) return;
    const [ids, strays] = [new Set<string>(), [] as string[]];
    for (const [key, entry] of this.entriesOf(doc)) {
      if (known?.ids.has(key) || belongsTo(doc.id, key)) ids.add(key);
      else {
        strays.push(key);
        if (this.has(key)) continue;
      }
      const value = this.parts.decode(key, entry);
      if (value === null) this.values.delete(key);
      else this.values.set(key, value);
    }
    for (const id of known?.ids ?? []) if (!ids.has(id)) this.values.delete(id);
    for (const key of known?.strays ?? [])
      if (!strays.includes(key) && !this.has(key)) this.values.delete(key);
    this.shards.set(doc.id, { updateTime, ids, strays });
  }

  /** The entries of a shard: none where nothing but a removal was ever written, or something else than a map. */
  private entriesOf(doc: QueryDocumentSnapshot): [string, unknown][] {
    const entries: unknown = doc.get('posts') ?? {};
    if (typeof entries !== 'object' || entries === null || Array.isArray(entries)) {
      this.parts.broken.note(this.parts.place, `${doc.id} (shard)`, this, new Error('posts: is no map'));
      return [];
    }
    this.parts.broken.forget(this.parts.place, `${doc.id} (shard)`, this);
    return Object.entries(entries);
  }
}

function belongsTo(shard: string, key: string): boolean {
  return !NO_ID.test(key) && shardOf(key) === shard;
}

async function removeEntries(collection: CollectionReference, strays: readonly Stray[]): Promise<void> {
  const { FieldPath, FieldValue } = await import('firebase-admin/firestore');
  const batch = collection.firestore.batch();
  for (const [shard, keys] of Map.groupBy(strays, (stray) => stray.shard)) {
    const removals = keys.flatMap(({ key }) => [new FieldPath('posts', key), FieldValue.delete()]);
    batch.update(collection.doc(shard), 'changed_at', FieldValue.serverTimestamp(), ...removals);
  }
  await batch.commit();
}

/** Writes a post's value, or none for null, into its shard without reading it. 1 write. */
export async function writeToShard(
  writer: DocumentWriter,
  db: Firestore,
  collection: string,
  postId: string,
  value: Readonly<Record<string, unknown>> | null,
): Promise<void> {
  const { FieldPath, FieldValue } = await import('firebase-admin/firestore');
  writer.set(
    db.collection(collection).doc(shardOf(postId)),
    { posts: { [postId]: value ?? FieldValue.delete() }, changed_at: FieldValue.serverTimestamp() },
    { mergeFields: [new FieldPath('posts', postId), 'changed_at'] },
  );
}

/** The id of the shard that has a post's entry. */
export function shardOf(postId: string): string {
  return String(createHash('sha256').update(postId).digest().readUInt8() % SHARDS);
}
