import { z } from 'zod';
import { timestampJson } from '../shared/index.js';
import { pick, presentAs, type NamesIn, type WireShape } from '../documents/index.js';
import { mainAuthor, STATUSES, type Related, type RenderWarning, type Seo } from '../content/index.js';
import type { Post, PostSummary, PublicPost } from './post.js';
import type { PostFields } from './post.fields.js';
import type { EditorListed, Listed } from './post-lists.service.js';

/** Who a post is by. */
export const authorJson = z.object({ id: z.string(), name: z.string() }).meta({ id: 'Author' });

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
  description: "For search engines and link previews. Null: the post's title, excerpt or cover is meant",
});

type InLists = NamesIn<PostFields, 'summary'>;
type ForVisitors = NamesIn<PostFields, 'shown', 'visitors'>;
type ForEditors = NamesIn<PostFields, 'shown', 'editors'>;

/** What visitors see of a post in a list. */
type ShownSummary = Pick<PublicPost, 'id' | (ForVisitors & InLists)>;

const contentJson = {
  content_html: z
    .string()
    .describe(
      'Sanitised, safe to insert. Headings have ids, code the classes of highlight.js; frames are ' +
        'sandboxed players of www.youtube-nocookie.com and player.vimeo.com, which your ' +
        'Content-Security-Policy must let frame; pictures, video and audio come from any host',
    ),
  toc: z
    .array(z.object({ level: z.int().min(1).max(6), id: z.string(), title: z.string() }))
    .describe('The headings in order, at most 200, with their ids in `content_html`'),
  seo: seoJson,
} satisfies WireShape<Exclude<ForVisitors, InLists>>;

/** A post in a public list. */
export const postSummaryJson = z
  .object({
    id: z.string(),
    slug: z.string(),
    title: z.string(),
    excerpt: z.string(),
    tags: z.array(z.string()),
    author: authorJson,
    authors: z.array(authorJson),
    featured: z.boolean(),
    cover_image: z.object({ url: z.string(), alt: z.string() }).nullable(),
    published_at: timestampJson.nullable(),
    updated_at: timestampJson,
    reading_time_minutes: z.int().min(1),
  } satisfies WireShape<ForVisitors & InLists>)
  .meta({
    id: 'PostSummary',
    description: 'Title, excerpt and names are plain text: escape them. `author` is the first of `authors`',
  });

/** What a page of the public list has besides its posts. */
const pageJson = {
  next_cursor: z.string().nullable(),
  total: z.int().min(0).optional().describe('On all pages, where `total=true` asks for it'),
};

/** One post as visitors see it. */
export const postJson = postSummaryJson.extend(contentJson).meta({ id: 'Post' });

/** One page of the public list with selected fields only. */
export const selectedListJson = z.object({ posts: z.array(postJson.partial()), ...pageJson });

/** One page of the public list. */
export const postListJson = z.object({ posts: z.array(postSummaryJson), ...pageJson });

/** The fields of a post that lists have only where they are selected. */
const CONTENT_NAMES: ReadonlySet<string> = new Set(Object.keys(contentJson));

/** Whether one of these fields is not in summaries. */
export function needsContent(fields: readonly (keyof z.output<typeof postJson>)[] = []): boolean {
  return fields.some((name) => CONTENT_NAMES.has(name));
}

/** A post in an editors' list. */
const editorSummaryJson = postSummaryJson
  .extend({
    status: z.enum(STATUSES),
    created_at: timestampJson,
    version: z.int().min(1),
  } satisfies WireShape<ForEditors & InLists>)
  .meta({ id: 'EditorPostSummary' });

/** One page of the editors' list. */
export const editorListJson = z.object({
  posts: z.array(editorSummaryJson),
  total: z.int().min(0).describe('On all pages'),
  next_cursor: z.string().nullable(),
});

/** What leads on from a post. */
export const relatedJson = z.object({
  previous: postSummaryJson.nullable(),
  next: postSummaryJson.nullable(),
  related: z.array(postSummaryJson),
});

const editorContentJson = { content_md: z.string() } satisfies WireShape<Exclude<ForEditors, InLists>>;

/** One post as editors see it. */
export const editorPostJson = editorSummaryJson
  .extend({ ...contentJson, ...editorContentJson })
  .meta({ id: 'EditorPost' });

const warningsJson = z
  .array(z.object({ pointer: z.string(), detail: z.string() }).meta({ id: 'Warning' }))
  .max(25)
  .describe(
    'What of the Markdown that this request brought was left out or changed, or leads nowhere; of one sort ' +
      'four are named. They are not stored: other answers have none',
  );

/** A post as its writer gets it who has just saved it. */
export const savedPostJson = editorPostJson.extend({ warnings: warningsJson }).meta({ id: 'SavedPost' });

/** See postListJson. */
export function presentList({ posts, ...page }: Listed<ShownSummary>): z.output<typeof postListJson> {
  return { posts: posts.map(presentSummary), ...presentPage(page) };
}

/** See selectedListJson. */
export function presentSelected(
  { posts, ...page }: Listed<PostSummary | PublicPost>,
  fields: readonly (keyof z.output<typeof postJson>)[],
): z.output<typeof selectedListJson> {
  // What a summary lacks nobody has selected of it.
  const present = (post: PostSummary | PublicPost) =>
    'contentHtml' in post ? presentPost(post) : presentSummary(post);
  return { posts: posts.map((post) => pick(present(post), fields)), ...presentPage(page) };
}

function presentPage({ nextCursor, total }: Omit<Listed, 'posts'>) {
  return { next_cursor: nextCursor, ...(total !== undefined && { total }) };
}

/** See editorListJson. */
export function presentEditorList({
  posts,
  total,
  nextCursor,
}: EditorListed): z.output<typeof editorListJson> {
  return { posts: posts.map(presentEditorSummary), total, next_cursor: nextCursor };
}

/** See relatedJson. */
export function presentRelated({
  previous,
  next,
  related,
}: Related<PostSummary>): z.output<typeof relatedJson> {
  return {
    previous: previous && presentSummary(previous),
    next: next && presentSummary(next),
    related: related.map(presentSummary),
  };
}

/** See postJson. */
export function presentPost(post: PublicPost): z.output<typeof postJson> {
  return presentAs(postJson, { ...post, author: mainAuthor(post) });
}

/** See editorPostJson. */
export function presentEditorPost(post: Post): z.output<typeof editorPostJson> {
  return presentAs(editorPostJson, { ...post, author: mainAuthor(post) });
}

/** See savedPostJson. */
export function presentSaved(post: Post, warnings: readonly RenderWarning[]): z.output<typeof savedPostJson> {
  return { ...presentEditorPost(post), warnings: [...warnings] };
}

/** See seoShape. */
export function presentSeo(seo: Seo): z.output<typeof seoJson> {
  return presentAs(seoJson, seo);
}

function presentEditorSummary(post: PostSummary): z.output<typeof editorSummaryJson> {
  return presentAs(editorSummaryJson, { ...post, author: mainAuthor(post) });
}

/** A post in a public list. */
export function presentSummary(post: ShownSummary): z.output<typeof postSummaryJson> {
  return presentAs(postSummaryJson, { ...post, author: mainAuthor(post) });
}
