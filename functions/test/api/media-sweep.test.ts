import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { FileStore } from '../../src/platform/index.js';
import { createJobQueue } from '../../src/wiring/job-queue.js';
import { createJobWorker } from '../../src/wiring/jobs.js';
import { createMediaSweeper } from '../../src/wiring/media.js';
import { logIn } from '../support/accounts/accounts.js';
import { filesOf } from '../support/files.js';
import { call } from '../support/http/api.js';
import { fetchMedia, upload, type MediaBody } from '../support/media/media-api.js';
import { newFilm, newPicture } from '../support/media/new-files.js';
import { startOwnProject, type OwnProject } from '../support/suite/own-project.js';
import { platformOn } from '../support/suite/platform.js';
import { TestClock } from '../support/work/jobs.js';

/** A day, and how long the test may have taken. */
const MORE_THAN_A_DAY_MS = 25 * 60 * 60 * 1_000;

let site: OwnProject;
let token: string;
let files: FileStore;
let clock: TestClock;

// No worker but the test's: what is uploaded waits until the test has it done.
beforeAll(async () => {
  site = await startOwnProject();
  token = (await logIn(await site.createAccount({ role: 'admin' }), { baseUrl: site.url })).access_token;
  files = filesOf(site.projectId);
  clock = new TestClock();
});

afterAll(() => site.stop());

/** Does a job here, as if it were later. */
async function run(jobId: string, passedMs = 0, store = files): Promise<void> {
  clock.pass(passedMs);
  await createJobWorker(platformOn(site.firestore, { clock, files: store })).run(jobId);
}

interface JobBody {
  readonly id: string;
  readonly status: string;
  readonly counts: Readonly<Record<string, number>>;
  readonly problems: readonly { readonly item: string; readonly detail: string }[];
}

/** Begins a job, does it here, and gives it as it ends. */
async function complete(path: string, passedMs = 0): Promise<JobBody> {
  const request = { baseUrl: site.url, token };
  const begun = await call<JobBody>(path, { method: 'POST', ...request });
  expect(begun).toMatchObject({ status: 202 });
  await run(begun.body.id, passedMs);
  const { body } = await call<JobBody>(`/admin/api/jobs/${begun.body.id}`, request);
  expect(body).toMatchObject({ status: 'succeeded' });
  return body;
}

const sweep = (passedMs = 0) => complete('/admin/api/media/sweep', passedMs);

const read = async (id: string) =>
  (await call<MediaBody>(`/admin/api/media/${id}`, { token, baseUrl: site.url })).body;

const jobOf = async (id: string) => String((await site.firestore.doc(`media/${id}`).get()).get('job_id'));

const hashOf = ({ url }: MediaBody) => url.split('/')[2] ?? '';

const pathsOf = async (prefix: string) => (await files.list(prefix)).files.map(({ path }) => path).sort();

async function uploadOne(bytes: Buffer): Promise<MediaBody> {
  return (await upload(token, bytes, { baseUrl: site.url })).body;
}

/** A picture whose job is done. */
async function renderedPicture(): Promise<MediaBody> {
  const { id } = await uploadOne(await newPicture({ width: 600, height: 400 }));
  await run(await jobOf(id));
  return read(id);
}

/** The store, which breaks at the nth file that is saved, and afterwards works. */
function breakingAt(nth: number, error: Error): FileStore {
  let saved = 0;
  return {
    ...files,
    save: (...given) => {
      saved += 1;
      return saved === nth ? Promise.reject(error) : files.save(...given);
    },
  };
}

