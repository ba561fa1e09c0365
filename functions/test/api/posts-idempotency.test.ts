import { randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { withCamelNames } from '../../src/documents/index.js';
import { POST_WIRE } from '../../src/posts/post.wire.js';
import { fingerprintOf } from '../../src/shared/index.js';
import { createAccount, firestore, logIn } from '../support/accounts/accounts.js';
import { call, login, type Answer } from '../support/http/api.js';
import { postOf, postsClient, uniqueWord, type PostsClient } from '../support/posts/posts.js';
import { expectProblem } from '../support/http/problems.js';

const DAY_MS = 24 * 60 * 60 * 1000;

describe('Idempotency-Key of POST /admin/api/posts', () => {
  let token: string;
  let editor: PostsClient;

  beforeAll(async () => {
    const account = await createAccount({ role: 'editor' });
    ({ access_token: token } = await logIn(account));
    editor = postsClient(token);
  });

  const create = (key: string, body: unknown, as = token): Promise<Answer<unknown>> =>
    call<unknown>('/admin/api/posts', {
      method: 'POST',
      token: as,
      body,
      headers: { 'Idempotency-Key': key },
    });

  /** Ids of the stored posts with a title. */
  async function storedWith(title: string): Promise<string[]> {
    const { docs } = await firestore.collection('blog_posts').where('title', '==', title).get();
    return docs.map(({ id }) => id);
  }

  test('a request that is sent again gets the same answer and creates nothing', async () => {
    const [key, title] = [randomUUID(), `Once ${uniqueWord()}`];
    const body = { title, content_md: 'Text.', status: 'published' };
    const [first, second] = [await create(key, body), await create(key, body)];
    const post = postOf(first, 201);
    expect(postOf(second, 201)).toEqual(post);
    for (const name of ['location', 'etag', 'last-modified']) {
      expect(second.headers.get(name)).toBe(first.headers.get(name));
    }
    expect(await storedWith(title)).toEqual([post.id]);
    expect((await editor.given({ title })).slug).toBe(`${post.slug}-2`);
  });

  test.each<[string, Record<string, unknown>]>([
    ['a draft', {}],
    ['a published post', { status: 'published' }],
    ['a post with a slug of its own', { slug: uniqueWord('own-') }],
  ])(
    'of 20 parallel creates of %s one creates, and all get its answer',
    async (_what, fields) => {
      const [key, title] = [randomUUID(), `Crowd ${uniqueWord()}`];
      const answers = await Promise.all(
        Array.from({ length: 20 }, () => create(key, { title, content_md: 'Text.', ...fields })),
      );
      const posts = answers.map((answer) => postOf(answer, 201));
      expect(new Set(posts.map((post) => JSON.stringify(post))).size).toBe(1);
      const [{ id } = { id: '' }] = posts;
      expect(await storedWith(title)).toEqual([id]);
      const slugs = await firestore.collection('post_slugs').where('post_id', '==', id).get();
      expect(slugs.size).toBe(1);
      const entries = await firestore.collection('audit_log').where('target.id', '==', id).get();
      expect(entries.size).toBe(1);
    },
    60_000,
  );

  test('with another body is 422, and creates nothing', async () => {
    const [key, title] = [randomUUID(), `Other ${uniqueWord()}`];
    postOf(await create(key, { title: 'First' }), 201);
    for (const body of [{ title }, { title, status: 'published' }]) {
      const answer = await create(key, body);
      expectProblem(answer, 422);
      expect(answer.body).toMatchObject({ detail: expect.stringContaining('Idempotency-Key') });
    }
    expect(await storedWith(title)).toEqual([]);
  });

  test('of parallel creates with one key and two bodies, those with one body are carried out', async () => {
    const key = randomUUID();
    const titles = [`A ${uniqueWord()}`, `B ${uniqueWord()}`];
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, number) => create(key, { title: titles[number % 2] })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([
      ...Array<number>(5).fill(201),
      ...Array<number>(5).fill(422),
    ]);
    const stored = await Promise.all(titles.map(storedWith));
    expect(stored.flat()).toHaveLength(1);
  }, 60_000);

  test('is the same body however it is written', async () => {
    const [key, title] = [randomUUID(), `Same ${uniqueWord()}`];
    const post = postOf(await create(key, { title, tags: ['css'], status: 'draft' }), 201);
    const again = await create(key, { tags: [' css ', 'css'], excerpt: null, title: ` ${title} ` });
    expect(postOf(again, 201)).toEqual(post);
  });

  test('belongs to who sent it', async () => {
    const other = await logIn(await createAccount({ role: 'editor' }));
    const [key, title] = [randomUUID(), `Mine ${uniqueWord()}`];
    const mine = postOf(await create(key, { title }), 201);
    const theirs = postOf(await create(key, { title }, other.access_token), 201);
    expect(theirs.id).not.toBe(mine.id);
    expect(theirs.author.id).toBe(other.user.id);
    postOf(await create(key, { title: 'Third' }, (await login('admin')).access_token), 201);
  });

  test('is the same with quotes and without', async () => {
    const [key, title] = [randomUUID(), `Quoted ${uniqueWord()}`];
    const post = postOf(await create(`"${key}"`, { title }), 201);
    expect(postOf(await create(key, { title }), 201)).toEqual(post);
  });

  test('answers the post as it is by now, and 404 once it is gone for good', async () => {
    const [key, title] = [randomUUID(), `Changed ${uniqueWord()}`];
    const { id } = postOf(await create(key, { title }), 201);
    const changed = postOf(await editor.patch(id, { featured: true }));
    expect(postOf(await create(key, { title }), 201)).toEqual(changed);
    expect(await editor.trash(id)).toMatchObject({ status: 204 });
    expect(postOf(await create(key, { title }), 201)).toMatchObject({ id, status: 'trashed' });
    expect(await editor.purge(id)).toMatchObject({ status: 204 });
    expectProblem(await create(key, { title }), 404);
    expect(await storedWith(title)).toEqual([]);
  });

  test('of a request that was refused is as good as new', async () => {
    const key = randomUUID();
    const { slug } = await editor.given();
    expectProblem(await create(key, { title: 'Taken', slug }), 409);
    expectProblem(await create(key, { title: '' }), 422);
    const post = postOf(await create(key, { title: 'Free', slug: uniqueWord() }), 201);
    expect(post.title).toBe('Free');
  });

  test('without one, and with another, each request creates', async () => {
    const title = `Twice ${uniqueWord()}`;
    for (const key of [randomUUID(), randomUUID()]) postOf(await create(key, { title }), 201);
    for (let times = 0; times < 2; times += 1) await editor.given({ title });
    expect(new Set(await storedWith(title)).size).toBe(4);
  });

  test.each(['', ' ', 'two words', '"', '""', 'x'.repeat(201), 'a, b', '"a'])(
    'is refused as %j with 400',
    async (key) => {
      const title = `Refused ${uniqueWord()}`;
      const answer = await create(key, { title });
      expectProblem(answer, 400);
      expect(answer.body).toMatchObject({ detail: expect.stringContaining('Idempotency-Key') });
      expect(await storedWith(title)).toEqual([]);
    },
  );

  test('that version 0.1 has stored counts for its day', async () => {
    const account = await createAccount({ role: 'editor' });
    const { access_token: as } = await logIn(account);
    const [key, post] = [randomUUID(), await editor.given()];
    const parsed = withCamelNames(POST_WIRE.createBody.parse({ title: 'As it was' }));
    const store = (expiresAt: Date) =>
      firestore
        .collection('idempotency_keys')
        .doc(fingerprintOf([account.id, key]))
        .set({ post_id: post.id, fingerprint: fingerprintOf(parsed), expires_at: expiresAt });
    await store(new Date(Date.now() + 60_000));
    expect(postOf(await create(key, { title: 'As it was' }, as), 201)).toEqual(post);
    expectProblem(await create(key, { title: 'Other' }, as), 422);
    await store(new Date(Date.now() - 1));
    expect(postOf(await create(key, { title: 'As it was' }, as), 201).id).not.toBe(post.id);
  });

  test('is stored for a day, as a hash', async () => {
    const key = `secret-${randomUUID()}`;
    const startedAt = Date.now();
    const { id } = postOf(await create(key, { title: 'Hashed' }), 201);
    const { docs } = await firestore.collection('idempotency_keys').where('made.id', '==', id).get();
    expect(docs).toHaveLength(1);
    const [doc] = docs;
    expect(`${String(doc?.id)} ${JSON.stringify(doc?.data())}`).not.toContain(key);
    const expiresAt = (doc?.get('expires_at') as { toMillis(): number }).toMillis();
    expect(expiresAt).toBeGreaterThanOrEqual(startedAt + DAY_MS);
    expect(expiresAt).toBeLessThanOrEqual(Date.now() + DAY_MS);
  });
});
