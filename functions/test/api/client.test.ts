import { describe, expect, jest, test } from '@jest/globals';
import {
  createFirefolioClient,
  memoryTokens,
  unwrap,
  type Fetch,
  type FirefolioClientOptions,
} from '../../../client/src/index.js';
import { createAccount, logIn, type Account } from '../support/accounts/accounts.js';
import { apiFetch } from '../support/http/api.js';
import { environment } from '../support/suite/environment.js';
import { resign } from '../support/accounts/forged-tokens.js';
import { uniqueWord } from '../support/posts/posts.js';
import { usersClient } from '../support/accounts/users-admin.js';

/** A client of the suite's API, its requests by path, and what it is told of its login's end. */
function clientOf(options: Partial<FirefolioClientOptions> = {}) {
  const sent: string[] = [];
  const send: Fetch = options.fetch ?? apiFetch;
  const client = createFirefolioClient({
    baseUrl: environment.siteUrl,
    ...options,
    fetch: (request) => {
      sent.push(new URL(request.url).pathname);
      return send(request);
    },
  });
  const loggedOut = jest.fn();
  client.onLoggedOut(loggedOut);
  return { client, sent, loggedOut };
}

/** A client whose access token has just expired, and the account that it is logged in as. */
async function expiredClient(account: Account) {
  const grant = await logIn(account);
  const nowSeconds = Math.floor(Date.now() / 1000);
  const accessToken = resign(grant.access_token, {
    payload: { iat: nowSeconds - 1_000, exp: nowSeconds - 100, auth_time: nowSeconds - 1_000 },
  });
  const tokens = memoryTokens({ accessToken, refreshToken: grant.refresh_token });
  return { ...clientOf({ tokens }), tokens, grant };
}

const credentialsOf = ({ email, password }: Account) => ({ email, password });

