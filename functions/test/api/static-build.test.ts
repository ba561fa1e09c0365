import { afterAll, beforeAll, expect, test } from '@jest/globals';
import type { z } from 'zod';
import { writeLargeSite } from '../../../bench/lib/large-site.js';
import { call, type Answer } from '../support/http/api.js';
import { from, newAddress } from '../support/http/forwarded-clients.js';
import { publicPageSchema } from '../support/posts/post-wire.js';
import { linkTarget } from '../support/posts/posts.js';
import type { RunningFunction } from '../support/suite/functions-framework.js';
import { startOwnProject, type OwnProject } from '../support/suite/own-project.js';

/** Of a hundred invented posts one is scheduled. */
const [POSTS, VISIBLE] = [510, 505];

let site: OwnProject;
let api: RunningFunction;

beforeAll(async () => {
  site = await startOwnProject();
  await writeLargeSite(() => Promise.resolve(site.firestore), POSTS);
  api = await site.startInstance('api', { RATE_LIMIT_SCALE: '1', TRUST_PROXY_HOPS: '1' });
}, 120_000);

afterAll(() => site.stop());

test('a site of more than 500 posts is built in one go, by the limits of production', async () => {
  const headers = from(newAddress());
  const posts: z.output<typeof publicPageSchema>['posts'] = [];
  for (let next: string | null = '/api/posts?limit=100'; next !== null;) {
    const answer: Answer<unknown> = await call<unknown>(next, { baseUrl: api.url, headers });
    posts.push(...publicPageSchema.parse(answer.body).posts);
    next = linkTarget(answer.headers);
  }
  expect(posts.length).toBeGreaterThanOrEqual(VISIBLE);
  const statuses: number[] = [];
  for (let begin = 0; begin < posts.length; begin += 20) {
    const some = posts.slice(begin, begin + 20);
    const answers = some.map(({ slug }) => call(`/api/posts/${slug}`, { baseUrl: api.url, headers }));
    statuses.push(...(await Promise.all(answers)).map(({ status }) => status));
  }
  expect(new Set(statuses)).toEqual(new Set([200]));
});
