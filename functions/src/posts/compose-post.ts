import { validationFailed } from '../errors/index.js';
import { loadMarkdown, loadSlugify } from '../content/index.js';
import { defaultsOf, namesIn, pick, type NamesWithDefault } from '../documents/index.js';
import type { Post } from './post.js';
import { POST_FIELDS, type PostFields } from './post.fields.js';
import { requireNotTrashed, type PostChange } from './post-changes.js';

/** Firestore refuses documents over 1 MiB; this leaves room for the other fields. */
const MAX_CONTENT_BYTES = 950_000;

/** The names of a post's content: what a writer gives, and what comes back with a revision. */
export const CONTENT_NAMES = namesIn(POST_FIELDS, 'written', 'content');

const DEFAULTS = defaultsOf(POST_FIELDS);

type ContentName = (typeof CONTENT_NAMES)[number];

/** Some of it; what is absent is not given. */
type Given<T> = { readonly [Name in keyof T]?: T[Name] | undefined };

/** What of the content a new post has where nothing is said. */
type UnsaidName = ContentName & NamesWithDefault<PostFields>;

/** What a writer gives for a post. */
export interface PostContent
  extends
    Pick<Post, Exclude<ContentName, 'excerpt' | 'authors' | UnsaidName>>,
    Given<Pick<Post, UnsaidName>> {
  /** Follows from the title when absent. */
  readonly slug?: string | undefined;
  /** Follows from the content when null. */
  readonly excerpt: string | null;
  readonly status: 'draft' | 'published';
}

/** What a new post has besides its content. */
export type PostOrigin = Pick<Post, 'id' | 'authors' | 'publishedAt' | 'createdAt' | 'updatedAt'>;

/** What of a post's content changes; absent fields stay. */
export type ContentChanges = Given<Omit<PostContent, 'status'> & Pick<Post, 'authors'>>;

/** A new post: renders the Markdown and derives what the writer has not given. @throws AppError validation-failed */
export async function composePost(content: PostContent, origin: PostOrigin): Promise<Post> {
  const [{ renderMarkdown }, slugify] = await Promise.all([loadMarkdown(), loadSlugify()]);
  const rendered = renderMarkdown(content.contentMd);
  const post: Post = {
    ...pick({ ...DEFAULTS, ...given(content) }, CONTENT_NAMES),
    ...origin,
    slug: content.slug ?? slugify(content.title),
    excerpt: content.excerpt ?? rendered.excerpt,
    hasOwnExcerpt: content.excerpt !== null,
    contentHtml: rendered.html,
    toc: rendered.toc,
    status: content.status,
    previewKey: null,
    readingTimeMinutes: rendered.readingTimeMinutes,
    version: 1,
  };
  requireStorable(post);
  return post;
}

/**
 * Changes the content of a post. The Markdown is rendered now, not when the change is made.
 *
 * @throws AppError validation-failed; the change throws failed-precondition (in the trash) and validation-failed
 */
export async function editPost(changes: ContentChanges): Promise<PostChange> {
  const { renderMarkdown } = await loadMarkdown();
  const rendered = changes.contentMd === undefined ? null : renderMarkdown(changes.contentMd);
  return (post) => {
    requireNotTrashed(post);
    const ownExcerpt =
      changes.excerpt === undefined && post.hasOwnExcerpt ? post.excerpt : (changes.excerpt ?? null);
    const derivedExcerpt = () =>
      rendered?.excerpt ?? (post.hasOwnExcerpt ? renderMarkdown(post.contentMd).excerpt : post.excerpt);
    const next = {
      ...post,
      ...given(changes),
      slug: changes.slug ?? post.slug,
      contentHtml: rendered?.html ?? post.contentHtml,
      toc: rendered?.toc ?? post.toc,
      excerpt: ownExcerpt ?? derivedExcerpt(),
      hasOwnExcerpt: ownExcerpt !== null,
      readingTimeMinutes: rendered?.readingTimeMinutes ?? post.readingTimeMinutes,
    };
    requireStorable(next);
    return next;
  };
}

/** What of the content is given. */
function given<T extends ContentChanges>(changes: T): { [Name in keyof T]: Exclude<T[Name], undefined> } {
  const entries = Object.entries(pick(changes, CONTENT_NAMES)).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as { [Name in keyof T]: Exclude<T[Name], undefined> };
}

function requireStorable({ contentMd, contentHtml, toc }: Post): void {
  const texts = [contentMd, contentHtml, JSON.stringify(toc)];
  const size = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  if (size <= MAX_CONTENT_BYTES) return;
  throw validationFailed([
    { pointer: '/content_md', detail: 'is too long: with its HTML it must be under 950 kB' },
  ]);
}
