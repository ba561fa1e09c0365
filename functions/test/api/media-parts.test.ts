import { createHash } from 'node:crypto';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { createAccount, firestore, logIn, type Account } from '../support/accounts/accounts.js';
import { files } from '../support/files.js';
import { call } from '../support/http/api.js';
import { expectProblem } from '../support/http/problems.js';
import {
  fetchMedia,
  putPart,
  upload,
  waitUntilProcessed,
  type MediaBody,
} from '../support/media/media-api.js';
import { newFilm, newPicture } from '../support/media/new-files.js';
import { environment } from '../support/suite/environment.js';
import { waitForJobStatus } from '../support/work/jobs.js';
import { runScheduled } from '../support/work/scheduled.js';

const PATH = '/admin/api/uploads';
const PART = 4 * 1024 * 1024;

let editor: Account;
let token: string;

beforeAll(async () => {
  editor = await createAccount({ role: 'editor' });
  token = (await logIn(editor)).access_token;
});

interface UploadBody {
  readonly id: string;
  readonly parts: number;
  readonly part_bytes: number;
  readonly present: readonly number[];
  readonly job_id: string | null;
  readonly media_id: string | null;
}

const begin = (bytes: number, said: object = { file_name: 'film.mp4' }) =>
  call<UploadBody>(PATH, {
    method: 'POST',
    token,
    body: { bytes, ...said },
    baseUrl: environment.functionUrl,
  });
const look = (id: string) => call<UploadBody>(`${PATH}/${id}`, { token });
const complete = (id: string) => call<{ id: string }>(`${PATH}/${id}/complete`, { method: 'POST', token });

function partsOf(file: Buffer): Buffer[] {
  return Array.from({ length: Math.ceil(file.length / PART) }, (_, index) =>
    file.subarray(index * PART, (index + 1) * PART),
  );
}

async function sendAll(file: Buffer, said?: object): Promise<string> {
  const { body } = await begin(file.length, said);
  for (const [index, part] of partsOf(file).entries())
    expect(await putPart(token, body.id, index + 1, part)).toMatchObject({ status: 204 });
  return body.id;
}

/** Has the parts joined. @returns what they have become */
async function join(id: string): Promise<{ media: MediaBody; counts: Readonly<Record<string, number>> }> {
  const answer = await complete(id);
  expect(answer).toMatchObject({ status: 202 });
  const { counts } = await waitForJobStatus(answer.body.id, 'succeeded', 60_000);
  const { media_id: mediaId } = (await look(id)).body;
  return { media: (await call<MediaBody>(`/admin/api/media/${String(mediaId)}`, { token })).body, counts };
}

describe('a file in parts', () => {
  test('comes in any order, again where a part was lost, and becomes one', async () => {
    const film = newFilm(2 * PART + 1_234);
    const begun = await begin(film.length);
    expect(begun).toMatchObject({
      status: 201,
      body: { parts: 3, part_bytes: PART, present: [], media_id: null },
    });
    const { id } = begun.body;
    const parts = partsOf(film);
    for (const number of [3, 1, 1]) await putPart(token, id, number, parts[number - 1] ?? Buffer.alloc(0));
    expect((await look(id)).body.present).toEqual([1, 3]);
    const early = await complete(id);
    expectProblem(early, 409);
    await putPart(token, id, 2, parts[1] ?? Buffer.alloc(0));
    const { media, counts } = await join(id);
    expect(counts).toEqual({ created: 1 });
    expect(media).toMatchObject({
      id,
      type: 'video/mp4',
      bytes: film.length,
      status: 'ready',
      uploaded_by: { id: editor.id },
    });
    const { bytes } = await fetchMedia(media.url);
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(
      createHash('sha256').update(film).digest('hex'),
    );
    const { headers } = await fetchMedia(media.url, {
      headers: { Range: `bytes=${String(PART - 2)}-${String(PART + 1)}` },
    });
    expect(headers.get('content-length')).toBe('4');
  });

  test('that is longer than an answer may say is sent as it comes, and in ranges', async () => {
    const film = newFilm(31 * 1024 * 1024);
    const { media } = await join(await sendAll(film));
    const whole = await fetchMedia(media.url);
    expect([whole.status, whole.headers.get('content-length')]).toEqual([200, null]);
    expect(whole.bytes.equals(film)).toBe(true);
    const head = await fetchMedia(media.url, { method: 'HEAD' });
    expect(head.headers.get('content-length')).toBe(String(film.length));
    const { status, headers, bytes } = await fetchMedia(media.url, { headers: { Range: 'bytes=100-' } });
    const part = 8 * 1024 * 1024;
    expect([status, headers.get('content-range'), headers.get('content-length')]).toEqual([
      206,
      `bytes 100-${String(part + 99)}/${String(film.length)}`,
      String(part),
    ]);
    expect(bytes.equals(film.subarray(100, part + 100))).toBe(true);
  }, 60_000);

  test('is joined once, however often that is asked for', async () => {
    const id = await sendAll(newFilm(1_000));
    const [first, second] = await Promise.all([complete(id), complete(id)]);
    expect([first.status, second.status]).toEqual([202, 202]);
    expect(second.body.id).toBe(first.body.id);
    await waitForJobStatus(first.body.id, 'succeeded');
    expect((await complete(id)).body.id).toBe(first.body.id);
  });

  test('of which nothing could be made is joined again, once its parts are right', async () => {
    const film = newFilm(1_000);
    const id = await sendAll(film);
    await files.save(`uploads/${id}/000001`, Buffer.alloc(1_000, 'no film'), { contentType: 'video/mp4' });
    const { body: failed } = await complete(id);
    await waitForJobStatus(failed.id, 'failed', 60_000);
    expect(await putPart(token, id, 1, film)).toMatchObject({ status: 204 });
    const { media } = await join(id);
    expect(media).toMatchObject({ id, kind: 'video' });
    expectProblem(await putPart(token, id, 1, film), 409);
  });

  test('that is known is the one that there is', async () => {
    const film = newFilm(5_000);
    const known = (await upload(token, film, { fields: {} })).body;
    const { media, counts } = await join(await sendAll(film));
    expect([media.id, counts]).toEqual([known.id, { known: 1 }]);
  });

  test('that is a picture is processed, and keeps to itself where it was taken', async () => {
    const picture = await newPicture({ width: 2_000, height: 1_500, format: 'jpeg', hasExif: true });
    const { media } = await join(await sendAll(picture, { file_name: 'a.jpg', alt: 'A wood' }));
    const ready = await waitUntilProcessed(token, media.id);
    expect(ready).toMatchObject({ status: 'ready', alt: 'A wood', width: 1_500 });
    expect((await fetchMedia(ready.url)).bytes.includes('GPS')).toBe(false);
  });

  test('can be cancelled', async () => {
    const id = await sendAll(newFilm(1_000));
    expect(await call(`${PATH}/${id}`, { method: 'DELETE', token })).toMatchObject({ status: 204 });
    expectProblem(await call<unknown>(`${PATH}/${id}`, { token }), 404);
  });

  test('is removed once its day is over', async () => {
    const id = await sendAll(newFilm(1_000));
    await firestore.doc(`media_uploads/${id}`).update({ ends_at: new Date(Date.now() - 1_000) });
    expectProblem(await call<unknown>(`${PATH}/${id}`, { token }), 404);
    await runScheduled('sweepJobs');
    expect((await firestore.doc(`media_uploads/${id}`).get()).exists).toBe(false);
  });
});

