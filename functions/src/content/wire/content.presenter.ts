/** What answers have of any kind of content: each kind adds its own to the shapes. */
import { z } from 'zod';
import { presentAs, type NamesIn, type WireShape } from '../../documents/index.js';
import { timestampJson } from '../../shared/index.js';
import { mainAuthor, type ContentItem, type RevisionSummary } from '../content-item.js';
import { STATUSES, type Author, type CONTENT_FIELDS, type Seo } from '../content.fields.js';

type Fields = typeof CONTENT_FIELDS;
type InLists = NamesIn<Fields, 'summary'>;
type ForVisitors = NamesIn<Fields, 'shown', 'visitors'>;
type ForEditors = NamesIn<Fields, 'shown', 'editors'>;

/** Who an item is by. */
export const authorJson = z.object({ id: z.string(), name: z.string() }).meta({ id: 'Author' });

const pixels = z.int().min(1).nullable();

/** What the library knows of a picture. */
const shownPictureJson = z
  .object({
    id: z.string().describe('In the library'),
    hash: z.string(),
    width: pixels.describe('As it is shown, in pixels; null until it is known'),
    height: pixels,
    srcset: z
      .string()
      .nullable()
      .describe('Its addresses by width, for an `img`; null where there is one only'),
    color: z
      .string()
      .nullable()
      .describe('To be seen until it is there, as `#rrggbb`; null of a transparent one'),
    focal_point: z
      .object({ x: z.number(), y: z.number() })
      .nullable()
      .describe('What is always to be seen of it'),
  })
  .meta({ id: 'ShownPicture' });

/** An image by URL with its text alternative. */
export const coverImageJson = z.object({
  url: z.string(),
  alt: z.string(),
  media: shownPictureJson.optional().describe('Of a picture of the library'),
});

/** The SEO fields by the names of the API, each of the same schema. */
export function seoShape<T extends z.ZodType>(field: T) {
  return {
    title: field,
    description: field,
    canonical_url: field,
    og_title: field,
    og_description: field,
    og_image: field,
    twitter_title: field,
    twitter_description: field,
    twitter_image: field,
  } satisfies WireShape<keyof Seo>;
}

/** What search engines and link previews are told. */
export const seoJson = z.object(seoShape(z.string().nullable())).meta({
  id: 'Seo',
  description: 'For search engines and link previews. Null: the title, excerpt or cover itself is meant',
});

/** See seoShape. */
export function presentSeo(seo: Seo): z.output<typeof seoJson> {
  return presentAs(seoJson, seo);
}

/** What public lists have of an item, whatever its kind. */
export const SUMMARY_SHAPE = {
  id: z.string(),
  slug: z.string(),
  title: z.string(),
  excerpt: z.string(),
  author: authorJson,
  authors: z.array(authorJson),
  published_at: timestampJson.nullable(),
  updated_at: timestampJson,
  reading_time_minutes: z.int().min(1),
} satisfies WireShape<ForVisitors & InLists>;

/** How the schema of such a summary is described. */
export const SUMMARY_HINT =
  'Title, excerpt and names are plain text: escape them. `author` is the first of `authors`';

/** The headings of a text. */
export const tocJson = z
  .array(z.object({ level: z.int().min(1).max(6), id: z.string(), title: z.string() }))
  .describe('The headings in order, at most 200, with their ids in `content_html`');

const contentShape = {
  content_html: z
    .string()
    .describe(
      'Sanitised, safe to insert. Headings have ids, code the classes of highlight.js; frames are ' +
        'sandboxed players of www.youtube-nocookie.com and player.vimeo.com, which your ' +
        'Content-Security-Policy must let frame; pictures, video and audio come from any host',
    ),
  toc: tocJson,
  seo: seoJson,
} satisfies WireShape<Exclude<ForVisitors, InLists>>;

const editorSummaryShape = {
  status: z.enum(STATUSES),
  created_at: timestampJson,
  version: z.int().min(1),
} satisfies WireShape<ForEditors & InLists>;

const ownExcerptJson = z.boolean().describe('Whether the excerpt was given; else it follows the content');

const editorContentShape = {
  content_md: z.string(),
  has_own_excerpt: ownExcerptJson,
} satisfies WireShape<Exclude<ForEditors, InLists>>;

/** What who saves a text is told of it. */
export const warningsJson = z
  .array(z.object({ pointer: z.string(), detail: z.string() }).meta({ id: 'Warning' }))
  .max(30)
  .describe(
    'What of the Markdown that this request brought was left out or changed, or leads nowhere; of one sort ' +
      'four are named. They are not stored: other answers have none',
  );

/**
 * The schemas of a kind's answers, which follow from what its public lists have.
 *
 * @param name of the schemas: `Post` gives `PostSummary`, `EditorPost`, `SavedPost`
 * @param summary all of an item that public lists have
 * @param more what one item has besides, of the kind's own fields
 */
export function kindJson<Summary extends z.ZodRawShape, More extends z.ZodRawShape>(
  name: string,
  summary: Summary,
  more: More,
) {
  const summaryJson = z.object(summary).meta({ id: `${name}Summary`, description: SUMMARY_HINT });
  const whole = { ...more, ...contentShape };
  const editorItem = z.object({ ...summary, ...editorSummaryShape, ...whole, ...editorContentShape });
  return {
    /** In a public list. */
    summary: summaryJson,
    /** One, as visitors see it. */
    item: z.object({ ...summary, ...whole }).meta({ id: name }),
    /** In an editors' list. */
    editorSummary: z.object({ ...summary, ...editorSummaryShape }).meta({ id: `Editor${name}Summary` }),
    /** One, as editors see it. */
    editorItem: editorItem.meta({ id: `Editor${name}` }),
    /** One, as its writer gets it who has just saved it. */
    saved: z.object({ ...editorItem.shape, warnings: warningsJson }).meta({ id: `Saved${name}` }),
  };
}

/** What a list of revisions has. */
export const revisionSummaryJson = z
  .object({
    version: z.int().min(1),
    title: z.string(),
    status: z.enum(STATUSES),
    saved_at: timestampJson,
    saved_by: z.object({ id: z.string() }).nullable(),
  })
  .meta({ id: 'RevisionSummary' });

/** What one revision has, whatever its kind. */
export const REVISION_SHAPE = {
  ...revisionSummaryJson.shape,
  slug: z.string(),
  excerpt: z.string(),
  has_own_excerpt: ownExcerptJson,
  content_md: z.string(),
  authors: z.array(authorJson),
  seo: seoJson,
  published_at: timestampJson.nullable(),
} satisfies WireShape<NamesIn<Fields, 'revision'> & NamesIn<Fields, 'shown'>>;

/** See revisionSummaryJson. */
export function presentRevisionSummary(revision: RevisionSummary): z.output<typeof revisionSummaryJson> {
  return presentAs(revisionSummaryJson, withWriter(revision));
}

/** An item or summary with its main author, as answers name it. */
export function withMainAuthor<Item extends Pick<ContentItem, 'authors'>>(
  item: Item,
): Item & { readonly author: Author } {
  return { ...item, author: mainAuthor(item) };
}

/** A revision with its writer as answers name it. */
export function withWriter<Revision extends RevisionSummary>(
  revision: Revision,
): Omit<Revision, 'savedBy'> & { readonly savedBy: { readonly id: string } | null } {
  const { savedBy } = revision;
  return { ...revision, savedBy: savedBy === null ? null : { id: savedBy } };
}
