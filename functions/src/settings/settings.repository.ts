import type { DocumentReference, Firestore, Transaction } from 'firebase-admin/firestore';
import { addAuditEntry, type AuditEntry } from '../audit/index.js';
import {
  announcePublicChange,
  runTransaction,
  type BrokenDocuments,
  type Dated,
  type DocumentWriter,
  type FirestoreProvider,
} from '../platform/index.js';
import { SETTINGS, SETTINGS_ID, SETTINGS_REVISIONS, type StoredSettings } from './settings.codec.js';

/** Revisions that are kept; the oldest go. */
export const MAX_REVISIONS = 50;

/** Adds to each change of the settings what follows from it, in the same transaction. */
export interface SettingsFollower {
  /** @param before null where none were stored */
  follow(writer: DocumentWriter, db: Firestore, before: StoredSettings | null, after: StoredSettings): void;
}

/** The settings in settings/site, and their revisions below it. */
export class SettingsRepository {
  private readonly reader;
  private readonly revisionReader;

  /** @param follower of changes; who only reads needs none */
  constructor(
    private readonly firestore: FirestoreProvider,
    broken: BrokenDocuments,
    private readonly follower?: SettingsFollower,
  ) {
    this.reader = SETTINGS.reader(broken);
    this.revisionReader = SETTINGS_REVISIONS.reader(broken);
  }

  /** The settings as they are stored; null where none are. 1 read. @throws AppError data-loss when they are broken */
  async find(): Promise<StoredSettings | null> {
    return this.reader.find(await site(await this.firestore()).get());
  }

  /** As find, for readers whom broken settings must not stop: null for them, too. 1 read. */
  async findWhole(): Promise<Dated<StoredSettings | null>> {
    const snapshot = await site(await this.firestore()).get();
    return { value: this.reader.findWhole(snapshot), readTime: snapshot.readTime.valueOf() };
  }

  /** As findWhole, in a transaction: who changes them meanwhile waits for it, or has it begin anew. 1 read. */
  async findWholeIn(transaction: Transaction): Promise<StoredSettings | null> {
    return this.reader.findWhole(await transaction.get(site(await this.firestore())));
  }

  /**
   * Changes the settings in one transaction, with a revision. 1 read, 4 writes, 1 more once 50 revisions are kept, and what follows
   * from it; no write without a change.
   *
   * @param change gives the new settings with what is recorded of them, null for no change; it may throw to refuse
   * @returns the settings as they are stored then; null where none are
   * @throws AppError data-loss when they are broken; what `change` throws
   */
  async change(
    change: (before: StoredSettings | null) => { settings: StoredSettings; entry: AuditEntry } | null,
  ): Promise<StoredSettings | null> {
    const db = await this.firestore();
    return runTransaction(db, async (transaction) => {
      const before = this.reader.find(await transaction.get(site(db)));
      const changed = change(before);
      if (!changed) return before;
      const { settings, entry } = changed;
      const { version } = settings;
      transaction.set(site(db), SETTINGS.encode(settings));
      transaction.set(revisions(db).doc(String(version)), SETTINGS_REVISIONS.encode(settings));
      if (version > MAX_REVISIONS) transaction.delete(revisions(db).doc(String(version - MAX_REVISIONS)));
      addAuditEntry(transaction, db, entry);
      announcePublicChange(transaction, db);
      this.follower?.follow(transaction, db, before, settings);
      return settings;
    });
  }

  /** The revisions that are kept, the last first. At most 50 reads in 1 round trip. */
  async listRevisions(): Promise<StoredSettings[]> {
    const { docs } = await revisions(await this.firestore())
      .orderBy('version', 'desc')
      .get();
    return docs.flatMap(
      (doc) => this.revisionReader.decodeOrNull(`${SETTINGS_ID}/${doc.id}`, doc.data()) ?? [],
    );
  }

  /** The settings as of a version; null where it is not kept. 1 read. @throws AppError data-loss when it is broken */
  async findRevision(version: number): Promise<StoredSettings | null> {
    const snapshot = await revisions(await this.firestore())
      .doc(String(version))
      .get();
    if (!snapshot.exists) return null;
    return this.revisionReader.decode(`${SETTINGS_ID}/${snapshot.id}`, snapshot.data());
  }
}

function site(db: Firestore): DocumentReference {
  return db.collection(SETTINGS.name).doc(SETTINGS_ID);
}

function revisions(db: Firestore) {
  return site(db).collection(SETTINGS_REVISIONS.name);
}
