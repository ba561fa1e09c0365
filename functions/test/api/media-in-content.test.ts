import { beforeAll, describe, expect, test } from '@jest/globals';
import { createAccount, firestore, logIn } from '../support/accounts/accounts.js';
import { call } from '../support/http/api.js';
import { expectProblem } from '../support/http/problems.js';
import { upload, waitUntilProcessed, type MediaBody } from '../support/media/media-api.js';
import { newDrawing, newFilm, newPicture } from '../support/media/new-files.js';
import { importFile, waitForSuccess } from '../support/posts/imports.js';
import { postOf, postsClient, uniqueWord, warningsOf, type PostsClient } from '../support/posts/posts.js';
import { editorPostSchema, type EditorPost } from '../support/posts/post-wire.js';
import { environment } from '../support/suite/environment.js';
import { waitFor } from '../support/wait-for.js';
import { copiesClient } from '../support/posts/working-copies.js';
import { runScheduled } from '../support/work/scheduled.js';

interface Use {
  readonly type: string;
  readonly id: string;
  readonly title: string | null;
  readonly is_former: boolean;
}

let token: string;
let admin: string;
let posts: PostsClient;

beforeAll(async () => {
  token = (await logIn(await createAccount({ role: 'editor' }))).access_token;
  admin = (await logIn(await createAccount({ role: 'admin' }))).access_token;
  posts = postsClient(token);
});

const usesOf = async (id: string) =>
  (await call<{ used_in: readonly Use[] }>(`/admin/api/media/${id}`, { token })).body.used_in;

const trash = (id: string) => call<unknown>(`/admin/api/media/${id}`, { method: 'DELETE', token });

async function givenPicture(fields: Record<string, string> = { alt: 'The sea' }): Promise<MediaBody> {
  const { body } = await upload(token, await newPicture({ width: 1200, height: 900, format: 'jpeg' }), {
    fields,
  });
  return waitUntilProcessed(token, body.id);
}

/** The newest job of a kind. */
async function jobOf(kind: string): Promise<{ readonly id: string }> {
  const { body } = await call<{ jobs: { id: string; kind: string }[] }>('/admin/api/jobs?limit=20', {
    token: admin,
  });
  const job = body.jobs.find((one) => one.kind === kind);
  if (!job) throw new Error(`there is no job of the kind ${kind}`);
  return job;
}

/** A post as soon as it is as somebody waits for. */
function waitForPost(id: string, isIt: (post: EditorPost) => boolean): Promise<EditorPost> {
  return waitFor(
    async () => {
      // Its ETag has more than the version once a job has brought something.
      const post = editorPostSchema.parse((await posts.read(id)).body);
      return isIt(post) && post;
    },
    { timeoutMs: 30_000, description: `post ${id} to show its files as they are` },
  );
}

const webp = ({ variants }: MediaBody) => variants.filter(({ format }) => format === 'webp');

