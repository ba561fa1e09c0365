import { AppError } from '../../errors/index.js';
import type { ContentKind, ContentTypes } from '../content-kind.js';
import type { ContentService, Look } from '../items/content.service.js';
import { changeOf, type Finish } from '../working-copies/copied-change.js';
import type { CopyContent } from '../working-copies/working-copy.js';
import type { WorkingCopiesRepository } from '../working-copies/working-copies.repository.js';

interface CopiedItemParts<T extends ContentTypes> {
  readonly kind: ContentKind<T>;
  readonly copies: Pick<WorkingCopiesRepository, 'findWhole'>;
  readonly items: Pick<ContentService<T>, 'look'>;
  readonly finish: Finish<T>;
}

/** Shows items as their working copies will make them: as `apply` would store them now, stored nowhere. */
export class CopiedItem<T extends ContentTypes> {
  constructor(private readonly parts: CopiedItemParts<T>) {}

  /**
   * The item with what is being written of it; itself where there is nothing, or nothing that can be read. What of it could not go
   * live yet (no title, a picture or an author that is gone) is as the item has it, and so is the slug, which leads to it. What
   * others have changed since the copy was begun is not shown. 1 read, and of a copy what ContentService.look asks for.
   */
  async of(item: T['item']): Promise<T['item']> {
    const { kind, copies, items } = this.parts;
    const copy = await copies.findWhole({ kind: kind.name, id: item.id });
    if (!copy) return item;
    const next = await this.asFarAsFit(item, copy.content, await items.look());
    return { ...next, slug: item.slug, hasOwnSlug: item.hasOwnSlug };
  }

  /** Each time it is refused there is less of the copy, so that it ends. */
  private async asFarAsFit(item: T['item'], content: CopyContent, look: Look<T>): Promise<T['item']> {
    try {
      return await look(item, changeOf(this.parts.finish, content, item));
    } catch (error) {
      const fit = withoutRefused(content, error);
      return fit ? this.asFarAsFit(item, fit, look) : item;
    }
  }
}

/** The fields that were not refused; null where none was by its name. @throws what is no refusal of fields */
function withoutRefused(content: CopyContent, error: unknown): CopyContent | null {
  if (!(error instanceof AppError) || error.code !== 'validation-failed') throw error;
  const refused = new Set(error.errors?.map(({ pointer }) => pointer.split('/')[1]));
  const fit = Object.entries(content).filter(([name]) => !refused.has(name));
  return fit.length === Object.keys(content).length ? null : Object.fromEntries(fit);
}
