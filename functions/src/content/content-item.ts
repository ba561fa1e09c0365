import type { Identified, NamesIn, ValueOf } from '../documents/index.js';
import { versionEtag } from '../shared/index.js';
import type { Author, CONTENT_FIELDS, STATUSES } from './content.fields.js';

type ContentFields = typeof CONTENT_FIELDS;

/** Where an item stands. */
export type Status = (typeof STATUSES)[number];

/** What has drafts, a schedule, a slug, revisions, previews, a trash and a place in lists: a post, or what else is a kind of content. */
export interface ContentItem extends Identified<ValueOf<ContentFields>> {}

/** What Last-Modified follows from. */
type Dated = Pick<ContentItem, 'status' | 'updatedAt' | 'publishedAt' | 'namedAt'>;

/** What a list shows of an item. */
export interface ContentSummary extends Identified<
  ValueOf<ContentFields, NamesIn<ContentFields, 'summary'>>
> {}

/** What is known of each item without reading it. */
export interface ContentEntry extends Identified<
  ValueOf<ContentFields, NamesIn<ContentFields, 'directory'>>
> {
  /** For the sitemap; in the trash maybe not there: see inFewerBytes. */
  readonly canonicalUrl: string | null;
}

/** What a list shows of a revision. */
export interface RevisionSummary extends Pick<ContentItem, 'title' | 'status' | 'version'> {
  readonly savedAt: Date;
  /** The account that wrote it; null for the system itself. */
  readonly savedBy: string | null;
}

/** Whether visitors may see a difference between two versions of an item, now or when its time has come. */
export function touchesPublic(
  before: Pick<ContentItem, 'status'>,
  after: Pick<ContentItem, 'status'>,
): boolean {
  return before.status === 'published' || after.status === 'published';
}

/** Whether visitors see the item at `now`. */
export function isPublic(
  { status, publishedAt }: Pick<ContentItem, 'status' | 'publishedAt'>,
  now: Date,
): boolean {
  return status === 'published' && publishedAt !== null && publishedAt.getTime() <= now.getTime();
}

/** The order of lists: what was never published comes last. */
export function newestFirst(
  a: Pick<ContentItem, 'id' | 'publishedAt'>,
  b: Pick<ContentItem, 'id' | 'publishedAt'>,
): number {
  return (b.publishedAt?.getTime() ?? 0) - (a.publishedAt?.getTime() ?? 0) || (a.id < b.id ? 1 : -1);
}

/** When visitors got the item as it is now: what was written before it appeared is new when it appears. */
export function changedForVisitors({
  updatedAt,
  publishedAt,
}: Pick<ContentItem, 'updatedAt' | 'publishedAt'>): Date {
  return publishedAt !== null && publishedAt > updatedAt ? publishedAt : updatedAt;
}

/** When an answer with an item was last changed, of whose content it says `changedAt`: a name in it may be newer. */
export function lastModified({ namedAt }: Pick<ContentItem, 'namedAt'>, changedAt: Date): Date {
  return namedAt !== null && namedAt > changedAt ? namedAt : changedAt;
}

/**
 * When a name in an item is changed that is not written anew: never in a second that answers had as Last-Modified before, which
 * tells seconds only.
 */
export function namingTime(before: Dated, now: Date): Date {
  const changedAt = isPublic(before, now) ? changedForVisitors(before) : before.updatedAt;
  const next = (secondOf(lastModified(before, changedAt)) + 1) * 1_000;
  return new Date(Math.max(now.getTime(), next));
}

/**
 * The `namedAt` of an item's next version: null, unless Last-Modified would then be no later than answers had it already,
 * because a name was changed in the same second.
 */
export function namedAtOfNext(before: Dated, now: Date): Date | null {
  const isAhead = before.namedAt !== null && secondOf(before.namedAt) >= secondOf(now);
  return isAhead ? namingTime(before, now) : null;
}

function secondOf(time: Date): number {
  return Math.floor(time.getTime() / 1_000);
}

/** The strong ETag of an item for editors: another one where a name in it was changed without a new version. */
export function itemEtag({ version, namedAt }: Pick<ContentItem, 'version' | 'namedAt'>): string {
  return versionEtag(version, namedAt);
}

/** Who the item is mainly by. */
export function mainAuthor({ authors }: Pick<ContentItem, 'authors'>): Author {
  return authors[0] ?? { id: '', name: '' };
}