describe('a post that names files of the library', () => {
  test('shows them with widths, sizes and texts, in answers, feeds and on its page', async () => {
    const picture = await givenPicture({ alt: 'The “sea”' });
    const film = (await upload(token, newFilm(2_000), { fields: { title: 'Film' } })).body;
    const saved = await posts.create({
      title: uniqueWord(),
      status: 'published',
      content_md: `![](media:${picture.id})\n\n[Film](media:${film.id})\n\n<video src="media:${film.id}"></video>`,
      cover_image: { url: `media:${picture.id}`, alt: 'Cover' },
    });
    const post = postOf(saved, 201);
    expect(warningsOf(saved)).toEqual([]);
    const largest = webp(picture).at(-1)?.url ?? '';
    const srcset = webp(picture).map(({ url, width }) => `${url} ${String(width)}w`);
    expect(post.content_html).toContain(`src="${largest}"`);
    expect(post.content_html).toContain(`srcset="${srcset.join(', ')}"`);
    expect(post.content_html).toContain('width="1200" height="900"');
    expect(post.content_html).toContain('alt="The “sea”"');
    expect(post.content_html).toContain(`<a href="${film.url}">Film</a>`);
    expect(post.content_html).toContain(`<video src="${film.url}"`);
    expect(post.cover_image).toMatchObject({
      url: largest,
      alt: 'Cover',
      media: { id: picture.id, width: 1200, height: 900, srcset: srcset.join(', '), color: picture.color },
    });
    const page = await (await fetch(`${environment.siteUrl}/posts/${post.slug}`)).text();
    expect(page.match(/<svg class="picture-color"/g)).toHaveLength(2);
    expect(page).not.toContain('media:');
    const markdown = await (await fetch(`${environment.siteUrl}/posts/${post.slug}.md`)).text();
    expect(markdown).toContain(
      `cover_image: ${JSON.stringify({ url: environment.siteUrl + largest, alt: 'Cover' })}`,
    );
    expect(markdown).toContain(
      `![](${environment.siteUrl}${largest})\n\n[Film](${environment.siteUrl}${film.url})`,
    );
    expect(markdown).not.toContain('media:');
    const feed = await (await fetch(`${environment.siteUrl}/feed.xml`)).text();
    expect(feed).toContain(`${environment.siteUrl}${largest}`);
  });

  test('that are still being processed shows them as they are once that is done, as the same version', async () => {
    const { body } = await upload(token, await newPicture({ width: 600, height: 300 }));
    const post = await posts.given({
      content_md: `![Early](media:${body.id})`,
      cover_image: { url: `media:${body.id}`, alt: '' },
    });
    const picture = await waitUntilProcessed(token, body.id);
    const shown = await waitForPost(post.id, ({ content_html: html }) => html.includes('srcset'));
    expect(shown.cover_image?.url).toBe(webp(picture).at(-1)?.url);
    expect(shown.version).toBe(1);
  });

  test('by their addresses here shows them alike; a drawing stays one', async () => {
    const picture = await givenPicture();
    const drawing = await waitUntilProcessed(token, (await upload(token, newDrawing())).body.id);
    const content = `![a](${webp(picture)[0]?.url ?? ''}) ![b](media:${drawing.id}) ![c](https://x.test/a.png)`;
    const post = await posts.given({ content_md: content });
    expect(post.content_html).toContain('srcset=');
    expect(post.content_html).toContain(`src="${drawing.url}" alt="b" loading="lazy" width="40" height="30"`);
    expect(post.content_html).toContain('<img src="https://x.test/a.png" alt="c" loading="lazy" />');
    expect((await usesOf(picture.id)).map(({ id }) => id)).toEqual([post.id]);
  });

  test('that there are not leaves them out, and says so; a cover is refused', async () => {
    const saved = await posts.create({
      title: uniqueWord(),
      content_md: '![Lost](media:nobody) [x](media:nobody)',
    });
    expect(postOf(saved, 201).content_html).toBe('<p>Lost <a>x</a></p>\n');
    expect(warningsOf(saved)).toEqual(['media:nobody is not in the library: it is left out']);
    const refused = await posts.create({ title: 'x', cover_image: { url: 'media:nobody', alt: '' } });
    expectProblem(refused, 422);
    expect(refused.body).toMatchObject({
      errors: [{ pointer: '/cover_image/url', detail: 'media:nobody is not in the library' }],
    });
    const film = (await upload(token, newFilm(2_000))).body;
    const noPicture = await posts.create({ title: 'x', cover_image: { url: `media:${film.id}`, alt: '' } });
    expectProblem(noPicture, 422);
    expect(noPicture.body).toMatchObject({
      errors: [{ pointer: '/cover_image/url', detail: `media:${film.id} is no picture` }],
    });
  });

  test('shows what is said of them later, as the same version under another ETag', async () => {
    const picture = await givenPicture({ alt: 'Before' });
    const post = await posts.given({
      content_md: `![](media:${picture.id})`,
      cover_image: { url: `media:${picture.id}`, alt: 'Own' },
    });
    const etag = (await posts.read(post.id)).headers.get('etag');
    const body = { alt: 'After', focal_point: { x: 0.2, y: 0.9 } };
    await call(`/admin/api/media/${picture.id}`, { method: 'PATCH', token, body });
    const shown = await waitForPost(post.id, ({ content_html: html }) => html.includes('alt="After"'));
    expect(shown).toMatchObject({
      version: 1,
      cover_image: { alt: 'Own', media: { focal_point: { x: 0.2, y: 0.9 } } },
    });
    expect((await posts.read(post.id)).headers.get('etag')).not.toBe(etag);
  });

  test('gets them back with a revision, as they are by then', async () => {
    const picture = await givenPicture({ alt: 'Before' });
    const post = await posts.given({
      content_md: `![](media:${picture.id})`,
      cover_image: { url: `media:${picture.id}`, alt: '' },
    });
    postOf(await posts.patch(post.id, { content_md: 'Nothing', cover_image: null }));
    await call(`/admin/api/media/${picture.id}`, { method: 'PATCH', token, body: { alt: 'After' } });
    const restored = postOf(await posts.act(post.id, 'revisions/1/restore'));
    expect(restored.content_html).toContain('alt="After"');
    expect(restored.cover_image?.media?.id).toBe(picture.id);
  });
});

