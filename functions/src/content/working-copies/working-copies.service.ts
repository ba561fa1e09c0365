import { isDeepStrictEqual } from 'node:util';
import type { AuditTrail } from '../../audit/index.js';
import { AppError, validationFailed } from '../../errors/index.js';
import type { Clock } from '../../platform/index.js';
import { isPublic } from '../content-item.js';
import type { ContentKind, ContentTypes } from '../content-kind.js';
import type { Heed } from '../items/compose.js';
import type { ContentService } from '../items/content.service.js';
import { publish, publishAsOf, requireNotTrashed, schedule, type Edit } from '../items/edits.js';
import { itemNotFound } from '../items/refused-writes.repository.js';
import { changeOf, type Finish } from './copied-change.js';
import type { BaseOfCopies } from './copy-base.js';
import {
  copyEtag,
  copyId,
  noWorkingCopy,
  requireCopy,
  type CopyCondition,
  type CopyContent,
  type WorkingCopy,
} from './working-copy.js';
import type { CopiedItem, ItemPlace, WorkingCopiesRepository } from './working-copies.repository.js';

/** A copy with its content as large as this, as JSON in bytes, fits into a document. */
const MAX_COPY_BYTES = 950_000;

/** What a writer saves. */
export interface SavedCopy {
  readonly baseVersion: number;
  readonly content: CopyContent;
}

/** What becomes of a copy that is to go live: of a live item it waits, of any other the item itself is scheduled. */
export type Scheduled<T extends ContentTypes> =
  { readonly copy: WorkingCopy; readonly item: null } | { readonly copy: null; readonly item: T['item'] };

interface WorkingCopiesParts<T extends ContentTypes> {
  readonly kind: ContentKind<T>;
  readonly copies: WorkingCopiesRepository;
  readonly items: ContentService<T>;
  readonly base: BaseOfCopies<T>;
  readonly audit: AuditTrail;
  readonly clock: Clock;
}

/** What is being written of items of a kind, beside what is live: see docs/adr/0060. */
export class WorkingCopiesService<T extends ContentTypes> {
  constructor(private readonly parts: WorkingCopiesParts<T>) {}

  /** 1 read. @throws AppError data-loss for a broken one */
  async find(id: string): Promise<WorkingCopy | null> {
    return this.parts.copies.find(this.named(id));
  }

  private async get(id: string): Promise<WorkingCopy> {
    const copy = await this.find(id);
    if (!copy) throw noWorkingCopy(this.parts.kind.name);
    return copy;
  }

  /**
   * Saves what is being written: begins a copy, or goes on with the one that there is. What is stored already is not stored again,
   * whatever the condition: its answer may have been lost. 2 reads, 1 write.
   *
   * @throws AppError not-found; stale-version with the fields that differ; failed-precondition of an item in the trash, or where the copy
   *   waits for its time; validation-failed
   */
  async save(id: string, given: SavedCopy, condition: CopyCondition, savedBy: string) {
    requireSize(given.content);
    return this.parts.copies.save(this.named(id), (present, place) => {
      this.requirePlace(place, given.baseVersion);
      if (present && isSame(present, given)) return present;
      requireCopy(present, condition, present ? differing(present.content, given.content) : undefined);
      if (present?.publishAt) throw waits();
      const now = this.parts.clock.now();
      return {
        id: copyId(this.parts.kind.name, id),
        kind: this.parts.kind.name,
        itemId: id,
        title: titleOf(given.content),
        content: given.content,
        baseVersion: given.baseVersion,
        version: (present?.version ?? 0) + 1,
        begunAt: present?.begunAt ?? now,
        updatedAt: now,
        updatedBy: savedBy,
        publishAt: null,
        failure: null,
      };
    });
  }

  /** Drops a copy; the item stays as it is. 1 read, 2 writes. @throws AppError no-working-copy, stale-version */
  async discard(id: string, condition: CopyCondition): Promise<void> {
    const entry = this.entry('working_copy_discarded', id);
    await this.parts.copies.discard(this.named(id), condition, entry);
  }

