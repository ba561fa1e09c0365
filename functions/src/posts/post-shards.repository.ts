import { createHash } from 'node:crypto';
import type { Firestore, Query, QueryDocumentSnapshot, Timestamp } from 'firebase-admin/firestore';
import type { DocumentWriter, FirestoreProvider } from '../platform/index.js';

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

/** A value of each post, up to date, and the moment of the database that it was read at: Timestamp.valueOf(). */
export interface ShardCopy<Value> {
  /** By the post's id; the same object at every call. */
  readonly values: ReadonlyMap<string, Value>;
  readonly readTime: string;
}

/**
 * A value for each post in a few documents, `collection`/{shard}, and this instance's copy of them in memory. What is
 * needed of all posts at once is so read at the price of a few documents, and after that at the price of those that were
 * changed.
 *
 * @see docs/adr/0020-post-shards.md
 */
export class PostShards<Doc, Value> {
  private readonly values = new Map<string, Value>();
  private readonly shards = new Map<
    string,
    { readonly updateTime: string; readonly ids: readonly string[] }
  >();
  private readTime: Timestamp | null = null;
  private looking: Promise<ShardCopy<Value>> | null = null;
  private nextLook: Promise<ShardCopy<Value>> | null = null;

  constructor(
    private readonly firestore: FirestoreProvider,
    private readonly collection: string,
    private readonly decode: (postId: string, doc: Doc) => Value,
  ) {}

  /** The copy as of the last look. */
  get copy(): ReadonlyMap<string, Value> {
    return this.values;
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
    const db = await this.firestore();
    let query: Query = db.collection(this.collection);
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
    // Without the map: when nothing but a removal was ever written.
    const { posts = {} } = doc.data() as { posts?: Readonly<Record<string, Doc>> };
    for (const id of known?.ids ?? []) if (!Object.hasOwn(posts, id)) this.values.delete(id);
    for (const [id, value] of Object.entries(posts)) this.values.set(id, this.decode(id, value));
    this.shards.set(doc.id, { updateTime, ids: Object.keys(posts) });
  }
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

function shardOf(postId: string): string {
  return String(createHash('sha256').update(postId).digest().readUInt8() % SHARDS);
}
