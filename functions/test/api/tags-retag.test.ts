import { beforeAll, describe, expect, test } from '@jest/globals';
import type { JobHandler } from '../../src/jobs/index.js';
import { RetagPosts, TagDetailsRepository } from '../../src/tags/index.js';
import { firestore } from '../support/accounts/accounts.js';
import { call, login } from '../support/http/api.js';
import { storedAuditEntries } from '../support/audit-wire.js';
import { FEEDS, readFeed, type FeedFormat } from '../support/posts/feeds.js';
import {
  buildWorker,
  completeJob,
  dispatchJobTask,
  jobsRepository,
  storeJob,
  TestClock,
} from '../support/work/jobs.js';
import { createPostsOn, platformOn } from '../support/suite/platform.js';
import { publicPageSchema, type EditorPost } from '../support/posts/post-wire.js';
import { postOf, postsClient, uniqueWord, type PostsClient } from '../support/posts/posts.js';
import { expectProblem } from '../support/http/problems.js';
import { waitFor } from '../support/wait-for.js';

const RENAME = '/admin/api/tags/rename';
const MERGE = '/admin/api/tags/merge';
const FAR_FUTURE = '2100-01-01T00:00:00.000Z';

let token: string;
let editorId: string;
let editor: PostsClient;

beforeAll(async () => {
  const { access_token: accessToken, user } = await login('editor');
  [token, editorId, editor] = [accessToken, user.id, postsClient(accessToken)];
});

/** A post of each kind with these tags: published, a draft, scheduled, in the trash. */
async function givenOfEachKind(tags: readonly string[]): Promise<EditorPost[]> {
  const [published, draft, scheduled, trashed] = [
    await editor.givenPublished({ tags }),
    await editor.given({ tags }),
    await editor.given({ tags }),
    await editor.given({ tags }),
  ];
  postOf(await editor.schedule(scheduled.id, FAR_FUTURE));
  expect(await editor.trash(trashed.id)).toMatchObject({ status: 204 });
  return Promise.all([published, draft, scheduled, trashed].map(({ id }) => read(id)));
}

const read = async (id: string) => postOf(await editor.read(id));
const readAll = (posts: readonly EditorPost[]) => Promise.all(posts.map(({ id }) => read(id)));

/** What visitors see of a tag, in each place. */
async function visitorsSee(tag: string) {
  const { body } = await call<unknown>(`/api/posts?tag=${tag}&limit=50`);
  const tags = await call<{ tags: { tag: string; count: number }[] }>('/api/tags');
  const feeds: number[] = [];
  for (const format of Object.keys(FEEDS)) {
    feeds.push((await readFeed(format as FeedFormat, tag)).items.length);
  }
  return {
    listed: publicPageSchema.parse(body).posts.length,
    counted: tags.body.tags.find((entry) => entry.tag === tag)?.count ?? 0,
    feeds,
  };
}

/** An instance finds what the worker wrote within 5 s. */
async function waitForVisitors(tag: string, count: number): Promise<void> {
  const expected = JSON.stringify({ listed: count, counted: count, feeds: [count, count, count] });
  await waitFor(async () => JSON.stringify(await visitorsSee(tag)) === expected, {
    description: `${String(count)} posts of ${tag}`,
  });
}

test('a renamed tag has its new name in every post, in its place, and visitors find it there', async () => {
  const [from, to, before, after] = [uniqueWord(), uniqueWord(), uniqueWord(), uniqueWord()];
  const posts = [
    ...(await givenOfEachKind([before, from, after])),
    ...(await givenOfEachKind([from])),
    await editor.givenPublished({ tags: [before, from] }),
  ];
  const untouched = await editor.givenPublished({ tags: [before] });
  await waitForVisitors(from, 3);
  await waitForVisitors(to, 0);

  const job = await completeJob(token, RENAME, { from, to: ` ${to.toUpperCase()}` });
  expect(job).toMatchObject({
    kind: 'retag',
    done: posts.length,
    total: posts.length,
    counts: { changed: posts.length, unchanged: 0, failed: 0 },
    problems: [],
  });
  const changed = await readAll(posts);
  expect(changed).toEqual(
    posts.map((post) => ({
      ...post,
      tags: post.tags.map((tag) => (tag === from ? to : tag)),
      tag_names: { [to]: to.toUpperCase() },
      version: post.version + 1,
      updated_at: expect.any(String),
    })),
  );
  expect(await read(untouched.id)).toEqual(untouched);
  for (const { id } of posts) {
    expect((await storedAuditEntries(id)).at(-1)).toMatchObject({
      action: 'post_updated',
      actor_id: editorId,
    });
  }
  await waitForVisitors(to, 3);
  await waitForVisitors(from, 0);
  expectProblem(await call(RENAME, { method: 'POST', token, body: { from, to: uniqueWord() } }), 404);
}, 60_000);

