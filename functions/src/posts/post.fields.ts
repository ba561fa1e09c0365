import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import {
  not,
  storedObject,
  storedTime,
  type Immutable,
  to,
  toCreateTime,
  toUpdateTime,
  type BrokenSource,
  type Field,
  type LeftOut,
  type Mend,
  type ShownAs,
} from '../documents/index.js';

/** Where a post stands. A scheduled post is `published` with a time in the future. */
export const POST_STATUSES = ['draft', 'published', 'trashed'] as const;

/** That files of our own formats have a field, and those of others not, and why. */
export interface OwnFormats {
  readonly ownFormats: string;
}

/** What each field of a post says of itself, besides how it is stored. */
interface PostDecisions<Value> extends Pick<Field, 'about'> {
  /** As Field.mend. */
  readonly mend?: Mend<Value> | string;
  /** What public lists read of a post. */
  readonly summary: true | LeftOut;
  /** What feeds read of a post: a summary and the HTML. */
  readonly fullText: true | LeftOut;
  /** What `post_directory` has of every post. */
  readonly directory: true | LeftOut;
  /** Where the search finds words: in the directory, or in the text that `post_texts` has. */
  readonly searched: 'directory' | 'text' | LeftOut;
  /** What a revision keeps. */
  readonly revision: true | LeftOut;
  /** What bodies of requests may give: content, which comes back with a revision, or where the post is found. */
  readonly written: 'content' | 'place' | LeftOut;
  /** Who gets it in answers. */
  readonly shown: 'visitors' | 'editors' | LeftOut;
  /** What a comparison of two revisions names, by the names of the API. */
  readonly compared: true | ShownAs<Value> | LeftOut;
  /** What the audit log has before and after a write, by the names of the API. */
  readonly audited: true | ShownAs<Value> | LeftOut;
  /** What our own export format has. */
  readonly exported: true | LeftOut;
  /** What an import takes from files. */
  readonly imported: true | OwnFormats | LeftOut;
}

/** A field with its decisions: one that is left out is a type error here. */
function field<Codec extends z.ZodType, const Decisions extends PostDecisions<Immutable<z.output<Codec>>>>(
  codec: Codec,
  decisions: Decisions,
) {
  return { codec, ...decisions };
}

const EVERY_LIST = { summary: true, fullText: true, directory: true } as const;

const NO_SEARCH = { searched: not('nobody looks for it by words') } as const;

/** Of what writers give as it is shown: it goes wherever a post goes. The search is to be decided of each. */
const CONTENT = {
  ...EVERY_LIST,
  revision: true,
  written: 'content',
  shown: 'visitors',
  compared: true,
  audited: true,
  exported: true,
  imported: true,
} as const;

/** Of what follows from the Markdown at each write, and from no file. */
const RENDERED = {
  revision: not('is rendered anew from the Markdown'),
  written: not('follows from the Markdown'),
  compared: not('follows from the Markdown'),
  audited: not('follows from the Markdown'),
  exported: not('is rendered anew by an import'),
  imported: not('is rendered anew from the Markdown'),
} as const;

/** Of what the server notes of its own writes. */
const NOTED = {
  ...NO_SEARCH,
  revision: not('a revision has its own time and version'),
  written: not('the server notes it'),
  compared: not('differs with each write'),
  audited: not('the entry has its own time'),
} as const;

const line = z.string().nullable().default(null);

const seo = storedObject({
  title: line,
  description: line,
  canonicalUrl: line,
  ogTitle: line,
  ogDescription: line,
  ogImage: line,
  twitterTitle: line,
  twitterDescription: line,
  twitterImage: line,
});

/** What search engines and link previews are told; null where the post's own title, excerpt or cover is meant. */
export type Seo = Immutable<z.output<typeof seo>>;

/** Nothing said: all follows from the post. */
export const NO_SEO: Seo = seo.parse({});

const author = z.object({ id: z.string(), name: z.string() });

/** The account that a post is by, as it was named when the post was made. */
export type Author = Immutable<z.output<typeof author>>;

const coverImage = z.object({ url: z.string(), alt: z.string() });

/** An image by URL with its text alternative. */
export type CoverImage = Immutable<z.output<typeof coverImage>>;

const count = z.int().min(1);

/**
 * All that a post has besides its id. Whatever is stored, listed, kept, compared, logged, exported or imported of posts
 * follows from here; what the API takes and answers (posts.schema.ts, posts.presenter.ts) and what files have (transfer/) is
 * written out there, and a field that is missing there is a type error. How to add one: CONTRIBUTING.md.
 *
 * @see docs/adr/0030-a-field-says-everything-about-itself.md
 */
