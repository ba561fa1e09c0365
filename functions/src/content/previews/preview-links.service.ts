import type { AuditTrail } from '../../audit/index.js';
import type { Clock } from '../../platform/index.js';
import { newId } from '../../shared/index.js';
import type { ContentKind, ContentTypes } from '../content-kind.js';
import type { ItemsRepository } from '../items/items.repository.js';
import { isSlug } from '../slugs/slug.js';
import { previewRefused, type PreviewLinks } from './preview-links.js';

interface PreviewLinksParts<T extends ContentTypes> {
  readonly kind: ContentKind<T>;
  readonly items: ItemsRepository<T>;
  readonly links: PreviewLinks;
  readonly audit: AuditTrail;
  readonly clock: Clock;
}

/** Shows one item, drafts included, to people without an account. */
export class PreviewLinksService<T extends ContentTypes> {
  constructor(private readonly parts: PreviewLinksParts<T>) {}

  /**
   * A token that shows the item, whatever its status, to whoever has the link. 1 read, 1 to 2 writes.
   *
   * @throws AppError not-found; failed-precondition when the item has no room for it
   */
  async create(id: string, hours: number): Promise<{ item: T['item']; token: string; expiresAt: Date }> {
    const item = await this.changeKey(id, 'previewed', ({ previewKey }) => previewKey ?? newId());
    const expiresAt = new Date(this.parts.clock.now().getTime() + hours * 60 * 60 * 1000);
    return { item, token: this.parts.links.token(id, item.previewKey ?? '', expiresAt), expiresAt };
  }

  /** Voids every preview link of the item. 1 read, 1 to 2 writes. @throws AppError not-found */
  async revokeAll(id: string): Promise<void> {
    await this.changeKey(id, 'previewsRevoked', () => null);
  }

  /**
   * The item that a preview link shows: as stored, past every cache. 2 reads in 2 round trips.
   *
   * @throws AppError permission-denied when the link is not good, or the item is gone or in the trash
   */
  async getItem(slug: string, token: string): Promise<T['item']> {
    const item = isSlug(slug) ? (await this.parts.items.findBySlug(slug)).value : null;
    // The same for an item that is not there: a draft's slug is not to be guessed.
    if (!item || item.status === 'trashed') throw previewRefused();
    this.parts.links.require(token, item, this.parts.clock.now());
    return item;
  }

  private changeKey(
    id: string,
    verb: 'previewed' | 'previewsRevoked',
    next: (item: T['item']) => string | null,
  ): Promise<T['item']> {
    const { kind, audit, items } = this.parts;
    const entry = audit.entry({ action: kind.actions[verb], target: { type: kind.name, id } });
    return items.changePreviewKey(id, next, entry);
  }
}