test('the pictures of a project are shown alike, on its page cut around what is to be seen', async () => {
  const picture = await givenPicture({ alt: 'x', focal_point: '0.2,0.9' });
  const gallery = [
    { url: `media:${picture.id}`, alt: 'One', caption: 'First' },
    { url: 'https://x.test/b.png', alt: 'Two' },
  ];
  const { status, body } = await call<{ slug: string; gallery: unknown[] }>('/admin/api/projects', {
    method: 'POST',
    token,
    body: { title: uniqueWord(), status: 'published', gallery },
  });
  expect(status).toBe(201);
  expect(body.gallery).toEqual([
    expect.objectContaining({
      alt: 'One',
      caption: 'First',
      media: expect.objectContaining({ id: picture.id }),
    }),
    { url: 'https://x.test/b.png', alt: 'Two', caption: null },
  ]);
  const page = await (await fetch(`${environment.siteUrl}/projects/${body.slug}`)).text();
  expect(page).toContain('class="focus-x-2 focus-y-9"');
  expect(page).toMatch(/srcset="[^"]+480w/);
});

describe('a file that is used', () => {
  test('says where, and is not deleted as long as anything shows it, or a version of before that is kept', async () => {
    const picture = await givenPicture();
    const title = uniqueWord();
    const post = await posts.given({ title, content_md: `![a](media:${picture.id})` });
    expect(await usesOf(picture.id)).toEqual([{ type: 'post', id: post.id, title, is_former: false }]);
    const refused = await trash(picture.id);
    expectProblem(refused, 409);
    expect(refused.body).toMatchObject({
      detail: expect.stringContaining(`It is used in post “${title}”`),
      used_in: [{ type: 'post', id: post.id }],
    });
    postOf(await posts.patch(post.id, { content_md: 'Nothing' }));
    expect(await usesOf(picture.id)).toEqual([{ type: 'post', id: post.id, title: null, is_former: true }]);
    expectProblem(await trash(picture.id), 409);
    await posts.trash(post.id);
    expect(await posts.purge(post.id)).toMatchObject({ status: 204 });
    expect(await usesOf(picture.id)).toEqual([]);
    expect(await trash(picture.id)).toMatchObject({ status: 204 });
  });

  test('by what is being written is not deleted either', async () => {
    const picture = await givenPicture();
    const title = uniqueWord();
    const post = await posts.given();
    await copiesClient('posts', token).given(post.id, 1, { title, content_md: `![a](media:${picture.id})` });
    expect(await usesOf(picture.id)).toEqual([{ type: 'post', id: post.id, title, is_former: false }]);
    expectProblem(await trash(picture.id), 409);
    await copiesClient('posts', token).discard(post.id);
    expect(await trash(picture.id)).toMatchObject({ status: 204 });
  });

  test('by an author’s picture is not deleted either', async () => {
    const picture = await givenPicture();
    const account = await createAccount({ role: 'editor' });
    const own = (await logIn(account)).access_token;
    const saved = await call<{ id: string }>(`/admin/api/authors/${account.id}`, {
      method: 'PATCH',
      token: own,
      body: { picture: { url: webp(picture)[0]?.url ?? '', alt: '' } },
    });
    expect(saved.status).toBe(200);
    expect(await usesOf(picture.id)).toEqual([
      { type: 'author', id: account.id, title: null, is_former: false },
    ]);
    expectProblem(await trash(picture.id), 409);
  });

  test('by what link previews are told is not deleted either', async () => {
    const picture = await givenPicture();
    const post = await posts.given({ seo: { og_image: `https://here.test${picture.url}` } });
    expect((await usesOf(picture.id)).map(({ id }) => id)).toEqual([post.id]);
    postOf(await posts.patch(post.id, { seo: {} }));
    expect((await usesOf(picture.id)).map((use) => use.is_former)).toEqual([true]);
  });

  test('comes out of the trash when something shows it that would lose it', async () => {
    const picture = await givenPicture();
    expect(await trash(picture.id)).toMatchObject({ status: 204 });
    await posts.given({ content_md: `![a](media:${picture.id})` });
    const purge = `/admin/api/media/${picture.id}?purge=true`;
    expectProblem(await call<unknown>(purge, { method: 'DELETE', token: admin }), 409);
    await firestore.doc(`media/${picture.id}`).update({ purge_at: new Date(Date.now() - 1_000) });
    await runScheduled('sweepJobs');
    const { body } = await call<MediaBody>(`/admin/api/media/${picture.id}`, { token });
    expect(body).toMatchObject({ trashed_at: null, purge_at: null, version: 3 });
  });

  test('is in no list of unused ones', async () => {
    const word = uniqueWord();
    const [used, unused] = [await givenPicture({ alt: word }), await givenPicture({ alt: word })];
    await posts.given({ content_md: `![a](media:${used.id})` });
    const { body } = await call<{ media: MediaBody[]; total: number | null }>(
      `/admin/api/media?q=${word}&unused=true`,
      { token: admin },
    );
    expect(body.media.map(({ id }) => id)).toEqual([unused.id]);
    expect(body.total).toBe(1);
  });
});

