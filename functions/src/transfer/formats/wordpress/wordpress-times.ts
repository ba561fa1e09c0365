import { parseTime } from '../import-times.js';
import type { FormerReading } from '../imported-post.js';
import type { WxrItem } from './wxr-file.js';

/** When WordPress has no time it writes that of the epoch, or a year before our era. */
const FIRST_TIME = Date.UTC(1971, 0);

const TIMES = ['wp:post_date_gmt', 'wp:post_date', 'pubDate'];

/** The time of a post, and that of its last change. */
export interface WordpressTimes {
  readonly madeAt: Date | null;
  readonly updatedAt: Date | null;
  /** Whether it has a time that is none. */
  readonly isUnread: boolean;
}

/**
 * Times as WordPress stores them: in UTC; where there is none, as the site's clock showed it, and last as its feed has it.
 *
 * @param timeZone of the site's clock
 */
export function timesOf(item: WxrItem, timeZone: string | undefined): WordpressTimes {
  const { field } = item;
  const utc = (name: string) => parseTime(field(name));
  const local = (name: string) => parseTime(field(name), timeZone);
  const madeAt = known(utc('wp:post_date_gmt')) ?? known(local('wp:post_date')) ?? known(utc('pubDate'));
  return {
    madeAt,
    updatedAt: known(utc('wp:post_modified_gmt')) ?? known(local('wp:post_modified')),
    isUnread: madeAt === null && TIMES.some((name) => field(name).trim() !== ''),
  };
}

function known(time: Date | null): Date | null {
  return time !== null && time.getTime() >= FIRST_TIME ? time : null;
}

/** What earlier versions read as the times of a post that has none in UTC; null where they read the same. */
export function formerTimes(
  { field }: WxrItem,
  wasPublished: boolean,
): Pick<FormerReading, 'publishedAt' | 'createdAt'> | null {
  if (parseTime(field('wp:post_date_gmt')) !== null) return null;
  return {
    publishedAt: wasPublished ? parseTime(field('wp:post_date')) : null,
    createdAt: parseTime(field('wp:post_modified_gmt')),
  };
}
