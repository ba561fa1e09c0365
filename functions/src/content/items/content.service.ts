import { isDeepStrictEqual } from 'node:util';
import type { AuditTrail, ContentVerb } from '../../audit/index.js';
import { AppError } from '../../errors/index.js';
import type { NewKey } from '../../idempotency/index.js';
import type { Clock, ReadCache } from '../../platform/index.js';
import { newId, requireVersion, versionOf } from '../../shared/index.js';
import type { BatchesRepository, CreateOutcome, EditOutcome } from '../batches/batches.repository.js';
import { isPublic, itemEtag, namedAtOfNext, touchesPublic, type ContentItem } from '../content-item.js';
import type { Author } from '../content.fields.js';
import type { ContentKind, ContentTypes } from '../content-kind.js';
import { changedFieldNames } from '../revisions/revision.js';
import type { RevisionsRepository } from '../revisions/revisions.repository.js';
import { keepSeenSlug } from '../slugs/follow-title.js';
import { slugsMeant } from '../slugs/slug.js';
import { namedNow, requireAuthors } from './authors.js';
import { compose, editContent, type Heed } from './compose.js';
import type { Edit } from './edits.js';
import type { Alongside, NextItem, Recorder } from './item-documents.repository.js';
import type { ItemsRepository } from './items.repository.js';
import { itemNotFound } from './refused-writes.repository.js';
import { missingWarnings, showMedia } from './shown-media.js';

/** ETags that a write accepts, from `If-Match`; null for any version. */
export type Accepted = readonly string[] | null;

/** The accounts that an item is by, the main author first. */
export interface WithAuthors {
  readonly authorIds?: readonly string[] | undefined;
}

/** What else a change of an item's content does, in the same version. */
export interface Further<T extends ContentTypes> {
  /** May throw to refuse the change; it is told the item as it is stored. */
  readonly require?: ((item: T['item']) => void) | undefined;
  /** Changes where it stands. */
  readonly then?: Edit<T['item']> | undefined;
  /** What the audit log tells; `updated` when absent. */
  readonly verbOf?: (before: T['item'], after: T['item']) => ContentVerb;
  readonly alongside?: Alongside;
}

/**
 * Asks for what of items follows from other documents, such as the names of their tags, and gives what completes an item by it.
 *
 * @param given what is to be written; null for any change of items that are there
 * @param isLook whether it is only looked at: what would follow from it is stored nowhere
 */
export type Completion<T extends ContentTypes> = (
  given: readonly (T['content'] | T['patch'] | T['item'])[] | null,
  isLook?: boolean,
) => Promise<(item: T['item']) => T['item']>;

/** Gives what a change would make of an item. @throws AppError as ContentService.update, of what is wrong in the change */
export type Look<T extends ContentTypes> = (
  item: T['item'],
  change: T['patch'] & WithAuthors,
) => Promise<T['item']>;

interface ContentParts<T extends ContentTypes> {
  /** Of a kind whose items stand by themselves there is none. */
  readonly completion?: Completion<T> | undefined;
  readonly kind: ContentKind<T>;
  readonly items: ItemsRepository<T>;
  readonly batches: BatchesRepository<T>;
  readonly revisions: RevisionsRepository<T>;
  readonly audit: AuditTrail;
  readonly cache: ReadCache;
  readonly clock: Clock;
}

/** Rules of every kind of content. */
export class ContentService<T extends ContentTypes> {
  constructor(private readonly parts: ContentParts<T>) {}

  /**
   * The item that has or had this slug: of former slugs the answer's own `slug` differs.
   *
   * 0 reads when kept, else 2 in 2 round trips, for each form of a slug with accents; editors always get what is stored.
   *
   * @param includeDrafts whether the reader may see what is not public; the trash is never seen here
   * @throws AppError not-found
   */
  async getBySlug(slug: string, includeDrafts: boolean): Promise<T['item']> {
    // All forms where no item is seen: the time must not tell whether there is a draft.
    for (const meant of slugsMeant(slug)) {
      const item = await this.findBySlug(meant, !includeDrafts);
      const isVisible =
        item && (isPublic(item, this.parts.clock.now()) || (includeDrafts && item.status !== 'trashed'));
      if (isVisible) return item;
    }
    throw itemNotFound(this.parts.kind);
  }

