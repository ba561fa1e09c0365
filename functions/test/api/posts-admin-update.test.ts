import { beforeAll, describe, expect, test } from '@jest/globals';
import { login } from '../support/http/api.js';
import { etagOf, postOf, postsClient, uniqueWord, type PostsClient } from '../support/posts/posts.js';
import { expectProblem } from '../support/http/problems.js';

describe('PATCH /admin/api/posts/:id', () => {
  let editor: PostsClient;

  beforeAll(async () => {
    editor = postsClient((await login('editor')).access_token);
  });

  test('changes what is given and nothing else', async () => {
    const content = { content_md: 'Old text.', tags: ['old'], excerpt: 'Short.' };
    const post = await editor.given({ ...content, slug: uniqueWord() });
    const changed = postOf(await editor.patch(post.id, { title: 'New title', tags: [] }));
    expect(changed).toEqual({
      ...post,
      title: 'New title',
      tags: [],
      version: 2,
      updated_at: expect.anything(),
    });
    expect(Date.parse(changed.updated_at)).toBeGreaterThan(Date.parse(post.updated_at));
    expect(postOf(await editor.read(post.id))).toEqual(changed);
  });

  test('takes the ETag that a read gave, and gives the next', async () => {
    const post = await editor.given();
    const second = postOf(await editor.patch(post.id, { title: 'Second' }, etagOf(post)));
    const third = postOf(await editor.patch(post.id, { title: 'Third' }, etagOf(second)));
    expect([post.version, second.version, third.version]).toEqual([1, 2, 3]);
  });

  test('answers 412 with the present version to a stale ETag, and changes nothing', async () => {
    const post = await editor.given();
    const current = postOf(await editor.patch(post.id, { title: 'Newer' }));
    const answer = await editor.patch(post.id, { title: 'From an old tab' }, etagOf(post));
    expectProblem(answer, 412);
    expect(answer.headers.get('etag')).toBe(etagOf(current));
    expect(answer.body).toMatchObject({ detail: expect.stringContaining(`version ${current.version}`) });
    expect(postOf(await editor.read(post.id))).toEqual(current);
  });

  test.each<[string, string | undefined, number]>([
    ['no If-Match', undefined, 200],
    ['If-Match: *', '*', 200],
    ['the present tag, weakened by a CDN', 'W/"1"', 200],
    ['a list with the present tag', '"7", "1"', 200],
    ['a list without it', '"7", "8"', 412],
    ['a weak stale tag', 'W/"2"', 412],
    ['the version without quotes', '1', 412],
    ['an empty tag', '""', 412],
    ['nonsense', 'version-1', 412],
  ])('with %s', async (_what, ifMatch, status) => {
    const post = await editor.given();
    expect((await editor.patch(post.id, { title: 'Changed' }, ifMatch)).status).toBe(status);
    expect(postOf(await editor.read(post.id)).version).toBe(status === 200 ? 2 : 1);
  });

  test.each<[string, (id: string) => ReturnType<PostsClient['act']>]>([
    ['publish', (id) => editor.act(id, 'publish', '"7"')],
    ['unpublish', (id) => editor.act(id, 'unpublish', '"7"')],
    ['restore', (id) => editor.act(id, 'restore', '"7"')],
    ['schedule', (id) => editor.schedule(id, '2100-01-01T00:00:00Z', '"7"')],
    ['delete', (id) => editor.trash(id, '"7"')],
  ])('%s refuses a stale ETag as well', async (_verb, act) => {
    const post = await editor.given();
    const answer = await act(post.id);
    expectProblem(answer, 412);
    expect(answer.headers.get('etag')).toBe(etagOf(post));
    expect(postOf(await editor.read(post.id))).toEqual(post);
  });

  test('the excerpt follows the content until one is given, and again after null', async () => {
    const post = await editor.given({ content_md: '# Title\n\nThe *first* words.\n\n```js\ncode\n```' });
    expect(post.excerpt).toBe('The first words.');
    const other = postOf(await editor.patch(post.id, { content_md: 'Other words.' }));
    expect(other.excerpt).toBe('Other words.');
    const own = postOf(await editor.patch(post.id, { excerpt: 'My own.' }));
    expect(own.excerpt).toBe('My own.');
    const kept = postOf(await editor.patch(post.id, { content_md: 'Third words.' }));
    expect(kept.excerpt).toBe('My own.');
    const reset = postOf(await editor.patch(post.id, { excerpt: null }));
    expect(reset.excerpt).toBe('Third words.');
    expect(postOf(await editor.patch(post.id, { content_md: 'Fourth.' })).excerpt).toBe('Fourth.');
  });

  test('a long excerpt ends at a word, within 240 characters', async () => {
    const { excerpt } = await editor.given({ content_md: 'wonderful '.repeat(100) });
    expect(excerpt).toMatch(/^(?:wonderful )+wonderful…$/);
    expect(excerpt.length).toBeLessThanOrEqual(240);
  });

  test('the cover is taken away by null', async () => {
    const cover = { url: 'https://example.org/cover.jpg', alt: 'A cover' };
    const post = await editor.given({ cover_image: cover });
    expect(postOf(await editor.patch(post.id, { title: 'Same cover' })).cover_image).toEqual(cover);
    expect(postOf(await editor.patch(post.id, { cover_image: null })).cover_image).toBeNull();
  });

  test('the reading time follows the content', async () => {
    const post = await editor.given({ content_md: 'word '.repeat(1_100) });
    expect(post.reading_time_minutes).toBe(5);
    const short = postOf(await editor.patch(post.id, { content_md: 'word' }));
    expect(short.reading_time_minutes).toBe(1);
  });

  test.each([
    ['', {}],
    ['/title', { title: '' }],
    ['/title', { title: null }],
    ['/slug', { slug: 'Not a slug' }],
    ['/tags', { tags: null }],
    ['/status', { status: 'published' }],
    ['/version', { version: 7 }],
    ['/author', { author: { id: 'ada', name: 'Ada' } }],
    ['/published_at', { published_at: '2020-01-01T00:00:00Z' }],
    ['/content_html', { content_html: '<script>' }],
  ])('refuses a change at "%s"', async (pointer, change) => {
    const post = await editor.given();
    const answer = await editor.patch(post.id, change);
    expectProblem(answer, 422);
    expect(answer.body).toMatchObject({
      errors: expect.arrayContaining([expect.objectContaining({ pointer })]),
    });
    expect(postOf(await editor.read(post.id))).toEqual(post);
  });

  test('a text that would not fit into a document with its HTML is 422', async () => {
    const post = await editor.given();
    // An ampersand is one byte in Markdown and five in HTML.
    const answer = await editor.patch(post.id, { content_md: '&'.repeat(200_000) });
    expectProblem(answer, 422);
    expect(answer.body).toMatchObject({ errors: [{ pointer: '/content_md' }] });
  });

  test.each([
    'nobody-has-this-id',
    uniqueWord(),
    '__x__',
    '__name__',
    '%2e%2e',
    '%00',
    'a%2Fb',
    'x'.repeat(2_000),
  ])('an id of %s is 4xx for every verb', async (id) => {
    const answers = await Promise.all([
      editor.read(id),
      editor.patch(id, { title: 'x' }),
      editor.act(id, 'publish'),
      editor.schedule(id, '2100-01-01T00:00:00Z'),
      editor.trash(id),
    ]);
    for (const { status } of answers) expect([404, 405, 422]).toContain(status);
  });
});