describe('a part', () => {
  test('that is not as announced is refused', async () => {
    const { body } = await begin(PART + 10);
    for (const [number, bytes] of [
      [1, 10],
      [2, 11],
      [2, PART],
    ] as const)
      expectProblem(await putPart(token, body.id, number, newFilm(bytes)), 422);
    expectProblem(await putPart(token, body.id, 3, newFilm(100)), 422);
    expectProblem(await putPart(token, body.id, 1, newFilm(PART + 1)), 413);
  });

  test('that is the first tells what would be refused in the end', async () => {
    const page = Buffer.from('<!doctype html><p>Hello');
    expectProblem(await putPart(token, (await begin(page.length)).body.id, 1, page), 415);
    const picture = await newPicture();
    const undescribed = await putPart(token, (await begin(picture.length)).body.id, 1, picture);
    expectProblem(undescribed, 422);
    expect(undescribed.body).toMatchObject({ errors: [{ pointer: '/alt' }] });
    const large = await begin(30 * 1024 * 1024, { file_name: 'a.png', alt: 'A' });
    const start = Buffer.concat([picture, Buffer.alloc(PART - picture.length)]);
    expectProblem(await putPart(token, large.body.id, 1, start), 413);
  });
});

test('what is announced is bounded', async () => {
  expectProblem(await begin(200 * 1024 * 1024 + 1), 422);
  expectProblem(await begin(0), 422);
});

test('an account has 20 under way at most, of which those do not count that have become a file', async () => {
  const account = await createAccount({ role: 'editor' });
  const { access_token: own } = await logIn(account);
  const beginOwn = () =>
    call<UploadBody>(PATH, {
      method: 'POST',
      token: own,
      body: { bytes: 1_000, file_name: 'film.mp4' },
      baseUrl: environment.functionUrl,
    });
  const begun = await Promise.all(Array.from({ length: 20 }, beginOwn));
  expectProblem(await beginOwn(), 409);
  await firestore.doc(`media_uploads/${begun[0]?.body.id ?? ''}`).update({ media_id: 'a-file' });
  expect(await beginOwn()).toMatchObject({ status: 201 });
});

test('nobody has to do with the uploads of others, nor has an admin', async () => {
  const id = await sendAll(newFilm(1_000));
  const { access_token: other } = await logIn(await createAccount({ role: 'admin' }));
  expectProblem(await call<unknown>(`${PATH}/${id}`, { token: other }), 404);
  expectProblem(await putPart(other, id, 1, newFilm(1_000)), 404);
  expectProblem(await call<unknown>(`${PATH}/${id}/complete`, { method: 'POST', token: other }), 404);
  expectProblem(await call<unknown>(`${PATH}/${id}`, { method: 'DELETE', token: other }), 404);
});

test('what is under way takes room, archives to be imported included', async () => {
  const account = await createAccount({ role: 'editor' });
  const own = (await logIn(account)).access_token;
  const MB = 1024 * 1024;
  const beginOwn = (purpose: string) =>
    call<unknown>('/admin/api/uploads', {
      method: 'POST',
      token: own,
      body: { purpose, bytes: 100 * MB, file_name: 'a.zip' },
      baseUrl: environment.functionUrl,
    });
  await firestore.doc(`media_usage/${account.id}`).set({ bytes: (10 * 1024 - 250) * MB, files: 1 });
  expect(await beginOwn('import')).toMatchObject({ status: 201 });
  expect(await beginOwn('media')).toMatchObject({ status: 201 });
  for (const purpose of ['import', 'media']) expectProblem(await beginOwn(purpose), 409);
});
