import type { CollectionReference, Firestore } from 'firebase-admin/firestore';
import type { DocumentWriter, FirestoreProvider } from '../platform/index.js';
import { MAX_REVISIONS, type Revision } from './revision.js';
import { decodeRevision, encodeRevision, REVISION_LIST_FIELDS, type RevisionDoc } from './revisions.codec.js';

/** What a list shows of a revision. */
export type RevisionSummary = Pick<Revision, 'title' | 'status' | 'version' | 'savedAt' | 'savedBy'>;

/** Revisions in blog_posts/{id}/revisions/{version}. */
export class RevisionsRepository {
  constructor(private readonly firestore: FirestoreProvider) {}

  /** The kept revisions of a post, the last first; none for an unknown post. At most 50 reads in 1 round trip. */
  async list(postId: string): Promise<RevisionSummary[]> {
    const db = await this.firestore();
    const { docs } = await revisions(db, postId)
      .orderBy('version', 'desc')
      .select(...REVISION_LIST_FIELDS)
      .get();
    return docs.map((doc) => {
      const stored = doc.data() as Pick<RevisionDoc, (typeof REVISION_LIST_FIELDS)[number]>;
      const { title, status, version } = stored;
      return { title, status, version, savedAt: stored.saved_at.toDate(), savedBy: stored.saved_by };
    });
  }

  /** Revisions in the order of their versions, null for those that are not kept. 1 read each in 1 round trip. */
  async findMany(postId: string, versions: readonly number[]): Promise<(Revision | null)[]> {
    const db = await this.firestore();
    const refs = versions.map((version) => revisions(db, postId).doc(String(version)));
    const snapshots = await db.getAll(...refs);
    return snapshots.map((snapshot) =>
      snapshot.exists ? decodeRevision(snapshot.data() as RevisionDoc) : null,
    );
  }
}

/** Adds a revision to the batch or transaction that writes the post. 1 write, and 1 more once 50 are kept. */
export function addRevision(writer: DocumentWriter, db: Firestore, postId: string, revision: Revision): void {
  const { version } = revision;
  writer.set(revisions(db, postId).doc(String(version)), encodeRevision(revision));
  if (version > MAX_REVISIONS) writer.delete(revisions(db, postId).doc(String(version - MAX_REVISIONS)));
}

/** Where the revisions of a post are. */
export function revisions(db: Firestore, postId: string): CollectionReference {
  return db.collection('blog_posts').doc(postId).collection('revisions');
}
