import { isDeepStrictEqual } from 'node:util';
import type { AuditTrail } from '../../audit/index.js';
import { AppError } from '../../errors/index.js';
import type { Clock } from '../../platform/index.js';
import { BY_TIME, requireVersion, versionEtag, type Cursors, type PageRequest } from '../../shared/index.js';
import type { Media, Usage } from '../documents/media.codec.js';
import type { MediaChangesRepository } from '../documents/media-changes.repository.js';
import type { MediaFilter, MediaRepository } from '../documents/media.repository.js';
import { TRASH_MS, type MediaText } from '../media.js';
import { describedAs } from '../upload/require-described.js';
import { cleanFileName } from '../types/index.js';

/** What may be changed of a file; what is absent stays. */
export type MediaPatch = { readonly [Name in keyof MediaText | 'fileName']?: Media[Name] | undefined };

/** ETags of `If-Match`; null for any version. */
export type Accepted = readonly string[] | null;

interface LibraryParts {
  readonly media: MediaRepository;
  readonly changes: MediaChangesRepository;
  readonly audit: AuditTrail;
  readonly cursors: Cursors;
  readonly clock: Clock;
}

/** The files of a site, as those see them who write it. */
export class LibraryService {
  constructor(private readonly parts: LibraryParts) {}

  /** The newest first. limit + 1 reads in 1 round trip. @throws AppError invalid-argument (cursor) */
  async list({ limit, cursor }: PageRequest, filter: MediaFilter) {
    const { media, cursors, clock } = this.parts;
    const now = clock.now();
    const { kind, type, status, trashed, q } = filter;
    const list = cursors.of(`media:${JSON.stringify([kind, type, status, trashed, q])}`, BY_TIME);
    const { items, end } = await media.list(filter, limit, list.decode(cursor, now));
    return { media: items, nextCursor: end && list.encode(end, now) };
  }

  /** How many pass the filter. 1 read. */
  async count(filter: MediaFilter): Promise<number> {
    return this.parts.media.count(filter);
  }

  /** 1 read. @throws AppError not-found */
  async get(id: string): Promise<Media> {
    return this.parts.media.get(id);
  }

  /** What originals take of the site's room and of an account's. 2 reads. */
  async usage(accountId: string): Promise<Readonly<Record<'site' | 'account', Usage>>> {
    return this.parts.media.usageOf(accountId);
  }

  /** 1 read, 2 writes. @throws AppError not-found; stale-version; validation-failed (alt); failed-precondition in the trash */
  async update(id: string, patch: MediaPatch, accepted: Accepted): Promise<Media> {
    const { changes, audit } = this.parts;
    return changes.change(id, (present) => {
      requireMatch(accepted, present);
      if (present.trashedAt !== null) throw inTrash();
      const said = describedAs(present.type, textAfter(present, patch));
      const fileName = cleanFileName(patch.fileName ?? present.fileName, present.type);
      const [before, after] = [saidOf(present), saidOf({ ...said, fileName })];
      if (isDeepStrictEqual(before, after)) return null;
      const media = this.written({ ...present, ...said, fileName });
      const target = { type: 'media', id } as const;
      return { media, entry: audit.entry({ action: 'media_updated', target, before, after }) };
    });
  }

  /** Moves one to the trash for 30 days; one that is there stays as it is. 1 read, 2 writes. @throws AppError not-found; stale-version */
  async trash(id: string, accepted: Accepted): Promise<void> {
    const { changes, audit, clock } = this.parts;
    await changes.change(id, (present) => {
      requireMatch(accepted, present);
      if (present.trashedAt !== null) return null;
      const trashedAt = clock.now();
      const purgeAt = new Date(trashedAt.getTime() + TRASH_MS);
      const media = this.written({ ...present, trashedAt, purgeAt });
      const target = { type: 'media', id } as const;
      return { media, entry: audit.entry({ action: 'media_trashed', target, after: { purge_at: purgeAt } }) };
    });
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

function inTrash(): AppError {
  return new AppError({ code: 'failed-precondition', message: 'It is in the trash: restore it first.' });
}
