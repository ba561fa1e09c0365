import { beforeAll, describe, expect, test } from '@jest/globals';
import { firestore } from '../support/accounts/accounts.js';
import { call, login } from '../support/http/api.js';
import { expectProblem } from '../support/http/problems.js';
import { upload, waitUntilProcessed } from '../support/media/media-api.js';
import { newPicture } from '../support/media/new-files.js';
import { contentClient, KIND_PLURALS } from '../support/posts/content.js';
import { uniqueWord } from '../support/posts/posts.js';

let token: string;

beforeAll(async () => {
  ({ access_token: token } = await login('editor'));
});

const preview = (body: object, by = token) =>
  call<unknown>('/admin/api/preview', { method: 'POST', token: by, body });

const TEXT = '# Heading\n\nSome *words* of prose.\n\n```js\nconst code = 1;\n```\n';

describe('the preview of a text', () => {
  test.each(KIND_PLURALS)('is what a write of %s stores, with the words counted', async (plural) => {
    const contentMd = `${TEXT}\n[nowhere](#nothing)`;
    const saved = await contentClient(plural, token).ask('', {
      method: 'POST',
      body: { title: 'Title', content_md: contentMd },
    });
    const { content_html, toc, excerpt, reading_time_minutes, warnings } = saved.body as Record<
      string,
      unknown
    >;
    expect(warnings).toHaveLength(1);
    expect(await preview({ kind: plural.slice(0, -1), content_md: contentMd })).toMatchObject({
      status: 200,
      body: { content_html, toc, excerpt, reading_time_minutes, warnings, word_count: 5, slug: null },
    });
  });

  test('says which slug would be made of the title', async () => {
    expect((await preview({ kind: 'post', title: 'Ein Über-Titel', content_md: '' })).body).toMatchObject({
      ...{ slug: 'ein-uber-titel', excerpt: '', word_count: 0, reading_time_minutes: 1 },
    });
  });

  test('shows files of the library that it names, and warns of names that are none', async () => {
    const { id } = (await upload(token, await newPicture())).body;
    await waitUntilProcessed(token, id);
    const { body } = await preview({ kind: 'post', content_md: `![a](media:${id}) ![b](media:nothing)` });
    expect(body).toMatchObject({
      content_html: expect.stringMatching(/<img src="\/media\/[\da-f]{40}\//),
      warnings: [{ pointer: '/content_md', detail: 'media:nothing is not in the library: it is left out' }],
    });
  });

  test('is safe, stores nothing, and is for staff only', async () => {
    const word = uniqueWord();
    const { body } = await preview({ kind: 'page', title: word, content_md: '<script>alert(1)</script>' });
    expect(body).toMatchObject({ content_html: '' });
    expect((await firestore.collection('pages').where('title', '==', word).get()).size).toBe(0);
    const { access_token: reader } = await login('user');
    expectProblem(await preview({ kind: 'post', content_md: '' }, reader), 403);
    expect(await preview({ kind: 'tag', content_md: '' })).toMatchObject({
      ...{ status: 422, body: { errors: [{ pointer: '/kind' }] } },
    });
  });
});
