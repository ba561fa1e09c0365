import { z } from 'zod';
import { escapeHtml } from '../shared/index.js';
import { GhostExport } from './ghost-export.js';
import { htmlToMarkdown } from './html-to-markdown.js';
import { ImportCollector, ItemRefused, itemName, type Report } from './import-collector.js';
import type { SourcePost, ImportOptions, ParsedImport } from './imported-post.js';
import { flag, scalarText, seoOf, text, textOrNull, time } from './lenient-fields.js';

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
  visibility: text,
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
  ...META,
});

const ghostMeta = z.object({ ...META, post_id: scalarText });

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
  const collector = new ImportCollector();
  site.posts.forEach((row, index) => {
    const { data: post } = ghostPost.safeParse(row);
    const item = itemName(post?.title ?? null, `number ${index + 1}`);
    collector.read(item, (report) => {
      if (!post) throw new ItemRefused('is not an object and was left out');
      const meta = metas.get(post.id ?? '');
      return readPost(post, { meta, site, sourceUrl, report });
    });
  });
  return collector;
}

interface Context extends ImportOptions {
  readonly meta: z.output<typeof ghostMeta> | undefined;
  readonly site: GhostExport;
  readonly report: Report;
}

function readPost(
  post: z.output<typeof ghostPost>,
  { meta, site, sourceUrl, report }: Context,
): SourcePost | null {
  const id = post.uuid ?? post.id;
  if (id === null) throw new ItemRefused('has neither uuid nor id and was left out');
  if (post.type === 'page' || post.page)
    throw new ItemRefused('is a page and was left out: only posts are imported');
  const postId = post.id ?? '';
  const said = (field: keyof typeof META) => meta?.[field] ?? post[field];
  const coverUrl = textOrNull(post.feature_image);
  return {
    key: `ghost:${id}`,
    id: null,
    title: post.title ?? '',
    slug: textOrNull(post.slug),
    contentMd: contentOf(post, sourceUrl),
    excerpt: textOrNull(post.custom_excerpt),
    tags: site.tagsOf(postId),
    status: statusOf(post, report),
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

function statusOf({ status, visibility }: z.output<typeof ghostPost>, report: Report): SourcePost['status'] {
  if (status === 'draft') return 'draft';
  if (status === 'sent') {
    report('was sent as an e-mail only and comes as a draft: publish it if everybody may read it');
    return 'draft';
  }
  if (status !== 'published' && status !== 'scheduled') {
    report('has a status that Ghost does not have and comes as a draft');
    return 'draft';
  }
  if (visibility !== null && visibility !== 'public') {
    report(`was for “${visibility}” only and comes as a draft: publish it if everybody may read it`);
    return 'draft';
  }
  return 'published';
}

function contentOf(post: z.output<typeof ghostPost>, sourceUrl: string | null): string {
  if (post.html !== null) return htmlToMarkdown(post.html, sourceUrl);
  if (textOrNull(post.plaintext) !== null) {
    const paragraphs = (post.plaintext ?? '').split(/\n{2,}/);
    return htmlToMarkdown(paragraphs.map((part) => `<p>${escapeHtml(part)}</p>`).join('\n'), sourceUrl);
  }
  if (post.lexical === null && post.mobiledoc === null) return '';
  throw new ItemRefused(
    'has no html, only the editor’s own format, and was left out: save it once more in Ghost',
  );
}