export const POST_FIELDS = {
  title: field(z.string(), { ...CONTENT, searched: 'directory' }),
  slug: field(z.string(), { ...CONTENT, ...NO_SEARCH, written: 'place' }),
  excerpt: field(z.string(), { ...CONTENT, searched: 'directory', mend: to('') }),
  /** Whether the writer gave the excerpt; otherwise it follows the content. */
  hasOwnExcerpt: field(z.boolean(), {
    ...NO_SEARCH,
    mend: to(true),
    summary: not('readers see the excerpt, whosoever it is'),
    fullText: not('readers see the excerpt, whosoever it is'),
    directory: not('readers see the excerpt, whosoever it is'),
    revision: true,
    written: not('the body says it by an excerpt of null'),
    shown: not('is not asked for'),
    compared: not('the excerpt itself is compared'),
    audited: not('the excerpt itself is logged'),
    exported: not('the file says it by an excerpt of null'),
    imported: not('the file says it by an excerpt of null'),
  }),
  contentMd: field(z.string(), {
    ...CONTENT,
    summary: not('would make lists long'),
    fullText: not('feeds have the HTML'),
    directory: not('would fill the shards'),
    searched: not('the text of the HTML is'),
    shown: 'editors',
    compared: not('is compared line by line'),
    audited: { show: sizeOf },
  }),
  /** Rendered from the Markdown and sanitised when it was written. */
  contentHtml: field(z.string(), {
    ...RENDERED,
    mend: 'set it to an empty text, migrate, and write the post anew: it is rendered from the Markdown',
    summary: not('would make lists long'),
    fullText: true,
    directory: not('would fill the shards'),
    searched: 'text',
    shown: 'visitors',
  }),
  /** The headings in order, at most 200. */
  toc: field(
    z.array(z.object({ level: z.int().min(1).max(6), id: z.string(), title: z.string() })).default([]),
    {
      ...RENDERED,
      ...NO_SEARCH,
      mend: () => [],
      summary: not('would make lists long'),
      fullText: not('feeds show none'),
      directory: not('would fill the shards'),
      shown: 'visitors',
    },
  ),
  tags: field(z.array(z.string()), { ...CONTENT, searched: 'directory', mend: () => [] }),
  /** Who it is by, at least one; the first is its main author. */
  authors: field(z.array(author), {
    ...CONTENT,
    searched: 'directory',
    compared: { name: 'author_ids', show: idsOf },
    audited: { show: idsOf },
  }),
  coverImage: field(coverImage.nullable().default(null), { ...CONTENT, ...NO_SEARCH, mend: to(null) }),
  featured: field(z.boolean().default(false), { ...CONTENT, ...NO_SEARCH, mend: to(false) }),
  seo: field(
    seo.default(() => seo.parse({})),
    {
      ...CONTENT,
      ...NO_SEARCH,
      mend: () => NO_SEO,
      summary: not('lists show none'),
      directory: not('only its canonical address is needed there, and is there by itself'),
      audited: { show: (value: Seo) => (isDeepStrictEqual(value, NO_SEO) ? null : value) },
    },
  ),
  status: field(z.enum(POST_STATUSES), {
    ...CONTENT,
    ...NO_SEARCH,
    mend: to('draft'),
    written: 'place',
    shown: 'editors',
  }),
  /** Null until first published; kept when unpublished or trashed. */
  publishedAt: field(storedTime.nullable(), {
    ...CONTENT,
    ...NO_SEARCH,
    // A published post without it is in no list; with another it may be seen too early.
    mend: ({ stored }: BrokenSource) => (stored['status'] === 'published' ? undefined : null),
    written: not('publish and schedule have routes of their own'),
  }),
  createdAt: field(storedTime, {
    ...EVERY_LIST,
    mend: toCreateTime,
    ...NOTED,
    shown: 'editors',
    exported: true,
    imported: true,
  }),
  updatedAt: field(storedTime, {
    ...EVERY_LIST,
    mend: toUpdateTime,
    ...NOTED,
    shown: 'visitors',
    exported: true,
    imported: true,
  }),
  readingTimeMinutes: field(count, {
    ...EVERY_LIST,
    ...RENDERED,
    ...NO_SEARCH,
    mend: to(1),
    shown: 'visitors',
  }),
  /** Counts the writes, from 1. */
  version: field(count, {
    ...EVERY_LIST,
    mend: latestRevision,
    ...NOTED,
    shown: 'editors',
    exported: not('counts the writes of this site'),
    imported: not('counts the writes of this site'),
  }),
  /** What its preview links are bound to; null before the first, another one once they were revoked. */
  previewKey: field(line, {
    ...NO_SEARCH,
    about: 'secret',
    mend: to(null),
    summary: not('is nobody’s business'),
    fullText: not('is nobody’s business'),
    directory: not('is nobody’s business'),
    revision: not('a revoked link stays so when a revision comes back'),
    written: not('preview links have routes of their own'),
    shown: not('whoever has it could make links'),
    compared: not('is nobody’s business'),
    audited: not('that links were made or revoked is an action of its own'),
    exported: not('its links are of this site'),
    imported: not('its links are of this site'),
  }),
} as const;

/** See POST_FIELDS. */
export type PostFields = typeof POST_FIELDS;

/** Each version has a revision; with another number the next write would replace one. */
async function latestRevision({ id, idsOf }: BrokenSource): Promise<number> {
  return Math.max(1, ...(await idsOf(`blog_posts/${id}/revisions`)).map(Number));
}

function idsOf(authors: readonly Author[]): string[] {
  return authors.map(({ id }) => id);
}

/** Its size and hash only, so that entries stay small. */
function sizeOf(text: string): { readonly length: number; readonly sha256: string } {
  return { length: text.length, sha256: createHash('sha256').update(text).digest('hex') };
}
