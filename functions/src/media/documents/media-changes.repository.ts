import type { Firestore } from 'firebase-admin/firestore';
import { addAuditEntry, type AuditEntry } from '../../audit/index.js';
import { addKey, isKeyStored, type NewKey } from '../../idempotency/index.js';
import { JOB_DOCUMENTS, type Job } from '../../jobs/index.js';
import {
  isAlreadyExists,
  loadFirestore,
  runTransaction,
  type BrokenDocuments,
  type DocumentWriter,
  type FirestoreProvider,
} from '../../platform/index.js';
import { MEDIA, MEDIA_FILES, type Media } from './media.codec.js';
import type { MediaUsesRepository } from './media-uses.repository.js';
import { mediaDocuments, mediaFiles, mediaNotFound, mediaUsage, SITE_USAGE } from './media.repository.js';

/** What comes of an upload: a new document, or the one that its bytes have had before. */
export type UploadOutcome = 'created' | 'known';

/** What is stored together. */
interface Change {
  readonly media: Media;
  readonly entry: AuditEntry;
  /** To be announced after the commit. */
  readonly job?: Job | null;
}

/** A file that is new here. Its bytes are in the bucket already. */
interface Creation extends Change {
  readonly key: NewKey | null;
}

/** What a job has found out of a file; what is absent stays. */
export type Rendered = Pick<Media, 'status' | 'failure' | 'renderedAt'> &
  Partial<Pick<Media, 'width' | 'height' | 'thumbhash' | 'color' | 'animated' | 'variants'>>;

/** Writes files' documents, what belongs together in one commit. */
export class MediaChangesRepository {
  private readonly reader;

  constructor(
    private readonly firestore: FirestoreProvider,
    broken: BrokenDocuments,
    private readonly uses: MediaUsesRepository,
  ) {
    this.reader = MEDIA.reader(broken);
  }

  /**
   * Stores a new file, reserves its hash and counts its bytes. At most 6 writes, 1 more with a key, in 1 round trip.
   *
   * @returns false when the same bytes have a document by now
   * @throws Firestore's already-exists when the key is stored
   */
  async create({ media, entry, job, key }: Creation): Promise<boolean> {
    const db = await this.firestore();
    const batch = db.batch();
    batch.create(mediaFiles(db).doc(media.hash), MEDIA_FILES.encode({ mediaId: media.id }));
    batch.create(mediaDocuments(db).doc(media.id), MEDIA.encode(media));
    await countUsage(batch, db, media, 1);
    addJob(batch, db, job);
    addAuditEntry(batch, db, entry);
    addKey(batch, db, key, { id: media.id, details: { outcome: 'created' satisfies UploadOutcome } });
    try {
      await batch.commit();
      return true;
    } catch (error) {
      if (!isAlreadyExists(error) || (await isKeyStored(db, key))) throw error;
      return false;
    }
  }

  /** Stores the key of a request that brought what is known. 1 write; none without a key. */
  async noteKnown(key: NewKey | null, { id }: Pick<Media, 'id'>): Promise<void> {
    if (key === null) return;
    const db = await this.firestore();
    const batch = db.batch();
    addKey(batch, db, key, { id, details: { outcome: 'known' satisfies UploadOutcome } });
    await batch.commit();
  }

  /**
   * Changes a file in one transaction. 1 read, 2 writes, 1 more with a job; none without a change.
   *
   * @param change gives what is stored, null for no change; it may throw to refuse
   * @param onlyUnused whether a change is refused that would be of a file in use; as MediaUsesRepository.requireUnused
   * @throws AppError not-found; data-loss; what `change` throws
   */
  async change(id: string, change: (present: Media) => Change | null, onlyUnused = false): Promise<Media> {
    const db = await this.firestore();
    const ref = mediaDocuments(db).doc(id);
    return runTransaction(db, async (transaction) => {
      const present = this.reader.find(await transaction.get(ref));
      if (!present) throw mediaNotFound();
      const changed = change(present);
      if (!changed) return present;
      if (onlyUnused) await this.uses.requireUnused(transaction, db, present);
      transaction.set(ref, MEDIA.encode(changed.media));
      addJob(transaction, db, changed.job);
      addAuditEntry(transaction, db, changed.entry);
      return changed.media;
    });
  }

