import { z } from 'zod';
import { escapeHtml } from '../../../shared/index.js';
import { GhostExport } from './ghost-export.js';
import { htmlToMarkdown } from '../../html/html-to-markdown.js';
import { ImportCollector, ItemRefused, itemName } from '../import-collector.js';
import type { SourcePost, ImportOptions, ParsedImport } from '../imported-post.js';
import { flag, scalarText, seoOf, text, textOrNull, time } from '../lenient-fields.js';
import { isPartlyForMembers } from '../withheld.js';

const META = {
  meta_title: text,
  meta_description: text,
  og_title: text,
  og_description: text,
  og_image: text,
  twitter_title: text,
  twitter_description: text,
  twitter_image: text,
  feature_image_alt: text,
};

/** Fields of a post that are read; before Ghost 4 the post itself has those of `posts_meta`. */
const ghostPost = z.object({
  id: scalarText,
  uuid: scalarText,
  title: text,
  slug: text,
  type: text,
  page: flag,
  status: text,
  visibility: z.unknown().optional(),
  html: text,
  plaintext: text,
  lexical: text,
  mobiledoc: text,
  custom_excerpt: text,
  feature_image: text,
  featured: flag,
  canonical_url: text,
  author_id: scalarText,
  published_at: time,
  created_at: time,
  updated_at: time,
  email_only: flag,
  ...META,
});

const ghostMeta = z.object({ ...META, email_only: flag, post_id: scalarText });

const STATUSES = new Set(['draft', 'published', 'scheduled', 'sent']);

/**
 * Posts of an export of Ghost 3 to 6, in the file's order.
 *
 * @throws AppError validation-failed when the file is no such export
 * @see https://ghost.org/docs/migration/custom/
 */
export function parseGhost(bytes: Uint8Array, { sourceUrl }: ImportOptions): ParsedImport {
  const site = GhostExport.parse(bytes, sourceUrl);
  const metas = new Map(
    site.rows('posts_meta').flatMap((row) => {
      const { data } = ghostMeta.safeParse(row);
      return data?.post_id ? [[data.post_id, data] as const] : [];
    }),
  );
  const collector = new ImportCollector(site.address);
  site.posts.forEach((row, index) => {
    const { data: post } = ghostPost.safeParse(row);
    const item = itemName(post?.title ?? null, `number ${index + 1}`);
    collector.read(item, () => {
      if (!post) throw new ItemRefused('is not an object and was left out');
      const meta = metas.get(post.id ?? '');
      return readPost(post, { meta, site, sourceUrl });
    });
  });
  return collector;
}

interface Context extends Pick<ImportOptions, 'sourceUrl'> {
  readonly meta: z.output<typeof ghostMeta> | undefined;
  readonly site: GhostExport;
}

function readPost(post: z.output<typeof ghostPost>, { meta, site, sourceUrl }: Context): SourcePost | null {
  const id = post.uuid ?? post.id;
  if (id === null) throw new ItemRefused('has neither uuid nor id and was left out');
  if (post.type === 'page' || post.page)
    throw new ItemRefused('is a page and was left out: only posts are imported');
  const postId = post.id ?? '';
  const said = (field: keyof typeof META) => meta?.[field] ?? post[field];
  const coverUrl = textOrNull(post.feature_image);
  const withheld = reasonsToWithhold(post, {
    isEmailOnly: post.email_only || meta?.email_only === true,
    site,
  });
  return {
    ...keyOf(post, id),
    id: null,
    title: post.title ?? '',
    slug: textOrNull(post.slug),
    contentMd: contentOf(post, sourceUrl),
    excerpt: textOrNull(post.custom_excerpt),
    tags: site.tagsOf(postId),
    status: post.status === 'draft' || withheld.length > 0 ? 'draft' : 'published',
    withheld,
    publishedAt: post.published_at,
    createdAt: post.created_at,
    updatedAt: post.updated_at,
    authors: site.authorsOf(postId, post.author_id),
    coverImage: coverUrl === null ? null : { url: coverUrl, alt: said('feature_image_alt') ?? '' },
    featured: post.featured,
    seo: seoOf({
      title: said('meta_title'),
      description: said('meta_description'),
      canonicalUrl: post.canonical_url,
      ogTitle: said('og_title'),
      ogDescription: said('og_description'),
      ogImage: said('og_image'),
      twitterTitle: said('twitter_title'),
      twitterDescription: said('twitter_description'),
      twitterImage: said('twitter_image'),
    }),
  };
}

/** Converters number posts from 1 and give no uuid: the slug tells their files apart. */
function keyOf(
  { uuid, slug }: z.output<typeof ghostPost>,
  id: string,
): Pick<SourcePost, 'key' | 'formerKey'> {
  const key = `ghost:${id}`;
  const word = uuid === null ? textOrNull(slug) : null;
  return word === null ? { key } : { key: `${key}:${word}`, formerKey: key };
}

/** Why it is not clear that everybody could read a post, were it no draft. */
function reasonsToWithhold(
  post: z.output<typeof ghostPost>,
  { isEmailOnly, site }: { readonly isEmailOnly: boolean; readonly site: GhostExport },
): string[] {
  const { status, visibility } = post;
  const isPublic = visibility === undefined || visibility === null || visibility === 'public';
  const stored = [post.html, post.lexical, post.mobiledoc];
  return [
    ...(status === 'sent' || isEmailOnly ? ['was sent as an e-mail only'] : []),
    ...(STATUSES.has(status ?? '') ? [] : ['has a status that Ghost does not have']),
    ...(status === 'scheduled' && post.published_at === null
      ? ['is scheduled for a time that can’t be read']
      : []),
    ...(isPublic ? [] : [`was for “${visibilityName(visibility)}” only`]),
    ...(stored.some((text) => text !== null && isPartlyForMembers(text))
      ? ['has a part for members only']
      : []),
    ...(site.isPrivate ? ['is of a site that was private'] : []),
  ];
}

function visibilityName(visibility: unknown): string {
  return typeof visibility === 'string' ? visibility : 'some';
}

function contentOf(post: z.output<typeof ghostPost>, sourceUrl: string | null): string {
  if (post.html !== null) return htmlToMarkdown(post.html, { baseUrl: sourceUrl });
  if (textOrNull(post.plaintext) !== null) {
    const paragraphs = (post.plaintext ?? '').split(/\n{2,}/);
    return htmlToMarkdown(paragraphs.map((part) => `<p>${escapeHtml(part)}</p>`).join('\n'), {
      baseUrl: sourceUrl,
    });
  }
  if (post.lexical === null && post.mobiledoc === null) return '';
  throw new ItemRefused(
    'has no html, only the editor’s own format, and was left out: save it once more in Ghost',
  );
}
