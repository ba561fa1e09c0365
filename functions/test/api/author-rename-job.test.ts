/** Renames whose job, worker or queue ends at some moment, and posts that are stored at the same time. */
import { beforeEach, describe, expect, test } from '@jest/globals';
import type { Actor } from '../../src/auth/index.js';
import { loadApiConfig } from '../../src/config/index.js';
import { CarryAlong, compose, KindCarrier, type Author } from '../../src/content/index.js';
import type { JobHandler } from '../../src/jobs/index.js';
import { JOBS } from '../../src/jobs/job-work.js';
import { CarriedMigration } from '../../src/migration/index.js';
import type { TaskQueue } from '../../src/platform/index.js';
import { POST_KIND, type PostTypes } from '../../src/posts/index.js';
import { createDeps } from '../../src/wiring/api.js';
import {
  changeAccount,
  createAccount,
  firestore,
  logIn,
  type Account,
} from '../support/accounts/accounts.js';
import { call } from '../support/http/api.js';
import { createOwnPosts, writePost } from '../support/posts/own-posts.js';
import { savedPostSchema } from '../support/posts/post-wire.js';
import { postsClient, uniqueWord, type PostsClient } from '../support/posts/posts.js';
import { createPostsOn, platformOn, type PostsInstance } from '../support/suite/platform.js';
import { buildWorker, jobsRepository, TestClock, waitForJobStatus } from '../support/work/jobs.js';
import { renamesOf } from '../support/work/renames.js';
import { runScheduled } from '../support/work/scheduled.js';
import { waitForCards } from '../support/work/cards.js';

/** Of a process that ends after its commit and before the queue is told: the job is stored, and no task is made. */
const SILENT: TaskQueue = { enqueue: () => Promise.resolve() };

const platform = platformOn(firestore);
const services = createDeps(
  loadApiConfig(),
  platformOn(firestore, { queues: { ...platform.queues, runJob: SILENT } }),
);

let account: Account;
let author: Author;
let actor: Actor;
let writer: PostsClient;
let clock: TestClock;

beforeEach(async () => {
  clock = new TestClock();
  account = await createAccount({ role: 'editor', firstName: 'Ada', lastName: 'Byron' });
  author = { id: account.id, name: 'Ada Byron' };
  const { access_token: token } = await logIn(account);
  actor = await services.auth.sessions.authenticate(token);
  writer = postsClient(token);
});

/** Renames the author; its job waits. @returns the whole new name */
async function rename(lastName = uniqueWord('new')): Promise<string> {
  await services.accounts.profile.rename(actor, { lastName });
  return `Ada ${lastName}`;
}

async function givenPosts(count: number): Promise<string[]> {
  const ids: string[] = [];
  for (let nth = 0; nth < count; nth += 1) ids.push((await writer.givenPublished()).id);
  return ids;
}

const namesIn = async (ids: readonly string[]) =>
  Promise.all(ids.map(async (id) => savedPostSchema.parse((await writer.read(id)).body).author.name));

/** All of the newest rename's, and what is stored of a post beside the name. */
const storedOf = async (ids: readonly string[]) =>
  Promise.all(ids.map(async (id) => (await firestore.doc(`blog_posts/${id}`).get()).data()));

/** What the worker does of renames, on an instance of its own. */
function renameHandler(posts: PostsInstance = createPostsOn(platform)): CarryAlong {
  const { names } = posts;
  return new CarryAlong('user_id', [new KindCarrier<PostTypes>({ kind: POST_KIND, carried: names, clock })]);
}

type Meanwhile = (step: number) => Promise<unknown>;

/** The same, with something that happens before or after its steps. @param step from 1 */
function around({ before, after }: { before?: Meanwhile; after?: Meanwhile }): JobHandler {
  const handler = renameHandler();
  return {
    open: async (job) => {
      const run = await handler.open(job);
      let step = 0;
      return {
        ...run,
        step: async (state) => {
          await before?.((step += 1));
          const outcome = await run.step(state);
          await after?.(step);
          return outcome;
        },
      };
    },
  };
}

/** Stands still for ever, as a process that was killed. */
function standstill() {
  const reached = Promise.withResolvers<undefined>();
  return {
    reached: reached.promise,
    begin: async () => {
      reached.resolve(undefined);
      await new Promise(() => undefined);
    },
  };
}

const run = async (id: string, handler: JobHandler = renameHandler()) =>
  buildWorker({ 'rename-author': handler }, clock).runner.run(id);

/** The ids of the author's renames. */
const jobIds = async () => (await renamesOf(account.id)).map(({ id }) => id);