  /**
   * Changes two files at once, the other one of which nothing names: their documents, and of which one each hash is. At least 6 reads, 5
   * writes, 1 more with a job.
   *
   * @param change gives both as they are stored; it may throw to refuse
   * @throws AppError not-found; data-loss; failed-precondition where the other one is named; what `change` throws
   */
  async changeBoth(
    ids: readonly [id: string, otherId: string],
    change: (one: Media, other: Media) => Change & { readonly other: Media },
  ): Promise<Media> {
    const db = await this.firestore();
    const refs = ids.map((id) => mediaDocuments(db).doc(id));
    return runTransaction(db, async (transaction) => {
      const [one, other] = (await transaction.getAll(...refs)).map((snapshot) => this.reader.find(snapshot));
      if (!one || !other) throw mediaNotFound();
      await this.uses.requireUnnamed(transaction, db, other);
      const changed = change(one, other);
      for (const media of [changed.media, changed.other]) {
        transaction.set(mediaDocuments(db).doc(media.id), MEDIA.encode(media));
        transaction.set(mediaFiles(db).doc(media.hash), MEDIA_FILES.encode({ mediaId: media.id }));
      }
      addJob(transaction, db, changed.job);
      addAuditEntry(transaction, db, changed.entry);
      return changed.media;
    });
  }

  /**
   * Notes what a job has made of a file: of one that is gone or of other bytes by now nothing. The version is people's, and stays.
   * 1 read, 1 write.
   *
   * @returns whether it is there
   */
  async noteRendered({ id, hash }: Pick<Media, 'id' | 'hash'>, rendered: Rendered): Promise<boolean> {
    const db = await this.firestore();
    const ref = mediaDocuments(db).doc(id);
    return runTransaction(db, async (transaction) => {
      const present = await transaction.get(ref);
      const isThere = present.get('hash') === hash;
      if (isThere) transaction.update(ref, MEDIA.encodePart(rendered));
      return isThere;
    });
  }

  /**
   * Removes the document of a file that nothing uses, frees its hash and its room. At least 8 reads, 5 writes.
   *
   * @param check refuses what must not be removed
   * @throws AppError not-found; data-loss; what `check` throws
   */
  async purge(id: string, check: (media: Media) => AuditEntry): Promise<Media> {
    const db = await this.firestore();
    const ref = mediaDocuments(db).doc(id);
    return runTransaction(db, async (transaction) => {
      const media = this.reader.find(await transaction.get(ref));
      if (!media) throw mediaNotFound();
      const entry = check(media);
      await this.uses.requireUnused(transaction, db, media);
      transaction.delete(ref);
      transaction.delete(mediaFiles(db).doc(media.hash));
      await countUsage(transaction, db, media, -1);
      addAuditEntry(transaction, db, entry);
      return media;
    });
  }
}

/** Adds a file's bytes to those of the site and its account, or takes them away. Without reading: uploads at once don't wait for each other. */
async function countUsage(writer: DocumentWriter, db: Firestore, media: Media, files: 1 | -1): Promise<void> {
  const { FieldValue } = await loadFirestore();
  const owners = [SITE_USAGE, ...(media.uploadedBy ? [media.uploadedBy.id] : [])];
  for (const owner of owners) {
    const added = { bytes: FieldValue.increment(files * media.bytes), files: FieldValue.increment(files) };
    writer.set(mediaUsage(db).doc(owner), added, { merge: true });
  }
}

function addJob(writer: DocumentWriter, db: Firestore, job: Job | null | undefined): void {
  if (job) writer.create(db.collection(JOB_DOCUMENTS.name).doc(job.id), JOB_DOCUMENTS.encode(job));
}
