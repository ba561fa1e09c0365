import { LRUCache } from 'lru-cache';
import { AppError } from '../../errors/index.js';
import type { ContentKind, ContentTypes } from '../content-kind.js';
import type { ContentService, Look } from '../items/content.service.js';
import { changeOf, type Finish } from '../working-copies/copied-change.js';
import type { CopyContent, WorkingCopy } from '../working-copies/working-copy.js';
import type { WorkingCopiesRepository } from '../working-copies/working-copies.repository.js';

/** How long an instance shows what it has looked at, in ms, while neither item nor copy is written. */
const LOOKED_MS = 5_000;

/** Looks that an instance keeps: each may have a whole text. */
const MAX_LOOKS = 10;

interface CopiedItemParts<T extends ContentTypes> {
  readonly kind: ContentKind<T>;
  readonly copies: Pick<WorkingCopiesRepository, 'findWhole'>;
  readonly items: Pick<ContentService<T>, 'look'>;
  readonly finish: Finish<T>;
}

/** Shows items as their working copies will make them: as `apply` would store them now, stored nowhere. */
export class CopiedItem<T extends ContentTypes> {
  private readonly looks = new LRUCache<string, Promise<T['item']>>({ max: MAX_LOOKS, ttl: LOOKED_MS });

  constructor(private readonly parts: CopiedItemParts<T>) {}

  /**
   * The item with what is being written of it; itself where there is nothing, or nothing that can be read. What of it could not go
   * live yet (no title, a picture or an author that is gone) is as the item has it, and so is the slug, which leads to it. What
   * others have changed since the copy was begun is not shown. 1 read, and of a copy, once in 5 s, what ContentService.look asks for.
   */
  async of(item: T['item']): Promise<T['item']> {
    const { kind, copies } = this.parts;
    const copy = await copies.findWhole({ kind: kind.name, id: item.id });
    if (!copy) return item;
    const next = await this.looked(item, copy);
    return { ...next, slug: item.slug, hasOwnSlug: item.hasOwnSlug };
  }

  /** Whoever opens a link again and again has nothing rendered or read anew, and who comes meanwhile waits for the same look. */
  private looked(item: T['item'], { begunAt, version, content }: WorkingCopy): Promise<T['item']> {
    const key = [item.id, item.version, begunAt.getTime(), version].join(':');
    const kept = this.looks.get(key);
    if (kept) return kept;
    const look = this.parts.items.look().then((now) => this.asFarAsFit(item, content, now));
    this.looks.set(key, look);
    look.catch(() => this.looks.delete(key));
    return look;
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
