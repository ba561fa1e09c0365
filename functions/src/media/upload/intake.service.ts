import type { AuditTrail } from '../../audit/index.js';
import { AppError } from '../../errors/index.js';
import type { NewKey } from '../../idempotency/index.js';
import { newJob, type Job } from '../../jobs/index.js';
import type { Clock } from '../../platform/index.js';
import { newId, SerialQueues } from '../../shared/index.js';
import type { WorkQueue } from '../../work/index.js';
import type { Media } from '../documents/media.codec.js';
import type { MediaChangesRepository, UploadOutcome } from '../documents/media-changes.repository.js';
import { mediaNotFound, type MediaRepository } from '../documents/media.repository.js';
import type { MediaText } from '../media.js';
import { hasVariants } from '../types/index.js';
import { requireRoom } from './room.js';

/** A file that has come, and how its bytes get to their place. */
export interface Arrival extends Pick<Media, 'hash' | 'type' | 'bytes' | 'isKeptBack' | 'fileName'> {
  readonly text: MediaText;
  readonly uploader: Job['createdBy'];
  readonly key: NewKey | null;
  /** Of the document, if it becomes one; a new one when absent. */
  readonly id?: string;
  /** Of the document, if it becomes one; now when absent. */
  readonly createdAt?: Date;
  /** Stores the original. Safe to repeat. */
  save(): Promise<void>;
}

/** A file that was taken, and whether it is new. */
export interface Taken {
  readonly media: Media;
  readonly outcome: UploadOutcome;
}

interface IntakeParts {
  readonly media: MediaRepository;
  readonly changes: MediaChangesRepository;
  readonly jobs: WorkQueue<Job>;
  readonly audit: AuditTrail;
  readonly clock: Clock;
}

/** How often what is found may have gone again before it is used. */
const ATTEMPTS = 5;

/**
 * Takes files, each once: bytes that are known get no second document. First the bytes are stored, then in one commit all that
 * tells of them; a crash between leaves a file without a document, which the sweep takes away.
 */
export class Intake {
  private readonly queues = new SerialQueues();

  constructor(private readonly parts: IntakeParts) {}

  /**
   * 3 reads and 6 writes in 2 round trips; of what is known 4 reads, and 2 writes where it comes back from the trash or is tried
   * again after it has failed.
   *
   * @throws AppError failed-precondition when there is no room
   */
  async take(arrival: Arrival): Promise<Taken> {
    // In an instance the same bytes come one after the other: at once they would only wait for each other in the database.
    const { media, outcome, job } = await this.queues.run(arrival.hash, () => this.store(arrival));
    if (job) await this.parts.jobs.announce(job);
    return { media, outcome };
  }

  private async store(arrival: Arrival): Promise<Taken & { readonly job: Job | null }> {
    const { media, changes, audit } = this.parts;
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const { mediaId, ...used } = await media.standing(arrival.hash, arrival.uploader.id);
      if (mediaId !== null) {
        const taken = await this.takeKnown(mediaId, arrival);
        if (taken) return taken;
        continue;
      }
      requireRoom(used, arrival.bytes);
      await arrival.save();
      const { created, job } = this.newMedia(arrival);
      const entry = audit.entry({
        action: 'media_uploaded',
        target: { type: 'media', id: created.id },
        after: told(created),
      });
      if (await changes.create({ media: created, entry, job, key: arrival.key }))
        return { media: created, outcome: 'created', job };
    }
    throw new AppError({
      code: 'aborted',
      message: 'The same file is being removed and uploaded by others. Try again.',
    });
  }

  /** Null when it is gone by now. */
  private async takeKnown(
    id: string,
    arrival: Arrival,
  ): Promise<(Taken & { readonly job: Job | null }) | null> {
    const { media, changes } = this.parts;
    let found = await media.find(id);
    // Another one has these bytes by now.
    if (found?.hash !== arrival.hash) return null;
    let job: Job | null = null;
    if (found.trashedAt !== null || found.status === 'failed') {
      // It may have failed because its file was lost.
      if (found.status === 'failed') await arrival.save();
      const made = await this.bringBack(found.id, arrival);
      if (!made) return null;
      [found, job] = [made.media, made.job];
    }
    await changes.noteKnown(arrival.key, found);
    return { media: found, outcome: 'known', job };
  }

  private async bringBack(
    id: string,
    { hash, type, uploader, isKeptBack }: Arrival,
  ): Promise<{ media: Media; job: Job | null } | null> {
    const { changes, audit, clock } = this.parts;
    let job: Job | null = null;
    try {
      const media = await changes.change(id, (present) => {
        if (present.hash !== hash) throw mediaNotFound();
        const now = clock.now();
        const fails = present.status === 'failed';
        job = fails && hasVariants(type) ? renderJob(id, uploader, now) : null;
        const status = job ? ('processing' as const) : fails ? ('ready' as const) : present.status;
        const media = {
          ...present,
          ...(fails && { status, failure: null, jobId: jobIdOf(job), isKeptBack }),
          trashedAt: null,
          purgeAt: null,
          updatedAt: now,
          version: present.version + 1,
        };
        const target = { type: 'media', id } as const;
        return {
          media,
          job,
          entry: audit.entry({
            action: 'media_restored',
            target,
            before: standOf(present),
            after: standOf(media),
          }),
        };
      });
      return { media, job };
    } catch (error) {
      if (error instanceof AppError && error.code === 'not-found') return null;
      throw error;
    }
  }

  private newMedia(arrival: Arrival): { created: Media; job: Job | null } {
    const { hash, type, bytes, isKeptBack, fileName, text, uploader, id = newId() } = arrival;
    const now = this.parts.clock.now();
    const { createdAt = now } = arrival;
    const job = hasVariants(type) ? renderJob(id, uploader, now) : null;
    const created: Media = {
      id,
      hash,
      type,
      bytes,
      fileName,
      ...text,
      status: job ? 'processing' : 'ready',
      failure: null,
      isKeptBack,
      width: null,
      height: null,
      thumbhash: null,
      color: null,
      animated: false,
      variants: [],
      jobId: jobIdOf(job),
      renderedAt: null,
      uploadedBy: { id: uploader.id },
      createdAt,
      updatedAt: now,
      trashedAt: null,
      purgeAt: null,
      version: 1,
    };
    return { created, job };
  }
}

function renderJob(mediaId: string, creator: Job['createdBy'], now: Date): Job {
  return newJob({ kind: 'render-media', input: { media_id: mediaId }, total: 1 }, creator, now);
}

function jobIdOf(job: Job | null): string | null {
  return job?.id ?? null;
}

/** What the audit log tells of a new one. */
function told({ type, bytes, fileName, alt, decorative }: Media) {
  return { type, bytes, file_name: fileName, alt, decorative };
}

/** What it tells of where one stands. */
function standOf({ status, trashedAt }: Media) {
  return { status, trashed_at: trashedAt };
}
