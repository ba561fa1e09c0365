import type { Firestore } from 'firebase-admin/firestore';
import type { DocumentWriter } from '../../platform/index.js';
import type { ContentKind, ContentTypes } from '../content-kind.js';
import { DIRECTORY } from './directory.repository.js';
import { FORMER_DIRECTORY, FORMER_TEXTS, type ShardFormats } from './shard-format.repository.js';
import { keyOf, removeFromFormerShard, writeToShard } from './shards.repository.js';
import { encodeText, TEXTS } from './texts.js';

const FORMER: Readonly<Record<string, string>> = { [DIRECTORY]: FORMER_DIRECTORY, [TEXTS]: FORMER_TEXTS };

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
    await this.writeEntry(writer, db, after, isBrief);
    const wasThere = before?.status === 'published';
    const isThere = after.status === 'published';
    if (isThere && wasThere && before.contentHtml === after.contentHtml) return;
    if (isThere || wasThere) await this.writeText(writer, db, after);
  }

  /** Both places of an item, as they should be. 2 writes. */
  async rewrite(writer: DocumentWriter, db: Firestore, item: T['item']): Promise<void> {
    await this.writeEntry(writer, db, item, false);
    await this.writeText(writer, db, item);
  }

  /** Takes an item out of the directory that is removed for good: in the trash it has no text. 1 write. */
  async removeEntry(writer: DocumentWriter, db: Firestore, id: string): Promise<void> {
    await this.write(writer, db, DIRECTORY, id, null);
  }

  /** Takes an item out of both. 2 writes. */
  async remove(writer: DocumentWriter, db: Firestore, id: string): Promise<void> {
    await this.removeEntry(writer, db, id);
    await this.write(writer, db, TEXTS, id, null);
  }

  private async writeEntry(
    writer: DocumentWriter,
    db: Firestore,
    item: T['item'],
    isBrief: boolean,
  ): Promise<void> {
    const entry = this.kind.encodeEntry(this.kind.entryOf(item));
    if (isBrief && item.status === 'trashed') delete entry['canonical_url'];
    await this.write(writer, db, DIRECTORY, item.id, entry);
  }

  /** Only what is published has one. */
  private async writeText(writer: DocumentWriter, db: Firestore, item: T['item']): Promise<void> {
    await this.write(writer, db, TEXTS, item.id, item.status === 'published' ? await encodeText(item) : null);
  }

  private async write(
    writer: DocumentWriter,
    db: Firestore,
    collection: string,
    id: string,
    value: Readonly<Record<string, unknown>> | null,
  ): Promise<void> {
    const format = await this.formats.get();
    await writeToShard(writer, db, collection, { key: keyOf(this.kind.name, id), format }, value);
    const former = FORMER[collection];
    // Or what version 0.1 has stored of it would count again.
    if (value === null && former !== undefined && format.hasFormerShards)
      await removeFromFormerShard(writer, db, former, id);
  }
}
