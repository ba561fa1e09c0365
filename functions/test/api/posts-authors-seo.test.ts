import { beforeAll, describe, expect, test } from '@jest/globals';
import { changeAccount, createAccount, logIn, type Account } from '../support/accounts/accounts.js';
import { call } from '../support/http/api.js';
import { publicPageSchema, publicPostSchema } from '../support/posts/post-wire.js';
import { postOf, postsClient, uniqueWord, type PostsClient } from '../support/posts/posts.js';
import { expectProblem } from '../support/http/problems.js';

const NO_SEO = {
  ...{ title: null, description: null, canonical_url: null },
  ...{ og_title: null, og_description: null, og_image: null },
  ...{ twitter_title: null, twitter_description: null, twitter_image: null },
};

const FULL_SEO = {
  title: 'For search engines',
  description: 'What it is about.',
  canonical_url: 'https://example.org/original?a=1&b=2',
  og_title: 'For friends',
  og_description: 'Worth reading.',
  og_image: 'https://example.org/og.jpg',
  twitter_title: 'For followers',
  twitter_description: 'Short.',
  twitter_image: 'http://example.org/card.jpg',
};

let creator: Account;
let editor: PostsClient;

beforeAll(async () => {
  creator = await createAccount({ role: 'editor' });
  editor = postsClient((await logIn(creator)).access_token);
});

const readPublic = async (slug: string) =>
  publicPostSchema.parse((await call<unknown>(`/api/posts/${slug}`)).body);

describe('authors of a post', () => {
  const named = ({ id }: Account) => ({ id, name: 'Test Account' });

  test('are who creates it, unless others are named', async () => {
    const post = await editor.givenPublished();
    expect(post).toMatchObject({ author: named(creator), authors: [named(creator)] });
    expect(await readPublic(post.slug)).toMatchObject({ author: named(creator), authors: [named(creator)] });
  });

  test('are named in order, each once, the main author first', async () => {
    const [first, second] = [await createAccount({ role: 'admin' }), await createAccount({ role: 'editor' })];
    const tag = uniqueWord();
    const { slug, authors } = await editor.givenPublished({
      author_ids: [first.id, second.id, first.id],
      tags: [tag],
    });
    const expected = { author: named(first), authors: [named(first), named(second)] };
    expect(authors).toEqual(expected.authors);
    expect(await readPublic(slug)).toMatchObject(expected);
    const page = publicPageSchema.parse((await call<unknown>(`/api/posts?tag=${tag}`)).body);
    expect(page.posts).toMatchObject([expected]);
  });

  test('stay until others are named, whoever changes the post', async () => {
    const other = await createAccount({ role: 'editor' });
    const post = await editor.given();
    const theirs = postsClient((await logIn(other)).access_token);
    expect(postOf(await theirs.patch(post.id, { title: 'New title' })).authors).toEqual(post.authors);
    const changed = postOf(await theirs.patch(post.id, { author_ids: [other.id, creator.id] }));
    expect(changed).toMatchObject({ author: named(other), authors: [named(other), named(creator)] });
  });

  test('are named as they were when they were given', async () => {
    const author = await createAccount({ role: 'editor' });
    const { id } = await editor.given({ author_ids: [author.id] });
    await changeAccount(author.id, { first_name: 'Ada', last_name: 'Lindqvist', is_active: false });
    const later = postOf(await editor.patch(id, { title: 'New title' }));
    expect(later.authors).toEqual([named(author)]);
    await changeAccount(author.id, { is_active: true });
    const again = postOf(await editor.patch(id, { author_ids: [author.id] }));
    expect(again.authors).toEqual([{ id: author.id, name: 'Ada Lindqvist' }]);
  });

  test('that may not write posts are refused, each by its place', async () => {
    const [reader, inactive] = [
      await createAccount({ role: 'user' }),
      await createAccount({ role: 'editor', isActive: false }),
    ];
    const author_ids = [creator.id, reader.id, 'nobody-has-this-id', inactive.id];
    const post = await editor.given();
    for (const answer of [
      await editor.create({ title: 'Title', author_ids }),
      await editor.patch(post.id, { author_ids }),
    ]) {
      expectProblem(answer, 422);
      expect(answer.body).toMatchObject({
        errors: [{ pointer: '/author_ids/1' }, { pointer: '/author_ids/2' }, { pointer: '/author_ids/3' }],
      });
    }
    expect(postOf(await editor.read(post.id))).toEqual(post);
  });

  test.each<[string, unknown]>([
    ['/author_ids', []],
    ['/author_ids', null],
    ['/author_ids', 'ada'],
    ['/author_ids', Array.from({ length: 11 }, (_, number) => `user-${number}`)],
    ['/author_ids/0', ['']],
    ['/author_ids/0', ['a/b']],
    ['/author_ids/0', ['..']],
    ['/author_ids/0', ['__x__']],
    ['/author_ids/0', ['x'.repeat(65)]],
    ['/author_ids/0', [{ id: 'ada' }]],
  ])('are refused at %s as %j', async (pointer, author_ids) => {
    const answer = await editor.create({ title: 'Title', author_ids });
    expectProblem(answer, 422);
    expect(answer.body).toMatchObject({ errors: [{ pointer }] });
  });

  test.each(['author', 'authors'])('are not given as %s', async (name) => {
    const answer = await editor.create({ title: 'Title', [name]: [{ id: creator.id, name: 'X' }] });
    expectProblem(answer, 422);
    expect(answer.body).toMatchObject({ errors: [{ pointer: `/${name}` }] });
  });
});