describe('the client', () => {
  test('logs in, creates, changes and publishes a post, and lists and reads it', async () => {
    const account = await createAccount({ role: 'editor' });
    const { client } = clientOf();
    const tag = uniqueWord();
    expect(await client.login(credentialsOf(account))).toMatchObject({ id: account.id, role: 'editor' });

    const body = { title: 'By the client', content_md: 'Some *words*.', tags: [tag] };
    const draft = await unwrap(client.POST('/admin/api/posts', { body }));
    expect(draft).toMatchObject({ status: 'draft', version: 1 });
    const path = { id: draft.id };
    const changed = await unwrap(
      client.PATCH('/admin/api/posts/{id}', {
        params: { path, header: { 'If-Match': '"1"' } },
        body: { title: 'Changed by the client' },
      }),
    );
    expect(changed.version).toBe(2);
    await unwrap(client.POST('/admin/api/posts/{id}/publish', { params: { path } }));

    const visitor = clientOf().client;
    const listed = await unwrap(visitor.GET('/api/posts', { params: { query: { tag, limit: 5 } } }));
    expect(listed).toMatchObject({ posts: [{ id: draft.id, title: changed.title }], next_cursor: null });
    const read = await visitor.GET('/api/posts/{slug}', { params: { path: { slug: changed.slug } } });
    expect(read.data?.content_html).toContain('<em>words</em>');
    expect(read.response.headers.get('etag')).toMatch(/^"/);
  });

  test('gives a refusal as a problem document, by its type', async () => {
    const account = await createAccount({ role: 'editor' });
    const { client } = clientOf();
    await client.login(credentialsOf(account));
    const { id } = await unwrap(client.POST('/admin/api/posts', { body: { title: uniqueWord() } }));
    const late = await client.PATCH('/admin/api/posts/{id}', {
      params: { path: { id }, header: { 'If-Match': '"7"' } },
      body: { title: 'Late' },
    });
    expect(late.error).toMatchObject({ type: 'urn:firefolio:problem:stale-version', current_version: 1 });
    await expect(client.login({ ...credentialsOf(account), password: 'wrong' })).rejects.toMatchObject({
      name: 'ProblemError',
      code: 'unauthenticated',
      status: 401,
    });
  });

  test('refreshes once for parallel requests whose token has expired', async () => {
    const { client, sent, tokens, grant, loggedOut } = await expiredClient(await createAccount());
    const profiles = await Promise.all(
      Array.from({ length: 4 }, () => unwrap(client.GET('/api/auth/profile'))),
    );
    expect(new Set(profiles.map(({ id }) => id))).toEqual(new Set([grant.user.id]));
    expect(sent.filter((path) => path === '/api/auth/refresh')).toHaveLength(1);
    expect(sent).toHaveLength(9);
    expect(tokens.read()).not.toMatchObject({ refreshToken: grant.refresh_token });
    expect(loggedOut).not.toHaveBeenCalled();
  });

  test('sends the body again with the new token', async () => {
    const { client, sent } = await expiredClient(await createAccount());
    const profile = await unwrap(client.PATCH('/api/auth/profile', { body: { first_name: 'Again' } }));
    expect(profile.first_name).toBe('Again');
    expect(sent).toEqual(['/api/auth/profile', '/api/auth/refresh', '/api/auth/profile']);
  });

  test('says that the login is over when the refresh is refused', async () => {
    const account = await createAccount();
    const { client, loggedOut, tokens } = await expiredClient(account);
    const admin = await logIn(await createAccount({ role: 'admin' }));
    expect(await usersClient(admin.access_token).endSessions(account.id)).toMatchObject({ status: 204 });
    const answers = await Promise.all([client.GET('/api/auth/profile'), client.GET('/api/auth/sessions')]);
    expect(answers.map(({ response }) => response.status)).toEqual([401, 401]);
    expect(loggedOut.mock.calls).toEqual([['expired']]);
    expect(tokens.read()).toBeNull();
  });

  test('logs out: its tokens are void', async () => {
    const account = await createAccount();
    const tokens = memoryTokens();
    const { client, loggedOut } = clientOf({ tokens });
    await client.login(credentialsOf(account));
    const former = await tokens.read();
    await client.logout();
    expect(loggedOut.mock.calls).toEqual([['logout']]);
    expect((await client.GET('/api/auth/profile')).response.status).toBe(401);
    const thief = clientOf({ tokens: memoryTokens(former) }).client;
    expect((await thief.GET('/api/auth/profile')).response.status).toBe(401);
  });
});

describe('the client in cookie mode', () => {
  /** `fetch` with the cookies of one browser. */
  function browserFetch() {
    const cookies = new Map<string, string>();
    const send: Fetch = async (request) => {
      request.headers.set('Cookie', [...cookies].map(([name, value]) => `${name}=${value}`).join('; '));
      const response = await apiFetch(request);
      for (const cookie of response.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
        if (value === '') cookies.delete(name);
        else cookies.set(name, value);
      }
      return response;
    };
    return { cookies, send };
  }

  test('never has the refresh token, and refreshes by the cookie', async () => {
    const { cookies, send } = browserFetch();
    const tokens = memoryTokens();
    const { client, sent } = clientOf({ fetch: send, transport: 'cookie', tokens });
    const account = await createAccount();
    await client.login(credentialsOf(account));
    const former = cookies.get('__session');
    const kept = await tokens.read();
    expect(kept).toEqual({ accessToken: expect.any(String), csrfToken: cookies.get('csrf_token') });

    await tokens.write({ ...kept, accessToken: resign(kept?.accessToken ?? '', { payload: { exp: 1 } }) });
    const profiles = await Promise.all([1, 2, 3].map(() => unwrap(client.GET('/api/auth/profile'))));
    expect(profiles.map(({ email }) => email)).toEqual(profiles.map(() => account.email));
    expect(sent.filter((path) => path === '/api/auth/refresh')).toHaveLength(1);
    expect(cookies.get('__session')).not.toBe(former);

    await client.logout();
    expect([...cookies.keys()]).toEqual([]);
  });
});