  /** Whether visitors saw an item with this slug until it was thrown away. Costs what getBySlug does, and 1 read for an item of the trash. */
  async isGone(slug: string): Promise<boolean> {
    const { items, cache, kind } = this.parts;
    for (const meant of slugsMeant(slug)) {
      const { isGone } = await cache.get(`gone:${kind.name}:${meant}`, async () => {
        const { value, readTime } = await items.findBySlug(meant, 'trashed');
        return { value: { isGone: value !== null && (await this.wasPublic(value)) }, readTime };
      });
      if (isGone) return true;
    }
    return false;
  }

  /** By the version before that of the trash: the date of a draft does not tell that anybody saw it. */
  private async wasPublic({ id, version, updatedAt }: T['item']): Promise<boolean> {
    const before = await this.parts.revisions.findWhole(id, version - 1);
    return before ? isPublic(before, updatedAt) : false;
  }

  /** @throws AppError not-found */
  async get(id: string): Promise<T['item']> {
    const item = await this.parts.items.find(id);
    if (!item) throw itemNotFound(this.parts.kind);
    return item;
  }

  /** Sees to it that there is such an item, be it broken. @throws AppError not-found */
  async requireStored(id: string): Promise<void> {
    const found = await this.parts.batches.findStored([id]);
    if (found.length === 0) throw itemNotFound(this.parts.kind);
  }

  /**
   * Stores a new item, by `authorIds`, the main author first, or by who creates it. `heed` is called before that.
   *
   * @throws AppError already-exists when the given slug is taken; validation-failed when the content is too large;
   *   failed-precondition when there is no room for the item
   */
  async create(
    { authorIds, ...content }: T['content'] & WithAuthors,
    creator: Author,
    key: NewKey | null = null,
    heed?: Heed,
  ): Promise<T['item']> {
    const { kind, clock, items, cache } = this.parts;
    const now = clock.now();
    const origin = {
      id: newId(),
      authors: [creator],
      publishedAt: content.status === 'published' ? now : null,
      createdAt: now,
      updatedAt: now,
    };
    const complete = await this.completion([content]);
    const item = complete(await compose<T>(kind, content, origin, heed));
    const exact = content.slug !== undefined;
    let missing: readonly string[] = [];
    const show: NonNullable<Parameters<typeof items.create>[1]>['show'] = async (next, find) => {
      const shown = await showMedia(kind, null, next, find);
      missing = shown.missing;
      return shown.item;
    };
    const stored = await items.create(item, {
      exact,
      authorIds,
      show,
      record: this.recorder('created'),
      key,
    });
    heed?.(missingWarnings(missing));
    if (stored.status === 'published') cache.clear();
    return stored;
  }

  /**
   * Changes what is given. `heed` is called before anything is stored.
   *
   * @throws AppError as edit; failed-precondition (in the trash); validation-failed
   */
  async update(
    id: string,
    change: T['patch'] & WithAuthors,
    accepted: Accepted,
    heed?: Heed,
    { require, then, verbOf = () => 'updated', alongside }: Further<T> = {},
  ): Promise<T['item']> {
    let missing: readonly string[] = [];
    const tell = (names: readonly string[]): void => {
      missing = names;
    };
    const next = await this.changed(change, { accepted, heed, tell, require, then });
    const stored = await this.write(id, verbOf, next, accepted, alongside);
    heed?.(missingWarnings(missing));
    return stored;
  }