describe('a file that is replaced', () => {
  const replace = (id: string, hash: string) =>
    call<MediaBody>(`/admin/api/media/${id}/replace`, { method: 'POST', token, body: { hash } });

  test('is shown as the other one wherever it is named, and its old address stays good', async () => {
    const [before, after] = [
      await givenPicture({ alt: 'Before', credit: 'Ada' }),
      await givenPicture({ alt: 'After' }),
    ];
    const post = await posts.given({
      content_md: `![](media:${before.id})`,
      cover_image: { url: `media:${before.id}`, alt: '' },
    });
    const replaced = await replace(before.id, after.hash);
    expect(replaced).toMatchObject({
      status: 200,
      body: { id: before.id, hash: after.hash, alt: 'After', credit: 'Ada', version: 2 },
    });
    const shown = await waitForPost(post.id, ({ content_html: html }) => html.includes(after.hash));
    expect(shown).toMatchObject({ version: 1, cover_image: { media: { id: before.id, hash: after.hash } } });
    expect(shown.content_html).toContain('alt="After"');
    expect((await fetch(`${environment.siteUrl}${before.url}`)).status).toBe(200);
    // Sent again it changes nothing; sent with the old bytes it is as it was.
    expect((await replace(before.id, after.hash)).body).toMatchObject({ hash: after.hash, version: 2 });
    expect((await replace(before.id, before.hash)).body).toMatchObject({ hash: before.hash, alt: 'Before' });
    await waitForPost(post.id, ({ content_html: html }) => html.includes(before.hash));
  });

  test('stays what it was where its address is written, and lasts as long as that, or a version of before', async () => {
    const [before, after] = [await givenPicture({ alt: 'Before' }), await givenPicture({ alt: 'After' })];
    const post = await posts.given({ content_md: `![a](${before.url})` });
    await replace(before.id, after.hash);
    await waitForSuccess((await jobOf('show-media')).id);
    const shown = editorPostSchema.parse((await posts.read(post.id)).body);
    expect(shown.content_html).toContain(before.hash);
    // The other one has those bytes now.
    expectProblem(await trash(after.id), 409);
    expect(await posts.patch(post.id, { content_md: 'Nothing' })).toMatchObject({ status: 200 });
    expectProblem(await trash(after.id), 409);
    expect((await usesOf(after.id)).map((use) => use.is_former)).toEqual([true]);
    expect((await fetch(`${environment.siteUrl}${before.url}`)).status).toBe(200);
  });

  test('is none by bytes that are used, are not there, or are of another kind', async () => {
    const [one, used] = [await givenPicture(), await givenPicture()];
    const film = (await upload(token, newFilm(2_000))).body;
    await posts.given({ content_md: `![a](media:${used.id})` });
    expectProblem(await replace(one.id, used.hash), 409);
    expectProblem(await replace(one.id, film.hash), 409);
    expectProblem(await replace(one.id, 'ab'.repeat(20)), 404);
    expectProblem(await replace('nobody', film.hash), 404);
    expectProblem(await replace(one.id, 'x'), 422);
    expect(await trash(film.id)).toMatchObject({ status: 204 });
    const other = (await upload(token, newFilm(3_000))).body;
    expectProblem(await replace(other.id, film.hash), 409);
  });
});