  /**
   * Makes the item what its copy says, in one version, and drops the copy: its status stays.
   *
   * @throws AppError no-working-copy; stale-version of the copy; base-changed where the item is another than the copy was begun from;
   *   as ContentService.update
   */
  async apply(id: string, condition: CopyCondition, finish: Finish<T>, heed?: Heed): Promise<T['item']> {
    return this.write(await this.getAt(id, condition), finish, { heed });
  }

  /** As apply, and publishes the item in the same version, now or as of an earlier time. */
  async publish(
    id: string,
    condition: CopyCondition,
    finish: Finish<T>,
    { publishedAt, heed }: { readonly publishedAt?: Date | undefined; readonly heed?: Heed },
  ): Promise<T['item']> {
    const then: Edit<T['item']> = publishedAt ? publishAsOf<T['item']>(publishedAt) : publish;
    return this.write(await this.getAt(id, condition), finish, { heed, then });
  }

  /**
   * Has a copy go live at a time. Of a live item it waits until then, and is not to be edited; of any other the item becomes what it
   * says, and is scheduled.
   *
   * @throws AppError as apply; validation-failed when that time has passed
   */
  async schedule(
    id: string,
    condition: CopyCondition,
    finish: Finish<T>,
    { publishAt, by, heed }: { readonly publishAt: Date; readonly by: string; readonly heed?: Heed },
  ): Promise<Scheduled<T>> {
    const [copy, item] = await Promise.all([this.getAt(id, condition), this.parts.items.get(id)]);
    const now = this.parts.clock.now();
    requireNotTrashed(item);
    if (publishAt <= now)
      throw validationFailed([{ pointer: '/publish_at', detail: 'must be in the future' }]);
    if (!isPublic(item, now))
      return { copy: null, item: await this.write(copy, finish, { heed, then: schedule(publishAt) }) };
    finish(copy.content);
    const baseVersion = await this.parts.base.of(copy, item);
    const waiting = await this.turn(copy, 'version_scheduled', { publishAt, baseVersion, failure: null }, by);
    return { copy: waiting, item: null };
  }

  /** Takes the time back at which a copy would go live: it can be edited again. @throws AppError no-working-copy, stale-version */
  async unschedule(id: string, condition: CopyCondition, by: string): Promise<WorkingCopy> {
    const copy = await this.getAt(id, condition);
    return copy.publishAt ? this.turn(copy, 'version_unscheduled', { publishAt: null }, by) : copy;
  }

  /**
   * Makes live what waits for its time, once that has come. Where it can't be, the copy stays and says why; nothing else is changed.
   *
   * @returns whether it is live
   * @throws AppError of what may pass
   */
  async goLive(id: string, finish: Finish<T>): Promise<boolean> {
    const copy = await this.find(id);
    if (!copy?.publishAt || copy.publishAt > this.parts.clock.now()) return false;
    try {
      await this.write(copy, finish, {});
      return true;
    } catch (error) {
      if (!(error instanceof AppError) || error.retryable) throw error;
      // Somebody else has made it live, or taken its time back, meanwhile.
      if (error.code === 'stale-version') return false;
      await this.turn(copy, 'version_failed', { publishAt: null, failure: error.reason }, copy.updatedBy);
      return false;
    }
  }

  private async write(
    copy: WorkingCopy,
    finish: Finish<T>,
    { heed, then }: { readonly heed?: Heed | undefined; readonly then?: Edit<T['item']> },
  ): Promise<T['item']> {
    const { items, base, copies } = this.parts;
    const item = await items.get(copy.itemId);
    const version = await base.of(copy, item);
    const change = changeOf(finish, copy.content, item);
    return items.update(copy.itemId, change, null, heed, {
      require: (stored) => {
        if (stored.version !== version) throw base.changed(stored.version);
      },
      ...(then && { then }),
      verbOf: (before, after) => verbOf(before, after, this.parts.clock.now()),
      alongside: copies.removal(this.named(copy.itemId), atThis(copy)),
    });
  }

