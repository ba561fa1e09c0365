import type { Firestore } from 'firebase-admin/firestore';
import type { ContentItem, KindName, WriteFollower } from '../content/index.js';
import { JOB_DOCUMENTS, newJob, THE_SITE, type Job } from '../jobs/index.js';
import { attemptOf, type Attempt, type Clock, type DocumentWriter } from '../platform/index.js';
import type { SettingsFollower, StoredSettings } from '../settings/index.js';
import type { WorkQueue } from '../work/index.js';
import { mayChangeCard, mayChangeCards, type CardOwner } from './card.js';
import { ALL_CARDS } from './cards.repository.js';

interface CardJobsParts {
  readonly jobs: WorkQueue<Job>;
  readonly clock: Clock;
}

/**
 * Begins the jobs that draw cards: stored with the write by which another card is to be seen, and announced once that is stored. A
 * transaction begins one at most, whatever number of items it writes.
 */
export class CardJobs implements WriteFollower {
  private readonly owners = new WeakMap<Attempt, CardOwner[]>();

  constructor(private readonly parts: CardJobsParts) {}

  /** Of an item. At most 1 write for all of a transaction. */
  follow(
    writer: DocumentWriter,
    db: Firestore,
    { kind, before, after }: { kind: KindName; before: ContentItem | null; after: ContentItem },
  ): void {
    if (!mayChangeCard(before, after)) return;
    const attempt = attemptOf(writer);
    const owner = { kind, id: after.id };
    const known = this.owners.get(attempt);
    if (known) {
      known.push(owner);
      return;
    }
    const items = [owner];
    this.owners.set(attempt, items);
    attempt.atEnd.push(() => {
      this.begin(writer, db, { items });
    });
  }

  /** Of the settings, by which every card may be another. At most 1 write. */
  readonly ofSettings: SettingsFollower = {
    follow: (writer: DocumentWriter, db: Firestore, before: StoredSettings | null, after: StoredSettings) => {
      if (before && !mayChangeCards(before, after)) return;
      this.begin(writer, db, ALL_CARDS);
    },
  };

  private begin(writer: DocumentWriter, db: Firestore, input: Job['input']): void {
    const { jobs, clock } = this.parts;
    const job = newJob({ kind: 'make-cards', input }, THE_SITE, clock.now());
    writer.create(db.collection(JOB_DOCUMENTS.name).doc(job.id), JOB_DOCUMENTS.encode(job));
    attemptOf(writer).whenStored.push(() => jobs.announce(job));
  }
}
