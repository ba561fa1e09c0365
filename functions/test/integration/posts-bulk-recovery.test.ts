/** Workers are killed here, which needs processes of their own and a queue that outlives them. */
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import { deleteApp, initializeApp, type App } from 'firebase-admin/app';
import { getFirestore } from 'firebase-admin/firestore';
import { BulkItems, KindBulk } from '../../src/content/index.js';
import type { JobHandler } from '../../src/jobs/index.js';
import { countUsage } from '../../src/platform/firestore-usage.js';
import { currentContext } from '../../src/platform/index.js';
import { POST_BULK, POST_KIND } from '../../src/posts/index.js';
import { firestore } from '../support/accounts/accounts.js';
import { login } from '../support/http/api.js';
import { environment } from '../support/suite/environment.js';
import {
  beginJob,
  buildWorker,
  completeJob,
  dispatchJobTask,
  jobsRepository,
  storeJob,
  TestClock,
  waitForJobStatus,
} from '../support/work/jobs.js';
import { createPostsOn, platformOn } from '../support/suite/platform.js';
import { postOf, postsClient, uniqueWord, type PostsClient } from '../support/posts/posts.js';
import { findProcesses, workerOf } from '../support/suite/suite-processes.js';
import { waitFor } from '../support/wait-for.js';

/** The queue tries again after 10 s and then 20 s. */
jest.setTimeout(240_000);
const RETRIED_MS = 150_000;

const BULK = '/admin/api/posts/bulk';
const WORKER = workerOf('runJob');

let app: App;
let token: string;
let editorId: string;
let editor: PostsClient;

beforeAll(async () => {
  app = initializeApp({ projectId: environment.projectId }, 'counted');
  const { access_token: accessToken, user } = await login('editor');
  [token, editorId, editor] = [accessToken, user.id, postsClient(accessToken)];
});

afterAll(() => deleteApp(app));

async function givenDrafts(count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let number = 0; number < count; number += 1) ids.push((await editor.given()).id);
  return ids;
}

/** Version, number of revisions and tags of each post. */
async function standOf(ids: readonly string[]) {
  return Promise.all(
    ids.map(async (id) => {
      const { version, tags } = postOf(await editor.read(id));
      const revisions = await firestore.collection(`blog_posts/${id}/revisions`).count().get();
      return { version, revisions: revisions.data().count, tags };
    }),
  );
}

/** Holds a post in a transaction, so that no other can write it until it is let go. */
async function hold(id: string) {
  const [held, letGo] = [Promise.withResolvers<undefined>(), Promise.withResolvers<undefined>()];
  const transaction = firestore.runTransaction(async (reader) => {
    await reader.get(firestore.doc(`blog_posts/${id}`));
    held.resolve(undefined);
    await letGo.promise;
  });
  await held.promise;
  return async () => {
    letGo.resolve(undefined);
    await transaction;
  };
}

test('a worker that is killed in the middle has its job ended by another, each post changed once', async () => {
  const ids = await givenDrafts(25);
  const tag = uniqueWord();
  // The third step waits for this one.
  const letGo = await hold(String(ids[12]));
  const jobId = await beginJob(token, BULK, { action: 'tag', ids, tags: [tag] });
  await waitFor(async () => (await jobsRepository.get(jobId)).done === 10, {
    timeoutMs: RETRIED_MS,
    description: 'two steps',
  });
  const killed = findProcesses(WORKER);
  expect(killed).not.toEqual([]);
  for (const pid of killed) process.kill(pid, 'SIGKILL');
  await waitFor(() => findProcesses(WORKER).every((pid) => !killed.includes(pid)), {
    description: 'the workers to be gone',
  });
  await letGo();
  expect(await jobsRepository.get(jobId)).toMatchObject({ status: 'running', done: 10, attempts: 1 });
  // The dead worker's lease holds for two minutes; the tries until then find it busy.
  await firestore.collection('jobs').doc(jobId).update({ lease_until: new Date() });

  const job = await waitForJobStatus(jobId, 'succeeded', RETRIED_MS);
  expect(job).toMatchObject({ done: 25, total: 25, problems: [] });
  // More than one more where the emulator still holds the dead worker's locks.
  expect(job.attempts).toBeGreaterThanOrEqual(2);
  // The step in hand may have been stored, not noted: then its posts are found as they should be.
  const { changed = 0, unchanged = 0, failed } = job.counts;
  expect({ all: changed + unchanged, failed }).toEqual({ all: 25, failed: 0 });
  expect([0, 5]).toContain(unchanged);
  expect(await standOf(ids)).toEqual(Array(25).fill({ version: 2, revisions: 2, tags: [tag] }));
});

test.each([
  ['its beginning', null],
  ['a step before its end', { next: 5 }],
])('a job that is done again from %s changes nothing twice', async (_where, state) => {
  const ids = await givenDrafts(12);
  const tag = uniqueWord();
  const { id } = await completeJob(token, BULK, { action: 'tag', ids, tags: [tag] });
  const once = await standOf(ids);
  expect(once).toEqual(Array(12).fill({ version: 2, revisions: 2, tags: [tag] }));
  const done = state ? 5 : 0;
  await firestore
    .collection('jobs')
    .doc(id)
    .update({ status: 'queued', done, counts: {}, state: state && JSON.stringify(state) });
  expect(await dispatchJobTask({ job_id: id })).toBe(204);
  expect(await jobsRepository.get(id)).toMatchObject({
    status: 'succeeded',
    done: 12,
    counts: { changed: 0, unchanged: 12 - done, failed: 0 },
  });
  expect(await standOf(ids)).toEqual(once);
});

test('publishing 20 posts announces a public change once for each five', async () => {
  const ids = await givenDrafts(20);
  const counted = getFirestore(app);
  countUsage(counted);
  const { service } = createPostsOn(platformOn(counted));
  const bulk = new BulkItems([new KindBulk(POST_KIND, POST_BULK, service)]);
  const announced: unknown[] = [];
  const writes: number[] = [];
  /** Counts what each step writes, and how often the document of the last change is another one after it. */
  const handler: JobHandler = {
    open: async (job) => {
      const run = await bulk.open(job);
      return {
        ...run,
        step: async (state) => {
          const usage = currentContext()?.usage;
          const before = usage?.writes ?? 0;
          const outcome = await run.step(state);
          writes.push((usage?.writes ?? 0) - before);
          announced.push((await firestore.doc('stats/last_public_change').get()).get('change'));
          return outcome;
        },
      };
    },
  };
  const { id } = await storeJob({
    kind: 'bulk',
    input: { action: 'publish', ids },
    createdBy: { id: editorId, name: 'Ada' },
  });
  await buildWorker({ bulk: handler }, new TestClock()).runner.run(id);
  expect(await jobsRepository.get(id)).toMatchObject({ status: 'succeeded', counts: { changed: 20 } });
  expect(new Set(announced).size).toBe(4);
  // Of each post itself, its revision, audit entry, directory and text; the announcement, and the job for their cards.
  expect(writes).toEqual(Array(4).fill(5 * 5 + 2));
});
