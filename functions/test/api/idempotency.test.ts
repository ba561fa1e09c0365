import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { Query } from 'firebase-admin/firestore';
import { addCosts, KEY_COST, NO_COST, TOKEN_COST, type Cost } from '../../src/http/index.js';
import { fingerprintOf } from '../../src/shared/index.js';
import { firestore } from '../support/accounts/accounts.js';
import type { Answer } from '../support/http/api.js';
import { decodeToken } from '../support/accounts/forged-tokens.js';
import { costOf, newRequestId, requestLine } from '../support/suite/function-log.js';
import { startFunction, type RunningFunction } from '../support/suite/functions-framework.js';
import { mailKinds } from '../support/accounts/mailed-tokens.js';
import { expectProblem } from '../support/http/problems.js';
import { ROUTES, routeOf, type KnownRoute } from '../support/http/routes.js';
import { scenarioOf, send, type ScenarioRequest } from '../support/scenarios/index.js';

let instances: readonly [RunningFunction, RunningFunction];

// What comes at once comes to several instances.
beforeAll(async () => {
  const start = () => startFunction({ RATE_LIMIT_SCALE: '1000' });
  instances = await Promise.all([start(), start()]);
});

afterAll(() => Promise.all(instances.map((instance) => instance.stop())));

function documents(collection: string, field: string, value: unknown): Query {
  return firestore.collection(collection).where(field, '==', value);
}

const countOf = async (query: Query) => (await query.count().get()).data().count;

function senderOf({ token = '' }: ScenarioRequest): string {
  return String(decodeToken(token).payload['sub']);
}

function addressIn({ body }: ScenarioRequest): string {
  return (body as { email: string }).email;
}

/** How many things a request's sender has made by requests of its route. */
type Counter = (request: ScenarioRequest) => Promise<number>;

const jobsOf: Counter = (request) => countOf(documents('jobs', 'created_by.id', senderOf(request)));

const auditedAs =
  (action: string): Counter =>
  async (request) => {
    const { docs } = await documents('audit_log', 'actor_id', senderOf(request)).get();
    return docs.filter((doc) => doc.get('action') === action).length;
  };

/** Of kinds of content that are stored under the name of their routes. */
const countersOf = (plural: string, kind: string): Record<string, Counter> => ({
  [`POST /admin/api/${plural}`]: ({ body }) =>
    countOf(documents(plural, 'title', (body as { title: string }).title)),
  [`POST /admin/api/${plural}/:id/preview-link`]: auditedAs(`${kind}_preview_link_created`),
  [`POST /admin/api/${plural}/bulk`]: jobsOf,
});

const COUNTERS: Readonly<Record<string, Counter>> = {
  ...countersOf('pages', 'page'),
  ...countersOf('projects', 'project'),
  'POST /admin/api/media': (request) => countOf(documents('media', 'uploaded_by.id', senderOf(request))),
  'POST /admin/api/cards/render': jobsOf,
  'POST /admin/api/media-exports': jobsOf,
  'POST /admin/api/media/render': jobsOf,
  'POST /admin/api/media/sweep': jobsOf,
  'POST /admin/api/uploads': (request) =>
    countOf(documents('media_uploads', 'uploaded_by.id', senderOf(request))),
  'POST /admin/api/messages/:id/answers': auditedAs('message_answered'),
  'POST /admin/api/migrate': jobsOf,
  'POST /admin/api/posts': ({ body }) =>
    countOf(documents('blog_posts', 'title', (body as { title: string }).title)),
  'POST /admin/api/posts/:id/preview-link': auditedAs('post_preview_link_created'),
  'POST /admin/api/posts/bulk': jobsOf,
  'POST /admin/api/posts/export': jobsOf,
  'POST /admin/api/posts/import': jobsOf,
  'POST /admin/api/uploads/:id/import': jobsOf,
  'POST /admin/api/uploads/:id/import-media': jobsOf,
  'POST /admin/api/posts/reindex': jobsOf,
  'POST /admin/api/tags/merge': jobsOf,
  'POST /admin/api/tags/rename': jobsOf,
  'POST /admin/api/users/invite': (request) =>
    countOf(documents('mailed_tokens', 'email', addressIn(request))),
  'POST /api/auth/register': async (request) => {
    expect(await mailKinds(addressIn(request))).toEqual(['verify-email']);
    return countOf(documents('users', 'email', addressIn(request)));
  },
  'POST /api/contact': async (request) => {
    expect(await countOf(documents('mail_jobs', 'data.email', addressIn(request)))).toBe(1);
    return countOf(documents('contact_messages', 'email', addressIn(request)));
  },
  'POST /api/todos': (request) => countOf(documents('todos', 'user_id', senderOf(request))),
};

function counterOf({ name }: KnownRoute): Counter {
  const counter = COUNTERS[name];
  if (!counter) throw new Error(`COUNTERS does not say what "${name}" makes`);
  return counter;
}

/** Requests that are the same whoever sends them, and another one of the same sender. */
const OTHERS: Readonly<Record<string, readonly [route: string, body: unknown]>> = {
  'POST /admin/api/cards/render': ['POST /admin/api/posts/export', { format: 'json' }],
  'POST /admin/api/media-exports': ['POST /admin/api/posts/export', { format: 'json' }],
  'POST /admin/api/uploads/:id/import-media': ['POST /admin/api/posts/export', { format: 'json' }],
  'POST /admin/api/media/render': ['POST /admin/api/posts/export', { format: 'json' }],
  'POST /admin/api/media/sweep': ['POST /admin/api/posts/export', { format: 'json' }],
  'POST /admin/api/migrate': ['POST /admin/api/posts/export', { format: 'json' }],
  'POST /admin/api/posts/export': ['POST /admin/api/posts/export', { format: 'json' }],
  'POST /admin/api/posts/reindex': ['POST /admin/api/posts/export', { format: 'json' }],
};

