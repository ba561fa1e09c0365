import { createHash } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import {
  not,
  storedObject,
  storedTime,
  to,
  toCreateTime,
  toUpdateTime,
  type BrokenSource,
  type Field,
  type Immutable,
  type LeftOut,
  type Mend,
  type ShownAs,
} from '../documents/index.js';
import { SHOWN_PICTURE } from '../media/index.js';

/** Where an item stands. A scheduled one is `published` with a time in the future. */
export const STATUSES = ['draft', 'published', 'trashed'] as const;

/** That files of our own formats have a field, and those of others not, and why. */
export interface OwnFormats {
  readonly ownFormats: string;
}

/** What words are in: a text, texts, or names. */
export type Searchable = string | readonly (string | { readonly name: string })[] | null;

/** What each field of an item says of itself, besides how it is stored. */
interface ContentDecisions<Value> extends Pick<Field, 'about'> {
  /** As Field.mend. */
  readonly mend?: Mend<Value> | string;
  /** What public lists read of an item. */
  readonly summary: true | LeftOut;
  /** What feeds read of an item: a summary and the HTML. */
  readonly fullText: true | LeftOut;
  /** What the directory has of every item. */
  readonly directory: true | LeftOut;
  /** Where the search finds words: in the directory, or in the text that the texts have. */
  readonly searched: (Value extends Searchable ? 'directory' : never) | 'text' | LeftOut;
  /** What a revision keeps. */
  readonly revision: true | LeftOut;
  /** What bodies of requests may give: content, which comes back with a revision, or where the item is found. */
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
  /** That it holds pictures: one, or several. */
  readonly pictures?: Value extends PlacedPicture | null | readonly PlacedPicture[] ? true : never;
}

/** A field of a kind of content with its decisions: one that is left out is a type error here. */
export function contentField<
  Codec extends z.ZodType,
  const Decisions extends ContentDecisions<Immutable<z.output<Codec>>>,
>(codec: Codec, decisions: Decisions) {
  return { codec, ...decisions };
}

const EVERY_LIST = { summary: true, fullText: true, directory: true } as const;

/** Of what the search does not look at. */
export const NO_SEARCH = { searched: not('nobody looks for it by words') } as const;

