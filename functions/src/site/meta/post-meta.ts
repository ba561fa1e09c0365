import { presentOpenGraph } from '../../feeds/index.js';
import type { Post } from '../../posts/index.js';
import type { Frame } from '../frame.js';
import { markdownPath } from '../paths.js';
import type { PageMeta } from './page-meta.js';
import { breadcrumbThing, postThing, websiteThing } from './things.js';

/** What the page of a post says of itself: what its `seo` says, else what follows from it. */
export function postMeta(frame: Frame, post: Post): PageMeta {
  const { addresses, settings, siteUrl } = frame;
  const { seo } = post;
  const shared = presentOpenGraph({ name: settings.name, url: siteUrl, addresses }, post);
  return {
    title: seo.title ?? post.title,
    description: seo.description ?? post.excerpt,
    canonical: shared.url,
    markdown: markdownPath(addresses.pathOf('post', post.slug)),
    preview: {
      type: shared.type,
      title: shared.title,
      description: shared.description,
      image: shared.image,
      imageAlt: shared.image_alt,
      properties: [
        ['article:published_time', shared.published_time],
        ['article:modified_time', shared.modified_time],
        ...shared.authors.map((name) => ['article:author', name] as const),
        ...shared.tags.map((tag) => ['article:tag', tag] as const),
      ],
      twitter: { title: seo.twitterTitle, description: seo.twitterDescription, image: seo.twitterImage },
    },
    things: [
      websiteThing(frame),
      postThing(frame, post),
      breadcrumbThing(frame, [[post.title, addresses.urlOf('post', post.slug)]]),
    ],
  };
}
