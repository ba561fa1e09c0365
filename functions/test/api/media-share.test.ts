/** What is shown of an upload where a link is shared. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import sharp from 'sharp';
import { sharePicture } from '../../src/media/index.js';
import type { FileStore } from '../../src/platform/index.js';
import { createJobWorker } from '../../src/wiring/jobs.js';
import { logIn } from '../support/accounts/accounts.js';
import { filesOf } from '../support/files.js';
import { call } from '../support/http/api.js';
import { fetchMedia, upload, type MediaBody } from '../support/media/media-api.js';
import { newPicture } from '../support/media/new-files.js';
import { readPage } from '../support/site/page-head.js';
import { startOwnProject, type OwnProject } from '../support/suite/own-project.js';
import { platformOn } from '../support/suite/platform.js';
import { TestClock } from '../support/work/jobs.js';

const MORE_THAN_A_DAY_MS = 25 * 60 * 60 * 1_000;

let site: OwnProject;
let token: string;
let files: FileStore;
let clock: TestClock;

// No worker but the test's.
beforeAll(async () => {
  site = await startOwnProject();
  token = (await logIn(await site.createAccount({ role: 'admin' }), { baseUrl: site.url })).access_token;
  files = filesOf(site.projectId);
  clock = new TestClock();
});

afterAll(() => site.stop());

const run = (jobId: string) => createJobWorker(platformOn(site.firestore, { clock, files })).run(jobId);

async function queued(kind: string): Promise<string[]> {
  const found = site.firestore.collection('jobs').where('kind', '==', kind).where('status', '==', 'queued');
  return (await found.get()).docs.map(({ id }) => id);
}

const request = <Body>(path: string, init: { method?: string; body?: unknown } = {}) =>
  call<Body>(path, { token, baseUrl: site.url, ...init });

async function givenPicture(): Promise<MediaBody> {
  const { body } = await upload(token, await newPicture({ width: 1600, height: 1600, format: 'jpeg' }), {
    baseUrl: site.url,
  });
  for (const id of await queued('render-media')) await run(id);
  return body;
}

/** Where the share picture of one is, by its focal point. */
const shareOf = ({ url }: MediaBody, focalPoint: { x: number; y: number } | null = null) =>
  sharePicture({ hash: url.split('/')[2] ?? '', width: 1600, height: 1600, focalPoint })?.path ?? '';

const open = (path: string) => fetchMedia(path, { baseUrl: site.url });

const change = (id: string, body: unknown) => request(`/admin/api/media/${id}`, { method: 'PATCH', body });

test('an upload has one, for good', async () => {
  const { status, headers, bytes } = await open(shareOf(await givenPicture()));
  expect([status, headers.get('content-type')]).toEqual([200, 'image/jpeg']);
  expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  expect(await sharp(bytes).metadata()).toMatchObject({ format: 'jpeg', width: 1200, height: 630 });
});

test('another focal point has another one; until it is made the former stands in, and no cache keeps it', async () => {
  const media = await givenPicture();
  // Where its own pixels are.
  const focalPoint = { x: 0.1, y: 0 };
  const [former, next] = [shareOf(media), shareOf(media, focalPoint)];
  expect(await change(media.id, { focal_point: focalPoint })).toMatchObject({ status: 200 });
  const meanwhile = await open(next);
  expect([meanwhile.status, meanwhile.headers.get('cache-control')]).toEqual([200, 'no-store']);
  const [job] = await queued('render-media');
  await run(String(job));
  const made = await open(next);
  expect(made.headers.get('cache-control')).toContain('immutable');
  expect(made.bytes.equals((await open(former)).bytes)).toBe(false);
  // A day later no page names the former one.
  clock.pass(MORE_THAN_A_DAY_MS);
  const sweep = await request<{ id: string }>('/admin/api/media/sweep', { method: 'POST' });
  await run(sweep.body.id);
  expect((await open(former)).headers.get('cache-control')).toBe('no-store');
  expect((await open(next)).headers.get('cache-control')).toContain('immutable');
});

test('the page of a post names it for its cover, with its size', async () => {
  const media = await givenPicture();
  const { body: post } = await request<{ slug: string }>('/admin/api/posts', {
    method: 'POST',
    body: { title: 'A cover', status: 'published', cover_image: { url: `media:${media.id}`, alt: 'Noise' } },
  });
  const page = readPage((await call<string>(`/posts/${post.slug}`, { baseUrl: site.url })).body);
  const named = ['og:image:width', 'og:image:height', 'og:image:alt'].map((name) => page.meta(name));
  expect(named).toEqual(['1200', '630', 'Noise']);
  expect(new URL(page.meta('og:image') ?? '').pathname).toBe(shareOf(media));
});

test('what says nothing of the focal point begins no job', async () => {
  const { id } = await givenPicture();
  await change(id, { title: 'Another title' });
  await change(id, { focal_point: { x: 0.5, y: 0.5 } });
  expect(await queued('render-media')).toEqual([]);
});

test('one that is lost is made anew by a sweep', async () => {
  const path = shareOf(await givenPicture());
  await files.delete(path.slice(1));
  const sweep = await request<{ id: string }>('/admin/api/media/sweep', { method: 'POST' });
  await run(sweep.body.id);
  expect((await open(path)).headers.get('cache-control')).toContain('immutable');
});

test('nothing is left of a picture that was purged while it was cut', async () => {
  const media = await givenPicture();
  await change(media.id, { focal_point: { x: 0, y: 0 } });
  const [job] = await queued('render-media');
  const purging: FileStore = {
    ...files,
    save: async (...given) => {
      for (const query of ['', '?purge=true'])
        await request(`/admin/api/media/${media.id}${query}`, { method: 'DELETE' });
      return files.save(...given);
    },
  };
  await createJobWorker(platformOn(site.firestore, { clock, files: purging })).run(String(job));
  expect((await files.list(`media/${media.url.split('/')[2] ?? ''}/`)).files).toEqual([]);
});
