import { z } from 'zod';
import { CARD_SIZE, cardPath } from '../cards/index.js';
import { changedForVisitors, type CoverImage } from '../content/index.js';
import { sharePicture } from '../media/index.js';
import type { Post } from '../posts/index.js';
import { timestampJson } from '../shared/index.js';
import type { Site, SitePlace } from './site.js';

/** What of an item link previews follow from. */
type Previewed = Pick<Post, 'seo' | 'coverImage' | 'title' | 'excerpt' | 'card'>;

/** The picture of a link preview. */
export interface PreviewImage {
  /** Or a path of the site. */
  readonly url: string;
  readonly alt: string | null;
  /** In pixels, where they are known. */
  readonly size: { readonly width: number; readonly height: number } | null;
}

/** What a page says of a post in its `meta` elements, for link previews. */
export const openGraphJson = z
  .object({
    type: z.literal('article'),
    site_name: z.string(),
    url: z.url(),
    title: z.string(),
    description: z.string(),
    image: z.url().nullable(),
    image_width: z.int().nullable(),
    image_height: z.int().nullable(),
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
      'cover. A post without either picture has one that is drawn of its title, some seconds after it was published; ' +
      'width and height are those of pictures that the site has made. `url` is its canonical address, else its page at the site; `authors` are names',
  });

/**
 * What link previews show of an item: what its `seo` says for them, else for search engines, else what it has itself. The image may be a
 * path of the site.
 */
export function linkPreviewOf(item: Previewed) {
  const { seo, title, excerpt } = item;
  return {
    title: seo.ogTitle ?? seo.title ?? title,
    description: seo.ogDescription ?? seo.description ?? excerpt,
    image: previewImageOf(item),
  };
}

/** The picture that stands for an item elsewhere: what its `seo` says, else its cover, else the card that was drawn for it. */
export function previewImageOf({
  seo,
  coverImage,
  card,
  title,
}: Omit<Previewed, 'excerpt'>): PreviewImage | null {
  if (seo.ogImage !== null) return { url: seo.ogImage, alt: null, size: null };
  if (coverImage) return coverAsPreview(coverImage);
  return card === null ? null : { url: cardPath(card), alt: title, size: CARD_SIZE };
}

/** Of a file of the library what was cut around its focal point, which all networks show; else the cover as it is. */
function coverAsPreview({ url, alt, media }: CoverImage): PreviewImage {
  const share = media ? sharePicture(media) : null;
  return share
    ? { url: share.path, alt, size: { width: share.width, height: share.height } }
    : { url, alt, size: null };
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
  const { title, description, image: picture } = linkPreviewOf(post);
  const image = picture && new URL(picture.url, site.url).href;
  const twitterImage = seo.twitterImage ?? image;
  return {
    type: 'article',
    site_name: site.name,
    url: site.addresses.canonicalOf('post', { slug: post.slug, canonicalUrl: seo.canonicalUrl }),
    title,
    description,
    image,
    image_width: picture?.size?.width ?? null,
    image_height: picture?.size?.height ?? null,
    image_alt: picture?.alt ?? null,
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
