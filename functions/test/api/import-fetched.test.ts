/** Files of the old site, while workers of the import end one after the other. */
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import type { JobHandler, JobHandlers, JsonObject } from '../../src/jobs/index.js';
import { JOBS } from '../../src/jobs/job-work.js';
import { publicWeb } from '../../src/platform/index.js';
import { createHandlers, createJobWorker } from '../../src/wiring/jobs.js';
import { filesOf } from '../support/files.js';
import { newPicture } from '../support/media/new-files.js';
import { startEditorSite, type EditorSite } from '../support/posts/editor-site.js';
import { beginImport } from '../support/posts/imports.js';
import { zipOf } from '../support/posts/site-archives.js';
import { platformOn } from '../support/suite/platform.js';
import { TestClock } from '../support/work/jobs.js';

jest.setTimeout(120_000);

/** Posts of the file, each with pictures of its own and one that all have. */
const POSTS = 7;
const PICTURES_OF_EACH = 3;
const ALL_PICTURES = POSTS * PICTURES_OF_EACH + 1;

/** Files that one step fetches: import-files.ts. */
const FETCHED_IN_A_STEP = 8;

let site: EditorSite;
let oldSite: Server;
let host: string;
/** How often each picture was asked for. */
const asked = new Map<string, number>();
const pictures = new Map<string, Buffer>();

// No worker but the test's.
beforeAll(async () => {
  site = await startEditorSite();
  oldSite = createServer((request, response) => {
    const path = request.url ?? '';
    asked.set(path, (asked.get(path) ?? 0) + 1);
    const picture = pictures.get(path);
    if (picture) response.end(picture);
    else response.writeHead(404).end();
  });
  await new Promise<void>((resolve) => oldSite.listen(0, '127.0.0.1', resolve));
  host = `127.0.0.1:${String((oldSite.address() as AddressInfo).port)}`;
});

afterAll(async () => {
  oldSite.close();
  await site.stop();
});

/** A file of posts that link to the last one, whose slug is taken here: links are followed when all posts are there. */
async function givenImport(): Promise<string> {
  await site.editor.create({ title: 'Here before', slug: 'last', content_md: 'Other.' });
  pictures.set('/all.png', await newPicture());
  const files: Record<string, string> = {};
  for (let post = 1; post <= POSTS; post += 1) {
    const own = Array.from({ length: PICTURES_OF_EACH }, (_, at) => `/${String(post)}-${String(at)}.png`);
    for (const path of own) pictures.set(path, await newPicture());
    const shown = [...own, '/all.png', '/gone.png'].map((path) => `![A picture](${path})`).join('\n\n');
    const slug = post === POSTS ? 'last' : `post-${String(post)}`;
    files[`${String(post)}.md`] =
      `---\ntitle: Post ${String(post)}\nslug: ${slug}\ndate: 2024-01-02\n---\n${shown}\n\n[The last](${String(POSTS)}.md)\n`;
  }
  const query = new URLSearchParams({
    format: 'markdown',
    source_url: `http://${host}/`,
    fetch_media: 'true',
  });
  const content = Uint8Array.from(zipOf({ files }));
  return beginImport(site.token, { query: String(query), type: 'application/zip', content }, site.url);
}

/** Imports by a worker that is killed when it has done a step and not noted it. @param isLastDeed whether it is this step, by its state */
function killedAfter(isLastDeed: (state: JsonObject | null) => boolean, imports: JobHandler) {
  const { promise: isDead, resolve: die } = Promise.withResolvers<undefined>();
  const handler: JobHandler = {
    open: async (job) => {
      const run = await imports.open(job);
      return {
        total: run.total,
        step: async (state) => {
          const outcome = await run.step(state);
          if (!isLastDeed(state)) return outcome;
          die(undefined);
          return new Promise(() => undefined);
        },
      };
    },
  };
  return { handler, isDead };
}

test('what was fetched is not asked for again by the workers that follow', async () => {
  const jobId = await givenImport();
  const clock = new TestClock();
  const platform = platformOn(site.firestore, { clock, files: filesOf(site.projectId) });
  const handlers = createHandlers(platform, publicWeb(host));
  const workUntil = async (isLastDeed: (state: JsonObject | null) => boolean) => {
    const { handler, isDead } = killedAfter(isLastDeed, handlers.import);
    const killed: JobHandlers = { ...handlers, import: handler };
    await Promise.race([createJobWorker(platform, killed).run(jobId), isDead]);
    clock.pass(JOBS.leaseMs);
  };

  let steps = 0;
  await workUntil(() => (steps += 1) === 2);
  expect(asked.size).toBe(2 * FETCHED_IN_A_STEP);
  const inHand = [...asked.keys()].slice(FETCHED_IN_A_STEP);

  await workUntil((state) => Number(state?.['next'] ?? 0) >= POSTS);
  expect(asked.size).toBe(ALL_PICTURES + 1);

  // The old site goes off.
  pictures.clear();
  await createJobWorker(platform, handlers).run(jobId);

  const job = (await site.firestore.doc(`jobs/${jobId}`).get()).data();
  expect(job).toMatchObject({ status: 'succeeded', attempts: 3, error: null });
  expect(job?.['counts']).toEqual({ created: POSTS, files_created: ALL_PICTURES, files_failed: 1 });
  const twice = [...asked].filter(([, times]) => times !== 1);
  expect(twice).toEqual(inHand.map((path) => [path, 2]));

  const { docs } = await site.firestore.collection('blog_posts').where('slug', '!=', 'last').get();
  expect(docs).toHaveLength(POSTS);
  for (const post of docs) {
    const text = String(post.get('content_md'));
    expect(text.match(/media:[a-z\d]{20}/g)).toHaveLength(PICTURES_OF_EACH + 1);
    expect(text).toContain(`(http://${host}/gone.png)`);
    if (post.get('slug') !== 'last-2') expect(text).toContain('[The last](/posts/last-2)');
  }
});
