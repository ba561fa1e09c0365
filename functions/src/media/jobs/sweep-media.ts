import { z } from 'zod';
import type { JobHandler, JobProblem, JobRun, JsonObject, StepOutcome } from '../../jobs/index.js';
import type { Clock, StoredFile } from '../../platform/index.js';
import type { Media } from '../documents/media.codec.js';
import type { MediaChangesRepository } from '../documents/media-changes.repository.js';
import type { MediaRepository } from '../documents/media.repository.js';
import type { MediaUsageRepository } from '../documents/media-usage.repository.js';
import { FOLDERS, type MediaFiles } from '../files/media-files.js';
import {
  cardInPath,
  EXPORT_LIFE_MS,
  EXPORTS,
  hashInPath,
  keptBackPath,
  originalPath,
  uploadInPath,
  variantPath,
} from '../files/media-paths.js';
import { isShareName, sharePicture } from '../files/share-picture.js';
import { UPLOAD_LIFE_MS } from '../parts/uploads.codec.js';
import type { UploadsRepository } from '../parts/uploads.repository.js';
import { LOST, type RenderMedia } from './render-media.js';

/** What is younger may get its document yet, in ms. */
const SETTLED_MS = UPLOAD_LIFE_MS;

/** A picture that waits longer than this for its variants has no worker any more, in ms. */
const STUCK_MS = 3 * 60 * 60 * 1000;

/** Documents that are looked at in one step. */
const BATCH = 20;

const place = z.object({
  folder: z.enum(FOLDERS),
  after: z.string().nullable(),
});

/** Which part of the sweep is under way, and where it is. */
const checkpoint = z.discriminatedUnion('phase', [
  z.object({ phase: z.literal('files'), place: place.nullable() }),
  z.object({ phase: z.literal('documents'), after: z.string().nullable() }),
  z.object({ phase: z.literal('cards'), at: z.record(z.string(), z.unknown()).nullable() }),
  z.object({ phase: z.literal('usage') }),
]);

interface SweepParts {
  readonly media: MediaRepository;
  readonly changes: MediaChangesRepository;
  readonly usage: MediaUsageRepository;
  readonly uploads: UploadsRepository;
  readonly files: MediaFiles;
  readonly render: RenderMedia;
  readonly cards: SweptCards;
  readonly clock: Clock;
}

/** The pictures that are made for content without one, which lie among the files. */
export interface SweptCards {
  /** Of files the names of cards that no item has. */
  unnamed(paths: readonly string[]): Promise<ReadonlySet<string>>;
  /** Makes those that are missing, step by step. @param state of the step before; null for the first */
  makeNext(state: JsonObject | null): Promise<StepOutcome>;
}

type Found = Pick<StepOutcome, 'counts' | 'problems'> & { readonly done: number };

/**
 * Compares the bucket with the documents, and mends what does not agree: the jobs of kind `sweep-media`. Files without a document
 * are removed once they are older than a day, and so are cards that no item has and archives whose week is over; documents without a file are marked, missing
 * variants, share pictures and cards made anew, the room that is taken is counted anew.
 */
export class SweepMedia implements JobHandler {
  constructor(private readonly parts: SweepParts) {}

  /** Its steps follow from their states alone. */
  open(): Promise<JobRun> {
    return Promise.resolve({ total: null, step: (state) => this.step(state) });
  }

  private async step(state: JsonObject | null): Promise<StepOutcome> {
    const at = checkpoint.parse(state ?? { phase: 'files', place: null });
    if (at.phase === 'files') {
      const { files, next } = await this.parts.files.listAll(at.place);
      const following = next ? { phase: 'files', place: next } : { phase: 'documents', after: null };
      return { ...(await this.sweepFiles(files)), state: following, isLast: false };
    }
    if (at.phase === 'documents') {
      const { media, last } = await this.parts.media.listById(at.after, BATCH);
      const following = last === null ? { phase: 'cards', at: null } : { phase: 'documents', after: last };
      return { ...(await this.sweepDocuments(media)), state: following, isLast: false };
    }
    if (at.phase === 'cards') {
      const { state: next, isLast, counts, done, problems } = await this.parts.cards.makeNext(at.at);
      const following = isLast ? { phase: 'usage' } : { phase: 'cards', at: next };
      const made = { cards_made: counts['made'] ?? 0, cards_removed: counts['removed'] ?? 0 };
      return { done, problems, counts: made, state: following, isLast: false };
    }
    const recounted = await this.parts.usage.recountAll();
    return { done: 0, counts: { usages_recounted: recounted }, problems: [], state: at, isLast: true };
  }

