import { z } from 'zod';
import {
  pictureAsWritten,
  presentSeo,
  seoShape,
  type ContentItem,
  type KindName,
} from '../../content/index.js';
import { presentAs, type NamesIn, type WireShape } from '../../documents/index.js';
import type { Page, PageFields } from '../../pages/index.js';
import type { Post, PostFields } from '../../posts/index.js';
import type { Project, ProjectFields } from '../../projects/index.js';
import { timestampJson } from '../../shared/index.js';

const text = z.string().nullable().default(null);
const time = z.string().nullable().default(null);

/** What every kind has; in a file to be imported all may be absent but what makes it an item. */
const COMMON_SHAPE = {
  id: z.string().min(1),
  slug: text,
  title: z.string(),
  status: z.enum(['draft', 'published']),
  content_md: z.string(),
  /** Null when it follows from the content. */
  excerpt: text,
  authors: z.array(z.object({ id: text, name: z.string() })).default([]),
  /** Null when it says nothing. */
  seo: z.object(seoShape(text)).nullable().default(null),
  published_at: time,
  created_at: time,
  updated_at: time,
};

const coverImage = z
  .object({ url: z.string(), alt: z.string().default('') })
  .nullable()
  .default(null);

const postRecordJson = z.object({
  ...COMMON_SHAPE,
  tags: z.array(z.string()).default([]),
  tag_names: z.record(z.string(), z.string()).default({}),
  featured: z.boolean().default(false),
  cover_image: coverImage,
} satisfies WireShape<NamesIn<PostFields, 'exported'>>);

const pageRecordJson = z.object({
  ...COMMON_SHAPE,
  cover_image: coverImage,
} satisfies WireShape<NamesIn<PageFields, 'exported'>>);

const projectRecordJson = z.object({
  ...COMMON_SHAPE,
  role: text,
  client: text,
  period: z.object({ start: z.string(), end: text }).nullable().default(null),
  stack: z.array(z.string()).default([]),
  links: z.array(z.object({ label: z.string(), url: z.string() })).default([]),
  repository: text,
  gallery: z.array(z.object({ url: z.string(), alt: z.string().default(''), caption: text })).default([]),
  order: z.number().default(0),
  featured: z.boolean().default(false),
  cover_image: coverImage,
} satisfies WireShape<NamesIn<ProjectFields, 'exported'>>);

/** One item of our own export format, of each kind. */
export const RECORDS = { post: postRecordJson, page: pageRecordJson, project: projectRecordJson };

/** An item of a kind as it is exported; times as in the API. */
export type RecordOf<Kind extends KindName> = z.output<(typeof RECORDS)[Kind]>;

/** A post as it is exported. */
export type ExportRecord = RecordOf<'post'> & { readonly slug: string };

/** An item as it is exported, and of which kind it is. */
export type ExportedItem = {
  readonly [Kind in KindName]: {
    readonly kind: Kind;
    readonly record: RecordOf<Kind> & { readonly slug: string };
  };
}[KindName];

/** The head of our own JSON format. */
export const exportHeadJson = z.object({
  format: z.literal('firefolio'),
  version: z.literal(1),
  /** Where the content is from; exports of version 0.1 lack it. */
  site_url: z.string(),
  exported_at: timestampJson,
});

/** Domain → export. @throws RangeError for a post in the trash, which no export has */
export function toExportRecord(post: Post): ExportRecord {
  return presentAs(postRecordJson, { ...post, ...saidOtherwise(post), ...coverOf(post) });
}

/** As toExportRecord. */
export function toPageRecord(page: Page): RecordOf<'page'> & { readonly slug: string } {
  return presentAs(pageRecordJson, { ...page, ...saidOtherwise(page), ...coverOf(page) });
}

/** As toExportRecord. */
export function toProjectRecord(project: Project): RecordOf<'project'> & { readonly slug: string } {
  const gallery = project.gallery.map(pictureAsWritten);
  return presentAs(projectRecordJson, {
    ...project,
    ...saidOtherwise(project),
    ...coverOf(project),
    gallery,
  });
}

/** Its address names the file by its bytes, which another site with the same file knows as well. */
function coverOf({ coverImage }: Pick<Post, 'coverImage'>) {
  return { coverImage: coverImage && pictureAsWritten(coverImage) };
}

/** What a file has otherwise than the item. */
function saidOtherwise({ status, seo, authors, ...item }: ContentItem) {
  if (status === 'trashed') throw new RangeError('what is in the trash is not exported');
  const said = presentSeo(seo);
  return {
    status,
    excerpt: item.hasOwnExcerpt ? item.excerpt : null,
    authors: authors.map(({ id, name }) => ({ id, name })),
    seo: Object.values(said).every((value) => value === null) ? null : said,
  };
}
