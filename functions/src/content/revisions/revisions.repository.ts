import type { CollectionReference, Firestore } from 'firebase-admin/firestore';
import type { BrokenDocuments, DocumentWriter, FirestoreProvider } from '../../platform/index.js';
import type { RevisionSummary } from '../content-item.js';
import type { ContentKind, ContentTypes } from '../content-kind.js';
import { MAX_REVISIONS } from './revision.js';

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

  /** The kept revisions of an item, the last first; none for an unknown one. At most 50 reads in 1 round trip. */
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

/** Adds a revision to the batch or transaction that writes the item. 1 write, and 1 more once 50 are kept. */
export function addRevision<T extends ContentTypes>(
  writer: DocumentWriter,
  db: Firestore,
  kind: ContentKind<T>,
  item: T['item'],
  savedBy: string | null,
): void {
  const kept = revisions(db, kind, item.id);
  writer.set(kept.doc(String(item.version)), kind.encodeRevision(kind.revisionOf(item, savedBy)));
  if (item.version > MAX_REVISIONS) writer.delete(kept.doc(String(item.version - MAX_REVISIONS)));
}

/** Where the revisions of an item are. */
export function revisions(
  db: Firestore,
  { collection }: Pick<ContentKind<ContentTypes>, 'collection'>,
  id: string,
): CollectionReference {
  return db.collection(collection).doc(id).collection('revisions');
}