test('what is purged while it is made smaller is served no more', async () => {
  const { id, ...uploaded } = await uploadOne(
    await newPicture({ width: 600, height: 400, format: 'jpeg', hasExif: true }),
  );
  const jobId = await jobOf(id);
  const remove = (query = '') =>
    call(`/admin/api/media/${id}${query}`, { method: 'DELETE', token, baseUrl: site.url });
  let saved = 0;
  const purging: FileStore = {
    ...files,
    save: async (...given) => {
      saved += 1;
      if (saved === 2)
        for (const query of ['', '?purge=true']) expect(await remove(query)).toMatchObject({ status: 204 });
      return files.save(...given);
    },
  };
  await run(jobId, 0, purging);
  expect(saved).toBeGreaterThan(2);
  expect(await pathsOf(`media/${hashOf(uploaded as MediaBody)}/`)).toEqual([]);
});

describe('a job that ends in the middle', () => {
  test.each([1, 2, 4])('leaves nothing half after %i files, and the next worker does it', async (nth) => {
    const { id, ...uploaded } = await uploadOne(
      // Turned it is 600 wide: four variants, and the original without what it tells.
      await newPicture({ width: 400, height: 600, format: 'jpeg', hasExif: true }),
    );
    const jobId = await jobOf(id);
    await expect(run(jobId, 0, breakingAt(nth, new Error('the worker ended')))).rejects.toThrow();
    expect(await read(id)).toMatchObject({ status: 'processing', variants: [], version: 1 });
    await run(jobId, 3 * 60_000);
    const media = await read(id);
    expect(media).toMatchObject({ status: 'ready', version: 1 });
    const folder = `media/${hashOf(uploaded as MediaBody)}/`;
    expect(await pathsOf(folder)).toEqual(
      [
        `${folder}original`,
        `${folder}share-500-500.jpg`,
        ...media.variants.map(({ url }) => url.slice(1)),
      ].sort(),
    );
  });

  test('makes it once more where its end was not noted', async () => {
    const { id } = await renderedPicture();
    const jobId = await jobOf(id);
    const before = await read(id);
    await site.firestore.doc(`jobs/${jobId}`).update({ status: 'queued', state: null, done: 0, counts: {} });
    await run(jobId);
    expect(await read(id)).toEqual(before);
  });
});

test('a picture that is kept back is served to nobody before it is clean', async () => {
  const media = await uploadOne(await newPicture({ width: 600, height: 400, format: 'jpeg', hasExif: true }));
  const hash = hashOf(media);
  const options = { baseUrl: site.url };
  for (const name of ['original.jpg', '480.webp', '480.avif'])
    expect(await fetchMedia(`/media/${hash}/${name}`, options)).toMatchObject({ status: 404 });
  expect(await pathsOf(`originals/${hash}`)).toEqual([`originals/${hash}`]);
  await run(await jobOf(media.id));
  const { status, bytes } = await fetchMedia(`/media/${hash}/original.jpg`, options);
  expect({ status, gps: bytes.includes('GPS') }).toEqual({ status: 200, gps: false });
});

