import type { Firestore } from 'firebase-admin/firestore';
import type { DocumentWriter } from '../../platform/index.js';
import type { ContentKind, ContentTypes } from '../content-kind.js';
import {
  DIRECTORY,
  FORMER,
  formerShardOf,
  shardOf,
  TEXTS,
  type ShardCollection,
  type ShardFormats,
} from './shard-format.repository.js';
import { writeToShard } from './shard-entries.repository.js';
import { keyOf } from './shard-keys.js';
import { encodeText } from './texts.js';

/** Writes the places of items of a kind in the directory and among the texts, with the writes of the items themselves. */
export class ItemPlaces<T extends ContentTypes> {
  constructor(
    private readonly kind: ContentKind<T>,
    private readonly formats: ShardFormats,
  ) {}

  /**
   * What has become of an item; brief where inFewerBytes says so. 1 write, 1 more where its text is changed.
   */
  async update(
    writer: DocumentWriter,
    db: Firestore,
    { before, after, isBrief }: { before: T['item'] | null; after: T['item']; isBrief: boolean },
  ): Promise<void> {
    await this.writeEntry(writer, db, after.id, after, isBrief);
    const wasThere = before?.status === 'published';
    const isThere = after.status === 'published';
    if (isThere && wasThere && before.contentHtml === after.contentHtml) return;
    if (isThere || wasThere) await this.writeText(writer, db, after.id, after);
  }

  /** Both places of an item as they should be: none for null, of one that is gone. 2 writes. */
  async rewrite(writer: DocumentWriter, db: Firestore, id: string, item: T['item'] | null): Promise<void> {
    await this.writeEntry(writer, db, id, item);
    await this.writeText(writer, db, id, item);
  }

  /** The place in the directory; none for null, of an item that is removed for good: in the trash it has no text. 1 write. */
  async writeEntry(
    writer: DocumentWriter,
    db: Firestore,
    id: string,
    item: T['item'] | null,
    isBrief = false,
  ): Promise<void> {
    const entry = item && this.kind.encodeEntry(this.kind.entryOf(item));
    if (entry && isBrief && item.status === 'trashed') delete entry['canonical_url'];
    await this.write(writer, db, DIRECTORY, id, entry);
  }

  /** Only what is published has one. */
  private async writeText(
    writer: DocumentWriter,
    db: Firestore,
    id: string,
    item: T['item'] | null,
  ): Promise<void> {
    const isThere = item?.status === 'published';
    const entry = isThere ? await encodeText(item, await this.formats.dictionary()) : null;
    await this.write(writer, db, TEXTS, id, entry);
  }

  private async write(
    writer: DocumentWriter,
    db: Firestore,
    collection: ShardCollection,
    id: string,
    value: Readonly<Record<string, unknown>> | null,
  ): Promise<void> {
    const format = await this.formats.get();
    const key = keyOf(this.kind.name, id);
    await writeToShard(writer, db, `${collection}/${shardOf(key, format)}`, key, value);
    // Or what version 0.1 has stored of it would count again.
    if (value === null && format.hasFormerShards)
      await writeToShard(writer, db, `${FORMER[collection]}/${formerShardOf(id)}`, key, null);
  }
}
