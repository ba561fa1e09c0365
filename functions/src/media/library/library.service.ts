import { isDeepStrictEqual } from 'node:util';
import type { AuditTrail } from '../../audit/index.js';
import { SORTED_END, type Page, type SortedEnd } from '../../documents/index.js';
import { AppError } from '../../errors/index.js';
import { newJob, type Job } from '../../jobs/index.js';
import type { Clock } from '../../platform/index.js';
import type { WorkQueue } from '../../work/index.js';
import { requireVersion, versionEtag, type Cursors, type PageRequest } from '../../shared/index.js';
import type { Media, Usage } from '../documents/media.codec.js';
import type { MediaChangesRepository } from '../documents/media-changes.repository.js';
import type { MediaUsesRepository } from '../documents/media-uses.repository.js';
import { endBehind, type MediaFilter, type MediaRepository } from '../documents/media.repository.js';
import { sharePicture } from '../files/share-picture.js';
import { isSeen, TRASH_MS, type MediaText } from '../media.js';
import type { MediaUse } from '../shown/media-use.js';
import type { MediaSort } from './library.schema.js';
import { describedAs } from '../upload/require-described.js';
import { cleanFileName, traitsOf } from '../types/index.js';

/** What may be changed of a file; what is absent stays. */
export type MediaPatch = { readonly [Name in keyof MediaText | 'fileName']?: Media[Name] | undefined };

/** ETags of `If-Match`; null for any version. */
export type Accepted = readonly string[] | null;

/** Files that one page of unused ones looks through at most, and at once. */
const MAX_LOOKED = 300;
const LOOKED_AT_ONCE = 30;

/** Places of each sort that are named of a file. */
const MAX_USES = 10;

interface LibraryParts {
  readonly media: MediaRepository;
  readonly changes: MediaChangesRepository;
  readonly uses: MediaUsesRepository;
  readonly jobs: Pick<WorkQueue<Job>, 'announce'>;
  readonly audit: AuditTrail;
  readonly cursors: Cursors;
  readonly clock: Clock;
}

/** The files of a site, as those see them who write it. */
export class LibraryService {
  constructor(private readonly parts: LibraryParts) {}

  /**
   * Files that pass the filter, and how many do. limit + 2 reads in 2 round trips.
   *
   * @throws AppError invalid-argument (cursor)
   */
  async list({ limit, cursor }: PageRequest, filter: MediaFilter, sort: MediaSort) {
    const { media, clock } = this.parts;
    const now = clock.now();
    const list = this.cursorsOf('all', filter, sort);
    const [{ items, end }, total] = await Promise.all([
      media.list(filter, sort, limit, list.decode(cursor, now)),
      media.count(filter, sort),
    ]);
    return { media: items, total, nextCursor: end && list.encode(end, now) };
  }

  /**
   * As list, those that nothing shows. 300 are looked through at most, and what shows them: a page may have fewer than `limit`. How
   * many there are is known only where the first page has all of them.
   */
  async listUnused({ limit, cursor }: PageRequest, filter: MediaFilter, sort: MediaSort) {
    const now = this.parts.clock.now();
    const list = this.cursorsOf('unused', filter, sort);
    const after = list.decode(cursor, now);
    const { items, end } = await this.lookForUnused(filter, sort, limit, after);
    const total = after === null && end === null ? items.length : null;
    return { media: items, total, nextCursor: end && list.encode(end, now) };
  }

  /** Those of these files that are there and can be read, in the trash as well. 1 read each in 1 round trip. */
  async listThese(ids: readonly string[]): Promise<readonly Media[]> {
    return this.parts.media.findMany(ids);
  }

  private cursorsOf(which: 'all' | 'unused', filter: MediaFilter, sort: MediaSort) {
    return this.parts.cursors.of(`media:${JSON.stringify([which, filter, sort])}`, SORTED_END);
  }

  private async lookForUnused(
    filter: MediaFilter,
    sort: MediaSort,
    limit: number,
    after: SortedEnd | null,
  ): Promise<Page<Media, SortedEnd>> {
    const unused: Media[] = [];
    let end = after;
    for (let looked = 0; looked < MAX_LOOKED; looked += LOOKED_AT_ONCE) {
      const page = await this.parts.media.list(filter, sort, LOOKED_AT_ONCE, end);
      const used = await this.parts.uses.whichUsed(page.items);
      for (const media of page.items) {
        if (used.has(media.id)) continue;
        unused.push(media);
        if (unused.length === limit) return { items: unused, end: endBehind(media, sort) };
      }
      end = page.end;
      if (end === null) break;
    }
    return { items: unused, end };
  }

