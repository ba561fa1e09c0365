import { beforeAll, describe, expect, test } from '@jest/globals';
import sharp from 'sharp';
import { auditEntries } from '../support/audit-wire.js';
import { createAccount, firestore, logIn, type Account } from '../support/accounts/accounts.js';
import { apiFetch, call, type Problem } from '../support/http/api.js';
import { expectProblem } from '../support/http/problems.js';
import { fetchMedia, upload, waitUntilProcessed, type MediaBody } from '../support/media/media-api.js';
import { newDrawing, newFilm, newPicture } from '../support/media/new-files.js';
import { environment } from '../support/suite/environment.js';

let editor: Account;
let token: string;

beforeAll(async () => {
  editor = await createAccount({ role: 'editor' });
  token = (await logIn(editor)).access_token;
});

const read = (id: string) => call<MediaBody>(`/admin/api/media/${id}`, { token });

/** Documents that were made of these bytes. */
async function documentsOf({ url }: MediaBody) {
  const [, , hash] = url.split('/');
  return (await firestore.collection('media').where('hash', '==', hash).get()).docs;
}

describe('a picture', () => {
  test('is made smaller by a job, and served in each width', async () => {
    const picture = await newPicture({ width: 1_200, height: 800, format: 'jpeg' });
    const { status, headers, body } = await upload(token, picture, {
      name: 'C:\\holiday\\..\\Bär im Wald.PNG',
      fields: {
        alt: ' A bear ',
        title: 'Bear',
        caption: 'In\r\nthe wood',
        credit: 'Ada',
        focal_point: '0.25,1',
      },
    });
    expect({ status, body }).toMatchObject({
      status: 201,
      body: {
        type: 'image/jpeg',
        kind: 'picture',
        bytes: picture.length,
        file_name: 'Bär im Wald.jpg',
        ...{ alt: 'A bear', decorative: false, title: 'Bear', caption: 'In\nthe wood', credit: 'Ada' },
        focal_point: { x: 0.25, y: 1 },
        status: 'processing',
        variants: [],
        uploaded_by: { id: editor.id },
        version: 1,
      },
    });
    expect(headers.get('location')).toBe(`/admin/api/media/${body.id}`);
    expect(headers.get('etag')).toBe('"1"');

    const ready = await waitUntilProcessed(token, body.id);
    expect(ready).toMatchObject({
      ...{ status: 'ready', failure: null, width: 1_200, height: 800, animated: false, version: 1 },
      color: expect.stringMatching(/^#[\da-f]{6}$/),
      thumbhash: expect.stringMatching(/^[\w+/=]{20,60}$/),
    });
    expect(ready.variants.map(({ width, format }) => `${String(width)}.${format}`)).toEqual([
      ...['480.webp', '480.avif', '960.webp', '960.avif', '1200.webp', '1200.avif'],
    ]);
    for (const { url, bytes, width, height, format } of ready.variants) {
      const served = await fetchMedia(url);
      expect(served.status).toBe(200);
      expect(served.bytes).toHaveLength(bytes);
      expect(served.headers.get('content-type')).toBe(`image/${format}`);
      expect(await sharp(served.bytes).metadata()).toMatchObject({ width, height });
    }
    const original = await fetchMedia(ready.url);
    expect(original.bytes.equals(picture)).toBe(true);
  });

  test('that tells where it was taken tells it to nobody, and stands upright', async () => {
    const picture = await newPicture({ width: 1_000, height: 600, format: 'jpeg', hasExif: true });
    expect((await sharp(picture).metadata()).exif).toBeDefined();
    const { body } = await upload(token, picture);
    const ready = await waitUntilProcessed(token, body.id);
    expect(ready).toMatchObject({ status: 'ready', width: 600, height: 1_000, bytes: picture.length });
    for (const url of [ready.url, ...ready.variants.map((variant) => variant.url)]) {
      const { status, bytes } = await fetchMedia(url);
      const { exif, xmp, orientation = 1, width, height } = await sharp(bytes).metadata();
      expect({ status, exif, xmp, orientation }).toEqual({ status: 200, orientation: 1 });
      expect(height).toBeGreaterThan(width);
      expect(bytes.includes('GPS')).toBe(false);
    }
  });

  test('that is a drawing with a photograph in it tells nobody where that was taken', async () => {
    const photograph = await newPicture({ width: 60, height: 40, format: 'jpeg', hasExif: true });
    const drawing = Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="60" height="60"><image width="60" href="data:image/jpeg;base64,${photograph.toString('base64')}"/></svg>`,
    );
    const { body } = await upload(token, drawing);
    const ready = await waitUntilProcessed(token, body.id);
    expect(ready).toMatchObject({ status: 'ready', type: 'image/svg+xml', bytes: drawing.length });
    const { status, bytes } = await fetchMedia(ready.url);
    const [, base64 = ''] = /;base64,([\w+/=]+)/.exec(bytes.toString()) ?? [];
    const { exif, width, height } = await sharp(Buffer.from(base64, 'base64')).metadata();
    expect({ status, exif, width, height }).toEqual({ status: 200, width: 40, height: 60 });
  });

  test('that is smaller than all widths has one of its own', async () => {
    const { body } = await upload(token, await newPicture({ width: 40, height: 30 }));
    const { variants } = await waitUntilProcessed(token, body.id);
    expect(variants.map(({ width, height, format }) => [width, height, format])).toEqual([
      [40, 30, 'webp'],
      [40, 30, 'avif'],
    ]);
  });

  test('needs a text in place of it, or is decorative, and never both', async () => {
    for (const fields of [
      {},
      { alt: ' ' },
      { decorative: 'false' },
      { alt: 'A dot', decorative: 'true' },
    ] as Record<string, string>[]) {
      const refused = await upload<Problem>(token, await newPicture(), { fields });
      expectProblem(refused, 422);
      expect(refused.body.errors?.map(({ pointer }) => pointer)).toEqual(['/alt']);
    }
    const decorative = await upload(token, await newPicture(), { fields: { decorative: 'true' } });
    expect(decorative).toMatchObject({ status: 201, body: { alt: '', decorative: true } });
  });

  test('comes as the body as well, with what is said of it in the query', async () => {
    const query = new URLSearchParams({ alt: 'A dot', file_name: 'dot.gif', focal_point: '0,0.5' });
    const response = await apiFetch(`${environment.functionUrl}/admin/api/media?${query.toString()}`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'image/png' },
      body: Uint8Array.from(await newPicture()),
    });
    expect(response.status).toBe(201);
    expect(await response.json()).toMatchObject({
      alt: 'A dot',
      file_name: 'dot.png',
      focal_point: { x: 0, y: 0.5 },
    });
  });

  test('comes through Hosting, too', async () => {
    const { status } = await upload(token, await newPicture(), { baseUrl: environment.siteUrl });
    expect(status).toBe(201);
  });

  test('is in the audit log', async () => {
    const { body } = await upload(token, await newPicture());
    const admin = (await logIn(await createAccount({ role: 'admin' }))).access_token;
    expect(await auditEntries(admin, `?target_type=media&target_id=${body.id}`)).toMatchObject([
      { action: 'media_uploaded', actor: { id: editor.id }, changes: { type: { after: 'image/png' } } },
    ]);
  });
});

describe('a file of another kind', () => {
  test('is ready at once, and served as it is', async () => {
    const film = newFilm(100_000);
    const { status, body } = await upload(token, film, { fields: {}, name: 'film.mov' });
    expect({ status, body }).toMatchObject({
      status: 201,
      body: { type: 'video/mp4', kind: 'video', file_name: 'film.mp4', status: 'ready', variants: [] },
    });
    const served = await fetchMedia(body.url);
    expect(served.bytes.equals(film)).toBe(true);
    expect(served.headers.get('content-type')).toBe('video/mp4');
  });

  test('that is drawn is served in a sandbox, and as pictures', async () => {
    const { body } = await upload(token, newDrawing(), { name: 'drawing.svg' });
    const ready = await waitUntilProcessed(token, body.id);
    expect(ready).toMatchObject({ status: 'ready', kind: 'vector', width: 40, height: 30 });
    expect(ready.variants.map(({ width, format }) => [width, format])).toEqual([
      [480, 'webp'],
      [960, 'webp'],
      [1_600, 'webp'],
    ]);
    const { headers } = await fetchMedia(ready.url);
    expect(headers.get('content-type')).toBe('image/svg+xml');
    expect(headers.get('content-security-policy')).toBe(
      "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    );
  });
});

describe('the same file', () => {
  test('is one, whoever brings it again, and keeps what was said of it', async () => {
    const picture = await newPicture();
    const first = await upload(token, picture);
    const other = (await logIn(await createAccount({ role: 'admin' }))).access_token;
    const again = await upload(other, picture, { fields: { alt: 'Another text' }, name: 'other.png' });
    expect(again.status).toBe(200);
    expect(again.headers.get('location')).toBe(first.headers.get('location'));
    expect(again.body).toMatchObject({ id: first.body.id, alt: 'A picture', uploaded_by: { id: editor.id } });
    expect(await documentsOf(first.body)).toHaveLength(1);
  });

  test('that comes eight times at once is stored and counted once', async () => {
    const account = await createAccount({ role: 'editor' });
    const { access_token: own } = await logIn(account);
    const picture = await newPicture();
    const answers = await Promise.all(Array.from({ length: 8 }, () => upload(own, picture)));
    expect(answers.map(({ status }) => status).sort()).toEqual([...Array<number>(7).fill(200), 201]);
    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    const [first] = answers;
    expect(first && (await documentsOf(first.body))).toHaveLength(1);
    expect(await call<unknown>('/admin/api/media/usage', { token: own })).toMatchObject({
      body: { account: { bytes: picture.length, files: 1 } },
    });
  });

  test('comes back from the trash', async () => {
    const picture = await newPicture();
    const { body } = await upload(token, picture);
    await call(`/admin/api/media/${body.id}`, { method: 'DELETE', token });
    expect((await read(body.id)).body.trashed_at).not.toBeNull();
    const again = await upload(token, picture);
    expect(again).toMatchObject({ status: 200, body: { id: body.id, trashed_at: null, purge_at: null } });
  });
});

describe('a hostile file', () => {
  const sendAs = (bytes: Uint8Array, name: string) => upload<Problem>(token, bytes, { name });

  test.each([
    ['a page', Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['a program', Buffer.from('#!/bin/sh\necho hello\n')],
    ['a ZIP', Buffer.from('PK\u0003\u0004' + 'x'.repeat(100), 'latin1')],
    [
      'an SVG with entities',
      Buffer.from('<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg"/>'),
    ],
  ])('is refused whatever it is called: %s', async (_what, bytes) => {
    const refused = await sendAs(bytes, 'picture.png');
    expect([415, 422]).toContain(refused.status);
    expectProblem(refused, refused.status);
  });

  test('that is empty is refused', async () => {
    const refused = await sendAs(Buffer.alloc(0), 'picture.png');
    expectProblem(refused, 422);
  });

  test.each([
    ['that is cut off', (bytes: Buffer) => bytes.subarray(0, bytes.length / 2)],
    [
      'whose middle is broken',
      (bytes: Buffer) => Buffer.concat([bytes.subarray(0, 60), Buffer.alloc(bytes.length, 7)]),
    ],
  ])('%s has failed, in words, and can be deleted', async (_what, damage) => {
    const { status, body } = await upload(token, damage(await newPicture({ width: 300, height: 300 })));
    expect(status).toBe(201);
    const failed = await waitUntilProcessed(token, body.id);
    expect(failed).toMatchObject({
      status: 'failed',
      failure: expect.stringMatching(/picture/),
      variants: [],
    });
    expect(await call(`/admin/api/media/${body.id}`, { method: 'DELETE', token })).toMatchObject({
      status: 204,
    });
  });

  test('that would take all memory once it is unpacked has failed, in words', async () => {
    const bomb = await sharp({ create: { width: 12_000, height: 12_000, channels: 3, background: '#000' } })
      .png({ compressionLevel: 9, palette: true })
      .toBuffer();
    const { body } = await upload(token, bomb);
    expect(await waitUntilProcessed(token, body.id)).toMatchObject({
      status: 'failed',
      failure: expect.stringContaining('million pixels'),
    });
  }, 60_000);

  test('that is a page as well is served as what it is first', async () => {
    const polyglot = Buffer.concat([
      await newPicture({ format: 'gif' }),
      Buffer.from('<script>alert(1)</script>'),
    ]);
    const { body } = await upload(token, polyglot, { name: 'page.html' });
    expect(body.file_name).toBe('page.gif');
    const ready = await waitUntilProcessed(token, body.id);
    const { headers, bytes } = await fetchMedia(ready.url);
    expect(headers.get('content-type')).toBe('image/gif');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toContain("default-src 'none'");
    // What stands behind the picture's end is no part of it.
    expect(bytes.includes('script')).toBe(false);
  });

  test('with a script is served where it can not run', async () => {
    const drawing = Buffer.from(
      `<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"><script>fetch('/${String(Math.random())}')</script><image href="http://127.0.0.1:1/x.png"/></svg>`,
    );
    const { body } = await upload(token, drawing, { name: 'drawing.svg' });
    const { headers } = await fetchMedia(body.url);
    expect(headers.get('content-security-policy')).toMatch(/^default-src 'none';.*; sandbox$/);
  });
});

describe('a request', () => {
  test('with more than 8 MB is refused, with what to do', async () => {
    const refused = await upload<Problem>(token, newFilm(8 * 1024 * 1024 + 100_000), { fields: {} });
    expectProblem(refused, 413);
    expect(refused.body.detail).toContain('/admin/api/uploads');
  });

  test('of another type, without a file, or with a field that there is not is refused', async () => {
    const send = (body: string | FormData, headers: Record<string, string> = {}) =>
      apiFetch(`${environment.functionUrl}/admin/api/media`, {
        method: 'POST',
        headers: { Authorization: `Bearer ${token}`, ...headers },
        body,
      });
    expect((await send('{}', { 'Content-Type': 'application/json' })).status).toBe(415);
    expect((await send('--x--', { 'Content-Type': 'multipart/form-data; boundary=y' })).status).toBe(400);
    const form = new FormData();
    form.set('alt', 'A picture');
    const without = await send(form);
    expect([without.status, await without.json()]).toMatchObject([422, { errors: [{ pointer: '/file' }] }]);
    form.set('role', 'admin');
    const unknown = await send(form);
    expect([unknown.status, await unknown.json()]).toMatchObject([422, { errors: [{ pointer: '/role' }] }]);
  });
});
