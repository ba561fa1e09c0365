import { expect } from '@jest/globals';
import type { z } from 'zod';
import { EXACT_READERS } from '../posts/exact-feeds.js';
import { readByRssParser, READERS, type FeedFormat } from '../posts/feeds.js';
import type { publicPostSchema } from '../posts/post-wire.js';
import { findAll, parsePiece, textIn } from './dom.js';
import { readPostMarkdown } from './post-markdown.js';
import { readPostPage } from './post-page.js';
import { addressesOf, shownIn } from './shown-content.js';

/** What XML 1.0 has no way to write. */
const NO_XML_CHARACTER = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

/** A post as the API gives it. */
type PublicPost = z.output<typeof publicPostSchema>;

/** Holds the other forms of a post against its JSON. @param siteUrl where its page is */
export class SameContent {
  private readonly pageUrl: string;
  private readonly url: string;
  private readonly description: string;
  private readonly authors: readonly string[];
  private readonly tagNames: readonly string[];
  /** Absolute. */
  private readonly cover: string | null;

  constructor(
    private readonly post: PublicPost,
    siteUrl: string,
  ) {
    const { seo, cover_image: cover } = post;
    this.pageUrl = `${siteUrl}/posts/${encodeURIComponent(post.slug)}`;
    this.url = seo.canonical_url ?? this.pageUrl;
    this.description = seo.description ?? post.excerpt;
    this.authors = post.authors.map(({ name }) => name);
    this.tagNames = post.tags.map((tag) => post.tag_names[tag] ?? tag);
    this.cover = cover && new URL(cover.url, siteUrl).href;
  }

  /** Its page: what people see, and what search engines and link previews read. */
  expectPage(html: string): void {
    const { post, tagNames } = this;
    const page = readPostPage(html);
    expect({
      heading: page.heading,
      published: page.times[0],
      authors: page.authors,
      tags: page.tags,
      cover: page.cover,
    }).toEqual({
      heading: post.title,
      published: post.published_at,
      authors: this.authors,
      tags: post.tags.map((tag, index) => ({
        name: tagNames[index],
        href: `/tags/${encodeURIComponent(tag)}`,
      })),
      cover: post.cover_image,
    });
    expect(shownIn(page.content)).toEqual(shownIn(parsePiece(post.content_html)));
    this.expectHead(page);
  }

  private expectHead(page: ReturnType<typeof readPostPage>): void {
    const { post, url, description, authors, tagNames } = this;
    const { seo } = post;
    const image = seo.og_image ?? this.cover;
    expect(page.title?.startsWith(`${seo.title ?? post.title} · `)).toBe(true);
    expect({
      canonical: page.links('canonical'),
      description: page.meta('description'),
      title: page.meta('og:title'),
      image: page.metas('og:image'),
      published: page.meta('article:published_time'),
      updated: page.meta('article:modified_time'),
      authors: page.metas('article:author'),
      tags: page.metas('article:tag'),
    }).toEqual({
      canonical: [url],
      description,
      title: seo.og_title ?? seo.title ?? post.title,
      image: image === null ? [] : [image],
      published: post.published_at,
      updated: post.updated_at,
      authors,
      tags: tagNames,
    });
    expect(page.things.get('BlogPosting')).toMatchObject({
      headline: post.title,
      description,
      url,
      datePublished: post.published_at,
      dateModified: post.updated_at,
      author: authors.map((name) => expect.objectContaining({ name }) as unknown),
      ...(tagNames.length > 0 && { keywords: tagNames }),
      ...(image !== null && { image }),
    });
  }

  /** Its Markdown: rendered again it is the HTML that the API has, to the letter. */
  async expectMarkdown(markdown: string): Promise<void> {
    const { post, cover } = this;
    const { header, heading, html } = await readPostMarkdown(markdown);
    expect(header).toEqual({
      title: post.title,
      description: this.description,
      url: this.url,
      published: post.published_at,
      updated: post.updated_at,
      authors: this.authors,
      tags: post.tags,
      ...(post.cover_image && { cover_image: { ...post.cover_image, url: cover } }),
    });
    expect(heading).toBe(post.title);
    expect(html).toBe(post.content_html);
  }

  /** A feed that has this post only: the same with absolute addresses, as an XML parser and readers of feeds find it. */
  async expectFeed(format: FeedFormat, feed: string): Promise<void> {
    const { post } = this;
    const entry = EXACT_READERS[format](feed);
    const isJson = format === 'JSON Feed 1.1';
    const isRss = format === 'RSS 2.0';
    const written = (text: string) => (isJson ? text : text.replaceAll(NO_XML_CHARACTER, ''));
    const timeOf = (time: string) =>
      isRss ? Math.floor(Date.parse(time) / 1_000) * 1_000 : Date.parse(time);
    expect({
      ...entry,
      summary: isRss ? textIn(parsePiece(entry.summary)) : entry.summary,
      html: null,
    }).toEqual({
      title: written(post.title),
      url: this.url,
      summary: written(post.excerpt),
      html: null,
      publishedAt: timeOf(post.published_at),
      updatedAt: isRss ? null : timeOf(post.updated_at),
      authors: this.authors.map(written),
      tags: this.tagNames.map(written),
      image: this.cover,
    });
    const content = parsePiece(entry.html);
    const original = parsePiece(written(post.content_html));
    expect(shownIn(content, { baseUrl: this.pageUrl })).toEqual(shownIn(original, { baseUrl: this.pageUrl }));
    const relative = findAll(content, () => true)
      .flatMap(addressesOf)
      // What is no address at all has no absolute form.
      .filter((address) => !URL.canParse(address) && URL.canParse(address, this.pageUrl));
    expect(relative).toEqual([]);
    const seen = trimmed(entry);
    expect(READERS[format](feed).items.map(trimmed)).toEqual([seen]);
    if (isRss) {
      const { items } = await readByRssParser(feed);
      expect(items.map((item) => trimmed({ title: item.title, html: htmlOf(item) }))).toEqual([seen]);
    }
  }
}

function trimmed({ title, html }: { title?: string | undefined; html?: string | undefined }) {
  return { title: title?.trim(), html: html?.trim() ?? '' };
}

function htmlOf(item: object): string | undefined {
  return 'content:encoded' in item ? (item['content:encoded'] as string) : undefined;
}
