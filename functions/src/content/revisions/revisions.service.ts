import { pick } from '../../documents/index.js';
import { AppError } from '../../errors/index.js';
import type { RevisionSummary } from '../content-item.js';
import type { ContentKind, ContentTypes } from '../content-kind.js';
import type { Heed } from '../items/compose.js';
import type { Accepted, ContentService } from '../items/content.service.js';
import { compareRevisions } from './revision.js';
import type { RevisionsRepository } from './revisions.repository.js';

interface RevisionsParts<T extends ContentTypes> {
  readonly kind: ContentKind<T>;
  readonly revisions: RevisionsRepository<T>;
  readonly items: ContentService<T>;
}

/** What a writer can do with the versions that an item had. */
export class RevisionsService<T extends ContentTypes> {
  constructor(private readonly parts: RevisionsParts<T>) {}

  /** The kept revisions, the last first. At most 101 reads. @throws AppError not-found for an unknown item */
  async list(id: string): Promise<RevisionSummary[]> {
    const [found] = await Promise.all([this.parts.revisions.list(id), this.parts.items.requireStored(id)]);
    return found;
  }

  /** @throws AppError not-found when the revision is not kept */
  async get(id: string, version: number): Promise<T['revision']> {
    const [revision] = await this.parts.revisions.findMany(id, [version]);
    return revision ?? this.refuse(version);
  }

  /** What changed from version `from` to version `to`. 2 reads. @throws AppError not-found */
  async compare(id: string, from: number, to: number) {
    const [before, after] = await this.parts.revisions.findMany(id, [from, to]);
    return compareRevisions(this.parts.kind, before ?? this.refuse(from), after ?? this.refuse(to));
  }

  /**
   * Writes what a revision has as a new version; status and date of the item stay, and its slug unless it follows the title.
   *
   * @throws AppError not-found; as ContentService.update
   */
  async restore(id: string, version: number, accepted: Accepted, heed?: Heed): Promise<T['item']> {
    const revision = await this.get(id, version);
    const { hasOwnExcerpt, excerpt } = revision;
    const content = pick(revision, this.parts.kind.contentNames);
    return this.parts.items.update(
      id,
      { ...content, excerpt: hasOwnExcerpt ? excerpt : null },
      accepted,
      heed,
    );
  }

  private refuse(version: number): never {
    const { name, path } = this.parts.kind;
    throw new AppError({
      code: 'not-found',
      message: `Version ${String(version)} of this ${name} is not kept. GET ${path}/:id/revisions lists what is.`,
    });
  }
}