/** The name of a route, and a request that is not the first one, of the same sender. */
async function otherThan(first: ScenarioRequest, { name }: KnownRoute): Promise<[string, ScenarioRequest]> {
  const [otherName, body] = OTHERS[name] ?? [name, undefined];
  const other = await scenarioOf(otherName)();
  const token = first.token !== undefined && { token: first.token };
  return [otherName, { ...other, ...token, ...(body !== undefined && { body }) }];
}

function withKey(request: ScenarioRequest, key: string): ScenarioRequest {
  return { ...request, headers: { ...request.headers, 'Idempotency-Key': key } };
}

/** What is the same whenever a request is answered: not how far a job is. */
function comparable({ status, headers, body }: Answer<unknown>) {
  const { id, ...said } = body as { id: string };
  const isDoneByJob = 'progress' in said || 'variants' in said;
  return { status, location: headers.get('location'), body: isDoneByJob ? { id } : body };
}

/** Sends a request, which must succeed, and gives its answer and its cost. */
async function measure({ name }: KnownRoute, request: ScenarioRequest) {
  const requestId = newRequestId();
  const headers = { ...request.headers, 'X-Request-Id': requestId };
  const answer = await send(name, { ...request, headers }, instances[0].url);
  expect({ status: answer.status, body: answer.body }).toMatchObject({ status: request.status });
  return { answer: comparable(answer), cost: costOf(await requestLine(instances[0], requestId)) };
}

function isWithin(cost: Cost, budget: Cost): boolean {
  return (['reads', 'writes', 'roundTrips'] as const).every((unit) => cost[unit] <= budget[unit]);
}

const TAKE_KEYS = ROUTES.filter(({ repeats }) => repeats === 'by-key');

test('what creates or begins something takes a key', () => {
  expect(TAKE_KEYS.map(({ name }) => name).sort()).toEqual(Object.keys(COUNTERS).sort());
});

describe.each(TAKE_KEYS)('Idempotency-Key of $name', (route) => {
  const { name, access, cost } = route;

  test('lets a request be sent again, which does nothing and gets the same answer', async () => {
    const request = withKey(await scenarioOf(name)(), randomUUID());
    const [first, again] = [await measure(route, request), await measure(route, request)];
    expect(again.answer).toEqual(first.answer);
    expect(await counterOf(route)(request)).toBe(1);
    const budget = addCosts(addCosts(cost, KEY_COST), access === 'public' ? NO_COST : TOKEN_COST);
    expect([first.cost, isWithin(first.cost, budget)]).toEqual([first.cost, true]);
    expect(again.cost.writes).toBe(0);
  });

  test('lets one of ten requests at once be done, and all get its answer', async () => {
    const request = withKey(await scenarioOf(name)(), randomUUID());
    const sent = Array.from({ length: 5 }, () => instances.map(({ url }) => send(name, request, url))).flat();
    const answers = (await Promise.all(sent)).map(comparable);
    expect(answers[0]).toMatchObject({ status: request.status });
    expect(answers).toEqual(Array(10).fill(answers[0]));
    expect(await counterOf(route)(request)).toBe(1);
  }, 60_000);

  test('refuses another request, with what to do about it and no word of the first; and what is no key', async () => {
    const key = randomUUID();
    const first = withKey(await scenarioOf(name)(), key);
    expect(await send(name, first, instances[0].url)).toMatchObject({ status: first.status });
    const [otherName, other] = await otherThan(first, route);
    const answer = await send(otherName, withKey(other, key), instances[1].url);
    expectProblem(answer, 422);
    expect(answer.body).toEqual({
      type: 'urn:firefolio:problem:validation-failed',
      title: 'Unprocessable Content',
      status: 422,
      detail: expect.stringContaining('Use a new key for each request'),
      instance: answer.headers.get('x-request-id'),
    });
    const malformed = await send(name, withKey(first, 'two words'), instances[0].url);
    expectProblem(malformed, 400);
    expect(malformed.body).toMatchObject({ detail: expect.stringContaining('Idempotency-Key') });
    expect(await counterOf(route)(first)).toBe(1);
  });
});

// By batch, by transaction, and where what is made may exist for other reasons as well.
test.each(['POST /api/contact', 'POST /api/todos', 'POST /admin/api/posts'])(
  'a key of %s counts for a day, also where its document is left for longer',
  async (name) => {
    const [key, route, request] = [randomUUID(), routeOf(name), await scenarioOf(name)()];
    const caller = route.access === 'public' ? name : senderOf(request);
    const stored = firestore.collection('idempotency_keys').doc(fingerprintOf([caller, key]));
    await stored.set({
      fingerprint: 'of another request',
      made: { id: 'long-gone', details: {} },
      expires_at: new Date(Date.now() - 1),
    });
    const sent = instances.map(({ url }) => send(name, withKey(request, key), url));
    const answers = (await Promise.all(sent)).map(comparable);
    expect(answers[0]).toMatchObject({ status: request.status });
    expect(answers[1]).toEqual(answers[0]);
    expect(await counterOf(route)(request)).toBe(1);
    expect((await stored.get()).get('fingerprint')).not.toBe('of another request');
  },
);