  /** Where a file is used, at most 10 places of each sort. At least 7 reads in 1 round trip. */
  async usesOf(media: Media): Promise<readonly MediaUse[]> {
    return this.parts.uses.find(media, MAX_USES);
  }

  /** 1 read. @throws AppError not-found */
  async get(id: string): Promise<Media> {
    return this.parts.media.get(id);
  }

  /** What originals take of the site's room and of an account's. 2 reads. */
  async usage(accountId: string): Promise<Readonly<Record<'site' | 'account', Usage>>> {
    return this.parts.media.usageOf(accountId);
  }

  /**
   * 1 read, 2 writes, 1 more where what shows the file is to be brought up to date by a job, with what link previews show of it.
   *
   * @throws AppError not-found; stale-version; validation-failed (alt); failed-precondition in the trash
   */
  async update(id: string, patch: MediaPatch, accepted: Accepted, creator: Job['createdBy']): Promise<Media> {
    const { changes, audit, jobs } = this.parts;
    const begun: { job: Job | null } = { job: null };
    const changed = await changes.change(id, (present) => {
      begun.job = null;
      requireMatch(accepted, present);
      if (present.trashedAt !== null) throw inTrash();
      const said = describedAs(present.type, textAfter(present, patch));
      const fileName = cleanFileName(patch.fileName ?? present.fileName, present.type);
      const [before, after] = [saidOf(present), saidOf({ ...said, fileName })];
      if (isDeepStrictEqual(before, after)) return null;
      const media = this.written({ ...present, ...said, fileName });
      const target = { type: 'media', id } as const;
      begun.job = jobAfter(present, media, creator);
      return {
        media,
        job: begun.job,
        entry: audit.entry({ action: 'media_updated', target, before, after }),
      };
    });
    if (begun.job) await jobs.announce(begun.job);
    return changed;
  }

  /**
   * Gives a file the bytes of another one, with what is said of them: whatever shows it is brought up to date by a job. The other one has
   * its own then, so that nothing is lost, and its address stays good.
   *
   * At least 11 reads, 6 writes; 2 reads where it has these bytes already.
   *
   * @param hash of the other one
   * @throws AppError not-found; stale-version; failed-precondition where the other one is used or is no picture either, or one of both is in
   *   the trash or being processed
   */
  async replace(id: string, hash: string, accepted: Accepted, creator: Job['createdBy']): Promise<Media> {
    const { media: files, changes, audit, jobs, clock } = this.parts;
    const found = await files.findByHash(hash);
    if (!found) throw noSuchBytes();
    if (found.id === id) return found;
    const otherId = found.id;
    const job = showingJob(id, creator, clock.now());
    const media = await changes.changeBoth([id, otherId], (one, other) => {
      if (other.hash !== hash) throw noSuchBytes();
      requireMatch(accepted, one);
      requireReplaceable(one, other);
      const { title, caption, credit } = one;
      const texts = {
        title: other.title || title,
        caption: other.caption || caption,
        credit: other.credit || credit,
      };
      const next = this.written({ ...other, ...texts, id, createdAt: one.createdAt, version: one.version });
      const former = this.written({
        ...one,
        id: otherId,
        createdAt: other.createdAt,
        version: other.version,
      });
      const target = { type: 'media', id } as const;
      const entry = audit.entry({
        action: 'media_replaced',
        target,
        before: { hash: one.hash, ...saidOf(one) },
        after: { hash: next.hash, ...saidOf(next), former_id: otherId },
      });
      return { media: next, other: former, job, entry };
    });
    await jobs.announce(job);
    return media;
  }

  /**
   * Moves one that nothing uses to the trash for 30 days; one that is there stays as it is. At least 8 reads, 2 writes.
   *
   * @throws AppError not-found; stale-version; failed-precondition where it is used
   */
  async trash(id: string, accepted: Accepted): Promise<void> {
    const { changes, audit, clock } = this.parts;
    const change = (present: Media) => {
      requireMatch(accepted, present);
      if (present.trashedAt !== null) return null;
      const trashedAt = clock.now();
      const purgeAt = new Date(trashedAt.getTime() + TRASH_MS);
      const media = this.written({ ...present, trashedAt, purgeAt });
      const target = { type: 'media', id } as const;
      return { media, entry: audit.entry({ action: 'media_trashed', target, after: { purge_at: purgeAt } }) };
    };
    await changes.change(id, change, true);
  }

