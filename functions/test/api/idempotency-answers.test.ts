import { randomUUID } from 'node:crypto';
import { describe, expect, test } from '@jest/globals';
import { createAccount, firestore, logIn, type Account } from '../support/accounts/accounts.js';
import {
  accountsClient,
  comparable,
  NEW_PASSWORD,
  newAddressOf,
} from '../support/accounts/account-routes.js';
import { apiFetch, call, type Answer } from '../support/http/api.js';
import { environment } from '../support/suite/environment.js';
import { waitForSuccess } from '../support/posts/imports.js';
import { jobsRepository, storeJob } from '../support/work/jobs.js';
import { mailedToken } from '../support/accounts/mailed-tokens.js';
import { postsClient, uniqueWord } from '../support/posts/posts.js';
import { expectProblem } from '../support/http/problems.js';

interface Sent {
  readonly path: string;
  readonly body?: unknown;
  readonly token?: string;
}

/** A request that can be sent as often as one likes, under a new key. */
function repeatable({ path, body, token }: Sent): () => Promise<Answer<Record<string, unknown>>> {
  const headers = { 'Idempotency-Key': randomUUID() };
  return () =>
    call<Record<string, unknown>>(path, {
      method: 'POST',
      headers,
      baseUrl: environment.functionUrl,
      ...(body !== undefined && { body }),
      ...(token !== undefined && { token }),
    });
}

async function staff(role: 'admin' | 'editor' = 'editor'): Promise<Account & { token: string }> {
  const account = await createAccount({ role });
  return { ...account, token: (await logIn(account)).access_token };
}

describe('a job that was begun before', () => {
  test('is answered as it is now, though what it was about is no more', async () => {
    const { token } = await staff();
    const [from, to] = [uniqueWord(), uniqueWord()];
    await postsClient(token).given({ tags: [from] });
    const rename = repeatable({ path: '/admin/api/tags/rename', body: { from, to }, token });
    const { body } = await rename();
    await waitForSuccess(String(body['id']));
    const again = await rename();
    expect(again).toMatchObject({ status: 202, body: { id: body['id'], status: 'succeeded' } });
    expect(again.headers.get('location')).toBe(`/admin/api/jobs/${String(body['id'])}`);
  });

  test('is answered when there is no room for another', async () => {
    const { id, token } = await staff();
    const begin = repeatable({ path: '/admin/api/posts/export', body: { format: 'json' }, token });
    const { body } = await begin();
    for (let count = 0; count < 20; count += 1) await storeJob({ createdBy: { id, name: 'Ada' } });
    expect(await begin()).toMatchObject({ status: 202, body: { id: body['id'] } });
    expectProblem(
      await repeatable({ path: '/admin/api/posts/export', body: { format: 'json' }, token })(),
      429,
    );
  });

  test('is known by its whole file', async () => {
    const { token } = await staff();
    const key = randomUUID();
    const send = async (content: string) => {
      const response = await apiFetch(`${environment.functionUrl}/admin/api/posts/import?format=markdown`, {
        method: 'POST',
        headers: {
          Authorization: `Bearer ${token}`,
          'Content-Type': 'text/markdown',
          'Idempotency-Key': key,
        },
        body: content,
      });
      return { status: response.status, body: (await response.json()) as { id: string } };
    };
    const file = `# ${uniqueWord()}\n\n${'A long text. '.repeat(100_000)}`;
    const [first, again, other] = [await send(file), await send(file), await send(`${file}.`)];
    expect([first.status, again.status, other.status]).toEqual([202, 202, 422]);
    expect(again.body.id).toBe(first.body.id);
    expect((await jobsRepository.get(first.body.id)).uploadParts).toBe(2);
  });
});

describe('a preview link that was made before', () => {
  const begin = async () => {
    const { token } = await staff();
    const editor = postsClient(token);
    const { id } = await editor.given({ content_md: 'Not yet for everybody.' });
    const path = `/admin/api/posts/${id}/preview-link`;
    return { editor, id, path, token, make: repeatable({ path, body: { hours: 2 }, token }) };
  };

  test('is the same, to the second, and shows the post', async () => {
    const { make } = await begin();
    const [first, again] = [await make(), await make()];
    expect(again.body).toEqual(first.body);
    const { pathname, search } = new URL(String(again.body['url']));
    expect(await call(pathname + search)).toMatchObject({ status: 200 });
  });

  test('is 404 once it was revoked, though there are other links by now', async () => {
    const { make, path, token } = await begin();
    await make();
    expect(await call(path, { method: 'DELETE', token })).toMatchObject({ status: 204 });
    expectProblem(await make(), 404);
    expect(await repeatable({ path, body: { hours: 2 }, token })()).toMatchObject({ status: 201 });
    expectProblem(await make(), 404);
  });

  test('is 404 once its post is gone for good', async () => {
    const { editor, id, make } = await begin();
    await make();
    expect(await editor.trash(id)).toMatchObject({ status: 204 });
    expect(await editor.purge(id)).toMatchObject({ status: 204 });
    expectProblem(await make(), 404);
  });
});

