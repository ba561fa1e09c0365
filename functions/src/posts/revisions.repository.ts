import type { CollectionReference, Firestore } from 'firebase-admin/firestore';
import { DocumentReader } from '../documents/index.js';
import type { BrokenDocuments, DocumentWriter, FirestoreProvider } from '../platform/index.js';
import { REVISION, REVISION_SUMMARY, type Revision, type RevisionSummary } from './posts.codec.js';
import { MAX_REVISIONS } from './revision.js';

/** Revisions in blog_posts/{id}/revisions/{version}; for logs and counts the id of each is `{post}/{version}`. */
export class RevisionsRepository {
  private readonly whole;
  private readonly summary;

  constructor(
    private readonly firestore: FirestoreProvider,
    broken: BrokenDocuments,
  ) {
    this.whole = REVISION.reader(broken);
    this.summary = new DocumentReader(REVISION_SUMMARY, REVISION, broken);
  }

  /** The kept revisions of a post, the last first; none for an unknown post. At most 50 reads in 1 round trip. */
  async list(postId: string): Promise<RevisionSummary[]> {
    const db = await this.firestore();
    const { docs } = await revisions(db, postId)
      .orderBy('version', 'desc')
      .select(...this.summary.storedNames)
      .get();
    return docs.flatMap((doc) => this.summary.decodeOrNull(`${postId}/${doc.id}`, doc.data()) ?? []);
  }

  /**
   * Revisions in the order of their versions, null for those that are not kept. 1 read each in 1 round trip.
   *
   * @throws AppError data-loss for a broken one
   */
  async findMany(postId: string, versions: readonly number[]): Promise<(Revision | null)[]> {
    const db = await this.firestore();
    const refs = versions.map((version) => revisions(db, postId).doc(String(version)));
    const snapshots = await db.getAll(...refs);
    return snapshots.map((snapshot) =>
      snapshot.exists ? this.whole.decode(`${postId}/${snapshot.id}`, snapshot.data()) : null,
    );
  }
}

/** Adds a revision to the batch or transaction that writes the post. 1 write, and 1 more once 50 are kept. */
export function addRevision(writer: DocumentWriter, db: Firestore, postId: string, revision: Revision): void {
  const { version } = revision;
  writer.set(revisions(db, postId).doc(String(version)), REVISION.encode(revision));
  if (version > MAX_REVISIONS) writer.delete(revisions(db, postId).doc(String(version - MAX_REVISIONS)));
}

/** Where the revisions of a post are. */
export function revisions(db: Firestore, postId: string): CollectionReference {
  return db.collection('blog_posts').doc(postId).collection('revisions');
}