const onlyJob = async (): Promise<string> => {
  const [id, ...more] = await jobIds();
  expect(more).toEqual([]);
  return String(id);
};

describe('a process that ends', () => {
  test('when the rename is stored and the queue was not told: the sweeper has the job done', async () => {
    const ids = await givenPosts(2);
    const name = await rename();
    const jobId = await onlyJob();
    expect(await jobsRepository.get(jobId)).toMatchObject({ status: 'queued', attempts: 0 });
    expect(await namesIn(ids)).toEqual(['Ada Byron', 'Ada Byron']);
    await firestore.doc(`jobs/${jobId}`).update({ updated_at: new Date(Date.now() - 6 * 60_000) });
    await runScheduled('sweepJobs');
    expect(await waitForJobStatus(jobId, 'succeeded')).toMatchObject({ counts: { changed: 2 } });
    expect(await namesIn(ids)).toEqual([name, name]);
  });

  test('in a step: another worker goes on from the checkpoint, and nothing is changed twice', async () => {
    const ids = await givenPosts(22);
    const name = await rename();
    const jobId = await onlyJob();
    const { reached, begin } = standstill();
    void run(jobId, around({ before: async (step) => step === 2 && begin() }));
    await reached;
    expect(new Set(await namesIn(ids))).toEqual(new Set(['Ada Byron', name]));
    clock.pass(JOBS.leaseMs);
    await run(jobId);
    expect(await jobsRepository.get(jobId)).toMatchObject({
      status: 'succeeded',
      attempts: 2,
      done: 22,
      total: 22,
      counts: { changed: 22, unchanged: 0, failed: 0 },
    });
    expect(await namesIn(ids)).toEqual(Array(22).fill(name));
  });

  test('between what a step writes and its checkpoint: done again, the step finds nothing to change', async () => {
    const ids = await givenPosts(7);
    const name = await rename();
    const jobId = await onlyJob();
    const { reached, begin } = standstill();
    void run(jobId, around({ after: begin }));
    await reached;
    expect(await jobsRepository.get(jobId)).toMatchObject({ status: 'running', state: null });
    expect(await namesIn(ids)).toEqual(Array(7).fill(name));
    await waitForCards();
    const once = await storedOf(ids);
    clock.pass(JOBS.leaseMs);
    await run(jobId);
    expect(await jobsRepository.get(jobId)).toMatchObject({
      status: 'succeeded',
      counts: { changed: 0, unchanged: 7, failed: 0 },
    });
    expect(await storedOf(ids)).toEqual(once);
  });
});

describe('of two renames the second one wins', () => {
  test.each<[string, (jobs: readonly string[]) => readonly string[]]>([
    ['in their order', (jobs) => jobs],
    ['in the other order', (jobs) => jobs.toReversed()],
  ])('when their jobs are done %s', async (_order, ordered) => {
    const ids = await givenPosts(2);
    await rename();
    // Its worker has had it, and has given it back.
    await firestore.doc(`jobs/${await onlyJob()}`).update({ attempts: 1 });
    const name = await rename();
    const jobs = ordered(await jobIds());
    expect(jobs).toHaveLength(2);
    for (const id of jobs) {
      await run(id);
      expect(await namesIn(ids)).toEqual([name, name]);
    }
  });

  test('when no worker has had the first one’s job: it is the second one’s, too', async () => {
    const ids = await givenPosts(1);
    await rename();
    const jobId = await onlyJob();
    const name = await rename();
    expect(await onlyJob()).toBe(jobId);
    await run(jobId);
    expect(await namesIn(ids)).toEqual([name]);
  });

  test('when it comes in the middle of the first one’s job', async () => {
    const ids = await givenPosts(22);
    await rename();
    const [first] = await jobIds();
    let name = '';
    await run(
      String(first),
      around({
        before: async (step) => {
          if (step !== 2) return;
          name = await rename();
          const second = (await jobIds()).find((id) => id !== first);
          await run(String(second));
        },
      }),
    );
    expect(await namesIn(ids)).toEqual(Array(22).fill(name));
    expect(await renamesOf(account.id)).toMatchObject([{ status: 'succeeded' }, { status: 'succeeded' }]);
  });
});

