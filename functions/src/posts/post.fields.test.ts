import fc from 'fast-check';
import { ANY, describeFields } from '../../test/support/posts/kind-fields.js';
import { POST_KIND } from './post.js';
import { POST_FIELDS } from './post.fields.js';
import { presentEditorPost, presentPost } from './posts.presenter.js';
import { createPostBody } from './posts.schema.js';

describeFields({
  kind: POST_KIND,
  fields: POST_FIELDS,
  own: {
    tags: fc.array(
      ANY.text.map((tag) => tag.normalize()),
      { maxLength: 3 },
    ),
    tagNames: fc.dictionary(fc.stringMatching(/^[a-z\d]{1,6}$/), ANY.text, { maxKeys: 3 }),
    featured: fc.boolean(),
  },
  pair: [
    { tags: [], tagNames: {}, featured: false },
    { tags: ['a'], tagNames: { a: 'A' }, featured: true },
  ],
  since: ['tagNames', 'featured'],
  presentForEditors: presentEditorPost,
  presentForVisitors: presentPost,
  createBody: createPostBody,
});
