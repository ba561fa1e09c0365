import { renderMarkdown } from '../../../src/content/markdown/markdown.js';
import type { Post } from '../../../src/posts/index.js';
import { EVERYTHING } from './markdown-with-everything.js';

/** A public post with all of its fields, as it is read. */
export function samplePost(): Post {
  const { html, toc, excerpt, readingTimeMinutes } = renderMarkdown(EVERYTHING);
  return {
    id: 'first',
    slug: 'first',
    hasOwnSlug: false,
    title: 'The "first" & <best> one',
    excerpt,
    hasOwnExcerpt: false,
    contentMd: EVERYTHING,
    contentHtml: html,
    toc,
    authors: [
      { id: 'a', name: 'Ada' },
      { id: 'b', name: 'Bob' },
    ],
    seo: {
      title: null,
      description: null,
      canonicalUrl: null,
      ogTitle: null,
      ogDescription: null,
      ogImage: null,
      twitterTitle: null,
      twitterDescription: null,
      twitterImage: null,
    },
    status: 'published',
    publishedAt: new Date('2026-05-05T10:00:00Z'),
    createdAt: new Date('2026-05-01T10:00:00Z'),
    updatedAt: new Date('2026-05-09T10:00:00Z'),
    readingTimeMinutes,
    version: 3,
    namedAt: null,
    previewKey: null,
    tags: ['t1', 't2'],
    coverImage: { url: 'https://media.test/cover.png', alt: 'A cover' },
    featured: false,
  };
}
