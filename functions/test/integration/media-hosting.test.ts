/** Pictures through Hosting, whose header rules must leave alone what the function says. */
import { expect, test } from '@jest/globals';
import { createAccount, logIn } from '../support/accounts/accounts.js';
import { fetchMedia, upload, waitUntilProcessed } from '../support/media/media-api.js';
import { newFilm, newPicture } from '../support/media/new-files.js';
import { environment } from '../support/suite/environment.js';

const { siteUrl } = environment;

test('a picture goes in and comes out through Hosting, with the headers of the function', async () => {
  const { access_token: token } = await logIn(await createAccount({ role: 'editor' }));
  const { status, body } = await upload(token, await newPicture({ width: 1_000, height: 700 }), {
    baseUrl: siteUrl,
  });
  expect(status).toBe(201);
  const { variants } = await waitUntilProcessed(token, body.id, 60_000);
  const [{ url, bytes } = { url: '', bytes: 0 }] = variants;
  const whole = await fetchMedia(url, { baseUrl: siteUrl });
  expect({ status: whole.status, bytes: whole.bytes.length }).toEqual({ status: 200, bytes });
  expect(Object.fromEntries(whole.headers)).toMatchObject({
    'cache-control': 'public, max-age=31536000, immutable',
    'content-type': 'image/webp',
    'x-content-type-options': 'nosniff',
    'accept-ranges': 'bytes',
    'access-control-allow-origin': '*',
  });
  const etag = whole.headers.get('etag') ?? '';
  expect(await fetchMedia(url, { baseUrl: siteUrl, headers: { 'If-None-Match': etag } })).toMatchObject({
    status: 304,
  });
});

test('a film is sent in ranges through Hosting', async () => {
  const { access_token: token } = await logIn(await createAccount({ role: 'editor' }));
  const film = newFilm(3_000_000);
  const { body } = await upload(token, film, { fields: {}, baseUrl: siteUrl });
  const { status, headers, bytes } = await fetchMedia(body.url, {
    baseUrl: siteUrl,
    headers: { Range: 'bytes=1000000-1999999' },
  });
  expect({ status, range: headers.get('content-range') }).toEqual({
    status: 206,
    range: 'bytes 1000000-1999999/3000000',
  });
  expect(bytes.equals(film.subarray(1_000_000, 2_000_000))).toBe(true);
});