test('a todo that was deleted is 404 and not made again', async () => {
  const { token } = await staff();
  const create = repeatable({ path: '/api/todos', body: { title: 'Once' }, token });
  const { body } = await create();
  const path = `/api/todos/${String(body['id'])}`;
  expect(await call(path, { method: 'DELETE', token })).toMatchObject({ status: 204 });
  expectProblem(await create(), 404);
});

describe('a registration that is sent again', () => {
  test('is answered alike for an address with an account and for one without', async () => {
    const { email: taken } = await createAccount();
    const free = newAddressOf('user');
    const [ofTaken, ofFree] = await Promise.all(
      [taken, free].map(async (email) => {
        const register = repeatable({
          path: '/api/auth/register',
          body: { email, password: NEW_PASSWORD },
        });
        const [first, again] = [await register(), await register()];
        expect(again.body).toEqual(first.body);
        return comparable(again);
      }),
    );
    expect(ofTaken).toEqual(ofFree);
  });

  test('is answered with the invited address, though the invitation is used up', async () => {
    const { token } = await staff('admin');
    const email = newAddressOf();
    expect(await accountsClient().invite(token, { email, role: 'editor' })).toMatchObject({ status: 202 });
    const body = { invite_token: await mailedToken(email, 'invitation'), password: NEW_PASSWORD };
    const register = repeatable({ path: '/api/auth/register', body });
    const first = await register();
    expect(first).toMatchObject({ status: 201, body: { email } });
    expect((await register()).body).toEqual(first.body);
  });

  test('with another password is refused, and neither password can be guessed from what is stored', async () => {
    const [email, key] = [newAddressOf(), randomUUID()];
    const register = (password: string) =>
      call('/api/auth/register', {
        method: 'POST',
        body: { email, password },
        headers: { 'Idempotency-Key': key },
        baseUrl: environment.functionUrl,
      });
    expect(await register(NEW_PASSWORD)).toMatchObject({ status: 201 });
    expectProblem(await register(`${NEW_PASSWORD}!`), 422);
    const { docs } = await firestore.collection('users').where('email', '==', email).get();
    const keys = await firestore.collection('idempotency_keys').where('made.id', '==', docs[0]?.id).get();
    expect(keys.size).toBe(1);
    expect(Object.keys(keys.docs[0]?.data() ?? {}).sort()).toEqual(['expires_at', 'fingerprint', 'made']);
    expect(keys.docs[0]?.get('made')).toEqual({ id: docs[0]?.id, details: {} });
  });
});

describe('an invitation that was sent before', () => {
  const begin = async () => {
    const { token } = await staff('admin');
    const email = newAddressOf();
    const path = '/admin/api/users/invite';
    return { token, email, invite: repeatable({ path, body: { email, role: 'editor' }, token }) };
  };

  test('is answered the same while it waits', async () => {
    const { invite } = await begin();
    const first = await invite();
    expect(first).toMatchObject({ status: 202 });
    expect((await invite()).body).toEqual(first.body);
  });

  test('is 404 once it was taken back', async () => {
    const { token, email, invite } = await begin();
    await invite();
    const path = `/admin/api/users/invite?email=${encodeURIComponent(email)}`;
    expect(await call(path, { method: 'DELETE', token })).toMatchObject({ status: 204 });
    expectProblem(await invite(), 404);
  });

  test('is 404 once it was accepted', async () => {
    const { email, invite } = await begin();
    await invite();
    const body = { invite_token: await mailedToken(email, 'invitation'), password: NEW_PASSWORD };
    expect(await accountsClient().register(body)).toMatchObject({ status: 201 });
    expectProblem(await invite(), 404);
  });
});

describe('a message of the contact form', () => {
  const message = (words: string) => ({
    path: '/api/contact',
    body: { name: 'Ada', email: newAddressOf('visitor'), message: words },
  });

  test('has one id, whoever sends it again', async () => {
    const { token } = await staff();
    const sent = message('The same words, from two places.');
    const key = { 'Idempotency-Key': randomUUID() };
    const send = (more: { token?: string }) =>
      call<{ id: string }>('/api/contact', { method: 'POST', body: sent.body, headers: key, ...more });
    const [first, again] = [await send({}), await send({ token })];
    expect(again).toMatchObject({ status: 202, body: first.body });
  });

  test('leaves nothing of it beside its key', async () => {
    const sent = message('Nothing of this is to be found elsewhere.');
    const { body } = await repeatable(sent)();
    const { docs } = await firestore.collection('idempotency_keys').where('made.id', '==', body['id']).get();
    expect(docs).toHaveLength(1);
    expect(docs[0]?.data()).toEqual({
      fingerprint: expect.stringMatching(/^[\w-]{43}$/),
      made: { id: body['id'], details: {} },
      expires_at: expect.anything(),
    });
  });
});

test('a key belongs to all routes of its user: another route is another request', async () => {
  const { token } = await staff();
  const headers = { 'Idempotency-Key': randomUUID() };
  const post = (path: string, body: unknown) => call(path, { method: 'POST', headers, token, body });
  expect(await post('/api/todos', { title: 'The same' })).toMatchObject({ status: 201 });
  expectProblem(await post('/admin/api/posts', { title: 'The same' }), 422);
});
