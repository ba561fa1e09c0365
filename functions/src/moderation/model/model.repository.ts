import type { DocumentSnapshot, Firestore, Transaction } from 'firebase-admin/firestore';
import { addAuditEntry, type AuditEntry } from '../../audit/index.js';
import { AppError } from '../../errors/index.js';
import { runTransaction, type BrokenDocuments, type FirestoreProvider } from '../../platform/index.js';
import { MODEL_BLOCKS } from '../bayes/blocks.js';
import type { Learned, TextLesson } from './lessons.js';
import {
  BEGIN_ANEW,
  encodeSiteModel,
  joinBlocks,
  MODEL_DOCUMENTS,
  newSiteModel,
  type SiteModel,
} from './model.codec.js';

/** In the log, blocks that are whole but do not belong together. */
const ALL_BLOCKS = 'blocks';

/** A lesson that waits, in a transaction. */
export interface PendingLesson extends TextLesson {
  /** Stores with it what the model has learned of it now. 1 write. */
  note(learned: Learned | null): void;
}

/** Where lessons wait: a collection of what moderators decide on. */
export interface LessonSource {
  /** Whether there is a lesson. 1 read. */
  hasPending(): Promise<boolean>;
  /** At most `limit` lessons. 1 read each, at least 1; 1 write for each that can't be read, which is given up. */
  listPending(transaction: Transaction, db: Firestore, limit: number): Promise<PendingLesson[]>;
}

/** What this site's moderators have taught the filter: moderation_model/{block}. */
export class ModelRepository {
  private readonly reader;

  constructor(
    private readonly firestore: FirestoreProvider,
    private readonly broken: BrokenDocuments,
  ) {
    this.reader = MODEL_DOCUMENTS.reader(broken);
  }

  /** Null when it has learned nothing. 2 reads in 1 round trip. @throws AppError data-loss for a broken one */
  async find(): Promise<SiteModel | null> {
    const db = await this.firestore();
    return this.decode(await db.getAll(...blockRefs(db)));
  }

  /**
   * Teaches the model lessons of a source, and stores it and what was noted of them in one transaction: all or nothing. 2 reads and
   * 2 writes, with the source's; none without a lesson.
   *
   * @param teach changes the model in place; called again with new ones when others change the same documents
   * @returns how many lessons there were
   * @throws AppError data-loss for a broken model, which is left as it is
   */
  async learnFrom(
    source: LessonSource,
    { limit, now }: { readonly limit: number; readonly now: Date },
    teach: (site: SiteModel, lessons: readonly PendingLesson[]) => void,
  ): Promise<number> {
    const db = await this.firestore();
    return runTransaction(db, async (transaction) => {
      const refs = blockRefs(db);
      const site = this.decode(await transaction.getAll(...refs)) ?? newSiteModel(now);
      const lessons = await source.listPending(transaction, db, limit);
      if (lessons.length === 0) return 0;
      teach(site, lessons);
      for (const [place, block] of encodeSiteModel({ ...site, learnedAt: now }).entries()) {
        const ref = refs[place];
        if (ref) transaction.set(ref, block);
      }
      return lessons.length;
    });
  }

  /**
   * Forgets all that was learned. 2 reads, 3 writes; none when nothing was.
   *
   * @param audit its entry, of what is forgotten: null of what can't be read
   */
  async reset(audit: (site: SiteModel | null) => AuditEntry): Promise<void> {
    const db = await this.firestore();
    await runTransaction(db, async (transaction) => {
      const refs = blockRefs(db);
      const snapshots = await transaction.getAll(...refs);
      if (!snapshots.some(({ exists }) => exists)) return;
      for (const ref of refs) transaction.delete(ref);
      addAuditEntry(transaction, db, audit(joinBlocks(this.reader.whole(snapshots))));
    });
  }

  private decode(snapshots: readonly DocumentSnapshot[]): SiteModel | null {
    const blocks = this.reader.whole(snapshots);
    const present = snapshots.filter(({ exists }) => exists);
    const site = joinBlocks(blocks);
    if (site || present.length === 0) {
      this.broken.forget(MODEL_DOCUMENTS, ALL_BLOCKS, this);
      return site;
    }
    if (blocks.length === present.length)
      this.broken.note(MODEL_DOCUMENTS, ALL_BLOCKS, this, new Error('the blocks are not those of one model'));
    throw new AppError({
      code: 'data-loss',
      message: `What the filter has learned can't be read. ${BEGIN_ANEW}.`,
    });
  }
}

function blockRefs(db: Firestore) {
  return Array.from({ length: MODEL_BLOCKS }, (_, place) =>
    db.collection(MODEL_DOCUMENTS.name).doc(String(place)),
  );
}
