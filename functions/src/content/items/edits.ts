import { AppError, validationFailed } from '../../errors/index.js';
import { isPublic, type ContentItem } from '../content-item.js';

/** Gives an item as it is to be from how it is at `now`: the same object when there is nothing to change. */
export type Edit<Item> = (item: Item, now: Date) => Item;

/** Shows the item now; one that was public before keeps its date. @throws AppError failed-precondition (in the trash) */
export function publish<Item extends ContentItem>(item: Item, now: Date): Item {
  requireNotTrashed(item);
  if (isPublic(item, now)) return item;
  const wasPublic = item.publishedAt !== null && item.publishedAt <= now;
  return { ...item, status: 'published', publishedAt: wasPublic ? item.publishedAt : now };
}

/**
 * Shows the item now, as published at a time of before: lists, feeds and archives have it there.
 *
 * @throws AppError failed-precondition (in the trash); validation-failed when that time has not come
 */
export function publishAsOf<Item extends ContentItem>(publishedAt: Date): Edit<Item> {
  return (item, now) => {
    requireNotTrashed(item);
    if (publishedAt > now) throw validationFailed([{ pointer: '/published_at', detail: NOT_YET }]);
    return { ...item, status: 'published', publishedAt };
  };
}

const NOT_YET =
  'must not be in the future; for that POST it to the address with /schedule in place of /publish';

/**
 * Shows the item from `publishedAt` on.
 *
 * @throws AppError failed-precondition (in the trash); validation-failed when that time has passed
 */
export function schedule<Item extends ContentItem>(publishedAt: Date): Edit<Item> {
  return (item, now) => {
    requireNotTrashed(item);
    if (publishedAt <= now)
      throw validationFailed([{ pointer: '/published_at', detail: 'must be in the future' }]);
    return { ...item, status: 'published', publishedAt };
  };
}

/** Makes a draft of the item. @throws AppError failed-precondition (in the trash) */
export function unpublish<Item extends ContentItem>(item: Item): Item {
  requireNotTrashed(item);
  return item.status === 'draft' ? item : { ...item, status: 'draft' };
}

/** Moves the item to the trash. */
export function trash<Item extends ContentItem>(item: Item): Item {
  return item.status === 'trashed' ? item : { ...item, status: 'trashed' };
}

/** Takes the item out of the trash as a draft. */
export function restore<Item extends ContentItem>(item: Item): Item {
  return item.status === 'trashed' ? { ...item, status: 'draft' } : item;
}

/** What is in the trash is restored before it is changed. @throws AppError failed-precondition */
export function requireNotTrashed({ status }: Pick<ContentItem, 'status'>): void {
  if (status !== 'trashed') return;
  throw new AppError({
    code: 'failed-precondition',
    message: 'It is in the trash. Restore it first: POST its address with /restore behind it.',
  });
}
