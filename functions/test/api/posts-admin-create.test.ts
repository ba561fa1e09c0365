import { beforeAll, describe, expect, test } from '@jest/globals';
import { apiFetch, call, login, type Grant } from '../support/http/api.js';
import { environment } from '../support/suite/environment.js';
import { postOf, postsClient, uniqueWord, type PostsClient } from '../support/posts/posts.js';
import { expectProblem } from '../support/http/problems.js';

describe('POST /admin/api/posts', () => {
  let grant: Grant;
  let editor: PostsClient;

  beforeAll(async () => {
    grant = await login('editor');
    editor = postsClient(grant.access_token);
  });

  test('answers 201 with the post, its address and its ETag', async () => {
    const fields = {
      title: `Everything ${uniqueWord()}`,
      slug: uniqueWord('everything-'),
      content_md: '# Heading\n\nText.',
      excerpt: 'In short.',
      tags: ['web', 'css'],
      cover_image: { url: 'https://example.org/cover.jpg', alt: 'A cover' },
      status: 'draft',
    };
    const answer = await editor.create(fields);
    const post = postOf(answer, 201);
    expect(post).toMatchObject({
      ...fields,
      content_html: '<h1 id="h-heading">Heading</h1>\n<p>Text.</p>\n',
      toc: [{ level: 1, id: 'h-heading', title: 'Heading' }],
      author: { id: grant.user.id, name: 'Noor Haddad' },
      published_at: null,
      version: 1,
    });
    expect(post.updated_at).toBe(post.created_at);
    const location = answer.headers.get('location');
    expect(location).toBe(`/admin/api/posts/${post.id}`);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    const read = await call<unknown>(String(location), { token: grant.access_token });
    expect(postOf(read)).toEqual(post);
    expect(read.headers.get('last-modified')).toBe(new Date(post.updated_at).toUTCString());
  });

  test('makes a draft of a title alone', async () => {
    const title = `Title ${uniqueWord()}`;
    expect(postOf(await editor.create({ title }), 201)).toMatchObject({
      slug: title.toLowerCase().replace(' ', '-'),
      excerpt: '',
      tags: [],
      status: 'draft',
      cover_image: null,
      published_at: null,
      reading_time_minutes: 1,
      content_md: '',
      content_html: '',
    });
  });

  test('publishes at once where told to', async () => {
    const post = postOf(await editor.create({ title: uniqueWord(), status: 'published' }), 201);
    expect(post.published_at).toBe(post.created_at);
    expect(await call(`/api/posts/${post.slug}`)).toMatchObject({ status: 200 });
  });

  test.each<[string, (word: string) => string]>([
    ['Ünïcode: Çafé & Co. %', (word) => `unicode-cafe-co-${word}`],
    ['Straße nach Øst %', (word) => `strasse-nach-ost-${word}`],
    ['It’s João\'s "first" post! %', (word) => `its-joaos-first-post-${word}`],
    ['Привет, мир %', (word) => `privet-mir-${word}`],
    ['日本語のタイトル %', (word) => `ribenyunotaitoru-${word}`],
    ['한국어 제목 %', (word) => `hangugeo-jemog-${word}`],
    ['مرحبا بالعالم %', (word) => `mrhb-bl-lm-${word}`],
    ['हिन्दी शीर्षक %', (word) => `hindi-sirsk-${word}`],
    ['  --C++ / C# ... 100 %  ', (word) => `c-c-100-${word}`],
    ['👩🏽‍💻 %', (word) => word],
    ['../../etc/passwd %', (word) => `etc-passwd-${word}`],
  ])('a title of "%s" gives a slug that can be read and found', async (title, slugOf) => {
    const word = uniqueWord();
    const post = postOf(await editor.create({ title: title.replace('%', word) }), 201);
    expect(post.slug).toBe(slugOf(word));
    const found = await call<unknown>(`/api/posts/${encodeURIComponent(post.slug)}`, {
      token: grant.access_token,
    });
    expect(postOf(found)).toEqual(post);
  });

  test('a title without letters gives a slug of its own', async () => {
    const slugs = [];
    for (const title of ['!!!', '👍', '...', '—'])
      slugs.push(postOf(await editor.create({ title }), 201).slug);
    expect(new Set(slugs).size).toBe(4);
    for (const slug of slugs) expect(slug).toMatch(/^post(?:-[\da-z]+)?$/);
  });

  test('a long title gives a slug of whole words, at most 80 characters', async () => {
    const title = `${uniqueWord()} ${'wonderfully '.repeat(15)}`.trim();
    const { slug } = postOf(await editor.create({ title }), 201);
    expect(slug.length).toBeLessThanOrEqual(80);
    expect(slug).toMatch(/^t\w{12}(?:-wonderfully)+$/);
  });

  test('posts of one title have slugs that count on, then end in something random', async () => {
    const title = `Same ${uniqueWord()}`;
    const slug = title.toLowerCase().replace(' ', '-');
    const slugs = [];
    for (let number = 1; number <= 4; number += 1) slugs.push((await editor.given({ title })).slug);
    expect(slugs).toEqual([slug, `${slug}-2`, `${slug}-3`, expect.stringMatching(/-[\da-z]{6}$/)]);
  });

  test('a slug of one’s own that is taken is 409, whoever has it and even in the trash', async () => {
    const { id, slug } = await editor.given();
    const refused = await editor.create({ title: 'Other', slug });
    expectProblem(refused, 409);
    expect(refused.body).toMatchObject({ errors: [{ pointer: '/slug' }] });
    await editor.trash(id);
    expectProblem(await editor.create({ title: 'Other', slug }), 409);
  });

  test.each([
    ['/title', { title: undefined }],
    ['/title', { title: '' }],
    ['/title', { title: ' \t ' }],
    ['/title', { title: 'x'.repeat(201) }],
    ['/title', { title: 'two\nlines' }],
    ['/title', { title: 1 }],
    ['/slug', { slug: '' }],
    ['/slug', { slug: 'Upper' }],
    ['/slug', { slug: 'two words' }],
    ['/slug', { slug: '-a' }],
    ['/slug', { slug: 'a--b' }],
    ['/slug', { slug: '..' }],
    ['/slug', { slug: '__x__' }],
    ['/slug', { slug: 'a/b' }],
    ['/slug', { slug: 'x'.repeat(192) }],
    ['/slug', { slug: null }],
    ['/content_md', { content_md: 'x'.repeat(400_001) }],
    ['/content_md', { content_md: null }],
    ['/excerpt', { excerpt: '' }],
    ['/excerpt', { excerpt: 'x'.repeat(301) }],
    ['/tags', { tags: 'css' }],
    ['/tags', { tags: Array.from({ length: 11 }, (_, index) => `t${index}`) }],
    ['/tags/1', { tags: ['css', 'two words'] }],
    ['/tags/0', { tags: [''] }],
    ['/cover_image/url', { cover_image: { url: 'javascript:alert(1)', alt: '' } }],
    ['/cover_image/url', { cover_image: { url: 'data:image/png;base64,AA==', alt: '' } }],
    ['/cover_image/url', { cover_image: { url: '//elsewhere.example/cover.jpg', alt: '' } }],
    ['/cover_image/alt', { cover_image: { url: 'https://example.org/a.jpg' } }],
    ['/cover_image/width', { cover_image: { url: 'https://example.org/a.jpg', alt: '', width: 1 } }],
    ['/status', { status: 'trashed' }],
    ['/status', { status: 'scheduled' }],
    ...['id', 'author', 'version', 'content_html', 'published_at', 'created_at', 'constructor'].map(
      (name): [string, Record<string, unknown>] => [`/${name}`, { [name]: 'x' }],
    ),
  ])('names %s when it is refused', async (pointer, change) => {
    const answer = await editor.create({ title: uniqueWord(), ...change });
    expectProblem(answer, 422);
    expect(answer.body).toMatchObject({ errors: [{ pointer, detail: expect.stringMatching(/./) }] });
  });

  test('tags are lower-cased and each is kept once', async () => {
    expect(await editor.given({ tags: ['CSS', ' css ', 'Web-Design'] })).toMatchObject({
      tags: ['css', 'web-design'],
    });
  });

  test.each([['[]'], ['null'], ['1'], ['{"title"'], ['{"title":"\\ud800"}'], ['']])(
    'refuses %s as a body',
    async (body) => {
      const response = await apiFetch(`${environment.functionUrl}/admin/api/posts`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${grant.access_token}`, 'Content-Type': 'application/json' },
        body,
      });
      expect([400, 422]).toContain(response.status);
    },
  );
});
