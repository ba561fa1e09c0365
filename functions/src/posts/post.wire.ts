import type { z } from 'zod';
import {
  answerOf,
  bulkEdit,
  bulkKind,
  DIRECTORY_COST,
  flagOf,
  ownFilter,
  type KindWire,
} from '../content/index.js';
import { POST_KIND, type PostEntry, type PostTypes } from './post.js';
import {
  POST_JSON,
  postRevisionJson,
  presentEditorPost,
  presentEditorSummary,
  presentPost,
  presentRevision,
} from './posts.presenter.js';
import {
  bulkBody,
  createPostBody,
  EDITOR_FILTER_SHAPE,
  POST_COPY_SHAPE,
  newWithTagNames,
  patchWithTagNames,
  updatePostBody,
} from './posts.schema.js';
import { tagPost, untagPost } from './tag-edits.js';

/** What can be done to many posts at once. */
export const POST_BULK = bulkKind<PostTypes, z.output<typeof bulkBody>>(
  {
    actions: 'Publish, unpublish, delete, restore, tag or untag',
    refusal: 'it would have more than 10 tags',
  },
  bulkBody,
  (request) => {
    switch (request.action) {
      case 'tag':
        return ['updated', tagPost(request.tags)];
      case 'untag':
        return ['updated', untagPost(request.tags)];
      default:
        return bulkEdit(request.action);
    }
  },
);

/** What the API takes and answers of posts. */
export const POST_WIRE: KindWire<PostTypes> = {
  kind: POST_KIND,
  createBody: createPostBody.transform(newWithTagNames),
  patchBody: updatePostBody.transform(patchWithTagNames),
  workingCopyShape: POST_COPY_SHAPE,
  editorFilter: ownFilter(EDITOR_FILTER_SHAPE, ({ tag, featured }) => {
    const isFeatured = flagOf(featured);
    return (post: PostEntry) =>
      (tag === undefined || post.tags.includes(tag)) && (isFeatured === null || post.featured === isFeatured);
  }),
  editorListSummary:
    'Posts by status, tag, author, date and words, in any order; without a status all but the trash',
  editorSummary: answerOf(POST_JSON.editorSummary, presentEditorSummary),
  editorItem: answerOf(POST_JSON.editorItem, presentEditorPost),
  saved: POST_JSON.saved,
  item: answerOf(POST_JSON.item, presentPost),
  revision: answerOf(postRevisionJson, presentRevision),
  bulk: POST_BULK,
  // The names of its tags.
  completionCost: {
    usual: { reads: 1, writes: 0, roundTrips: 1 },
    when: 'a tag is typed otherwise than it is called so far',
    more: [DIRECTORY_COST, { reads: 1, writes: 2, roundTrips: 2 }],
  },
};
