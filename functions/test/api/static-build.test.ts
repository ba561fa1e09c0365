import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { writeLargeSite } from '../../../bench/lib/large-site.js';
import { createFirefolioClient } from '../../../client/src/index.js';
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

/** What an instance answers to each of these paths, asked for 20 at once from one address. */
async function statusesOf(paths: readonly string[], headers: Record<string, string>): Promise<Set<number>> {
  const statuses = new Set<number>();
  for (let begin = 0; begin < paths.length; begin += 20) {
    const some = paths.slice(begin, begin + 20);
    const answers = await Promise.all(some.map((path) => call(path, { baseUrl: api.url, headers })));
    for (const { status } of answers) statuses.add(status);
  }
  return statuses;
}

test('a site of more than 500 posts is built in one go, by the limits of production', async () => {
  const headers = from(newAddress());
  const slugs: string[] = [];
  for (let next: string | null = '/api/posts?limit=100'; next !== null;) {
    const answer: Answer<unknown> = await call<unknown>(next, { baseUrl: api.url, headers });
    slugs.push(...publicPageSchema.parse(answer.body).posts.map(({ slug }) => slug));
    next = linkTarget(answer.headers);
  }
  expect(slugs.length).toBeGreaterThanOrEqual(VISIBLE);
  const paths = slugs.flatMap((slug) => [`/api/posts/${slug}`, `/api/posts/${slug}/related`]);
  expect(await statusesOf(['/api/tags', ...paths], headers)).toEqual(new Set([200]));
});

test('with the content in the lists it is a few requests, of which each has what it was asked for', async () => {
  const client = createFirefolioClient({
    baseUrl: api.url,
    fetch: (request) => {
      asked.push(request.url);
      return fetch(request);
    },
  });
  const asked: string[] = [];
  const query = { limit: 100, fields: 'slug,content_html' } as const;
  const slugs = new Set<string>();
  for await (const post of client.walk('/api/posts', { params: { query } })) {
    expect(post.content_html).not.toBe('');
    slugs.add(post.slug);
  }
  expect(slugs.size).toBeGreaterThanOrEqual(VISIBLE);
  expect(asked.length).toBe(Math.ceil(slugs.size / 100));
});
