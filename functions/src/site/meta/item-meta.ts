import { changedForVisitors } from '../../content/index.js';
import { linkPreviewOf } from '../../feeds/index.js';
import type { Frame } from '../frame.js';
import type { ItemKind, SiteItem } from '../items/site-item.js';
import { markdownPath } from '../paths.js';
import type { PageMeta, Thing } from './page-meta.js';
import { websiteThing } from './things.js';

interface Described {
  /** What kind it is of. */
  readonly what: ItemKind;
  readonly item: SiteItem;
  readonly tags?: readonly string[];
  /** What it is to schema.org, besides a part of the site. */
  readonly things: readonly Thing[];
}

/** What the page of an item says of itself: what its `seo` says, else what follows from it. */
export function itemMeta(frame: Frame, { what, item, tags = [], things }: Described): PageMeta {
  const { addresses } = frame;
  const { seo, slug, title, excerpt, authors } = item;
  return {
    title: seo.title ?? title,
    description: seo.description ?? excerpt,
    canonical: addresses.canonicalOf(what, { slug, canonicalUrl: seo.canonicalUrl }),
    markdown: markdownPath(addresses.pathOf(what, slug)),
    preview: {
      type: 'article',
      ...linkPreviewOf(item),
      properties: [
        ['article:published_time', (item.publishedAt ?? item.createdAt).toISOString()],
        ['article:modified_time', changedForVisitors(item).toISOString()],
        ...authors.map(({ name }) => ['article:author', name] as const),
        ...tags.map((tag) => ['article:tag', frame.tagOf(tag).name] as const),
      ],
      twitter: { title: seo.twitterTitle, description: seo.twitterDescription, image: seo.twitterImage },
    },
    things: [websiteThing(frame), ...things],
  };
}