describe('featured', () => {
  test('is off until it is turned on, and is seen in lists', async () => {
    const tag = uniqueWord();
    const post = await editor.givenPublished({ tags: [tag] });
    expect(post.featured).toBe(false);
    expect(postOf(await editor.patch(post.id, { featured: true }))).toMatchObject({
      featured: true,
      version: 2,
    });
    expect(await call(`/api/posts?tag=${tag}`)).toMatchObject({ body: { posts: [{ featured: true }] } });
    expect(postOf(await editor.patch(post.id, { title: 'New title' })).featured).toBe(true);
    expect(postOf(await editor.patch(post.id, { featured: false })).featured).toBe(false);
  });

  test.each([null, 1, 'true'])('is not %j', async (featured) => {
    const answer = await editor.create({ title: 'Title', featured });
    expectProblem(answer, 422);
    expect(answer.body).toMatchObject({ errors: [{ pointer: '/featured' }] });
  });
});

describe('SEO fields', () => {
  test('are null until they are given', async () => {
    expect((await editor.given()).seo).toEqual(NO_SEO);
    expect((await editor.given({ seo: {} })).seo).toEqual(NO_SEO);
  });

  test('are shown to visitors with the post, and not in lists', async () => {
    const tag = uniqueWord();
    const { slug, seo } = await editor.givenPublished({ seo: FULL_SEO, tags: [tag] });
    expect(seo).toEqual(FULL_SEO);
    expect((await readPublic(slug)).seo).toEqual(FULL_SEO);
    expect(JSON.stringify((await call<unknown>(`/api/posts?tag=${tag}`)).body)).not.toContain('"seo"');
  });

  test('are replaced as a whole, and stay when none are given', async () => {
    const { id } = await editor.given({ seo: FULL_SEO });
    expect(postOf(await editor.patch(id, { title: 'New title' })).seo).toEqual(FULL_SEO);
    const changed = postOf(await editor.patch(id, { seo: { title: ' Only this ', og_title: null } }));
    expect(changed.seo).toEqual({ ...NO_SEO, title: 'Only this' });
    expect(postOf(await editor.patch(id, { seo: {} })).seo).toEqual(NO_SEO);
  });

  test.each<[string, unknown]>([
    ['/seo', null],
    ['/seo', 'title'],
    ['/seo/title', { title: '' }],
    ['/seo/title', { title: 'x'.repeat(201) }],
    ['/seo/title', { title: 'two\nlines' }],
    ['/seo/description', { description: 'x'.repeat(501) }],
    ['/seo/og_title', { og_title: 1 }],
    ['/seo/twitter_description', { twitter_description: '\u0000' }],
    ['/seo/canonical_url', { canonical_url: 'javascript:alert(1)' }],
    ['/seo/canonical_url', { canonical_url: '/about' }],
    ['/seo/canonical_url', { canonical_url: `https://example.org/${'x'.repeat(2_000)}` }],
    ['/seo/og_image', { og_image: 'data:image/png;base64,AA==' }],
    ['/seo/twitter_image', { twitter_image: '//example.org/card.jpg' }],
    ['/seo/keywords', { keywords: 'a, b' }],
  ])('are refused at %s as %j', async (pointer, seo) => {
    const answer = await editor.create({ title: 'Title', seo });
    expectProblem(answer, 422);
    expect(answer.body).toMatchObject({
      errors: expect.arrayContaining([expect.objectContaining({ pointer })]),
    });
  });
});

test('addresses are stored in their parsed form: the same one as it was typed changes nothing', async () => {
  const [typed, parsed] = ['https://EXAMPLE.org/"><script>', 'https://example.org/%22%3E%3Cscript%3E'];
  const fields = { cover_image: { url: typed, alt: 'A' }, seo: { canonical_url: typed } };
  const post = await editor.givenPublished(fields);
  expect(post).toMatchObject({
    cover_image: { url: parsed },
    seo: { canonical_url: parsed },
    version: 1,
  });
  for (let times = 1; times <= 2; times += 1)
    expect(postOf(await editor.patch(post.id, fields, '"1"')).version).toBe(1);
});

describe('the table of contents', () => {
  test('has the headings of the text and follows it', async () => {
    const post = await editor.givenPublished({ content_md: '# One\n\n## Two *x*\n\n# One' });
    expect(post.toc).toEqual([
      { level: 1, id: 'h-one', title: 'One' },
      { level: 2, id: 'h-two-x', title: 'Two x' },
      { level: 1, id: 'h-one-1', title: 'One' },
    ]);
    expect((await readPublic(post.slug)).toc).toEqual(post.toc);
    expect(postOf(await editor.patch(post.id, { title: 'New title' })).toc).toEqual(post.toc);
    expect(postOf(await editor.patch(post.id, { content_md: 'No heading.' })).toc).toEqual([]);
  });

  test('counts in the size that a document may have', async () => {
    const headings = Array.from({ length: 200 }, (_, number) => `# ${'漢'.repeat(190)}${number}`).join(
      '\n\n',
    );
    const filler = 'x'.repeat(400_000 - headings.length - 2);
    const answer = await editor.create({ title: 'Title', content_md: `${headings}\n\n${filler}` });
    expectProblem(answer, 422);
    expect(answer.body).toMatchObject({ errors: [{ pointer: '/content_md' }] });
  });
});
