import { promisify } from 'node:util';
import { deflate, inflateSync } from 'node:zlib';
import type { CollectionReference, Timestamp } from 'firebase-admin/firestore';
import { z } from 'zod';
import { DocumentReader, StoredForm, storedTime } from '../../../documents/index.js';
import { isAlreadyExists, isStaleWrite, type Platform } from '../../../platform/index.js';
import { BASE_FORMS, packBase, unpackBase, type Base } from './packed-base.js';
import type { ShardFormat } from '../shard-format.repository.js';

/** Of packed entries, in one document: it may have 1 MiB. */
const PART_BYTES = 900 * 1024;

/** Documents that a base has at most: what a new instance reads besides the shards. */
const MAX_PARTS = 4;

/** Of what deflate makes of a base, how many times as long it mostly was. */
const USUAL_RATIO = 4;

/** Entries that a base has at most: who makes it has them in memory several times. */
const MAX_ENTRIES = 25_000;

const PLACE = {
  name: 'content_directory_base',
  mend: 'by itself: the shards are read in place of it, and in a day it is made anew',
} as const;

/** What each part says of all. */
const SAID = {
  /** See BASE_FORMS. */
  forms: { codec: z.string() },
  /** Of the shards. */
  salt: { codec: z.string() },
  /** As of when it is exact. */
  readTime: { codec: storedTime },
  /** When it, or the one that it follows, was made of nothing but shards. */
  madeAnewAt: { codec: storedTime },
  /** None for a directory that is too large: its shards are read. */
  parts: { codec: z.int().min(0).max(MAX_PARTS) },
} as const;

const HEAD = new StoredForm(SAID);
const PART = new StoredForm({ ...SAID, packed: { codec: z.instanceof(Uint8Array) } });

/** What is said of a base. */
type Head = ReturnType<typeof HEAD.decode>;

/** The base that is stored, without what it has. */
export interface StoredBase {
  /** Null where it can't be read. */
  readonly head: Head | null;
  readonly updateTime: Timestamp;
}

/** What a new one has. */
interface NewBase extends Omit<Head, 'forms' | 'parts' | 'readTime'> {
  readonly content: Base;
}

/**
 * What the shards of the directory had as of a moment, packed into a few documents, by which a new instance begins:
 * content_directory_base/{part}. All parts are written by one commit and read by one query.
 *
 * @see docs/adr/0056-a-base-of-the-directory.md
 */
export class DirectoryBase {
  private readonly heads;
  private readonly partReader;

  constructor(private readonly parts: Pick<Platform, 'firestore' | 'broken'>) {
    this.heads = new DocumentReader(HEAD, PLACE, parts.broken);
    this.partReader = new DocumentReader(PART, PLACE, parts.broken);
  }

  /**
   * Null where there is none, or none that this code can use on shards of this format. 1 read for each part, at least 1.
   *
   * @param format asked for meanwhile
   */
  async find(format: Promise<Pick<ShardFormat, 'salt'>>): Promise<Base | null> {
    const { docs } = await (await this.collection()).get();
    const parts = this.partReader.whole(docs);
    const [first] = parts;
    if (!first?.parts || first.forms !== BASE_FORMS || first.salt !== (await format).salt) return null;
    const { broken } = this.parts;
    try {
      if (parts.length !== first.parts)
        throw new Error(`packed: ${String(parts.length)} of ${String(first.parts)} parts`);
      const packed = Buffer.concat(parts.map((part) => part.packed));
      // In one piece, mostly: Node's own are of 16 kB.
      const text = inflateSync(packed, { chunkSize: USUAL_RATIO * packed.length });
      const base = unpackBase(text.toString('latin1'), first.readTime);
      broken.forget(PLACE, 'packed', this);
      return base;
    } catch (error) {
      broken.note(PLACE, 'packed', this, error);
      return null;
    }
  }

  /** Null where there is none. 1 read. */
  async stored(): Promise<StoredBase | null> {
    const { docs } = await (
      await this.collection()
    )
      .select(...HEAD.storedNames)
      .limit(1)
      .get();
    const [first] = docs;
    return first ? { head: this.heads.findWhole(first), updateTime: first.updateTime } : null;
  }

  /**
   * Puts one in place of what is stored, if that is still there; one without parts where it would be too large. 1 write for each
   * part, at least 1, and for each that goes.
   *
   * @param stored as it was found before the new one's entries were read
   */
  async replace(stored: StoredBase | null, { content, salt, madeAnewAt }: NewBase): Promise<void> {
    const packed = await packedParts(content);
    const all = await this.collection();
    const batch = all.firestore.batch();
    const said = { forms: BASE_FORMS, salt, readTime: content.readTime, madeAnewAt, parts: packed.length };
    for (const [part, bytes] of (packed.length > 0 ? packed : [Buffer.alloc(0)]).entries()) {
      const ref = all.doc(String(part));
      const value = PART.encode({ ...said, packed: bytes });
      if (part > 0) batch.set(ref, value);
      else if (stored) batch.update(ref, value, { lastUpdateTime: stored.updateTime });
      else batch.create(ref, value);
    }
    const partsBefore = stored ? (stored.head?.parts ?? MAX_PARTS) : 0;
    for (let part = Math.max(1, packed.length); part < partsBefore; part += 1)
      batch.delete(all.doc(String(part)));
    try {
      await batch.commit();
    } catch (error) {
      // Another sweep was first, or a reindex has begun: what it does counts.
      if (!isAlreadyExists(error) && !isStaleWrite(error)) throw error;
    }
  }

  /** Has new instances read the shards themselves. 1 write for each part there may be. */
  async remove(): Promise<void> {
    const all = await this.collection();
    const batch = all.firestore.batch();
    for (let part = 0; part < MAX_PARTS; part += 1) batch.delete(all.doc(String(part)));
    await batch.commit();
  }

  private async collection(): Promise<CollectionReference> {
    return (await this.parts.firestore()).collection('content_directory_base');
  }
}

/** The bytes of each part; none where they would be too many. */
async function packedParts(content: Base): Promise<Uint8Array<ArrayBuffer>[]> {
  const entries = [...content.kinds.values()].reduce((sum, kind) => sum + kind.entries.length, 0);
  if (entries > MAX_ENTRIES) return [];
  const packed = Buffer.from(await promisify(deflate)(packBase(content)));
  const parts = Math.ceil(packed.length / PART_BYTES);
  if (parts > MAX_PARTS) return [];
  return Array.from({ length: parts }, (_, part) =>
    packed.subarray(part * PART_BYTES, (part + 1) * PART_BYTES),
  );
}
