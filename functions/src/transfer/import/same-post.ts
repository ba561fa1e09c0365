import type { Post } from '../../posts/index.js';
import { foldText } from '../../shared/index.js';
import type { FormerReading, ImportedPost } from '../formats/imported-post.js';

/** Shorter lines, such as `---` or `}`, are in many texts. */
const MIN_LINE_LENGTH = 20;

/** Fewer lines in common may be a phrase or two that many texts have. */
const MIN_SHARED_LINES = 3;

/** A time on the half hour may be a mere day, midnight in some time zone, which many posts share. */
const HALF_HOUR_MS = 1_800_000;

/** A post here that has the id of one of a file. */
export interface PresentPost {
  readonly post: Post;
  /** Whether it is the file's post; otherwise it only has its id, and is probably another site's. */
  readonly isSame: boolean;
}

/** Which of the posts here the file's post is, or which one has its id; null when it is new. @param stored by id */
export function findPresent(source: ImportedPost, stored: ReadonlyMap<string, Post>): PresentPost | null {
  const find = (ids: readonly string[]) => ids.flatMap((id) => stored.get(id) ?? []);
  const [same] = [
    ...find(source.sureIds),
    ...find(source.likelyIds).filter((post) => looksLike(post, source)),
  ];
  if (same) return { post: same, isSame: true };
  const holder = stored.get(source.id);
  return holder ? { post: holder, isSame: false } : null;
}

/** Whether a post here looks like one of a file that has its path or number, or like what an earlier version made of that. */
function looksLike(post: Post, source: ImportedPost): boolean {
  return isLike(post, source) || (source.former !== undefined && isLike(post, source.former));
}

/**
 * Slugs say nothing and titles little: each site has its “About”. Where the file has a date it must be the post's; a mere day
 * needs the title or much of the text besides.
 */
function isLike(post: Post, reading: FormerReading): boolean {
  const isSameTitle = foldText(post.title) === foldText(reading.title);
  if (isSameTitle && post.contentMd === reading.contentMd) return true;
  const madeAt = reading.createdAt ?? reading.publishedAt;
  if (madeAt === null || isDatedByImport(post, madeAt)) return sharesText(post.contentMd, reading.contentMd);
  if (!isOfDate(post, reading, madeAt)) return false;
  return (
    isSameTitle || madeAt.getTime() % HALF_HOUR_MS !== 0 || sharesText(post.contentMd, reading.contentMd)
  );
}

/** Without a date that was understood a post has the time of its import, on a fraction of a second: that says nothing of it. */
function isDatedByImport(post: Post, madeAt: Date): boolean {
  return post.createdAt.getUTCMilliseconds() !== 0 && madeAt.getUTCMilliseconds() === 0;
}

/** A post that was made before its time had come has that as its time to be published. */
function isOfDate(post: Post, { publishedAt }: FormerReading, madeAt: Date): boolean {
  if (post.createdAt.getTime() === madeAt.getTime()) return true;
  return publishedAt !== null && post.publishedAt?.getTime() === publishedAt.getTime();
}

/** Whether they are the same, or have half of the longer one's lines in common, and more than a phrase or two. */
function sharesText(a: string, b: string): boolean {
  const [one, other] = [linesOf(a), linesOf(b)];
  if (a === b) return one.size > 0;
  const shared = [...one].filter((line) => other.has(line)).length;
  return shared >= MIN_SHARED_LINES && shared * 2 >= Math.max(one.size, other.size);
}

function linesOf(text: string): Set<string> {
  const lines = text.split('\n').map((line) => line.trim());
  return new Set(lines.filter(({ length }) => length >= MIN_LINE_LENGTH));
}