describe('the sweep', () => {
  test('finds nothing where all agrees', async () => {
    await renderedPicture();
    await uploadOne(newFilm(1_000));
    const { problems, counts } = await sweep();
    expect(problems).toEqual([]);
    expect(counts).toMatchObject({ files_removed: 0, documents_failed: 0, rendered: 0 });
  });

  test('removes files that have had no document for a day, and no younger ones', async () => {
    const hash = 'e'.repeat(40);
    const orphans = [
      `media/${hash}/original`,
      `media/${hash}/480.webp`,
      `originals/${hash}`,
      'uploads/nobodys/000001',
    ];
    for (const path of orphans) await files.save(path, Buffer.from('x'), { contentType: 'image/png' });
    const others = 'elsewhere/stays';
    await files.save(others, Buffer.from('x'), { contentType: 'text/plain' });
    expect((await sweep()).problems).toEqual([]);
    const { problems, counts } = await sweep(MORE_THAN_A_DAY_MS);
    expect(problems.map(({ item }) => item).sort()).toEqual([...orphans].sort());
    expect(counts['files_removed']).toBe(4);
    for (const path of orphans) expect(await files.find(path)).toBeNull();
    expect(await files.find(others)).not.toBeNull();
  });

  test('marks a document whose file is lost, and the same bytes mend it', async () => {
    const picture = await newPicture({ width: 600, height: 400 });
    const { id, ...uploaded } = await uploadOne(picture);
    await run(await jobOf(id));
    await files.delete(`media/${hashOf(uploaded as MediaBody)}/original`);
    expect((await sweep()).problems).toEqual([{ item: id, detail: 'The file is lost: upload it again.' }]);
    expect(await read(id)).toMatchObject({ status: 'failed', failure: 'The file is lost: upload it again.' });
    expect((await sweep()).problems).toEqual([]);
    expect(await upload(token, picture, { baseUrl: site.url })).toMatchObject({
      status: 200,
      body: { id, status: 'processing' },
    });
    await run(await jobOf(id));
    expect(await read(id)).toMatchObject({ status: 'ready', failure: null });
  });

  test('makes variants anew that are missing', async () => {
    const { id, variants } = await renderedPicture();
    const path = variants[0]?.url.slice(1) ?? '';
    await files.delete(path);
    const { problems, counts } = await sweep();
    expect([problems, counts['rendered']]).toMatchObject([[{ item: id }], 1]);
    expect(await files.find(path)).not.toBeNull();
  });

  test('ends the waiting for a job that ended its workers', async () => {
    const { id } = await uploadOne(await newPicture());
    await site.firestore.doc(`jobs/${await jobOf(id)}`).delete();
    const { problems } = await sweep(4 * 60 * 60 * 1_000);
    expect(problems).toMatchObject([{ item: id }]);
    expect(await read(id)).toMatchObject({
      status: 'failed',
      failure: expect.stringContaining('upload it again'),
    });
  });

  test('counts anew how much room is taken', async () => {
    const used = async () =>
      (await call<unknown>('/admin/api/media/usage', { token, baseUrl: site.url })).body;
    const right = await used();
    const { docs } = await site.firestore.collection('media_usage').get();
    for (const { ref } of docs) await ref.set({ bytes: 7, files: -3 });
    expect(await used()).not.toEqual(right);
    await sweep();
    expect(await used()).toEqual(right);
  });
});

test('all pictures are rendered anew when an admin asks for it', async () => {
  const { id, variants } = await renderedPicture();
  await site.firestore.doc(`media/${id}`).update({ variants: [] });
  const { counts } = await complete('/admin/api/media/render');
  expect(counts['rendered']).toBeGreaterThan(0);
  expect((await read(id)).variants).toEqual(variants);
});

test('each day the schedule begins one comparison, whichever instance it is', async () => {
  const announced: unknown[] = [];
  const queue = {
    enqueue: ({ data }: { readonly data: unknown }) => {
      announced.push(data);
      return Promise.resolve();
    },
  };
  const queues = { sendEmail: queue, runJob: queue };
  const instance = () => {
    const platform = platformOn(site.firestore, { clock, files, queues });
    return createMediaSweeper(platform, createJobQueue(platform));
  };
  const [first, second] = [instance(), instance()];
  // At noon, so that no day ends meanwhile.
  const day = 24 * 60 * 60 * 1_000;
  clock.pass(day + day / 2 - (clock.now().getTime() % day));
  const id = `sweep-media-${clock.now().toISOString().slice(0, 10)}`;
  await Promise.all([first.sweep(), second.sweep()]);
  await first.sweep();
  expect(announced).toEqual([expect.objectContaining({ job_id: id })]);
  const job = site.firestore.doc(`jobs/${id}`);
  expect((await job.get()).data()).toMatchObject({ kind: 'sweep-media', created_by: { id: 'site' } });

  await run(id);
  expect((await job.get()).data()).toMatchObject({ status: 'succeeded' });
  // An instance that knows of it asks for nothing.
  await job.delete();
  await first.sweep();
  expect((await job.get()).exists).toBe(false);

  clock.pass(day);
  await second.sweep();
  expect(announced).toHaveLength(2);
});
