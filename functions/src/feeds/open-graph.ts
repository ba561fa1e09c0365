import { z } from 'zod';
import { changedForVisitors } from '../content/index.js';
import type { Post } from '../posts/index.js';
import { timestampJson } from '../shared/index.js';
import type { Site, SitePlace } from './site.js';

/** What of an item link previews follow from. */
type Previewed = Pick<Post, 'seo' | 'coverImage' | 'title' | 'excerpt'>;

/** What a page says of a post in its `meta` elements, for link previews. */
export const openGraphJson = z
  .object({
    type: z.literal('article'),
    site_name: z.string(),
    url: z.url(),
    title: z.string(),
    description: z.string(),
    image: z.url().nullable(),
    image_alt: z.string().nullable(),
    published_time: timestampJson,
    modified_time: timestampJson,
    authors: z.array(z.string()),
    tags: z.array(z.string()),
    twitter: z.object({
      card: z.enum(['summary', 'summary_large_image']),
      title: z.string(),
      description: z.string(),
      image: z.url().nullable(),
    }),
  })
  .meta({
    id: 'OpenGraph',
    description:
      "What the post's `seo` says for link previews, else for search engines, else its title, excerpt and " +
      'cover. `url` is its canonical address, else its page at the site; `authors` are names',
  });

/**
 * What link previews show of an item: what its `seo` says for them, else for search engines, else what it has itself. The image may be a
 * path of the site.
 */
export function linkPreviewOf({ seo, coverImage, title, excerpt }: Previewed) {
  return {
    title: seo.ogTitle ?? seo.title ?? title,
    description: seo.ogDescription ?? seo.description ?? excerpt,
    image: seo.ogImage ?? coverImage?.url ?? null,
    imageAlt: seo.ogImage === null ? (coverImage?.alt ?? null) : null,
  };
}

/**
 * See openGraphJson.
 *
 * @see https://ogp.me
 */
export function presentOpenGraph(
  site: SitePlace & Pick<Site, 'name'>,
  post: Post,
): z.output<typeof openGraphJson> {
  const { seo } = post;
  const { title, description, imageAlt, ...preview } = linkPreviewOf(post);
  const image = preview.image && new URL(preview.image, site.url).href;
  const twitterImage = seo.twitterImage ?? image;
  return {
    type: 'article',
    site_name: site.name,
    url: site.addresses.canonicalOf('post', { slug: post.slug, canonicalUrl: seo.canonicalUrl }),
    title,
    description,
    image,
    image_alt: imageAlt,
    published_time: (post.publishedAt ?? post.createdAt).toISOString(),
    modified_time: changedForVisitors(post).toISOString(),
    authors: post.authors.map(({ name }) => name),
    tags: [...post.tags],
    twitter: {
      card: twitterImage === null ? 'summary' : 'summary_large_image',
      title: seo.twitterTitle ?? title,
      description: seo.twitterDescription ?? description,
      image: twitterImage,
    },
  };
}
