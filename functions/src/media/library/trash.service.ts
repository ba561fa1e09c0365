import type { AuditTrail } from '../../audit/index.js';
import { AppError } from '../../errors/index.js';
import type { Clock } from '../../platform/index.js';
import type { Media } from '../documents/media.codec.js';
import type { MediaChangesRepository } from '../documents/media-changes.repository.js';
import type { MediaRepository } from '../documents/media.repository.js';
import type { MediaFiles } from '../files/media-files.js';
import { requireMatch, type Accepted } from './library.service.js';

interface TrashParts {
  readonly media: MediaRepository;
  readonly changes: MediaChangesRepository;
  readonly files: MediaFiles;
  readonly audit: AuditTrail;
  readonly clock: Clock;
}

/** Removes files for good: those that are asked for, and those whose time in the trash is over. */
export class TrashService {
  constructor(private readonly parts: TrashParts) {}

  /**
   * Removes one that is in the trash for good, with its files. 2 reads, 5 writes.
   *
   * @throws AppError not-found; stale-version; failed-precondition outside of the trash
   */
  async purge(id: string, accepted: Accepted): Promise<void> {
    await this.removeForGood(await this.parts.media.get(id), (media) => {
      requireMatch(accepted, media);
      if (media.trashedAt === null) throw notInTrash();
    });
  }

  /** Purges what has been in the trash for its time. @param limit of how many at most @returns how many */
  async purgeOver(limit: number): Promise<number> {
    const { media, clock } = this.parts;
    const now = clock.now();
    const over = await media.listOver(now, limit);
    for (const one of over) {
      await this.removeForGood(one, ({ purgeAt }) => {
        if (purgeAt === null || purgeAt > now) throw notInTrash();
      }).catch(async (error: unknown) => {
        // Restored or purged by others meanwhile.
        if (!(error instanceof AppError) || !['not-found', 'failed-precondition'].includes(error.code))
          throw error;
        if (error.extensions['used_in'] !== undefined) await this.takeOut(one.id);
      });
    }
    return over.length;
  }

  /** Takes one out of the trash that something began to show while it lay there. */
  private async takeOut(id: string): Promise<void> {
    const { changes, audit, clock } = this.parts;
    await changes.change(id, (media) => {
      if (media.trashedAt === null) return null;
      const restored = { trashedAt: null, purgeAt: null, updatedAt: clock.now(), version: media.version + 1 };
      const before = { trashed_at: media.trashedAt };
      const target = { type: 'media', id } as const;
      const entry = audit.entry({ action: 'media_restored', target, before, after: { trashed_at: null } });
      return { media: { ...media, ...restored }, entry };
    });
  }

  /** Its files are listed before its document goes: who brings the same bytes after that stores files anew, which stay. */
  private async removeForGood({ id, hash }: Media, check: (media: Media) => void): Promise<void> {
    const { changes, files, audit } = this.parts;
    const listed = await files.listOf(hash);
    await changes.purge(id, (media) => {
      check(media);
      if (media.hash !== hash) throw exchanged();
      const { type, bytes, fileName } = media;
      const before = { type, bytes, file_name: fileName };
      return audit.entry({ action: 'media_purged', target: { type: 'media', id }, before });
    });
    await files.remove(listed);
  }
}

function exchanged(): AppError {
  return new AppError({ code: 'aborted', message: 'It was replaced at this moment. Look at it again.' });
}

function notInTrash(): AppError {
  return new AppError({
    code: 'failed-precondition',
    message: 'Only what is in the trash is removed for good. Move it there first: DELETE without ?purge.',
  });
}
