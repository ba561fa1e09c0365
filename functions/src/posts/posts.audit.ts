import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { NO_SEO, type Post } from './post.js';
import { encodeSeo } from './posts.codec.js';

/** What the audit log compares of a post, by the names of the API; of the text its size and hash only, to stay small. */
export function auditedFields(post: Post): Readonly<Record<string, unknown>> {
  return {
    title: post.title,
    slug: post.slug,
    excerpt: post.excerpt,
    tags: post.tags,
    status: post.status,
    published_at: post.publishedAt,
    cover_image: post.coverImage,
    featured: post.featured,
    authors: post.authors.map(({ id }) => id),
    seo: isDeepStrictEqual(post.seo, NO_SEO) ? null : encodeSeo(post.seo),
    content_md: {
      length: post.contentMd.length,
      sha256: createHash('sha256').update(post.contentMd).digest('hex'),
    },
  };
}
