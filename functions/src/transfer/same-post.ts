import type { Post } from '../posts/index.js';
import { foldText } from '../shared/index.js';
import type { ImportedPost } from './imported-post.js';

/** Shorter lines, such as `---` or `}`, are in many texts. */
const MIN_LINE_LENGTH = 20;

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

/**
 * Whether a post here looks like one of a file that has its path or number: the same title, the same time to the second at
 * which it was made, or half of its lines. Slugs follow from paths and say nothing.
 */
function looksLike(post: Post, source: ImportedPost): boolean {
  if (foldText(post.title) === foldText(source.title)) return true;
  const madeAt = source.createdAt?.getTime() ?? 0;
  const isMidnight = madeAt % 86_400_000 === 0;
  if (!isMidnight && post.createdAt.getTime() === madeAt) return true;
  return sharesText(post.contentMd, source.contentMd);
}

function sharesText(a: string, b: string): boolean {
  if (a === b) return a !== '';
  const [fewer, more] = [linesOf(a), linesOf(b)].sort((x, y) => x.size - y.size);
  if (!fewer || !more || fewer.size === 0) return false;
  const shared = [...fewer].filter((line) => more.has(line)).length;
  return shared * 2 >= fewer.size;
}

function linesOf(text: string): Set<string> {
  const lines = text.split('\n').map((line) => line.trim());
  return new Set(lines.filter(({ length }) => length >= MIN_LINE_LENGTH));
}
