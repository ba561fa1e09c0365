import { beforeAll, describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { firestore } from '../support/accounts/accounts.js';
import { call, login } from '../support/http/api.js';
import { etagOf, postOf, postsClient, uniqueWord, type PostsClient } from '../support/posts/posts.js';
import { expectProblem } from '../support/http/problems.js';

describe('slugs of posts', () => {
  let token: string;
  let editor: PostsClient;

  beforeAll(async () => {
    ({ access_token: token } = await login('editor'));
    editor = postsClient(token);
  });

  const redirectOf = async (slug: string) => {
    const { status, headers } = await call(`/api/posts/${slug}`);
    return status === 308 ? headers.get('location') : status;
  };

  test('every former slug redirects straight to the present one', async () => {
    const post = await editor.givenPublished();
    const [second, third] = [uniqueWord(), uniqueWord()];
    postOf(await editor.patch(post.id, { slug: second }));
    postOf(await editor.patch(post.id, { slug: third }));
    expect(await redirectOf(post.slug)).toBe(`/api/posts/${third}`);
    expect(await redirectOf(second)).toBe(`/api/posts/${third}`);
    expect(await redirectOf(third)).toBe(200);
  });

  test('a post can go back to a former slug of its own', async () => {
    const post = await editor.givenPublished();
    const other = uniqueWord();
    postOf(await editor.patch(post.id, { slug: other }));
    expect(postOf(await editor.patch(post.id, { slug: post.slug })).slug).toBe(post.slug);
    expect(await redirectOf(post.slug)).toBe(200);
    expect(await redirectOf(other)).toBe(`/api/posts/${post.slug}`);
  });

  test("neither another post's slug nor one of its former slugs can be taken", async () => {
    const [post, other] = [await editor.givenPublished(), await editor.given()];
    const present = uniqueWord();
    postOf(await editor.patch(post.id, { slug: present }));
    for (const slug of [post.slug, present]) {
      const answer = await editor.patch(other.id, { slug });
      expectProblem(answer, 409);
      expect(answer.body).toMatchObject({ errors: [{ pointer: '/slug' }] });
      expectProblem(await editor.create({ title: 'Third', slug }), 409);
    }
    expect(postOf(await editor.read(other.id))).toEqual(other);
    expect(await redirectOf(post.slug)).toBe(`/api/posts/${present}`);
  });

  test('a title whose slug is a former one of another post gets the next', async () => {
    const title = `Renamed ${uniqueWord()}`;
    const post = await editor.given({ title });
    postOf(await editor.patch(post.id, { slug: uniqueWord() }));
    expect((await editor.given({ title })).slug).toBe(`${post.slug}-2`);
  });

  test('the slug of a draft follows its title, and what it had is free', async () => {
    const [first, second] = [uniqueWord('untitled-'), uniqueWord('named-')];
    const draft = await editor.given({ title: first });
    const named = postOf(await editor.patch(draft.id, { title: second }));
    expect([draft.slug, named.slug]).toEqual([first, second]);
    expect((await editor.given({ title: first })).slug).toBe(first);
    const published = postOf(await editor.act(draft.id, 'publish'));
    expect(await redirectOf(published.slug)).toBe(200);
    expect(postOf(await editor.patch(draft.id, { title: 'Another name' })).slug).toBe(second);
  });

  test('to what the title gives when that is taken it follows with the next', async () => {
    const title = uniqueWord();
    await editor.given({ title });
    const draft = await editor.given({ title: uniqueWord('untitled-') });
    expect(postOf(await editor.patch(draft.id, { title })).slug).toBe(`${title}-2`);
  });

  test('drafts that get one title at once get slugs of their own', async () => {
    const title = uniqueWord();
    const drafts = [await editor.given(), await editor.given(), await editor.given()];
    const named = await Promise.all(drafts.map(async ({ id }) => postOf(await editor.patch(id, { title }))));
    expect(new Set(named.map(({ slug }) => slug)).size).toBe(3);
    for (const { id, slug } of named) {
      expect((await firestore.doc(`post_slugs/${slug}`).get()).data()).toEqual({
        post_id: id,
        current: true,
      });
    }
  });

  test('a chosen slug of a draft stays', async () => {
    const slug = uniqueWord();
    const draft = await editor.given({ slug });
    expect(postOf(await editor.patch(draft.id, { title: 'Quite another' })).slug).toBe(slug);
  });

  test('a preview link of a draft leads to it after it got another title', async () => {
    const draft = await editor.given({ title: uniqueWord('untitled-') });
    const { body } = await call(`/admin/api/posts/${draft.id}/preview-link`, {
      method: 'POST',
      token,
      body: {},
    });
    const preview = z.object({ token: z.string() }).parse(body);
    const named = postOf(await editor.patch(draft.id, { title: uniqueWord() }));
    expect(await call(`/api/posts/${draft.slug}?preview=${preview.token}`)).toMatchObject({
      status: 200,
      body: { slug: named.slug },
    });
  });

  test('a new title of a published post leaves the slug as it is', async () => {
    const post = await editor.givenPublished();
    expect(postOf(await editor.patch(post.id, { title: 'Quite another' })).slug).toBe(post.slug);
  });

  test('50 parallel creates of one title give 50 posts with 50 slugs', async () => {
    const title = `Crowd ${uniqueWord()}`;
    const posts = await Promise.all(Array.from({ length: 50 }, () => editor.given({ title })));
    expect(new Set(posts.map(({ slug }) => slug)).size).toBe(50);
    expect(new Set(posts.map(({ id }) => id)).size).toBe(50);
    for (const { slug } of posts) expect(slug).toMatch(/^crowd-t\w{12}(?:-[\da-z]+)?$/);
  }, 60_000);

  test('of parallel creates with one given slug exactly one gets it', async () => {
    const slug = uniqueWord();
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => editor.create({ title: 'Mine', slug })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array<number>(9).fill(409)]);
  });

  test('of parallel changes with one ETag exactly one is made', async () => {
    const post = await editor.given();
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, number) =>
        editor.patch(post.id, { title: `Tab ${number}` }, etagOf(post)),
      ),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, ...Array<number>(7).fill(412)]);
    const [made] = answers.filter(({ status }) => status === 200);
    const stored = postOf(await editor.read(post.id));
    expect(stored.version).toBe(2);
    expect(made && postOf(made)).toEqual(stored);
  }, 60_000);

  test('of two posts that want one slug at once exactly one gets it', async () => {
    const [first, second] = [await editor.given(), await editor.given()];
    const slug = uniqueWord();
    const answers = await Promise.all([first, second].map(({ id }) => editor.patch(id, { slug })));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409]);
    const slugs = [postOf(await editor.read(first.id)).slug, postOf(await editor.read(second.id)).slug];
    expect(slugs.filter((present) => present === slug)).toHaveLength(1);
  }, 60_000);

  test('parallel publishing makes one version', async () => {
    const post = await editor.given();
    const answers = await Promise.all(Array.from({ length: 5 }, () => editor.act(post.id, 'publish')));
    expect(new Set(answers.map((answer) => postOf(answer).version))).toEqual(new Set([2]));
  }, 60_000);
});
