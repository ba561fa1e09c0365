import { AppError } from '../../errors/index.js';
import type { ContentKind, ContentTypes } from '../content-kind.js';
import { changedFieldNames } from '../revisions/revision.js';
import type { RevisionsRepository } from '../revisions/revisions.repository.js';
import type { WorkingCopy } from './working-copy.js';

/** What may differ from what a copy was begun from: where an item stands is no part of what is written. */
const PLACE: readonly string[] = ['status', 'published_at'];

/** Judges whether an item is still what a copy of it was begun from. */
export class BaseOfCopies<T extends ContentTypes> {
  constructor(
    private readonly kind: ContentKind<T>,
    private readonly revisions: RevisionsRepository<T>,
  ) {}

  /**
   * The version that a copy may take the place of: the present one where nothing but the status was changed since. 1 read
   * where there is a newer one.
   *
   * @throws AppError base-changed with the fields that others have changed, as far as the version is kept
   */
  async of(copy: Pick<WorkingCopy, 'itemId' | 'baseVersion'>, item: T['item']): Promise<number> {
    if (copy.baseVersion === item.version) return item.version;
    const base = await this.revisions.findWhole(copy.itemId, copy.baseVersion);
    const changed = base ? changedFieldNames(this.kind, base, item) : null;
    if (changed?.every((name) => PLACE.includes(name))) return item.version;
    throw this.changed(item.version, changed);
  }

  /** The refusal of a copy whose item is another by now. */
  changed(version: number | undefined, changedFields: readonly string[] | null = null): AppError {
    const { name } = this.kind;
    return new AppError({
      code: 'base-changed',
      message: `Somebody has changed the ${name} since this working copy was begun. Read the ${name}, merge, and save the copy with its version as base_version.`,
      extensions: {
        current_version: version ?? null,
        ...(changedFields && { changed_fields: changedFields }),
      },
    });
  }
}