/** Of what writers give as it is shown: it goes wherever an item goes. The search is to be decided of each. */
export const WRITTEN = {
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

/** What search engines and link previews are told; null where the item's own title, excerpt or cover is meant. */
export type Seo = Immutable<z.output<typeof seo>>;

/** Nothing said: all follows from the item. */
export const NO_SEO: Seo = seo.parse({});

const author = z.object({ id: z.string(), name: z.string() });

/** The account that an item is by, as the account is named: of one that was renamed a job carries the name along. */
export type Author = Immutable<z.output<typeof author>>;

/** A picture in a field: where it is, and of one of the library what it knows. */
export const PLACED_PICTURE = z.object({
  url: z.string(),
  alt: z.string(),
  media: SHOWN_PICTURE.optional(),
});

/** See PLACED_PICTURE. */
export type PlacedPicture = Immutable<z.output<typeof PLACED_PICTURE>>;

/** What is known of pictures follows from the library: nobody has written it. */
export const PICTURES = {
  ...WRITTEN,
  ...NO_SEARCH,
  pictures: true,
  compared: { show: asWritten },
  audited: { show: asWritten },
} as const;

/** An image by URL with its text alternative. */
export type CoverImage = PlacedPicture;

/** The field of kinds that have a picture in front. */
export const COVER_IMAGE = contentField(PLACED_PICTURE.nullable().default(null), {
  ...PICTURES,
  mend: to(null),
});

/** The field of kinds of which editors mark some, for a site to show in front. */
export const FEATURED = contentField(z.boolean().default(false), {
  ...WRITTEN,
  ...NO_SEARCH,
  mend: to(false),
});

const count = z.int().min(1);

/**
 * What every kind of content has besides its id; a kind adds its own (posts/post.fields.ts). Whatever is stored, listed, kept,
 * compared, logged, exported or imported of it follows from here.
 *
 * @see docs/adr/0030-a-field-says-everything-about-itself.md and 0034-one-content-engine.md
 */
export const CONTENT_FIELDS = {
  title: contentField(z.string(), { ...WRITTEN, searched: 'directory' }),
  slug: contentField(z.string(), { ...WRITTEN, ...NO_SEARCH, written: 'place' }),
  /** Whether the writer chose the slug or visitors have seen it; otherwise it follows the title. Null: by what the slug is (follow-title.ts). */
  hasOwnSlug: contentField(z.boolean().nullable().default(null), {
    ...NO_SEARCH,
    mend: to(null),
    summary: not('readers see the slug, whosoever it is'),
    fullText: not('readers see the slug, whosoever it is'),
    directory: not('readers see the slug, whosoever it is'),
    revision: not('the slug does not come back with a revision'),
    written: not('the body says it by giving a slug'),
    shown: not('is not asked for'),
    compared: not('the slug itself is compared'),
    audited: not('the slug itself is logged'),
    exported: not('what was exported was given a slug'),
    imported: not('the file says it by giving a slug'),
  }),
  excerpt: contentField(z.string(), { ...WRITTEN, searched: 'directory', mend: to('') }),
  /** Whether the writer gave the excerpt; otherwise it follows the content. */
  hasOwnExcerpt: contentField(z.boolean(), {
    ...NO_SEARCH,
    mend: to(true),
    summary: not('readers see the excerpt, whosoever it is'),
    fullText: not('readers see the excerpt, whosoever it is'),
    directory: not('readers see the excerpt, whosoever it is'),
    revision: true,
    written: not('the body says it by an excerpt of null'),
    shown: 'editors',
    compared: not('the excerpt itself is compared'),
    audited: not('the excerpt itself is logged'),
    exported: not('the file says it by an excerpt of null'),
    imported: not('the file says it by an excerpt of null'),
  }),
  contentMd: contentField(z.string(), {
    ...WRITTEN,
    summary: not('would make lists long'),
    fullText: not('feeds have the HTML'),
    directory: not('would fill the shards'),
    searched: not('the text of the HTML is'),
    shown: 'editors',
    compared: not('is compared line by line'),
    audited: { show: sizeOf },
  }),
  /** Rendered from the Markdown and sanitised when it was written. */
  contentHtml: contentField(z.string(), {
    ...RENDERED,
    mend: 'set it to an empty text, migrate, and write it anew: the HTML is rendered from the Markdown',
    summary: not('would make lists long'),
    fullText: true,
    directory: not('would fill the shards'),
    searched: 'text',
    shown: 'visitors',
  }),
  /** The files of the library that the HTML and the SEO fields name, by their ids, and where they are. */
  contentMedia: contentField(z.array(z.object({ id: z.string(), url: z.string() })).default([]), {
    ...RENDERED,
    ...NO_SEARCH,
    mend: () => [],
    summary: not('only queries ask for it'),
    fullText: not('only queries ask for it'),
    directory: not('only queries ask for it'),
    revision: true,
    shown: not('the HTML shows them'),
  }),
  /** The headings in order, at most 200. */
  toc: contentField(
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
  /** Who it is by, at least one; the first is its main author. */
  authors: contentField(z.array(author), {
    ...WRITTEN,
    searched: 'directory',
    compared: { name: 'author_ids', show: idsOf },
    audited: { show: idsOf },
  }),
  seo: contentField(
    seo.default(() => seo.parse({})),
    {
      ...WRITTEN,
      ...NO_SEARCH,
      mend: () => NO_SEO,
      summary: not('lists show none'),
      directory: not('only its canonical address is needed there, and is there by itself'),
      audited: { show: (value: Seo) => (isDeepStrictEqual(value, NO_SEO) ? null : value) },
    },
  ),
  status: contentField(z.enum(STATUSES), {
    ...WRITTEN,
    ...NO_SEARCH,
    mend: to('draft'),
    written: 'place',
    shown: 'editors',
  }),
  /** Null until first published; kept when unpublished or trashed. */
  publishedAt: contentField(storedTime.nullable(), {
    ...WRITTEN,
    ...NO_SEARCH,
    // A published item without it is in no list; with another it may be seen too early.
    mend: ({ stored }: BrokenSource) => (stored['status'] === 'published' ? undefined : null),
    written: not('publish and schedule have routes of their own'),
  }),
  createdAt: contentField(storedTime, {
    ...EVERY_LIST,
    mend: toCreateTime,
    ...NOTED,
    shown: 'editors',
    exported: true,
    imported: true,
  }),
  updatedAt: contentField(storedTime, {
    ...EVERY_LIST,
    mend: toUpdateTime,
    ...NOTED,
    shown: 'visitors',
    exported: true,
    imported: true,
  }),
  readingTimeMinutes: contentField(count, {
    ...EVERY_LIST,
    ...RENDERED,
    ...NO_SEARCH,
    mend: to(1),
    shown: 'visitors',
  }),
  /** Counts the writes, from 1. */
  version: contentField(count, {
    ...EVERY_LIST,
    mend: latestRevision,
    ...NOTED,
    shown: 'editors',
    exported: not('counts the writes of this site'),
    imported: not('counts the writes of this site'),
  }),
  /** When this version was last given an author's new name; null where it has the names that it was written with. */
  namedAt: contentField(storedTime.nullable().default(null), {
    ...NO_SEARCH,
    about: 'account',
    mend: to(null),
    summary: not('lists have no Last-Modified'),
    fullText: not('feeds have no Last-Modified'),
    directory: not('lists have no Last-Modified'),
    revision: not('a revision has the names that it was written with'),
    written: not('the job notes it that carries names along'),
    shown: not('is in the headers ETag and Last-Modified'),
    compared: not('nobody has written anything'),
    audited: not('the log has the change of the account'),
    exported: not('is about the answers of this site'),
    imported: not('is about the answers of this site'),
  }),
  /**
   * The name of the picture that was made of its title for link previews, as it lies in the bucket; null where it has none, or none
   * yet. A job sees to it: docs/adr/0057.
   */
  card: contentField(line, {
    ...NO_SEARCH,
    mend: to(null),
    summary: not('lists show none'),
    fullText: not('feeds show none'),
    directory: not('lists show none'),
    revision: not('is drawn anew'),
    written: not('the job notes it that draws it'),
    shown: not('pages and link previews have its address'),
    compared: not('follows from the title'),
    audited: not('follows from the title'),
    exported: not('is drawn anew by an import'),
    imported: not('is drawn anew'),
  }),
  /** What its preview links are bound to; null before the first, another one once they were revoked. */
  previewKey: contentField(line, {
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

/** Each version has a revision; with another number the next write would replace one. */
async function latestRevision({ path, idsOf }: BrokenSource): Promise<number> {
  const versions = (await idsOf(`${path}/revisions`)).map(Number);
  return Math.max(1, ...versions.filter(Number.isInteger));
}

/** A picture without what the library knows of it: that differs where somebody has changed the file, not the item. */
export function pictureAsWritten<Picture extends PlacedPicture>(picture: Picture): Omit<Picture, 'media'> {
  const written: Omit<Picture, 'media'> & { media?: unknown } = { ...picture };
  delete written.media;
  return written;
}

function asWritten(value: PlacedPicture | readonly PlacedPicture[] | null): unknown {
  if (value === null) return null;
  return 'url' in value ? pictureAsWritten(value) : value.map(pictureAsWritten);
}

function idsOf(authors: readonly Author[]): string[] {
  return authors.map(({ id }) => id);
}

/** Of a text its size and hash only, so that entries of the audit log stay small. */
export function sizeOf(text: string): { readonly length: number; readonly sha256: string } {
  return { length: text.length, sha256: createHash('sha256').update(text).digest('hex') };
}
