/** Workers are killed here, which needs processes of their own: those of two projects that nobody else uses. */
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { Firestore } from 'firebase-admin/firestore';
import { logIn } from '../support/accounts/accounts.js';
import { apiFetch, call } from '../support/http/api.js';
import { fetchMedia, sendArchive, upload, type MediaBody } from '../support/media/media-api.js';
import { newDrawing, newFilm, newPicture } from '../support/media/new-files.js';
import { beginImport } from '../support/posts/imports.js';
import type { RunningFunction } from '../support/suite/functions-framework.js';
import { startOwnProject, type OwnProject } from '../support/suite/own-project.js';

jest.setTimeout(300_000);

const PICTURES = 24;

/** In production the platform checks who calls; the function only reads what it says. */
const CALLER = [{ alg: 'none' }, { sub: 'the queue' }]
  .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
  .join('.')
  .concat('.');

interface JobBody {
  readonly id: string;
  readonly status: string;
  readonly archive: string | null;
  readonly counts: Readonly<Record<string, number>>;
  readonly problems: readonly unknown[];
}

/** A site with a worker of its own, which is told by the test what there is to do. */
class Site {
  private constructor(
    readonly project: OwnProject,
    readonly token: string,
    private worker: RunningFunction,
  ) {}

  static async start(): Promise<Site> {
    const project = await startOwnProject();
    const admin = await project.createAccount({ role: 'admin' });
    const token = (await logIn(admin, { baseUrl: project.url })).access_token;
    return new Site(project, token, await project.startInstance('runJob'));
  }

  get db(): Firestore {
    return this.project.firestore;
  }

  ask<Body>(path: string, options: { readonly method?: string; readonly body?: unknown } = {}) {
    return call<Body>(path, { token: this.token, baseUrl: this.project.url, ...options });
  }

  /** Has a job done, as its queue would. @param killedAt kills the worker as soon as what is stored of the job is so, once */
  async work(
    jobId: string,
    killedAt?: (job: FirebaseFirestore.DocumentSnapshot) => boolean,
  ): Promise<JobBody> {
    if (killedAt) await this.killAt(jobId, killedAt);
    await this.tell(jobId);
    const { body } = await this.ask<JobBody>(`/admin/api/jobs/${jobId}`);
    expect(body).toMatchObject({ status: 'succeeded' });
    return body;
  }

  /** Has everything done that waits. */
  async workOff(): Promise<void> {
    for (;;) {
      const waiting = await this.db.collection('jobs').where('status', '==', 'queued').select().get();
      if (waiting.empty) return;
      for (const { id } of waiting.docs) await this.tell(id);
    }
  }

  private async killAt(
    jobId: string,
    isSo: (job: FirebaseFirestore.DocumentSnapshot) => boolean,
  ): Promise<void> {
    const ref = this.db.doc(`jobs/${jobId}`);
    const { promise: isTime, resolve } = Promise.withResolvers<undefined>();
    const stopListening = ref.onSnapshot((job) => {
      if (!isSo(job)) return;
      process.kill(this.worker.pid, 'SIGSTOP');
      resolve(undefined);
    });
    const told = this.tell(jobId).catch(() => 'killed');
    await isTime;
    stopListening();
    await this.worker.stop();
    expect(await told).toBe('killed');
    expect((await ref.get()).get('status')).toBe('running');
    await ref.update({ lease_until: new Date() });
    this.worker = await this.project.startInstance('runJob');
  }

  private async tell(jobId: string): Promise<void> {
    const response = await fetch(this.worker.url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', Authorization: `Bearer ${CALLER}` },
      body: JSON.stringify({ data: { job_id: jobId } }),
    });
    expect(response.status).toBe(204);
  }
}

let old: Site;
let fresh: Site;

beforeAll(async () => {
  [old, fresh] = await Promise.all([Site.start(), Site.start()]);
  await Promise.all([old, fresh].map(({ project }) => project.removePosts()));
});

afterAll(() => Promise.all([old, fresh].map(({ project }) => project.stop())));

async function add(bytes: Buffer, name: string, fields: Readonly<Record<string, string>>) {
  const { body } = await upload(old.token, bytes, { name, fields, baseUrl: old.project.url });
  return body;
}

async function begin(site: Site, path: string, body?: unknown): Promise<string> {
  const answer = await site.ask<JobBody>(path, { method: 'POST', ...(body !== undefined && { body }) });
  expect(answer).toMatchObject({ status: 202 });
  return answer.body.id;
}

