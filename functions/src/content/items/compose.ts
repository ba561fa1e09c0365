import { pick } from '../../documents/index.js';
import { validationFailed } from '../../errors/index.js';
import type { ContentItem } from '../content-item.js';
import type { ContentKind, ContentTypes } from '../content-kind.js';
import { loadMarkdown } from '../markdown/load-markdown.js';
import type { RenderWarning } from '../markdown/render-warnings.js';
import { slugAfter } from '../slugs/follow-title.js';
import { loadSlugify } from '../slugs/load-slugify.js';
import { requireNotTrashed, type Edit } from './edits.js';

/** Firestore refuses documents over 1 MiB; this leaves room for the other fields. */
const MAX_CONTENT_BYTES = 950_000;

/** What a new item has besides its content. */
export type Origin = Pick<ContentItem, 'id' | 'authors' | 'publishedAt' | 'createdAt' | 'updatedAt'>;

/** Is told what of the Markdown that is written its HTML has not; nothing where the Markdown stays as it was. */
export type Heed = (warnings: readonly RenderWarning[]) => void;

const heedNothing: Heed = () => undefined;

/** A new item: renders the Markdown and derives what the writer has not given. @throws AppError validation-failed */
export async function compose<T extends ContentTypes>(
  kind: ContentKind<T>,
  content: T['content'],
  origin: Origin,
  heed = heedNothing,
): Promise<T['item']> {
  const [{ renderMarkdown }, slugify] = await Promise.all([loadMarkdown(), loadSlugify(kind.name)]);
  const { html: contentHtml, toc, excerpt, readingTimeMinutes, warnings } = renderMarkdown(content.contentMd);
  heed(warnings);
  const item = {
    ...kind.defaults,
    ...given(kind, content),
    ...origin,
    slug: content.slug?.normalize() ?? slugify(content.title),
    hasOwnSlug: content.slug !== undefined,
    excerpt: content.excerpt ?? excerpt,
    hasOwnExcerpt: content.excerpt !== null,
    contentHtml,
    toc,
    status: content.status,
    readingTimeMinutes,
    version: 1,
  } as T['item'];
  requireStorable(item);
  return item;
}

/**
 * Changes the content of an item. The Markdown is rendered now, not when the edit is made.
 *
 * @throws AppError validation-failed; the edit throws failed-precondition (in the trash) and validation-failed
 */
export async function editContent<T extends ContentTypes>(
  kind: ContentKind<T>,
  patch: T['patch'],
  heed = heedNothing,
): Promise<Edit<T['item']>> {
  const [{ renderMarkdown }, slugify] = await Promise.all([loadMarkdown(), loadSlugify(kind.name)]);
  const rendered = patch.contentMd === undefined ? null : renderMarkdown(patch.contentMd);
  heed(rendered?.warnings ?? []);
  return (item, now) => {
    requireNotTrashed(item);
    const ownExcerpt =
      patch.excerpt === undefined && item.hasOwnExcerpt ? item.excerpt : (patch.excerpt ?? null);
    const derivedExcerpt = () =>
      rendered?.excerpt ?? (item.hasOwnExcerpt ? renderMarkdown(item.contentMd).excerpt : item.excerpt);
    const next: T['item'] = {
      ...item,
      ...given(kind, patch),
      ...slugAfter(item, patch, { slugify, now }),
      contentHtml: rendered?.html ?? item.contentHtml,
      toc: rendered?.toc ?? item.toc,
      excerpt: ownExcerpt ?? derivedExcerpt(),
      hasOwnExcerpt: ownExcerpt !== null,
      readingTimeMinutes: rendered?.readingTimeMinutes ?? item.readingTimeMinutes,
    };
    requireStorable(next);
    return next;
  };
}

/** What of the content is given. */
function given<T extends ContentTypes>(
  { contentNames }: ContentKind<T>,
  content: T['content'] | T['patch'],
): object {
  return Object.fromEntries(
    Object.entries(pick(content, contentNames)).filter(([, value]) => value !== undefined),
  );
}

/** Refuses what Firestore would. @throws AppError validation-failed */
export function requireStorable({ contentMd, contentHtml, toc }: ContentItem): void {
  const texts = [contentMd, contentHtml, JSON.stringify(toc)];
  const size = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  if (size <= MAX_CONTENT_BYTES) return;
  throw validationFailed([
    { pointer: '/content_md', detail: 'is too long: with its HTML it must be under 950 kB' },
  ]);
}
