import { JOB_DOCUMENTS, newJob, THE_SITE, type Job } from '../../jobs/index.js';
import { isAlreadyExists, type Clock, type FirestoreProvider } from '../../platform/index.js';
import type { WorkQueue } from '../../work/index.js';

interface DailySweepParts {
  readonly firestore: FirestoreProvider;
  readonly jobs: WorkQueue<Job>;
  readonly clock: Clock;
}

/** Begins `sweep-media` once a day. The job's own id says the day: jobs/sweep-media-2026-11-30. */
export class DailySweep {
  /** The day of which this instance knows that its job was begun. */
  private known: string | null = null;

  constructor(private readonly parts: DailySweepParts) {}

  /** Nothing where this instance knows of the day's; else 1 read, and 1 write where it begins. */
  async begin(): Promise<void> {
    const { firestore, jobs, clock } = this.parts;
    const now = clock.now();
    const day = now.toISOString().slice(0, 10);
    if (day === this.known) return;
    const job = { ...newJob({ kind: 'sweep-media', input: {} }, THE_SITE, now), id: `sweep-media-${day}` };
    const db = await firestore();
    const ref = db.collection(JOB_DOCUMENTS.name).doc(job.id);
    const [present] = await db.getAll(ref, { fieldMask: [] });
    if (present?.exists !== true && (await isCreated(ref.create(JOB_DOCUMENTS.encode(job)))))
      await jobs.announce(job);
    this.known = day;
  }
}

/** Whether another instance was not faster. */
async function isCreated(creating: Promise<unknown>): Promise<boolean> {
  try {
    await creating;
    return true;
  } catch (error) {
    if (isAlreadyExists(error)) return false;
    throw error;
  }
}