async function read(site: Site, path: string): Promise<Buffer> {
  const response = await apiFetch(site.project.url + path, {
    headers: { Authorization: `Bearer ${site.token}` },
  });
  expect(response.status).toBe(200);
  return Buffer.from(await response.arrayBuffer());
}

/** What of a page comes from the library. */
function addressesIn(html: string): string[] {
  const attributes = [...html.matchAll(/\b(?:src|srcset|href|content)="([^"]*)"/g)].map(
    ([, value = '']) => value,
  );
  const all = attributes.flatMap((value) => [...value.matchAll(/\/media\/[\da-f]{40}\/[\w.-]+/g)].flat());
  return [...new Set(all)].sort();
}

test('a site that is put together of both exports of another one shows its pictures, though workers are killed', async () => {
  const pictures: MediaBody[] = [];
  for (let count = 0; count < PICTURES; count += 1) {
    const picture = await newPicture({ width: 700, height: 500, format: 'jpeg', hasExif: count % 2 === 0 });
    pictures.push(await add(picture, `${String(count)}.jpg`, { alt: `Picture ${String(count)}` }));
  }
  const [cover, drawing, film] = [
    await add(await newPicture({ width: 1_300, height: 700 }), 'cover.png', {
      alt: 'Cover',
      focal_point: '0.2,0.4',
    }),
    await add(newDrawing(), 'drawing.svg', { decorative: 'true' }),
    await add(newFilm(200_000), 'film.mp4', {}),
  ];
  await old.workOff();
  const content = [
    ...pictures.map(({ id }) => `![](media:${id})`),
    `![](media:${drawing.id}) [The film](media:${film.id})`,
  ].join('\n\n');
  const post = {
    title: 'With pictures',
    slug: 'with-pictures',
    content_md: content,
    status: 'published',
    cover_image: { url: `media:${cover.id}`, alt: 'The cover' },
  };
  expect(await old.ask('/admin/api/posts', { method: 'POST', body: post })).toMatchObject({ status: 201 });
  await old.workOff();

  const archived = await old.work(await begin(old, '/admin/api/media-exports'), (job) =>
    String(job.get('state')).includes('"crc"'),
  );
  expect(archived).toMatchObject({ counts: { exported: PICTURES + 3, volumes: 1 }, problems: [] });
  const exported = await old.work(await begin(old, '/admin/api/posts/export', { format: 'json' }));
  const [volume, posts] = [
    await read(old, `${archived.archive ?? ''}/volumes/1/file`),
    await read(old, `/admin/api/jobs/${exported.id}/file`),
  ];

  const uploadId = await sendArchive(fresh.token, volume, fresh.project.url);
  const brought = await fresh.work(
    await begin(fresh, `/admin/api/uploads/${uploadId}/import-media`),
    (job) => Number(job.get('done')) >= 10,
  );
  expect(brought).toMatchObject({ counts: { created: PICTURES + 3 }, problems: [] });
  const { size } = await fresh.db.collection('media').get();
  expect(size).toBe(PICTURES + 3);
  const file = { query: 'format=json', type: 'application/json', content: Uint8Array.from(posts) };
  await fresh.work(await beginImport(fresh.token, file, fresh.project.url));
  await fresh.workOff();

  const [before, after] = await Promise.all(
    [old, fresh].map(async ({ project: { url } }) => (await fetch(`${url}/posts/with-pictures`)).text()),
  );
  const addresses = addressesIn(after ?? '');
  expect(addresses).toEqual(addressesIn(before ?? ''));
  const shown = new Set(addresses.map((address) => address.split('/')[2]));
  expect(shown).toEqual(new Set([...pictures, cover, drawing, film].map(({ hash }) => hash)));
  for (const address of addresses) {
    const served = await fetchMedia(address, { baseUrl: fresh.project.url });
    expect([address, served.status, served.headers.get('cache-control')]).toEqual([
      address,
      200,
      expect.stringContaining('immutable'),
    ]);
    expect(served.bytes.includes('GPS')).toBe(false);
  }
  for (const { id, alt } of [...pictures, cover, drawing, film])
    expect((await fresh.ask<MediaBody>(`/admin/api/media/${id}`)).body).toMatchObject({
      status: 'ready',
      alt,
    });
});
