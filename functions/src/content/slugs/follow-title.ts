import type { ContentItem } from '../content-item.js';
import { isMadeFrom, isSameSlug } from './slug.js';

/** What a change gives of where an item is found. */
interface GivenPlace {
  readonly title?: string | undefined;
  readonly slug?: string | undefined;
}

type Place = Pick<ContentItem, 'slug' | 'hasOwnSlug'>;

/**
 * The slug of an item after a change: the given one, else that of the title, until visitors have seen the item or its writer has
 * chosen one. That of a title may be taken; then it is what the next free one begins with.
 */
export function slugAfter(
  item: ContentItem,
  { title, slug }: GivenPlace,
  by: { readonly slugify: (title: string) => string; readonly now: Date },
): Place {
  const present: Place = { slug: item.slug, hasOwnSlug: item.hasOwnSlug };
  // Also in another form of Unicode: what is imported again changes nothing.
  if (slug !== undefined)
    return isSameSlug(slug, item.slug) ? present : { slug: slug.normalize(), hasOwnSlug: true };
  if (title === undefined || hasAppeared(item, by.now)) return present;
  const [before, after] = [by.slugify(item.title), by.slugify(title)];
  // Of items from before it was noted: one with a date may have appeared before it was scheduled anew.
  const isOwn = item.hasOwnSlug ?? (item.publishedAt !== null || !isMadeFrom(item.slug, before));
  return isOwn || before === after ? present : { slug: after, hasOwnSlug: false };
}

/** The item after a write: once visitors have seen it, its slug is its own for good, whatever becomes of its date. */
export function keepSeenSlug<Item extends ContentItem>(before: Item, after: Item, now: Date): Item {
  const isSeen = [before, after].some((item) => hasAppeared(item, now));
  return isSeen ? { ...after, hasOwnSlug: true } : after;
}

function hasAppeared({ publishedAt }: ContentItem, now: Date): boolean {
  return publishedAt !== null && publishedAt <= now;
}
