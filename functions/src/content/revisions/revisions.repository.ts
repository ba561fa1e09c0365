import type { CollectionReference, Firestore } from 'firebase-admin/firestore';
import { isTimestamp } from '../../documents/index.js';
import type { BrokenDocuments, DocumentWriter, FirestoreProvider } from '../../platform/index.js';
import type { RevisionSummary } from '../content-item.js';
import type { ContentKind, ContentTypes } from '../content-kind.js';
import { isLastOfItsDay, MAX_DAYS, MAX_REVISIONS } from './revision.js';

/** Revisions of the items of a kind: {collection}/{id}/revisions/{version}. */
export class RevisionsRepository<T extends ContentTypes> {
  private readonly whole;
  private readonly summary;

  constructor(
    private readonly kind: ContentKind<T>,
    private readonly firestore: FirestoreProvider,
    broken: BrokenDocuments,
  ) {
    this.whole = kind.revisionReader(broken);
    this.summary = kind.revisionSummaryReader(broken);
  }

  /** The kept revisions of an item, the last first; none for an unknown one. At most 100 reads in 1 round trip. */
  async list(id: string): Promise<RevisionSummary[]> {
    const db = await this.firestore();
    const { docs } = await revisions(db, this.kind, id)
      .orderBy('version', 'desc')
      .select(...this.summary.storedNames)
      .get();
    return docs.flatMap((doc) => this.summary.decodeOrNull(`${id}/${doc.id}`, doc.data()) ?? []);
  }

  /**
   * Revisions in the order of their versions, null for those that are not kept. 1 read each in 1 round trip.
   *
   * @throws AppError data-loss for a broken one
   */
  async findMany(id: string, versions: readonly number[]): Promise<(T['revision'] | null)[]> {
    const db = await this.firestore();
    const refs = versions.map((version) => revisions(db, this.kind, id).doc(String(version)));
    const snapshots = await db.getAll(...refs);
    return snapshots.map((snapshot) =>
      snapshot.exists ? this.whole.decode(`${id}/${snapshot.id}`, snapshot.data()) : null,
    );
  }

  /** A revision; null where it is not kept or can't be read. 1 read. */
  async findWhole(id: string, version: number): Promise<T['revision'] | null> {
    const db = await this.firestore();
    const snapshot = await revisions(db, this.kind, id).doc(String(version)).get();
    return snapshot.exists ? this.whole.decodeOrNull(`${id}/${snapshot.id}`, snapshot.data()) : null;
  }
}

/**
 * Adds a revision to the batch or transaction that writes the item, and thins those that there are: of what is none of the newest
 * 50 any more the last of each day stays, of 50 days. What is read for that is read past the transaction: revisions do not change.
 * 1 write; once there are 50, 1 write more, or in its place 1 read and that of the day before; 2 reads.
 */
export async function addRevision<T extends ContentTypes>(
  writer: DocumentWriter,
  db: Firestore,
  kind: ContentKind<T>,
  item: T['item'],
  savedBy: string | null,
): Promise<void> {
  const kept = revisions(db, kind, item.id);
  writer.set(kept.doc(String(item.version)), kind.encodeRevision(kind.revisionOf(item, savedBy)));
  const leaving = item.version - MAX_REVISIONS;
  if (leaving < 1) return;
  const [savedAt = null, nextSavedAt = null] = await savedTimes(db, kept, [leaving, leaving + 1]);
  if (!isLastOfItsDay(savedAt, nextSavedAt)) writer.delete(kept.doc(String(leaving)));
  else for (const { ref } of await daysTooMany(kept, leaving)) writer.delete(ref);
}

/** When these versions were saved; null for what is not kept. */
async function savedTimes(
  db: Firestore,
  kept: CollectionReference,
  versions: readonly number[],
): Promise<(Date | null)[]> {
  const refs = versions.map((version) => kept.doc(String(version)));
  const found = await db.getAll(...refs, { fieldMask: ['saved_at'] });
  return found.map((snapshot) => {
    const stored: unknown = snapshot.get('saved_at');
    return isTimestamp(stored) ? stored.toDate() : null;
  });
}

/** The oldest revisions that go when one more of them stays. @param version that stays */
async function daysTooMany(kept: CollectionReference, version: number) {
  const before = kept.where('version', '<', version);
  const { count } = (await before.count().get()).data();
  const tooMany = count + 1 - MAX_DAYS;
  if (tooMany < 1) return [];
  return (await before.orderBy('version').limit(tooMany).select().get()).docs;
}

/** Where the revisions of an item are. */
export function revisions(
  db: Firestore,
  { collection }: Pick<ContentKind<ContentTypes>, 'collection'>,
  id: string,
): CollectionReference {
  return db.collection(collection).doc(id).collection('revisions');
}
