import { beforeAll, describe, expect, test } from '@jest/globals';
import { auditEntries } from '../support/audit-wire.js';
import { createAccount, firestore, logIn } from '../support/accounts/accounts.js';
import { call, type Answer } from '../support/http/api.js';
import { expectProblem } from '../support/http/problems.js';
import { fetchMedia, upload, waitUntilProcessed, type MediaBody } from '../support/media/media-api.js';
import { newFilm, newPicture } from '../support/media/new-files.js';
import { uniqueWord } from '../support/posts/posts.js';
import { runScheduled } from '../support/work/scheduled.js';

const PATH = '/admin/api/media';

let token: string;
let admin: string;

beforeAll(async () => {
  token = (await logIn(await createAccount({ role: 'editor' }))).access_token;
  admin = (await logIn(await createAccount({ role: 'admin' }))).access_token;
});

interface MediaPage {
  readonly media: readonly MediaBody[];
  readonly total: number;
  readonly next_cursor: string | null;
}

const list = (query: string) => call<MediaPage>(`${PATH}?${query}`, { token });
const read = (id: string) => call<MediaBody>(`${PATH}/${id}`, { token });
const send = <Body = MediaBody>(
  method: string,
  path: string,
  body?: unknown,
  headers = {},
  by = token,
): Promise<Answer<Body>> =>
  call<Body>(`${PATH}/${path}`, { method, token: by, headers, ...(body !== undefined && { body }) });

async function uploadOne(fields: Record<string, string> = { alt: 'A picture' }): Promise<MediaBody> {
  const { body } = await upload(token, await newPicture(), { fields });
  return waitUntilProcessed(token, body.id);
}

describe('the list', () => {
  test('has each file once, the newest first, with how many there are', async () => {
    const word = uniqueWord();
    const uploaded: string[] = [];
    for (let count = 0; count < 3; count += 1)
      uploaded.unshift((await uploadOne({ alt: 'A', title: `${word} one` })).id);
    const first = await list(`q=${word}&limit=2`);
    expect(first.body).toMatchObject({ total: 3, media: uploaded.slice(0, 2).map((id) => ({ id })) });
    const second = await list(`q=${word}&limit=2&cursor=${encodeURIComponent(first.body.next_cursor ?? '')}`);
    expect(second.body).toMatchObject({ total: 3, media: [{ id: uploaded[2] }], next_cursor: null });
  });

  test('is narrowed by kind, type, status, words and the trash, all together', async () => {
    const word = uniqueWord();
    const picture = await uploadOne({ alt: 'Ein Bär', caption: `${word} im Wald` });
    const film = (await upload(token, newFilm(2_000), { fields: { title: word } })).body;
    const idsOf = async (query: string) => (await list(`q=${word}&${query}`)).body.media.map(({ id }) => id);
    expect(await idsOf('kind=picture')).toEqual([picture.id]);
    expect(await idsOf('type=video/mp4')).toEqual([film.id]);
    expect(await idsOf('status=ready&kind=video')).toEqual([film.id]);
    expect(await idsOf('status=failed')).toEqual([]);
    expect(await idsOf('trashed=true')).toEqual([]);
    await send('DELETE', film.id);
    expect(await idsOf('')).toEqual([picture.id]);
    expect(await idsOf('trashed=true&type=video/mp4&kind=video&status=ready')).toEqual([film.id]);
  });
});

