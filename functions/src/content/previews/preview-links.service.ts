import type { AuditTrail } from '../../audit/index.js';
import { AppError } from '../../errors/index.js';
import type { Made, NewKey } from '../../idempotency/index.js';
import type { Clock } from '../../platform/index.js';
import { newId } from '../../shared/index.js';
import type { ContentKind, ContentTypes } from '../content-kind.js';
import type { ItemsRepository } from '../items/items.repository.js';
import { itemNotFound } from '../items/refused-writes.repository.js';
import { slugsMeant } from '../slugs/slug.js';
import type { CopiedItem } from './copied-item.js';
import { previewRefused, type PreviewLinks } from './preview-links.js';

interface PreviewLinksParts<T extends ContentTypes> {
  readonly kind: ContentKind<T>;
  readonly items: ItemsRepository<T>;
  readonly links: PreviewLinks;
  readonly copied: CopiedItem<T>;
  readonly audit: AuditTrail;
  readonly clock: Clock;
}

/** Shows one item, drafts included, to people without an account. */
export class PreviewLinksService<T extends ContentTypes> {
  constructor(private readonly parts: PreviewLinksParts<T>) {}

  /**
   * A link whose token shows the item, whatever its status, to whoever has the link. 1 read, 1 to 2 writes, 1 more with a key.
   *
   * @throws AppError not-found; failed-precondition when the item has no room for it
   */
  async create(id: string, hours: number, key: NewKey | null = null) {
    const { kind, audit, items } = this.parts;
    const entry = audit.entry({
      action: `${kind.name}_preview_link_created`,
      target: { type: kind.name, id },
    });
    const expiresAt = new Date(this.parts.clock.now().getTime() + hours * 60 * 60 * 1000);
    const details = { expires_at: expiresAt.toISOString() };
    const item = await items.changePreviewKey(id, ({ previewKey }) => previewKey ?? newId(), entry, {
      key,
      made: ({ previewKey }) => ({ id, details: { ...details, preview_key: previewKey ?? '' } }),
    });
    return this.linkTo(item, expiresAt);
  }

  /** The link that a request has made before. 1 read. @throws AppError not-found when it is void by now */
  async recall({ id, details = {} }: Made) {
    const item = await this.parts.items.find(id);
    if (!item) throw itemNotFound(this.parts.kind);
    if (item.previewKey !== details['preview_key']) throw revoked();
    return this.linkTo(item, new Date(details['expires_at'] ?? ''));
  }

  /** Voids every preview link of the item. 1 read, 1 to 2 writes. @throws AppError not-found */
  async revokeAll(id: string): Promise<void> {
    const { kind, audit, items } = this.parts;
    const entry = audit.entry({
      action: `${kind.name}_preview_links_revoked`,
      target: { type: kind.name, id },
    });
    await items.changePreviewKey(id, () => null, entry);
  }

  /**
   * The item that a preview link shows: as it will be, with what is being written of it, past every cache. 2 reads in 2 round trips, for
   * each form of a slug with accents, and what CopiedItem.of costs.
   *
   * @throws AppError permission-denied when the link is not good, or the item is gone or in the trash
   */
  async getItem(slug: string, token: string): Promise<T['item']> {
    // The same, in the same time, for an item that is not there: a draft's slug is not to be guessed.
    const found = await Promise.all(slugsMeant(slug).map((meant) => this.parts.items.findBySlug(meant)));
    const item = found.find(({ value }) => value !== null)?.value;
    if (!item || item.status === 'trashed') throw previewRefused();
    this.parts.links.require(token, item, this.parts.clock.now());
    return this.parts.copied.of(item);
  }

  /** Good up to the second. */
  private linkTo(item: T['item'], expiresAt: Date) {
    return { item, token: this.parts.links.token(item.id, item.previewKey ?? '', expiresAt), expiresAt };
  }
}

function revoked(): AppError {
  return new AppError({
    code: 'not-found',
    message: 'The link that this Idempotency-Key has made was revoked. Use a new key for another link.',
  });
}
