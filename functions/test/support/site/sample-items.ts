import { renderMarkdown } from '../../../src/content/markdown/markdown.js';
import type { Post } from '../../../src/posts/index.js';
import type { Project } from '../../../src/projects/index.js';
import { EVERYTHING } from './markdown-with-everything.js';

/** A public post with all of its fields, as it is read. */
export function samplePost(): Post {
  return { ...sampleItem(), tags: ['t1', 't2'], tagNames: {} };
}

/** What all kinds have. */
function sampleItem(): Omit<Post, 'tags' | 'tagNames'> {
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
    contentMedia: [],
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
    card: null,
    previewKey: null,
    coverImage: { url: 'https://media.test/cover.png', alt: 'A cover' },
    featured: false,
  };
}

/** A public project with all of its fields, as it is read. */
export function sampleProject(): Project {
  return {
    ...sampleItem(),
    id: 'p1',
    slug: 'p1',
    title: 'A "project" & <more>',
    role: 'Design <b>',
    client: 'A & B',
    period: { start: '2025-03', end: null },
    stack: ['TypeScript', 'C++'],
    links: [{ label: 'The shop', url: 'https://shop.test/' }],
    repository: 'https://code.test/p1',
    gallery: [
      { url: 'https://media.test/1.png', alt: 'The first', caption: 'Of <the> first' },
      { url: 'https://media.test/2.png', alt: 'The second', caption: null },
    ],
    order: 0,
  };
}
