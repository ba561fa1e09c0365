import type { Query, QueryDocumentSnapshot, QuerySnapshot, Timestamp } from 'firebase-admin/firestore';
import type { DirectoryBase } from './base/directory-base.repository.js';
import type { Base } from './base/packed-base.js';
import type { Entry } from './base/packed-entries.js';
import { ShardCopy, type CopyParts } from './shard-copy.js';
import { removeEntries, type Stray } from './shard-entries.repository.js';
import { FORMER, type ShardAccess } from './shard-format.repository.js';

/**
 * What a later look asks for again, in ms: a shard says by the server's clock when it was changed, which is a little
 * before the moment from which readers see it.
 */
const OVERLAP_MS = 10_000;

/**
 * How long after that it may take until readers see it, in ms: as long as a commit's request may take. Who begins with a base asks so
 * far back, and once in so long every other.
 */
const LATE_MS = 60_000;

/** Entries that one commit removes at most. */
const MAX_REMOVED = 500;

interface ShardsParts extends ShardAccess, CopyParts {
  /** What the first look begins with, if it is there; all shards are read where nothing is given. */
  readonly base?: Pick<DirectoryBase, 'find'> | undefined;
}

/**
 * A value for each item of every kind in a few documents, {place}/{shard}.entries.{kind}:{id}, and this instance's copy of
 * them in memory. What is needed of all items at once is so read at the price of a few documents, and after that at the
 * price of those that were changed.
 *
 * @see docs/adr/0020-post-shards.md and 0034-one-content-engine.md
 */
export class Shards {
  /** As of the last look. */
  readonly copy;
  private readTime: Timestamp | null = null;
  /** Of the last look that reached as far back as anything may come late, in ms. */
  private thoroughAt = 0;
  private isDistrusted = false;
  private looking: Promise<string> | null = null;
  private nextLook: Promise<string> | null = null;

  constructor(private readonly parts: ShardsParts) {
    this.copy = new ShardCopy(parts);
  }

  /**
   * Removes the entries of the last look that are in a shard that is not their key's, or whose key is none, but for those
   * that are to be kept. 1 write for each shard that has some. When version 0.1 has left nothing its shards go.
   *
   * @returns how many were removed, without those of version 0.1, and how many of those were kept
   */
  async removeStrays(isKept: (key: string) => boolean): Promise<{ removed: number; formerLeft: number }> {
    const { place, formats } = this.parts;
    const db = await this.parts.firestore();
    const strays = this.copy.strays();
    const gone = strays.filter(({ key }) => !isKept(key));
    for (let begin = 0; begin < gone.length; begin += MAX_REMOVED) {
      await removeEntries(db, gone.slice(begin, begin + MAX_REMOVED));
    }
    if (!(await formats.get()).hasFormerShards) await db.recursiveDelete(db.collection(FORMER[place.name]));
    const isFormer = ({ path }: Stray) => !path.startsWith(`${place.name}/`);
    return {
      removed: gone.filter((stray) => !isFormer(stray)).length,
      formerLeft: strays.filter((stray) => isFormer(stray) && isKept(stray.key)).length,
    };
  }

  /**
   * The moment up to which the copy has every write, which is after the call, but for one that took longer than OVERLAP_MS until readers
   * saw it: that comes with a look that reaches LATE_MS back, as one does in as long. The first time at most 64 reads in 1 round trip,
   * with a base as many in 2, and those of the base; then 1 for each shard that was changed since, at least 1. Calls at once share one
   * look.
   */
  async refresh(): Promise<string> {
    if (!this.looking) return this.startLook();
    // The look in hand may have missed what was written since it began: all who come meanwhile share the next one.
    this.nextLook ??= this.looking.then(
      () => this.startLook(),
      () => this.startLook(),
    );
    return this.nextLook;
  }

  /** As refresh, of nothing but the shards as they are: needed where they were changed past this code. At most 64 reads. */
  async refreshAnew(): Promise<string> {
    this.isDistrusted = true;
    return this.refresh();
  }

  /** Whether who begins with a base of a moment would find more. 1 read. */
  async areChangedSince(time: Date): Promise<boolean> {
    const from = before(time.getTime(), LATE_MS);
    const changed = (await this.changedFrom(this.parts.place.name, from)).select().limit(1);
    return !(await changed.get()).empty;
  }