  private async sweepFiles(files: readonly StoredFile[]): Promise<Found> {
    const settledBefore = new Date(this.parts.clock.now().getTime() - SETTLED_MS);
    const owners = (ownerOf: (path: string) => string | null) => [
      ...new Set(files.flatMap(({ path }) => ownerOf(path) ?? [])),
    ];
    const known = new Set([
      ...(await this.parts.media.known(owners(hashInPath))),
      ...(await this.parts.uploads.known(owners(uploadInPath))),
    ]);
    const unnamed = await this.parts.cards.unnamed(files.map(({ path }) => path));
    const orphans = files.filter(({ path, updatedAt }) => {
      const owner = hashInPath(path) ?? uploadInPath(path);
      const isOrphan = owner === null ? unnamed.has(cardInPath(path) ?? '') : !known.has(owner);
      return isOrphan && updatedAt < settledBefore;
    });
    const expired = files.filter((file) => this.isExpired(file));
    await this.parts.files.remove([...orphans, ...expired]);
    return {
      done: files.length,
      counts: {
        files: files.length,
        files_removed: orphans.length,
        ...(expired.length > 0 && { exports_removed: expired.length }),
      },
      problems: orphans.map(({ path }) => ({ item: path, detail: 'had no document and was removed' })),
    };
  }

  /** A volume of an archive of the library whose time is over. */
  private isExpired({ path, updatedAt }: StoredFile): boolean {
    return (
      path.startsWith(EXPORTS) && updatedAt.getTime() < this.parts.clock.now().getTime() - EXPORT_LIFE_MS
    );
  }

  private async sweepDocuments(media: readonly Media[]): Promise<Found> {
    const problems: JobProblem[] = [];
    const counts = { documents: media.length, documents_failed: 0, rendered: 0 };
    for (const one of media) {
      const found = await this.examine(one);
      if (!found) continue;
      problems.push({ item: one.id, detail: found.detail });
      counts[found.mended] += 1;
    }
    return { done: media.length, counts, problems };
  }

  private async examine(
    media: Media,
  ): Promise<{ mended: 'documents_failed' | 'rendered'; detail: string } | null> {
    const { hash, isKeptBack, status } = media;
    const files = await this.parts.files.listOf(hash);
    const there = new Set(files.map(({ path }) => path));
    if (!there.has(isKeptBack ? keptBackPath(hash) : originalPath(hash)))
      return status === 'failed' ? null : this.fail(media, LOST);
    if (status === 'processing' && this.isStuck(media))
      return this.fail(media, 'It could not be processed: upload it again to try once more.');
    const share = sharePicture(media)?.path.slice(1);
    await this.parts.files.remove(files.filter((file) => this.isFormerShare(file, share)));
    const wanted = [
      originalPath(hash),
      ...media.variants.map((variant) => variantPath(hash, variant)),
      ...(share === undefined ? [] : [share]),
    ];
    if (status !== 'ready' || wanted.every((path) => there.has(path))) return null;
    const outcome = await this.parts.render.render(media);
    const mended = outcome === 'failed' ? 'documents_failed' : 'rendered';
    return { mended, detail: 'files that were made of it were missing, and were made anew' };
  }

  private async fail(media: Media, failure: string) {
    const renderedAt = this.parts.clock.now();
    await this.parts.changes.noteRendered(media, { status: 'failed', failure, renderedAt });
    return { mended: 'documents_failed', detail: failure } as const;
  }

  /** One around a focal point that the picture has not any more, and that pages in caches no longer name. */
  private isFormerShare({ path, updatedAt }: StoredFile, present: string | undefined): boolean {
    const isShare = isShareName(path.split('/').at(-1) ?? '');
    return isShare && path !== present && updatedAt.getTime() < this.parts.clock.now().getTime() - SETTLED_MS;
  }

  private isStuck({ updatedAt }: Media): boolean {
    return updatedAt.getTime() < this.parts.clock.now().getTime() - STUCK_MS;
  }
}
