import type { Timestamp } from 'firebase-admin/firestore';
import type { TocEntry } from '../content/index.js';
import type { Author, CoverImage, FullTextPost, Post, PostStatus, PostSummary, Seo } from './post.js';

/** blog_posts/{id} as stored. */
export interface PostDoc {
  slug: string;
  title: string;
  excerpt: string;
  has_own_excerpt: boolean;
  content_md: string;
  content_html: string;
  toc: TocEntry[];
  seo: SeoDoc;
  preview_key: string | null;
  tags: string[];
  status: PostStatus;
  published_at: Timestamp | null;
  created_at: Timestamp;
  updated_at: Timestamp;
  authors: Author[];
  /** For queries by author. */
  author_ids: string[];
  featured: boolean;
  cover_image: CoverImage | null;
  reading_time_minutes: number;
  version: number;
}

interface SeoDoc {
  title: string | null;
  description: string | null;
  canonical_url: string | null;
  og_title: string | null;
  og_description: string | null;
  og_image: string | null;
  twitter_title: string | null;
  twitter_description: string | null;
  twitter_image: string | null;
}

/** The fields that a list reads: all but the content. */
export const SUMMARY_FIELDS = [
  'slug',
  'title',
  'excerpt',
  'tags',
  'status',
  'published_at',
  'created_at',
  'updated_at',
  'authors',
  'featured',
  'cover_image',
  'reading_time_minutes',
  'version',
] as const satisfies (keyof PostDoc)[];

/** The fields that a feed reads: all but the Markdown. */
export const FULL_TEXT_FIELDS = [
  ...SUMMARY_FIELDS,
  'content_html',
  'seo',
] as const satisfies (keyof PostDoc)[];

/** Stored → what a list shows. */
export function decodeSummary(id: string, doc: Pick<PostDoc, (typeof SUMMARY_FIELDS)[number]>): PostSummary {
  return {
    id,
    slug: doc.slug,
    title: doc.title,
    excerpt: doc.excerpt,
    tags: doc.tags,
    status: doc.status,
    authors: doc.authors,
    featured: doc.featured,
    coverImage: doc.cover_image,
    publishedAt: doc.published_at?.toDate() ?? null,
    createdAt: doc.created_at.toDate(),
    updatedAt: doc.updated_at.toDate(),
    readingTimeMinutes: doc.reading_time_minutes,
    version: doc.version,
  };
}

/** Stored → what a feed shows. */
export function decodeFullText(
  id: string,
  doc: Pick<PostDoc, (typeof FULL_TEXT_FIELDS)[number]>,
): FullTextPost {
  return { ...decodeSummary(id, doc), contentHtml: doc.content_html, seo: decodeSeo(doc.seo) };
}

/** Stored → domain. */
export function decodePost(id: string, doc: PostDoc): Post {
  return {
    ...decodeSummary(id, doc),
    contentMd: doc.content_md,
    contentHtml: doc.content_html,
    hasOwnExcerpt: doc.has_own_excerpt,
    toc: doc.toc,
    seo: decodeSeo(doc.seo),
    previewKey: doc.preview_key,
  };
}

/** Domain → stored. */
export function encodePost(post: Post): Record<keyof PostDoc, unknown> {
  return {
    slug: post.slug,
    title: post.title,
    excerpt: post.excerpt,
    has_own_excerpt: post.hasOwnExcerpt,
    content_md: post.contentMd,
    content_html: post.contentHtml,
    tags: post.tags,
    status: post.status,
    published_at: post.publishedAt,
    created_at: post.createdAt,
    updated_at: post.updatedAt,
    authors: post.authors,
    author_ids: post.authors.map(({ id }) => id),
    featured: post.featured,
    toc: post.toc,
    seo: encodeSeo(post.seo),
    preview_key: post.previewKey,
    cover_image: post.coverImage,
    reading_time_minutes: post.readingTimeMinutes,
    version: post.version,
  };
}

/** Stored → domain. */
export function decodeSeo(doc: SeoDoc): Seo {
  return {
    title: doc.title,
    description: doc.description,
    canonicalUrl: doc.canonical_url,
    ogTitle: doc.og_title,
    ogDescription: doc.og_description,
    ogImage: doc.og_image,
    twitterTitle: doc.twitter_title,
    twitterDescription: doc.twitter_description,
    twitterImage: doc.twitter_image,
  };
}

/** Domain → stored; the API has the same names. */
export function encodeSeo(seo: Seo): SeoDoc {
  return {
    title: seo.title,
    description: seo.description,
    canonical_url: seo.canonicalUrl,
    og_title: seo.ogTitle,
    og_description: seo.ogDescription,
    og_image: seo.ogImage,
    twitter_title: seo.twitterTitle,
    twitter_description: seo.twitterDescription,
    twitter_image: seo.twitterImage,
  };
}
