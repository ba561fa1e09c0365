import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createAccount, logIn } from '../support/accounts/accounts.js';
import { fetchMedia, upload, waitUntilProcessed, type MediaBody } from '../support/media/media-api.js';
import { newFilm, newPicture } from '../support/media/new-files.js';
import { startFunction, type RunningFunction } from '../support/suite/functions-framework.js';

let picture: MediaBody;
let film: MediaBody;
let filmBytes: Buffer;
let withoutPages: RunningFunction;

beforeAll(async () => {
  const { access_token: token } = await logIn(await createAccount({ role: 'editor' }));
  filmBytes = newFilm(300_000);
  film = (await upload(token, filmBytes, { fields: {} })).body;
  const { body } = await upload(token, await newPicture({ width: 500, height: 400 }));
  picture = await waitUntilProcessed(token, body.id);
  withoutPages = await startFunction({ BUNDLED_PAGES: 'off' });
});

afterAll(() => withoutPages.stop());

const ask = (headers: Record<string, string> = {}, method = 'GET') =>
  fetchMedia(film.url, { method, headers });

describe('a file', () => {
  test('is kept by everybody for good', async () => {
    const { status, headers } = await fetchMedia(picture.variants[0]?.url ?? '');
    expect(status).toBe(200);
    expect(Object.fromEntries(headers)).toMatchObject({
      'cache-control': 'public, max-age=31536000, immutable',
      'accept-ranges': 'bytes',
      etag: expect.stringMatching(/^"[^"]+"$/),
      'last-modified': expect.any(String),
      'content-disposition': 'inline',
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'cross-origin',
      'access-control-allow-origin': '*',
    });
    expect(headers.has('ratelimit')).toBe(false);
    expect(headers.has('set-cookie')).toBe(false);
  });

  test('is not sent again to who has it', async () => {
    const etag = (await ask()).headers.get('etag') ?? '';
    for (const headers of [
      { 'If-None-Match': etag },
      { 'If-None-Match': `"x", ${etag}` },
      { 'If-None-Match': '*' },
    ])
      expect(await ask(headers)).toMatchObject({ status: 304, bytes: Buffer.alloc(0) });
    expect(await ask({ 'If-None-Match': '"x"' })).toMatchObject({ status: 200 });
  });

  test('tells its head alone', async () => {
    const { status, headers, bytes } = await ask({}, 'HEAD');
    expect({ status, bytes: bytes.length, length: headers.get('content-length') }).toEqual({
      status: 200,
      bytes: 0,
      length: String(filmBytes.length),
    });
  });

  test('is served also where others make the pages', async () => {
    expect(await fetchMedia(film.url, { baseUrl: withoutPages.url })).toMatchObject({ status: 200 });
  });
});

describe('a range', () => {
  test.each([
    ['bytes=0-9', 0, 9],
    ['bytes=100-', 100, 299_999],
    ['bytes=-5', 299_995, 299_999],
    ['bytes=-900000', 0, 299_999],
    ['bytes=299990-900000', 299_990, 299_999],
    ['bytes=0-0', 0, 0],
  ])('%s gives bytes %i to %i', async (range, first, last) => {
    const { status, headers, bytes } = await ask({ Range: range });
    expect({ status, range: headers.get('content-range'), length: headers.get('content-length') }).toEqual({
      status: 206,
      range: `bytes ${String(first)}-${String(last)}/300000`,
      length: String(last - first + 1),
    });
    expect(bytes.equals(filmBytes.subarray(first, last + 1))).toBe(true);
  });

  test.each(['bytes=300000-', 'bytes=400000-500000', 'bytes=-0', 'bytes=5-2'])(
    '%s has nothing',
    async (range) => {
      const { status, headers } = await ask({ Range: range });
      expect({ status, range: headers.get('content-range'), kept: headers.get('cache-control') }).toEqual({
        status: 416,
        range: 'bytes */300000',
        kept: 'no-store',
      });
    },
  );

  test.each(['bytes=0-1,5-6', 'bytes=x', 'lines=0-1', 'lines=900000-'])(
    '%s gives all of it',
    async (range) => {
      const { status, bytes } = await ask({ Range: range });
      expect([status, bytes.length]).toEqual([200, 300_000]);
    },
  );

  test('of a file that is the one that the client has parts of goes on; of another all of it comes', async () => {
    const { headers } = await ask({}, 'HEAD');
    const etag = headers.get('etag') ?? '';
    const modified = headers.get('last-modified') ?? '';
    for (const condition of [etag, modified])
      expect(await ask({ Range: 'bytes=0-9', 'If-Range': condition })).toMatchObject({ status: 206 });
    for (const condition of ['"another"', `W/${etag}`, 'Mon, 01 Jan 2024 00:00:00 GMT'])
      expect(await ask({ Range: 'bytes=0-9', 'If-Range': condition })).toMatchObject({ status: 200 });
  });

  test('of a client that leaves in the middle harms nobody else', async () => {
    const leave = new AbortController();
    const response = await fetch(`${withoutPages.url}${film.url}`, { signal: leave.signal });
    const others = ask();
    await response.body?.getReader().read();
    leave.abort();
    expect((await others).bytes.equals(filmBytes)).toBe(true);
    expect((await ask()).bytes.equals(filmBytes)).toBe(true);
  });
});

describe('what is not there', () => {
  test('is stood in for by the next larger picture, which no cache keeps', async () => {
    const [folder] = picture.url.split('/original');
    const wide = await fetchMedia(`${folder ?? ''}/1600.webp`);
    expect({ status: wide.status, kept: wide.headers.get('cache-control') }).toEqual({
      status: 200,
      kept: 'no-store',
    });
    expect(wide.headers.get('content-type')).toBe('image/png');
    expect(await fetchMedia(`${folder ?? ''}/700.webp`)).toMatchObject({ status: 404 });
  });

  test.each([
    `/media/${'0'.repeat(40)}/480.webp`,
    `/media/${'0'.repeat(40)}/original.jpg`,
    '/media/x/y',
    '/media/..%2Foriginals/x',
    '/media/x/..%2F..%2Foriginals%2Fx',
  ])('%s is 404, and asked for again soon', async (path) => {
    const { status, headers, bytes } = await fetchMedia(path);
    expect({ status, kept: headers.get('cache-control') }).toEqual({
      status: 404,
      kept: 'public, max-age=0, s-maxage=10',
    });
    expect(JSON.parse(bytes.toString())).toMatchObject({ status: 404 });
  });

  test('of a film no picture is given', async () => {
    expect(await fetchMedia(film.url.replace('original.mp4', '480.webp'))).toMatchObject({ status: 404 });
  });
});