  /**
   * What the shards had at the last look.
   *
   * @param order in which who begins with it wants the entries
   * @throws Error before the first look
   */
  toBase<Value extends Entry>(order: (a: Value, b: Value) => number): Base {
    if (!this.readTime) throw new Error('nothing was looked at yet');
    return this.copy.toBase(new Date(this.readTime.toMillis()), order);
  }

  private startLook(): Promise<string> {
    this.nextLook = null;
    const look = this.look().finally(() => {
      if (this.looking === look) this.looking = null;
    });
    this.looking = look;
    return look;
  }

  private async look(): Promise<string> {
    const { place, formats } = this.parts;
    const since = this.readTime;
    if (!since || this.isDistrusted) return this.lookAnew();
    const format = formats.get();
    const isThorough = since.toMillis() - this.thoroughAt >= LATE_MS;
    const from = isThorough ? before(this.thoroughAt, LATE_MS) : before(since.toMillis(), OVERLAP_MS);
    const [{ docs, readTime }, former, now] = await Promise.all([
      this.changed(place.name, from),
      format.then((known) => (known.hasFormerShards ? this.changed(FORMER[place.name], from) : null)),
      format,
    ]);
    if (!this.copy.isOf(now)) return this.lookAnew();
    for (const doc of [...docs, ...(former?.docs ?? [])]) this.copy.apply(doc);
    this.readTime = readTime;
    if (isThorough) this.thoroughAt = readTime.toMillis();
    return readTime.valueOf();
  }

  /** What was seen in another format says nothing, nor what a look has seen that failed midway. */
  private async lookAnew(): Promise<string> {
    const isDistrusted = this.isDistrusted;
    this.isDistrusted = false;
    this.readTime = null;
    this.copy.clear();
    const readTime = await this.readAnew(isDistrusted);
    this.readTime = readTime;
    this.thoroughAt = readTime.toMillis();
    return readTime.valueOf();
  }

  private async readAnew(isDistrusted: boolean): Promise<Timestamp> {
    const { place, formats, base } = this.parts;
    const format = formats.get().then((known) => {
      this.copy.setFormat(known);
      return known;
    });
    if (base && !isDistrusted) {
      const [found, { hasFormerShards }] = await Promise.all([base.find(format), format]);
      if (found && !hasFormerShards) return this.lookFrom(found);
    }
    const [readTime, { hasFormerShards }] = await Promise.all([this.readAll(place.name, format), format]);
    if (hasFormerShards) await this.readAll(FORMER[place.name], format);
    return readTime;
  }

  /** Takes what a base has, and what it does not have any more or never had. */
  private async lookFrom(found: Base): Promise<Timestamp> {
    const { others, readTime } = found;
    const { name } = this.parts.place;
    this.copy.takeBase(found);
    const db = await this.parts.firestore();
    const [changed, strange] = await Promise.all([
      this.changed(name, before(readTime.getTime(), LATE_MS)),
      others.length > 0 ? db.getAll(...others.map((id) => db.collection(name).doc(id))) : [],
    ]);
    for (const doc of [...strange, ...changed.docs]) if (doc.exists) this.copy.apply(doc);
    return changed.readTime;
  }

  /** One shard after the other, as they come: what Firestore's client makes of all of them at once takes several times their memory. */
  private async readAll(collection: string, format: Promise<unknown>): Promise<Timestamp> {
    const all = (await this.parts.firestore()).collection(collection);
    let readTime: Timestamp | null = null;
    for await (const doc of all.stream() as AsyncIterable<QueryDocumentSnapshot>) {
      await format;
      this.copy.apply(doc);
      // Of later ones it may be later.
      readTime ??= doc.readTime;
    }
    if (readTime) return readTime;
    // Of nothing the stream tells no time, and what is asked for later may find what was written in between.
    const { docs, readTime: later } = await all.get();
    await format;
    for (const doc of docs) this.copy.apply(doc);
    return later;
  }

  private async changed(collection: string, from: Date): Promise<QuerySnapshot> {
    return (await this.changedFrom(collection, from)).get();
  }

  private async changedFrom(collection: string, from: Date): Promise<Query> {
    const db = await this.parts.firestore();
    return db.collection(collection).where('changed_at', '>', from);
  }
}

function before(moment: number, ms: number): Date {
  return new Date(moment - ms);
}