  /** Takes one out of the trash; another stays as it is. 1 read, 2 writes. @throws AppError not-found; stale-version */
  async restore(id: string, accepted: Accepted): Promise<Media> {
    const { changes, audit } = this.parts;
    return changes.change(id, (present) => {
      requireMatch(accepted, present);
      if (present.trashedAt === null) return null;
      const media = this.written({ ...present, trashedAt: null, purgeAt: null });
      const target = { type: 'media', id } as const;
      const before = { trashed_at: present.trashedAt };
      return {
        media,
        entry: audit.entry({ action: 'media_restored', target, before, after: { trashed_at: null } }),
      };
    });
  }

  private written(media: Media): Media {
    return { ...media, updatedAt: this.parts.clock.now(), version: media.version + 1 };
  }
}

/** The ETag of a file: what is shown of it changes also when its job is done, though nobody has written. */
export function mediaEtag({ version, renderedAt }: Pick<Media, 'version' | 'renderedAt'>): string {
  return versionEtag(version, renderedAt);
}

/** Refuses a write that was made against another version. @throws AppError stale-version */
export function requireMatch(accepted: Accepted, media: Media): void {
  requireVersion(accepted, media.version, mediaEtag(media));
}

/** Who gives a text to a decorative picture says that it is none, and the other way round. */
function textAfter(present: Media, { alt, decorative, ...rest }: MediaPatch): MediaText {
  return {
    alt: alt ?? (decorative === true ? '' : present.alt),
    decorative: decorative ?? (alt ? false : present.decorative),
    title: rest.title ?? present.title,
    caption: rest.caption ?? present.caption,
    credit: rest.credit ?? present.credit,
    focalPoint: rest.focalPoint === undefined ? present.focalPoint : rest.focalPoint,
  };
}

/** What a change of a file's texts and focal point begins: that what shows it is brought up to date, after it was cut anew. */
function jobAfter(before: Media, after: Media, creator: Job['createdBy']): Job | null {
  const { id: mediaId, updatedAt: now } = after;
  if (sharePicture(before)?.path !== sharePicture(after)?.path)
    return newJob(
      { kind: 'render-media', input: { media_id: mediaId, share: true }, total: 1 },
      creator,
      now,
    );
  const isShownOtherwise =
    before.alt !== after.alt || !isDeepStrictEqual(before.focalPoint, after.focalPoint);
  return isShownOtherwise ? showingJob(mediaId, creator, now) : null;
}

/** What brings what shows a file up to date. */
function showingJob(mediaId: string, creator: Job['createdBy'], now: Date): Job {
  return newJob({ kind: 'show-media', input: { media_id: mediaId } }, creator, now);
}

/** What people say of it, as the audit log tells it. */
function saidOf({
  fileName,
  focalPoint,
  alt,
  decorative,
  title,
  caption,
  credit,
}: MediaText & Pick<Media, 'fileName'>) {
  return { file_name: fileName, alt, decorative, title, caption, credit, focal_point: focalPoint };
}

function noSuchBytes(): AppError {
  return new AppError({ code: 'not-found', message: 'There is no file with this hash: upload it first.' });
}

/** Refuses what can't be exchanged. @throws AppError failed-precondition */
function requireReplaceable(one: Media, other: Media): void {
  const refuse = (message: string) => new AppError({ code: 'failed-precondition', message });
  if (one.trashedAt !== null || other.trashedAt !== null) throw inTrash();
  if (one.status === 'processing' || other.status !== 'ready')
    throw refuse('Both must be processed: try again when they are `ready`.');
  const [kind, otherKind] = [traitsOf(one.type).kind, traitsOf(other.type).kind];
  if (kind === otherKind || (isSeen(kind) && isSeen(otherKind))) return;
  throw refuse('A picture is replaced by a picture, another file by one of its kind.');
}

function inTrash(): AppError {
  return new AppError({ code: 'failed-precondition', message: 'It is in the trash: restore it first.' });
}
