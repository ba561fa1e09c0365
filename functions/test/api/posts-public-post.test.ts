import { beforeAll, describe, expect, test } from '@jest/globals';
import { firestore } from '../support/accounts/accounts.js';
import { call, login } from '../support/http/api.js';
import { environment } from '../support/suite/environment.js';
import { publicPostSchema } from '../support/posts/post-wire.js';
import { postOf, postsClient, uniqueWord, type PostsClient } from '../support/posts/posts.js';
import { expectProblem, expectTokenRefused } from '../support/http/problems.js';
import { rawRequest } from '../support/http/raw-request.js';

const PUBLIC = 'public, max-age=0, s-maxage=60, stale-while-revalidate=60';

describe('GET /api/posts/:slug', () => {
  let editorToken: string;
  let editor: PostsClient;

  beforeAll(async () => {
    ({ access_token: editorToken } = await login('editor'));
    editor = postsClient(editorToken);
  });

  test('gives a published post to everyone, with validators and a minute in the CDN', async () => {
    const post = await editor.givenPublished({ tags: ['news'], content_md: '# Hello\n\nSome *words*.' });
    const answer = await call<unknown>(`/api/posts/${post.slug}`);
    expect(answer.status).toBe(200);
    const { status, version, created_at, content_md, has_own_excerpt, ...expected } = post;
    expect([status, version, created_at, content_md, has_own_excerpt]).not.toContain(undefined);
    expect(publicPostSchema.parse(answer.body)).toEqual(expected);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': expect.stringMatching(/^application\/json\b/),
      'cache-control': PUBLIC,
      etag: expect.stringMatching(/^"[^"]+"$/),
      'last-modified': new Date(post.updated_at).toUTCString(),
      vary: expect.stringMatching(/\bAuthorization\b/),
      'x-request-id': expect.stringMatching(/^[\w.-]{8,64}$/),
    });
  });

  test('answers 304 to its ETag until the post changes', async () => {
    const post = await editor.givenPublished();
    const first = await rawRequest(`/api/posts/${post.slug}`);
    const headers = { 'If-None-Match': first.headers.get('etag') ?? '' };
    const unchanged = await rawRequest(`/api/posts/${post.slug}`, { headers });
    expect(unchanged).toMatchObject({ status: 304, body: '' });
    expect(unchanged.headers.get('cache-control')).toBe(PUBLIC);
    postOf(await editor.patch(post.id, { content_md: 'Other words.' }));
    const changed = await rawRequest(`/api/posts/${post.slug}`, { headers });
    expect(changed).toMatchObject({ status: 200, body: { content_html: '<p>Other words.</p>\n' } });
  });

  test('answers 304 to If-Modified-Since with its Last-Modified', async () => {
    const { slug } = await editor.givenPublished();
    const lastModified = (await rawRequest(`/api/posts/${slug}`)).headers.get('last-modified') ?? '';
    const headers = { 'If-Modified-Since': lastModified };
    expect(await rawRequest(`/api/posts/${slug}`, { headers })).toMatchObject({ status: 304 });
  });

  test('of a scheduled post the last change is not before it appeared', async () => {
    const { id, slug, published_at: appearedAt } = await editor.givenPublished();
    const writtenAt = new Date(Date.parse(String(appearedAt)) - 3_600_000);
    await firestore.doc(`blog_posts/${id}`).update({ created_at: writtenAt, updated_at: writtenAt });
    const { headers } = await call<unknown>(`/api/posts/${slug}`);
    expect(headers.get('last-modified')).toBe(new Date(String(appearedAt)).toUTCString());
    const openGraph = await call<unknown>(`/api/posts/${slug}/open-graph`);
    expect(openGraph.body).toMatchObject({ modified_time: appearedAt });
  });

  test('a draft is 404 to visitors and readers, and whole to editors, kept by no cache', async () => {
    const draft = await editor.given({ content_md: 'Soon.' });
    const path = `/api/posts/${draft.slug}`;
    const anonymous = await call(path);
    expectProblem(anonymous, 404);
    expect(anonymous.headers.get('cache-control')).toBe('no-store');
    expectProblem(await call(path, { token: (await login('user')).access_token }), 404);
    for (const token of [editorToken, (await login('admin')).access_token]) {
      const answer = await call<unknown>(path, { token });
      expect(postOf(answer)).toEqual(draft);
      expect(answer.headers.get('cache-control')).toBe('no-store');
      expect(answer.headers.get('vary')).toMatch(/\bAuthorization\b/);
    }
  });

  test('a published post has its editorial fields for editors only, and then no public caching', async () => {
    const post = await editor.givenPublished();
    const forEditor = await call<unknown>(`/api/posts/${post.slug}`, { token: editorToken });
    expect(postOf(forEditor)).toEqual(post);
    expect(forEditor.headers.get('cache-control')).toBe('no-store');
    const forReader = await call<unknown>(`/api/posts/${post.slug}`, {
      token: (await login('user')).access_token,
    });
    publicPostSchema.parse(forReader.body);
    expect(forReader.headers.get('cache-control')).toBe('no-store');
  });

  test('an unknown slug has the same 404 as a draft', async () => {
    const [unknown, draft] = [uniqueWord(), (await editor.given()).slug];
    const [forUnknown, forDraft] = [await call(`/api/posts/${unknown}`), await call(`/api/posts/${draft}`)];
    expectProblem(forUnknown, 404);
    expect({ ...forDraft.body, instance: '' }).toEqual({ ...forUnknown.body, instance: '' });
  });

  test('a trashed post is 404, to editors as well', async () => {
    const { id, slug } = await editor.givenPublished();
    expect(await editor.trash(id)).toMatchObject({ status: 204 });
    expectProblem(await call(`/api/posts/${slug}`), 404);
    expectProblem(await call(`/api/posts/${slug}`, { token: editorToken }), 404);
  });

  test('a bad token is 401, though none is needed', async () => {
    const { slug } = await editor.givenPublished();
    expectTokenRefused(await call(`/api/posts/${slug}`, { token: 'not.a.token' }));
    expectTokenRefused(await call(`/api/posts/${slug}`, { token: `${editorToken}x` }));
    const basic = { Authorization: 'Basic YWRhOmFkYQ==' };
    expectProblem(await call(`/api/posts/${slug}`, { headers: basic }), 401);
  });

  test('an old slug redirects for good to the present one', async () => {
    const post = await editor.givenPublished();
    const slug = `${uniqueWord()}-straße`;
    postOf(await editor.patch(post.id, { slug }));
    const answer = await call(`/api/posts/${post.slug}`);
    expect(answer.status).toBe(308);
    expect(answer.headers.get('location')).toBe(`/api/posts/${encodeURIComponent(slug)}`);
    expect(await call(answer.headers.get('location') ?? '')).toMatchObject({ status: 200, body: { slug } });
  });

  test('an old slug of a post that is not public is 404 to visitors and redirects editors', async () => {
    const post = await editor.givenPublished();
    const slug = uniqueWord();
    postOf(await editor.patch(post.id, { slug }));
    postOf(await editor.act(post.id, 'unpublish'));
    const anonymous = await call(`/api/posts/${post.slug}`);
    expectProblem(anonymous, 404);
    expect(JSON.stringify(anonymous.body)).not.toContain(slug);
    const forEditor = await call(`/api/posts/${post.slug}`, { token: editorToken });
    expect(forEditor.status).toBe(308);
    expect(forEditor.headers.get('location')).toBe(`/api/posts/${slug}`);
    expect(forEditor.headers.get('cache-control')).toBe('no-store');
  });

  test.each([
    ...['..', '%2e%2e', '__x__', '__proto__', 'constructor', '%00', '%0d%0a', '%20', '-', 'a--b', 'UPPER'],
    ...['a%2Fb', '%2F', 'a_b', '*', '%25', '%2525', "';--", '%3Cscript%3E', '%F0%9F%92%A9', '%C2%A0'],
    ...['%E6%97%A5%E6%9C%AC', '%E2%80%AE', 'e%CC%81', '%EF%BF%BF', 'a'.repeat(192), 'a'.repeat(2_000)],
  ])('a slug of %s is 404', async (slug) => {
    const answer = await rawRequest(`/api/posts/${slug}`, { baseUrl: environment.functionUrl });
    expectProblem(answer, 404);
  });

  test.each(['%', '%E0%A4%A', '%FF', '%C0%AE', '%ED%A0%80'])(
    'an undecodable slug %s is 400',
    async (slug) => {
      const baseUrl = environment.functionUrl;
      expect(await rawRequest(`/api/posts/${slug}`, { baseUrl })).toMatchObject({ status: 400 });
    },
  );
});