describe('what is stored by a request from before the rename, after its job', () => {
  const content = () => ({
    title: `Late ${uniqueWord()}`,
    slug: undefined,
    contentMd: '',
    excerpt: null,
    tags: [],
    coverImage: null,
    featured: false,
    status: 'published' as const,
  });
  const origin = (id: string) => {
    const now = new Date();
    return { id, authors: [author], publishedAt: now, createdAt: now, updatedAt: now };
  };

  const SAVES: [string, (posts: PostsInstance) => Promise<string>][] = [
    ['a new post', async ({ service }) => (await service.create(content(), author)).id],
    [
      'a post of an import',
      async ({ service }) => {
        const post = await compose(POST_KIND, content(), origin(uniqueWord('import')));
        const [outcome] = await service.createMany([post]);
        return outcome && 'item' in outcome ? outcome.item.id : '';
      },
    ],
    [
      'a post that an import has found here',
      async ({ service }) => {
        const other = await createAccount({ role: 'editor' });
        const { id } = await service.create(content(), { id: other.id, name: 'Test Account' });
        return (await service.update(id, { authors: [author] }, null)).id;
      },
    ],
  ];

  test.each(SAVES)('%s has the new name', async (_what, save) => {
    const name = await rename();
    await run(await onlyJob());
    expect(await namesIn([await save(createPostsOn(platform))])).toEqual([name]);
  });

  test.each(SAVES)(
    '%s has it when the rename comes between its look at the account and its end',
    async (_what, save) => {
      const posts = createPostsOn(platform);
      const looked = Promise.withResolvers<undefined>();
      const goOn = Promise.withResolvers<undefined>();
      const find = posts.users.findManyIn.bind(posts.users);
      posts.users.findManyIn = async (transaction, ids) => {
        const found = await find(transaction, ids);
        if (!ids.includes(account.id)) return found;
        looked.resolve(undefined);
        await goOn.promise;
        return found;
      };
      const saving = save(posts);
      await looked.promise;
      const renaming = rename();
      goOn.resolve(undefined);
      const [id, name] = await Promise.all([saving, renaming]);
      await run(await onlyJob());
      expect(await namesIn([id])).toEqual([name]);
    },
  );
});

test('who ceases to be staff before the job runs stays under the name of before', async () => {
  const ids = await givenPosts(2);
  await rename();
  await changeAccount(account.id, { role: 'user' });
  const jobId = await onlyJob();
  await run(jobId);
  expect(await jobsRepository.get(jobId)).toMatchObject({ status: 'succeeded', counts: { changed: 0 } });
  expect(await storedOf(ids)).toMatchObject([{ authors: [author] }, { authors: [author] }]);
});

test('an admin may cancel it: what was not done stays undone', async () => {
  const ids = await givenPosts(1);
  await rename();
  const jobId = await onlyJob();
  const { access_token: token } = await logIn(await createAccount({ role: 'admin' }));
  const path = `/admin/api/jobs/${jobId}/cancel`;
  expect(await call(path, { method: 'POST', token })).toMatchObject({
    status: 200,
    body: { kind: 'rename-author', status: 'cancelled' },
  });
  await run(jobId);
  expect(await namesIn(ids)).toEqual(['Ada Byron']);
});

test('a post that can’t be read is a problem of the job, which does the others', async () => {
  const ids = await givenPosts(3);
  const [broken = '', ...whole] = ids.toSorted();
  await firestore.doc(`blog_posts/${broken}`).update({ title: 5 });
  const name = await rename();
  const jobId = await onlyJob();
  await run(jobId);
  expect(await jobsRepository.get(jobId)).toMatchObject({
    status: 'succeeded',
    counts: { changed: 2, unchanged: 0, failed: 1 },
    problems: [{ item: broken }],
  });
  expect(await namesIn(whole)).toEqual([name, name]);
  await firestore.doc(`blog_posts/${broken}`).delete();
});

test('migrate names the authors of every post as their accounts are named, once', async () => {
  const own = await createOwnPosts();
  try {
    const { service, names, items } = own.newInstance();
    const ids: string[] = [];
    for (let nth = 0; nth < 7; nth += 1) ids.push((await writePost(service, { title: `Post ${nth}` })).id);
    ids.sort();
    await own.db.doc('users/ada').update({ last_name: 'King' });
    const migration = new CarriedMigration({ kind: POST_KIND, what: 'names', carried: names, clock });
    const found = (outcome: 'changed' | 'unchanged') =>
      ids.map((id) => ({ path: `blog_posts/${id}`, outcome }));
    const [first] = await migration.look(null, 1);
    const rest = await migration.look(first?.path ?? null, 50);
    expect([first, ...rest]).toEqual(found('changed'));
    const paths = found('changed').map(({ path }) => path);
    expect(await migration.bring(paths)).toEqual(found('changed'));
    expect(await migration.bring(paths)).toEqual(found('unchanged'));
    expect(await migration.look(null, 50)).toEqual(found('unchanged'));
    expect((await items.find(ids[6] ?? ''))?.authors).toEqual([{ id: 'ada', name: 'Ada King' }]);
  } finally {
    await own.close();
  }
});