  /**
   * For who wants to see what `update` would make of an item: nothing is stored and nothing locked. Accounts and files are read as they
   * are, each once however often it is looked; what completes an item is asked each time.
   */
  async look(): Promise<Look<T>> {
    const lookups = await this.parts.items.lookupsNow();
    return async (item, change) =>
      (await this.changed(change, { accepted: null, isLook: true }))(item, lookups);
  }

  /** The next version of an item whose content is changed: the Markdown is rendered here, before any transaction. */
  private async changed(
    { authorIds, ...patch }: T['patch'] & WithAuthors,
    { accepted, heed, tell, require, then = asItIs, isLook = false }: ChangeOptions<T>,
  ): Promise<NextItem<T>> {
    const complete = await this.completion([patch], isLook);
    const edit = await editContent<T>(this.parts.kind, patch, heed);
    const completed: Edit<T['item']> = (item, now) => {
      require?.(item);
      return then(complete(edit(item, now)), now);
    };
    return this.nextVersion(accepted, completed, { authorIds, tell });
  }

  /**
   * Makes an edit of an item, which the audit log tells by `verb`; nothing is stored when the item is as it was.
   *
   * @throws AppError not-found; stale-version; failed-precondition (no room); already-exists (slug); what `edit` throws
   */
  async edit(id: string, verb: ContentVerb, edit: Edit<T['item']>, accepted: Accepted): Promise<T['item']> {
    return this.write(id, () => verb, this.nextVersion(accepted, edit), accepted);
  }

  private async write(
    id: string,
    verbOf: NonNullable<Further<T>['verbOf']>,
    next: NextItem<T>,
    accepted: Accepted,
    alongside?: Alongside,
  ): Promise<T['item']> {
    const { items, cache } = this.parts;
    const record: Recorder<T> = (before, after) =>
      this.recorder(before ? verbOf(before, after) : 'created')(before, after);
    const outcome = await items
      .update(id, next, record, alongside)
      .catch((error: unknown) => this.explainStale(error, id, accepted));
    if (isPublicChange(outcome)) cache.clear();
    return outcome.after;
  }

  /**
   * Makes the same edit of several items in one write: of those that let it.
   *
   * @param ids at most BATCH_SIZE
   * @returns in the order of the ids what became of each
   */
  async editMany(
    ids: readonly string[],
    verb: ContentVerb,
    edit: Edit<T['item']>,
  ): Promise<EditOutcome<T>[]> {
    // Other verbs leave the content as it is.
    const complete = await this.completion(verb === 'updated' ? null : []);
    const next = this.nextVersion(null, (item, now) => complete(edit(item, now)));
    const outcomes = await this.parts.batches.updateMany(ids, next, this.recorder(verb));
    const isSeen = outcomes.some((outcome) => !('error' in outcome) && isPublicChange(outcome));
    if (isSeen) this.parts.cache.clear();
    return outcomes;
  }

  /**
   * Stores several new items in one write, each with the first free slug after its own.
   *
   * @param items at most BATCH_SIZE
   * @returns for each the item that has its id now, and whether it was made here: an id that is taken stays as it is; or
   *   why it was not stored
   */
  async createMany(items: readonly T['item'][]): Promise<CreateOutcome<T>[]> {
    const { batches, cache } = this.parts;
    const complete = await this.completion(items);
    const outcomes = await batches.createMany(items.map(complete), this.recorder('created'));
    const created = outcomes.flatMap((outcome) => ('isNew' in outcome && outcome.isNew ? outcome.item : []));
    if (created.some(({ status }) => status === 'published')) cache.clear();
    return outcomes;
  }

  /** Removes an item of the trash for good. @throws AppError not-found, stale-version; failed-precondition outside of it */
  async purge(id: string, accepted: Accepted): Promise<void> {
    const { kind, items } = this.parts;
    const check = (item: T['item']): void => {
      requireVersion(accepted, item.version, itemEtag(item));
      if (item.status === 'trashed') return;
      throw new AppError({
        code: 'failed-precondition',
        message: `Only a ${kind.name} in the trash is removed for good. Move it there first: DELETE without ?purge.`,
      });
    };
    await items
      .purge(id, check, this.recorder('purged'))
      .catch((error: unknown) => this.explainStale(error, id, accepted));
  }

