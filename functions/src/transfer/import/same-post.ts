import type { ContentItem } from '../../content/index.js';
import { foldText } from '../../shared/index.js';
import type { FormerReading, ImportedItem, ImportedPost } from '../formats/imported-post.js';
import { blankMedia, withMediaAddresses } from './media-addresses.js';

/** Shorter lines, such as `---` or `}`, are in many texts. */
const MIN_LINE_LENGTH = 20;

/** Fewer lines in common may be a phrase or two that many texts have. */
const MIN_SHARED_LINES = 3;

/** A time on the half hour may be a mere day, midnight in some time zone, which many posts share. */
const HALF_HOUR_MS = 1_800_000;

/** Times without a zone that are read in two zones are no farther apart. */
const DAY_MS = 86_400_000;

/** An item here that has the id of one of a file. */
export interface PresentItem<Item extends ContentItem> {
  readonly item: Item;
  /** Whether it is the file's item; otherwise it only has its id, and is probably another site's. */
  readonly isSame: boolean;
}

/** Which of the items here the file's item is, or which one has its id; null when it is new. @param stored by id */
export function findPresent<Item extends ContentItem>(
  source: ImportedItem,
  stored: ReadonlyMap<string, Item>,
): PresentItem<Item> | null {
  const find = (ids: readonly string[]) => ids.flatMap((id) => stored.get(id) ?? []);
  const [same] = [
    ...find(source.sureIds),
    ...find(source.likelyIds).filter((item) => looksLike(item, source)),
  ];
  if (same) return { item: same, isSame: true };
  const holder = stored.get(source.id);
  return holder ? { item: holder, isSame: false } : null;
}

/** Whether a post here looks like one of a file that has its path or number, or like what an earlier version made of that. */
function looksLike(post: ContentItem, source: ImportedItem): boolean {
  const readings = [source, ...(source.former ? [source.former] : []), ...withFilesTaken(source)].map(
    blanked,
  );
  const here = blanked(post);
  const isOfDay = readings.some((reading) => (madeAtOf(reading)?.getTime() ?? NaN) % DAY_MS === 0);
  // Sites that began with one starter have its posts, with their titles and times: to take one for the other would overwrite it.
  const asked = !hasIdOfItsOwn(source) ? 'little' : isOfDay ? 'half of the lines' : 'half of the words';
  return readings.some((reading) => isLike(here, reading, asked));
}

/** Whichever files of the media library its text names. */
function blanked<Reading extends Pick<FormerReading, 'contentMd'>>(reading: Reading): Reading {
  return { ...reading, contentMd: blankMedia(reading.contentMd) };
}

/** Stands for each file of an archive. */
const ANY_FILE = { id: 'any', isPicture: true, url: null };

/** As it is stored once the files of its archive are in the media library: a post that is skipped brings none. */
function withFilesTaken(source: ImportedItem): FormerReading[] {
  return (source.files ?? []).length === 0
    ? []
    : [withMediaAddresses(source as ImportedPost, () => ANY_FILE)];
}

/** What of a text must be the same besides a date that is. */
type AskedText = 'little' | 'half of the words' | 'half of the lines';

/** Whether a post that is new gets an id of its site or of the world, so that it takes nobody's place. */
function hasIdOfItsOwn({ id, sureIds }: ImportedItem): boolean {
  return sureIds.includes(id);
}

/**
 * Slugs say nothing and titles little: each site has its “About”. Where the file has a date it must be the post's; a mere day
 * needs the title, where little is asked for, or much of the text besides. A date that is read in another zone needs both.
 */
function isLike(post: ContentItem, reading: FormerReading, asked: AskedText): boolean {
  const isSameTitle = foldText(post.title) === foldText(reading.title);
  if (isSameTitle && post.contentMd === reading.contentMd) return true;
  const isSameText = () => sharesText(post.contentMd, reading.contentMd);
  const madeAt = madeAtOf(reading);
  if (madeAt === null || isDatedByImport(post, madeAt)) return isSameText();
  const distance = distanceOf(post, reading, madeAt);
  if (distance > 0) return distance <= DAY_MS && isSameTitle && isSameText();
  const isTime = madeAt.getTime() % HALF_HOUR_MS !== 0;
  if (asked === 'little' && (isSameTitle || isTime)) return true;
  return isSameText() || (asked === 'half of the words' && sharesWords(post.contentMd, reading.contentMd));
}

function madeAtOf({ createdAt, publishedAt }: FormerReading): Date | null {
  return createdAt ?? publishedAt;
}

/** Without a date that was understood a post has the time of its import, on a fraction of a second: that says nothing of it. */
function isDatedByImport(post: ContentItem, madeAt: Date): boolean {
  return post.createdAt.getUTCMilliseconds() !== 0 && madeAt.getUTCMilliseconds() === 0;
}

/** How far the dates are apart, in ms. A post that was made before its time had come has that as its time to be published. */
function distanceOf(post: ContentItem, { publishedAt }: FormerReading, madeAt: Date): number {
  const between = (a: Date, b: Date) => Math.abs(a.getTime() - b.getTime());
  const ofMaking = between(post.createdAt, madeAt);
  if (publishedAt === null || post.publishedAt === null) return ofMaking;
  return Math.min(ofMaking, between(post.publishedAt, publishedAt));
}

/** Whether they are the same, or have half of the longer one's lines in common, and more than a phrase or two. */
function sharesText(a: string, b: string): boolean {
  const [one, other] = [linesOf(a), linesOf(b)];
  if (a === b) return one.size > 0;
  const shared = [...one].filter((line) => other.has(line)).length;
  return shared >= MIN_SHARED_LINES && shared * 2 >= Math.max(one.size, other.size);
}

/**
 * Whether half of the words of the one that has more are in the other, too, whatever signs are around them; or most of the
 * one that has fewer, as where an earlier version read less of a text.
 */
function sharesWords(a: string, b: string): boolean {
  const [one, other] = [wordsOf(a), wordsOf(b)];
  const shared = [...one].filter((word) => other.has(word)).length;
  const [fewer, more] = [Math.min(one.size, other.size), Math.max(one.size, other.size)];
  return shared > 0 && (shared * 2 >= more || shared * 5 >= fewer * 4);
}

/** In scripts without blanks each letter is one. */
function wordsOf(text: string): Set<string> {
  return new Set(foldText(text).match(/[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}]|[\p{L}\p{N}]+/gu) ?? []);
}

function linesOf(text: string): Set<string> {
  const lines = text.split('\n').map((line) => line.trim());
  return new Set(lines.filter(({ length }) => length >= MIN_LINE_LENGTH));
}