describe('a change', () => {
  test('is of what is said of a file, and of nothing else', async () => {
    const { id } = await uploadOne();
    const changes = {
      title: 'T',
      caption: 'C',
      credit: 'Ada',
      focal_point: { x: 0, y: 1 },
      file_name: '../x.exe',
    };
    const changed = await send('PATCH', id, changes);
    expect(changed.body).toMatchObject({ ...changes, file_name: 'x.png', alt: 'A picture', version: 2 });
    expect(changed.headers.get('etag')).toMatch(/^"2\./);
    expect((await read(id)).body).toEqual({ ...changed.body, used_in: [] });
    expectProblem(await send<unknown>('PATCH', id, { status: 'ready' }), 422);
    expectProblem(await send<unknown>('PATCH', id, {}), 422);
    expect(await auditEntries(admin, `?target_id=${id}&action=media_updated`)).toMatchObject([
      { changes: { title: { before: '', after: 'T' } } },
    ]);
  });

  test('keeps a picture described, or decorative', async () => {
    const { id } = await uploadOne();
    expect((await send('PATCH', id, { decorative: true })).body).toMatchObject({ decorative: true, alt: '' });
    expectProblem(await send<unknown>('PATCH', id, { decorative: false }), 422);
    expect((await send('PATCH', id, { alt: 'A dot' })).body).toMatchObject({
      decorative: false,
      alt: 'A dot',
    });
    expectProblem(await send<unknown>('PATCH', id, { alt: '' }), 422);
    expectProblem(await send<unknown>('PATCH', id, { alt: 'A', decorative: true }), 422);
  });

  test('that changes nothing is none', async () => {
    const { id } = await uploadOne();
    expect((await send('PATCH', id, { alt: 'A picture' })).body).toMatchObject({ version: 1 });
  });

  test('is refused over newer work of people, and not over that of the job', async () => {
    const uploaded = await upload(token, await newPicture());
    const before = uploaded.headers.get('etag') ?? '';
    await waitUntilProcessed(token, uploaded.body.id);
    expect((await read(uploaded.body.id)).headers.get('etag')).not.toBe(before);
    const mine = await send('PATCH', uploaded.body.id, { title: 'mine' }, { 'If-Match': before });
    expect(mine.status).toBe(200);
    const stale = await send<unknown>('PATCH', uploaded.body.id, { title: 'yours' }, { 'If-Match': before });
    expectProblem(stale, 412);
    expect(stale.headers.get('etag')).toBe(mine.headers.get('etag'));
  });
});

describe('the trash', () => {
  test('keeps a file for 30 days, served as before, and gives it back', async () => {
    const { id, url } = await uploadOne();
    expect(await send('DELETE', id)).toMatchObject({ status: 204 });
    const { body } = await read(id);
    const days = (Date.parse(body.purge_at ?? '') - Date.parse(body.trashed_at ?? '')) / 86_400_000;
    expect(days).toBe(30);
    expect(await send('DELETE', id)).toMatchObject({ status: 204 });
    expect((await read(id)).body).toEqual(body);
    expectProblem(await send<unknown>('PATCH', id, { alt: 'Another' }), 409);
    expect(await fetchMedia(url)).toMatchObject({ status: 200 });
    expect((await send('POST', `${id}/restore`)).body).toMatchObject({
      trashed_at: null,
      purge_at: null,
      version: 3,
    });
    expect((await send('POST', `${id}/restore`)).body).toMatchObject({ version: 3 });
  });

  test('is emptied by admins alone, and only of what lies in it', async () => {
    const { id, url, variants, bytes } = await uploadOne();
    const files = [url, ...variants.map((variant) => variant.url)];
    const used = async () => (await call<{ site: { bytes: number } }>(`${PATH}/usage`, { token })).body;
    expectProblem(await send<unknown>('DELETE', `${id}?purge=true`, undefined, {}, admin), 409);
    await send('DELETE', id);
    expectProblem(await send<unknown>('DELETE', `${id}?purge=true`), 403);
    const before = await used();
    expect(await send('DELETE', `${id}?purge=true`, undefined, {}, admin)).toMatchObject({ status: 204 });
    expectProblem(await call<unknown>(`${PATH}/${id}`, { token }), 404);
    for (const file of files) expect(await fetchMedia(file)).toMatchObject({ status: 404 });
    expect((await used()).site.bytes).toBe(before.site.bytes - bytes);
    expect(await auditEntries(admin, `?target_id=${id}&action=media_purged`)).toHaveLength(1);
  });

  test('is emptied by itself of what has been there for its time', async () => {
    const [old, young] = [await uploadOne(), await uploadOne()];
    for (const { id } of [old, young]) await send('DELETE', id);
    await firestore.doc(`media/${old.id}`).update({ purge_at: new Date(Date.now() - 1_000) });
    await runScheduled('sweepJobs');
    expectProblem(await call<unknown>(`${PATH}/${old.id}`, { token }), 404);
    expect(await fetchMedia(old.url)).toMatchObject({ status: 404 });
    expect(await read(young.id)).toMatchObject({ status: 200 });
  });

  test('lets the same bytes come again as a new file once it is emptied', async () => {
    const picture = await newPicture();
    const { body } = await upload(token, picture);
    await waitUntilProcessed(token, body.id);
    await send('DELETE', body.id);
    await send('DELETE', `${body.id}?purge=true`, undefined, {}, admin);
    const again = await upload(token, picture);
    expect(again.status).toBe(201);
    expect(again.body.id).not.toBe(body.id);
    expect(await waitUntilProcessed(token, again.body.id)).toMatchObject({ status: 'ready' });
  });
});
