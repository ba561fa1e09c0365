/** Workers are killed here, which needs processes of their own and a queue that outlives them. */
import { setTimeout as delay } from 'node:timers/promises';
import { beforeAll, expect, jest, test } from '@jest/globals';
import { createAccount, firestore, logIn, type Account } from '../support/accounts/accounts.js';
import { call } from '../support/http/api.js';
import { fetchMedia, upload, type MediaBody } from '../support/media/media-api.js';
import { newPicture } from '../support/media/new-files.js';
import { environment } from '../support/suite/environment.js';
import { signalProcesses, workerOf } from '../support/suite/suite-processes.js';
import { beginJob, waitForJobStatus } from '../support/work/jobs.js';
import { runScheduled } from '../support/work/scheduled.js';

/** How many pictures come; MEDIA_UPLOADS=200 is the whole of it, which takes some ten minutes. */
const COUNT = Number(process.env['MEDIA_UPLOADS'] ?? 20);
const AT_ONCE = 8;
const KILL_EVERY_MS = 3_000;

/** For how long workers are killed at most, and how long it may take after that. */
const KILLING_MS = 1_000 * COUNT;
const TIMEOUT_MS = 120_000 + 6_000 * COUNT;
jest.setTimeout(TIMEOUT_MS + 60_000);

const WORKER = workerOf('runJob');

let editor: Account;
let token: string;

beforeAll(async () => {
  editor = await createAccount({ role: 'editor' });
  token = (await logIn(editor)).access_token;
});

/** Uploads pictures, so many at once, each a second time as well. */
async function uploadAll(pictures: readonly Buffer[]): Promise<MediaBody[]> {
  const waiting = [...pictures.entries()];
  const uploaded: MediaBody[] = [];
  const next = async (): Promise<void> => {
    for (let taken = waiting.shift(); taken; taken = waiting.shift()) {
      const [index, picture] = taken;
      const answers = await Promise.all([upload(token, picture), upload(token, picture)]);
      expect(answers.map(({ status }) => status).sort()).toEqual([200, 201]);
      const [{ body }] = answers;
      uploaded[index] = body;
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, next));
  return uploaded;
}

const own = () => firestore.collection('media').where('uploaded_by.id', '==', editor.id);

const waitingCount = async () =>
  (await own().get()).docs.filter((doc) => doc.get('status') === 'processing').length;

/** Ends the leases that dead workers have left, which hold for two minutes, and has the sweeper tell the queue of their jobs. */
async function endLeases(): Promise<void> {
  const { docs } = await firestore
    .collection('jobs')
    .where('created_by.id', '==', editor.id)
    .where('kind', '==', 'render-media')
    .where('status', 'in', ['queued', 'running'])
    .get();
  // Untouched for ten minutes: what the sweeper looks for.
  const before = new Date(Date.now() - 600_000);
  await Promise.all(docs.map(({ ref }) => ref.update({ lease_until: before, updated_at: before })));
  await runScheduled('sweepJobs');
}

test('of pictures that come at once while workers are killed each is there once, with each variant', async () => {
  const pictures: Buffer[] = [];
  for (let count = 0; count < COUNT; count += 1)
    pictures.push(
      await newPicture({ width: 1_700, height: 1_700, format: 'jpeg', hasExif: count % 2 === 0 }),
    );
  let killed = 0;
  const killing = (async () => {
    const until = Date.now() + KILLING_MS;
    while (Date.now() < until) {
      await delay(KILL_EVERY_MS);
      killed += signalProcesses(WORKER, 'SIGKILL').length;
    }
  })();
  const begin = performance.now();
  const seconds = () => `${String(Math.round((performance.now() - begin) / 1_000))} s`;
  const uploaded = await uploadAll(pictures);
  const uploadedAfter = seconds();
  await killing;
  expect(killed).toBeGreaterThan(0);

  const deadline = Date.now() + TIMEOUT_MS;
  while ((await waitingCount()) > 0) {
    if (Date.now() > deadline) throw new Error(`${String(await waitingCount())} pictures are not processed`);
    await endLeases();
    await delay(15_000);
  }

  process.stdout.write(
    `${String(COUNT)} pictures, each sent twice: stored after ${uploadedAfter}, processed after ${seconds()}, ${String(killed)} workers killed\n`,
  );

  expect((await own().count().get()).data().count).toBe(COUNT);
  for (const { id } of uploaded) {
    const { body: media } = await call<MediaBody>(`/admin/api/media/${id}`, {
      token,
      baseUrl: environment.functionUrl,
    });
    expect(media).toMatchObject({ status: 'ready', failure: null });
    expect(media.variants.map(({ width, format }) => `${String(width)}.${format}`)).toEqual([
      ...['480.webp', '480.avif', '960.webp', '960.avif', '1600.webp', '1600.avif'],
    ]);
    for (const { url, bytes } of media.variants) {
      const served = await fetchMedia(url);
      expect([served.status, served.bytes.length]).toEqual([200, bytes]);
    }
    expect(await fetchMedia(media.url)).toMatchObject({ status: 200 });
  }

  const admin = (await logIn(await createAccount({ role: 'admin' }))).access_token;
  // Behind all tasks by which workers were called again.
  const sweepId = await beginJob(admin, '/admin/api/media/sweep', undefined);
  const { problems } = await waitForJobStatus(sweepId, 'succeeded', TIMEOUT_MS);
  const ids = new Set(uploaded.map(({ id }) => id));
  expect(problems.filter(({ item }) => ids.has(item))).toEqual([]);

  const usage = await call<{ account: { files: number; bytes: number } }>('/admin/api/media/usage', {
    token,
  });
  const all = pictures.reduce((sum, { length }) => sum + length, 0);
  expect(usage.body.account).toMatchObject({ files: COUNT, bytes: all });
});
