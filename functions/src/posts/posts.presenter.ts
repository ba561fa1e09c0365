import { z } from 'zod';
import { pick, presentAs, type NamesIn, type WireShape } from '../documents/index.js';
import {
  coverImageJson,
  kindJson,
  REVISION_SHAPE,
  SUMMARY_SHAPE,
  withMainAuthor,
  withWriter,
  type Related,
} from '../content/index.js';
import type { Post, PostRevision, PostSummary, PublicPost } from './post.js';
import type { PostFields } from './post.fields.js';
import type { Listed } from './post-lists.service.js';

type ForVisitors = NamesIn<PostFields, 'shown', 'visitors'>;
type Kept = NamesIn<PostFields, 'revision'> & NamesIn<PostFields, 'shown'>;

/** What visitors see of a post in a list. */
type ShownSummary = Pick<PublicPost, 'id' | (ForVisitors & NamesIn<PostFields, 'summary'>)>;

const tagNamesJson = z
  .record(z.string(), z.string())
  .describe(
    'How those of the tags are written that are not written as they are: `{"cpp": "C++"}`. Plain text: escape it',
  );

/** The schemas of posts in answers. */
export const POST_JSON = kindJson(
  'Post',
  {
    ...SUMMARY_SHAPE,
    tags: z.array(z.string()),
    tag_names: tagNamesJson,
    featured: z.boolean(),
    cover_image: coverImageJson.nullable(),
  } satisfies WireShape<ForVisitors & NamesIn<PostFields, 'summary'>>,
  {},
);

/** A post in a public list. */
export const postSummaryJson = POST_JSON.summary;

/** A post as it was at a version. */
export const postRevisionJson = z
  .object({
    ...REVISION_SHAPE,
    tags: z.array(z.string()),
    tag_names: tagNamesJson,
    cover_image: coverImageJson.nullable(),
    featured: z.boolean(),
  } satisfies WireShape<Kept>)
  .meta({ id: 'Revision' });

/** What a page of the public list has besides its posts. */
const pageJson = {
  next_cursor: z.string().nullable(),
  total: z.int().min(0).optional().describe('On all pages, where `total=true` asks for it'),
};

/** One page of the public list with selected fields only. */
export const selectedListJson = z.object({ posts: z.array(POST_JSON.item.partial()), ...pageJson });

/** One page of the public list. */
export const postListJson = z.object({ posts: z.array(postSummaryJson), ...pageJson });

/** A field of a post as visitors see it. */
type PostField = keyof z.output<typeof POST_JSON.item>;

/** Whether one of these fields is in no summary. */
export function needsContent(fields: readonly PostField[] = []): boolean {
  return fields.some((name) => !(name in postSummaryJson.shape));
}

/** What leads on from a post. */
export const relatedJson = z.object({
  previous: postSummaryJson.nullable(),
  next: postSummaryJson.nullable(),
  related: z.array(postSummaryJson),
});

/** See postListJson. */
export function presentList({ posts, ...page }: Listed<ShownSummary>): z.output<typeof postListJson> {
  return { posts: posts.map(presentSummary), ...presentPage(page) };
}

/** See selectedListJson. */
export function presentSelected(
  { posts, ...page }: Listed<PostSummary | PublicPost>,
  fields: readonly PostField[],
): z.output<typeof selectedListJson> {
  // What a summary lacks nobody has selected of it.
  const present = (post: PostSummary | PublicPost) =>
    'contentHtml' in post ? presentPost(post) : presentSummary(post);
  return { posts: posts.map((post) => pick(present(post), fields)), ...presentPage(page) };
}

function presentPage({ nextCursor, total }: Omit<Listed, 'posts'>) {
  return { next_cursor: nextCursor, ...(total !== undefined && { total }) };
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

/** One post as visitors see it. */
export function presentPost(post: PublicPost): z.output<typeof POST_JSON.item> {
  return presentAs(POST_JSON.item, withMainAuthor(post));
}

/** One post as editors see it. */
export function presentEditorPost(post: Post): z.output<typeof POST_JSON.editorItem> {
  return presentAs(POST_JSON.editorItem, withMainAuthor(post));
}

/** A post in an editors' list. */
export function presentEditorSummary(post: PostSummary): z.output<typeof POST_JSON.editorSummary> {
  return presentAs(POST_JSON.editorSummary, withMainAuthor(post));
}

/** A post in a public list. */
export function presentSummary(post: ShownSummary): z.output<typeof postSummaryJson> {
  return presentAs(postSummaryJson, withMainAuthor(post));
}

/** See postRevisionJson. */
export function presentRevision(revision: PostRevision): z.output<typeof postRevisionJson> {
  return presentAs(postRevisionJson, withWriter(revision));
}