  private async completion(...asked: Parameters<Completion<T>>): ReturnType<Completion<T>> {
    return (await this.parts.completion?.(...asked)) ?? ((item) => item);
  }

  private async findBySlug(slug: string, mayBeKept: boolean): Promise<T['item'] | null> {
    const { items, cache, kind } = this.parts;
    if (!mayBeKept) return (await items.findBySlug(slug)).value;
    // A draft costs what no item costs, also in memory; that one is broken tells that there is one.
    return cache.get(`slug:${kind.name}:${slug}`, () => items.findBySlug(slug, 'published'));
  }

  /**
   * The edit as a new version, by `authorIds` where they are given; authors that it brings are named as their accounts are now, and
   * files of the library shown as they are. Those that the item has stay as they are: what is new of them is brought by a job.
   */
  private nextVersion(
    accepted: Accepted,
    edit: Edit<T['item']>,
    { authorIds, tell }: NextVersionOptions = {},
  ): NextItem<T> {
    return async (item, { accounts, media }) => {
      // Asked here: a transaction may have waited for another, whose time must not lie ahead of its own.
      const now = this.parts.clock.now();
      requireVersion(accepted, item.version, itemEtag(item));
      const edited = edit(item, now);
      const authors =
        !authorIds && areSame(edited.authors, item.authors)
          ? item.authors
          : await (authorIds ? requireAuthors(authorIds, accounts) : namedNow(edited.authors, accounts));
      const { item: next, missing } = await showMedia(this.parts.kind, item, { ...edited, authors }, media);
      tell?.(missing);
      if (isDeepStrictEqual(next, item)) return item;
      const namedAt = namedAtOfNext(item, now);
      return { ...keepSeenSlug(item, next, now), updatedAt: now, version: item.version + 1, namedAt };
    };
  }

  /** Adds to a 412 what was changed since the version that the writer knew, as far as its revision is kept. */
  private async explainStale(error: unknown, id: string, accepted: Accepted): Promise<never> {
    if (!(error instanceof AppError) || error.code !== 'stale-version') throw error;
    const { items, revisions, kind } = this.parts;
    const known = (accepted ?? []).map(versionOf).find((version) => version !== null) ?? null;
    const present = await items.find(id);
    const revision = known === null ? null : await revisions.findWhole(id, known);
    throw error.with({
      current_version: present?.version ?? null,
      ...(present && revision && { changed_fields: changedFieldNames(kind, revision, present) }),
    });
  }

  private recorder(verb: ContentVerb): Recorder<T> {
    const { kind, audit } = this.parts;
    return (before, after) =>
      audit.entry({
        action: `${kind.name}_${verb}`,
        target: { type: kind.name, id: after.id },
        ...(before && { before: kind.audited(before) }),
        after: kind.audited(after),
      });
  }
}

function asItIs<Item>(item: Item): Item {
  return item;
}

interface NextVersionOptions extends WithAuthors {
  /** Is told the names of files in its text that are none's. */
  readonly tell?: ((missing: readonly string[]) => void) | undefined;
}

interface ChangeOptions<T extends ContentTypes> extends Pick<NextVersionOptions, 'tell'> {
  readonly accepted: Accepted;
  readonly heed?: Heed | undefined;
  readonly require?: Further<T>['require'];
  readonly then?: Further<T>['then'];
  /** See Completion. */
  readonly isLook?: boolean;
}

/** Whether they are the same accounts in the same order, whatever their names. */
function areSame(some: readonly Author[], others: readonly Author[]): boolean {
  return some.length === others.length && some.every(({ id }, index) => id === others[index]?.id);
}

function isPublicChange({ before, after }: Record<'before' | 'after', ContentItem>): boolean {
  return after !== before && touchesPublic(before, after);
}