  /** Writes what becomes of a copy besides its content, and says so in the audit log. */
  private async turn(
    copy: WorkingCopy,
    action: 'version_scheduled' | 'version_unscheduled' | 'version_failed',
    change: Partial<Pick<WorkingCopy, 'publishAt' | 'baseVersion' | 'failure'>>,
    updatedBy: string | null,
  ): Promise<WorkingCopy> {
    const audit = this.entry(
      action,
      copy.itemId,
      { publish_at: copy.publishAt },
      { publish_at: change.publishAt },
    );
    const next = (present: WorkingCopy | null, place: ItemPlace | null): WorkingCopy => {
      requireCopy(present, atThis(copy));
      if (change.publishAt) this.requirePlace(place, change.baseVersion ?? copy.baseVersion);
      if (change.publishAt && place?.version !== change.baseVersion)
        throw this.parts.base.changed(place?.version);
      const now = this.parts.clock.now();
      return { ...copy, ...change, version: copy.version + 1, updatedAt: now, updatedBy };
    };
    return (await this.parts.copies.save(this.named(copy.itemId), next, audit)).copy;
  }

  private async getAt(id: string, condition: CopyCondition): Promise<WorkingCopy> {
    const copy = await this.get(id);
    requireCopy(copy, condition);
    return copy;
  }

  private requirePlace(place: ItemPlace | null, baseVersion: number): void {
    if (!place) throw itemNotFound(this.parts.kind);
    if (place.status === 'trashed') requireNotTrashed({ status: 'trashed' });
    if (baseVersion > place.version)
      throw validationFailed([{ pointer: '/base_version', detail: 'is no version that there was yet' }]);
  }

  private entry(
    verb: 'version_scheduled' | 'version_unscheduled' | 'version_failed' | 'working_copy_discarded',
    id: string,
    before: Readonly<Record<string, unknown>> = {},
    after: Readonly<Record<string, unknown>> = {},
  ) {
    const { kind, audit } = this.parts;
    return audit.entry({ action: `${kind.name}_${verb}`, target: { type: kind.name, id }, before, after });
  }

  private named(id: string): CopiedItem {
    const { name, collection } = this.parts.kind;
    return { kind: name, collection, id };
  }
}

function atThis(copy: WorkingCopy): CopyCondition {
  return { accepted: [copyEtag(copy)] };
}

function verbOf(before: Parameters<typeof isPublic>[0], after: Parameters<typeof isPublic>[0], now: Date) {
  if (after.status !== 'published' || isPublic(before, now)) return 'updated';
  return isPublic(after, now) ? 'published' : 'scheduled';
}

/** What stands first in a list; a body may have any text there. */
function titleOf({ title }: CopyContent): string {
  return typeof title === 'string' ? title : '';
}

function isSame(present: WorkingCopy, { baseVersion, content }: SavedCopy): boolean {
  return present.baseVersion === baseVersion && isDeepStrictEqual(present.content, content);
}

/** The names of the fields that differ. */
function differing(present: CopyContent, given: CopyContent): string[] {
  const names = new Set([...Object.keys(present), ...Object.keys(given)]);
  return [...names].filter((name) => !isDeepStrictEqual(present[name], given[name]));
}

function requireSize(content: CopyContent): void {
  if (Buffer.byteLength(JSON.stringify(content)) <= MAX_COPY_BYTES) return;
  throw validationFailed([{ pointer: '/content_md', detail: 'is too long: all of it must be under 950 kB' }]);
}

function waits(): AppError {
  return new AppError({
    code: 'failed-precondition',
    message:
      'It waits for the time at which it goes live. Take that back first: POST its address with /unschedule behind it.',
  });
}