test('a cover is taken as answers have it, and what they tell of the library is not looked at', async () => {
  const picture = await givenPicture();
  const post = await posts.given({ cover_image: { url: `media:${picture.id}`, alt: 'A' } });
  const sent = { ...post.cover_image, alt: 'B', media: { id: 'nobody' } };
  const saved = postOf(await posts.patch(post.id, { cover_image: sent }));
  expect(saved.cover_image).toEqual({ ...post.cover_image, alt: 'B' });
  const elsewhere = { url: 'https://x.test/a.png', alt: 'C', media: {} };
  expect(postOf(await posts.patch(post.id, { cover_image: elsewhere })).cover_image).toEqual({
    url: elsewhere.url,
    alt: 'C',
  });
});

test('an import says which files of another library are not here', async () => {
  const title = uniqueWord();
  const record = { id: title, title, status: 'draft', content_md: '![Lost](media:nobody)' };
  const file = { format: 'firefolio', version: 1, site_url: 'https://other.example', posts: [record] };
  const job = await importFile(admin, {
    query: 'format=json',
    type: 'application/json',
    content: JSON.stringify({ ...file, exported_at: '2026-11-01T00:00:00.000Z' }),
  });
  expect(job.counts).toEqual({ created: 1 });
  expect(job.problems.map(({ detail }) => detail).join()).toContain('media:nobody is not in the library');
});

test('a bio names no file by its id', async () => {
  const account = await createAccount({ role: 'editor' });
  const own = (await logIn(account)).access_token;
  const { body } = await call<{ bio_html: string; warnings: { detail: string }[] }>(
    `/admin/api/authors/${account.id}`,
    { method: 'PATCH', token: own, body: { bio_md: 'I ![me](media:me)' } },
  );
  expect(body.bio_html).toBe('<p>I me</p>\n');
  expect(body.warnings.map(({ detail }) => detail)).toEqual([expect.stringContaining('write its address')]);
});