describe('three tags merged into one', () => {
  test.each(['another', 'one of them'])(
    'which is %s: a post that had several has it once, and a second run changes nothing',
    async (which) => {
      const [a, b, c, rest] = [uniqueWord(), uniqueWord(), uniqueWord(), uniqueWord()];
      const into = which === 'another' ? uniqueWord() : b;
      const [several, single, present, spread] = [
        await givenOfEachKind([a, b, c]),
        await givenOfEachKind([c]),
        await givenOfEachKind([into, rest, a]),
        await givenOfEachKind([rest, c, a]),
      ];
      const posts = [...several, ...single, ...present, ...spread];
      const body = { tags: [a, b, c], into };
      const job = await completeJob(token, MERGE, body);
      expect(job.counts).toEqual({ changed: posts.length, unchanged: 0, failed: 0 });
      const tagsOf = (changed: readonly EditorPost[]) => changed.map(({ tags }) => tags);
      expect(tagsOf(await readAll([...several, ...single]))).toEqual(Array(8).fill([into]));
      expect(tagsOf(await readAll(present))).toEqual(Array(4).fill([into, rest]));
      expect(tagsOf(await readAll(spread))).toEqual(Array(4).fill([rest, into]));
      await waitForVisitors(into, 4);

      const once = await readAll(posts);
      expect(once.map(({ version }) => version)).toEqual(posts.map(({ version }) => version + 1));
      expectProblem(await call(MERGE, { method: 'POST', token, body }), 404);
      const input = { from: body.tags.filter((tag) => tag !== into), to: into };
      const again = await storeJob({ kind: 'retag', input, createdBy: { id: editorId, name: 'Ada' } });
      expect(await dispatchJobTask({ job_id: again.id })).toBe(204);
      expect(await jobsRepository.get(again.id)).toMatchObject({ status: 'succeeded', done: 0, counts: {} });
      expect(await readAll(posts)).toEqual(once);
    },
    60_000,
  );
});

test('a post that is written with the old tag while the job runs is changed as well', async () => {
  const [from, to] = [uniqueWord(), uniqueWord()];
  const posts: EditorPost[] = [];
  for (let count = 0; count < 6; count += 1) posts.push(await editor.given({ tags: [from] }));
  const clock = new TestClock();
  const platform = platformOn(firestore);
  const { service, directory } = createPostsOn(platform);
  const details = new TagDetailsRepository(platform.firestore, platform.broken);
  const retag = new RetagPosts(service, directory, details);
  const late: EditorPost[] = [];
  /** Writes one post before each of the first four steps: more than fit into the steps there are. */
  const handler: JobHandler = {
    open: async (job) => {
      const run = await retag.open(job);
      return {
        ...run,
        step: async (state) => {
          if (late.length < 4) late.push(await editor.given({ tags: [uniqueWord(), from] }));
          return run.step(state);
        },
      };
    },
  };
  const job = await storeJob({
    kind: 'retag',
    input: { from: [from], to },
    createdBy: { id: editorId, name: 'Ada' },
  });
  await buildWorker({ retag: handler }, clock).runner.run(job.id);
  expect(late.length).toBeGreaterThanOrEqual(2);
  expect(await jobsRepository.get(job.id)).toMatchObject({
    status: 'succeeded',
    total: 6 + late.length,
    counts: { changed: 6 + late.length, unchanged: 0, failed: 0 },
  });
  for (const post of await readAll([...posts, ...late])) {
    expect(post).toMatchObject({ version: 2, tags: expect.arrayContaining([to]) });
    expect(post.tags).not.toContain(from);
  }
});
