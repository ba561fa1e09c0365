import { afterEach, describe, expect, jest, test } from '@jest/globals';
import {
  createFirefolioClient,
  memoryTokens,
  ProblemError,
  unwrap,
  type FirefolioClient,
  type FirefolioClientOptions,
} from './index.js';

const BASE_URL = 'https://site.test';

/** What the tests need of the API: tokens that count up, of which the last one is good. */
class FakeApi {
  readonly requests: Request[] = [];
  /** Answers in place of the usual one, by path. */
  readonly answers: Record<string, () => Response | Promise<Response>> = {};
  goodToken = 'access-1';
  private issued = 1;

  readonly fetch = async (request: Request): Promise<Response> => {
    this.requests.push(request.clone());
    const { pathname } = new URL(request.url);
    const answer = this.answers[pathname];
    if (answer) return answer();
    if (pathname === '/api/auth/login' || pathname === '/api/auth/refresh') return this.grant();
    if (pathname === '/api/auth/logout') return Response.json({ message: 'Logged out successfully' });
    if (request.headers.get('Authorization') !== `Bearer ${this.goodToken}`) return tokenRefused();
    return Response.json({ body: await request.text() });
  };

  grant(): Response {
    this.issued += 1;
    this.goodToken = `access-${String(this.issued)}`;
    return Response.json({
      access_token: this.goodToken,
      refresh_token: `refresh-${String(this.issued)}`,
      token_type: 'Bearer',
      expires_in: 900,
      user: { id: 'u1' },
    });
  }

  /** How often a path was asked for. */
  count(path: string): number {
    return this.requests.filter(({ url }) => new URL(url).pathname === path).length;
  }
}

function problem(status: number, code: string, headers: Record<string, string> = {}): Response {
  const body = {
    type: `urn:firefolio:problem:${code}`,
    title: 'No',
    status,
    detail: `This is ${code}.`,
    instance: 'x',
  };
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/problem+json', ...headers },
  });
}

function tokenRefused(): Response {
  const challenge = 'Bearer error="invalid_token", error_description="The token has expired."';
  return problem(401, 'unauthenticated', { 'WWW-Authenticate': challenge });
}

/** A client whose access token the API no longer takes, and what is told of its end. */
function expiredClient(options: Partial<FirefolioClientOptions> = {}) {
  const api = new FakeApi();
  const tokens = memoryTokens({ accessToken: 'access-0', refreshToken: 'refresh-0' });
  const client = createFirefolioClient({ baseUrl: BASE_URL, fetch: api.fetch, tokens, ...options });
  const loggedOut = jest.fn();
  client.onLoggedOut(loggedOut);
  return { api, tokens, client, loggedOut };
}

const REFRESH = '/api/auth/refresh';
const PROFILE = '/api/auth/profile';

describe('a request whose token is refused', () => {
  test('is sent once more, whole, with the refreshed token', async () => {
    const { api, client } = expiredClient();
    const { data } = await client.PATCH(PROFILE, { body: { first_name: 'Ada' } });
    expect(data).toEqual({ body: '{"first_name":"Ada"}' });
    expect(api.requests.map(({ url, method }) => `${method} ${new URL(url).pathname}`)).toEqual([
      `PATCH ${PROFILE}`,
      `POST ${REFRESH}`,
      `PATCH ${PROFILE}`,
    ]);
    expect(await api.requests[1]?.json()).toEqual({ refresh_token: 'refresh-0' });
  });

  test('shares its refresh with those beside it', async () => {
    const { api, client, tokens } = expiredClient();
    const answers = await Promise.all(Array.from({ length: 10 }, () => client.GET(PROFILE)));
    expect(answers.map(({ response }) => response.status)).toEqual(answers.map(() => 200));
    expect(api.count(REFRESH)).toBe(1);
    expect(tokens.read()).toEqual({ accessToken: 'access-2', refreshToken: 'refresh-2' });
  });

  test('uses the token that is there by the time it is refused', async () => {
    const { api, client } = expiredClient();
    const late = Promise.withResolvers<Response>();
    api.answers[PROFILE] = () => late.promise;
    const waiting = client.GET(PROFILE);
    await client.GET('/api/auth/sessions');
    api.answers[PROFILE] = () => Response.json({ late: true });
    late.resolve(tokenRefused());
    expect((await waiting).data).toEqual({ late: true });
    expect(api.count(REFRESH)).toBe(1);
    expect(api.requests.at(-1)?.headers.get('Authorization')).toBe('Bearer access-2');
  });

  test('is not sent a third time', async () => {
    const { api, client, loggedOut } = expiredClient();
    api.answers[PROFILE] = tokenRefused;
    expect((await client.GET(PROFILE)).response.status).toBe(401);
    expect([api.count(PROFILE), api.count(REFRESH)]).toEqual([2, 1]);
    expect(loggedOut).not.toHaveBeenCalled();
  });

  test.each([401, 403, 422])('keeps its 401 when the refresh is refused with %d', async (status) => {
    const { api, client, tokens, loggedOut } = expiredClient();
    api.answers[REFRESH] = () => problem(status, 'unauthenticated');
    const answers = await Promise.all([client.GET(PROFILE), client.GET(PROFILE)]);
    for (const { error, response } of answers) {
      expect(response.status).toBe(401);
      expect(error).toMatchObject({ type: 'urn:firefolio:problem:unauthenticated' });
    }
    expect(tokens.read()).toBeNull();
    expect(loggedOut.mock.calls).toEqual([['expired']]);
  });

  test.each([409, 429, 500, 503])(
    'rejects when the refresh answers %d, and stays logged in',
    async (status) => {
      const { api, client, tokens, loggedOut } = expiredClient();
      api.answers[REFRESH] = () => problem(status, 'unavailable');
      await expect(client.GET(PROFILE)).rejects.toMatchObject({ name: 'ProblemError', status });
      expect(tokens.read()).toMatchObject({ refreshToken: 'refresh-0' });
      expect(loggedOut).not.toHaveBeenCalled();
      Reflect.deleteProperty(api.answers, REFRESH);
      expect((await client.GET(PROFILE)).response.status).toBe(200);
    },
  );

  test('rejects when the network fails, and stays logged in', async () => {
    const { api, client, tokens } = expiredClient();
    api.answers[REFRESH] = () => Promise.reject(new TypeError('fetch failed'));
    await expect(client.GET(PROFILE)).rejects.toThrow('fetch failed');
    expect(tokens.read()).not.toBeNull();
  });

  test('stays logged out when that happened during the refresh', async () => {
    const { api, client, tokens, loggedOut } = expiredClient();
    const refresh = Promise.withResolvers<Response>();
    const asked = Promise.withResolvers<undefined>();
    api.answers[REFRESH] = () => {
      asked.resolve(undefined);
      return refresh.promise;
    };
    const waiting = client.GET(PROFILE);
    await asked.promise;
    await client.logout();
    refresh.resolve(api.grant());
    expect((await waiting).response.status).toBe(401);
    expect(tokens.read()).toBeNull();
    expect(loggedOut.mock.calls).toEqual([['logout']]);
  });
});

test('a login that is not fresh enough is no reason to refresh', async () => {
  const { api, client } = expiredClient();
  const challenge = 'Bearer error="insufficient_user_authentication", max_age="900"';
  api.answers['/api/auth/change-email'] = () =>
    problem(401, 'fresh-login-required', { 'WWW-Authenticate': challenge });
  const { error } = await client.POST('/api/auth/change-email', { body: { new_email: 'a@b.test' } });
  expect(error?.type).toBe('urn:firefolio:problem:fresh-login-required');
  expect(api.count(REFRESH)).toBe(0);
});

test('without a login no token is sent, and a 401 stays', async () => {
  const api = new FakeApi();
  const client = createFirefolioClient({ baseUrl: `${BASE_URL}/`, fetch: api.fetch });
  expect((await client.GET(PROFILE)).response.status).toBe(401);
  expect(api.requests.map(({ url, headers }) => [url, headers.has('Authorization')])).toEqual([
    [`${BASE_URL}${PROFILE}`, false],
  ]);
});

test("a request's own Authorization is left alone", async () => {
  const { api, client } = expiredClient();
  await client.GET(PROFILE, { headers: { Authorization: 'Bearer another' } });
  expect(api.requests.map(({ headers }) => headers.get('Authorization'))).toEqual(['Bearer another']);
});

test('new tokens of another route than refresh are taken as well', async () => {
  const { api, client, tokens } = expiredClient();
  api.answers['/api/auth/change-password'] = () => api.grant();
  await client.POST('/api/auth/change-password', { body: { current_password: 'x', new_password: 'y' } });
  expect(tokens.read()).toEqual({ accessToken: 'access-2', refreshToken: 'refresh-2' });
  api.answers['/api/auth/mfa/totp/confirm'] = () => api.grant();
  await client.POST('/api/auth/mfa/totp/confirm', { body: { code: '123456' } });
  expect(tokens.read()).toEqual({ accessToken: 'access-3', refreshToken: 'refresh-3' });
  api.answers['/api/auth/reauthenticate'] = () => Response.json({ access_token: 'fresh' });
  await client.POST('/api/auth/reauthenticate', { body: { password: 'y' } });
  expect(tokens.read()).toEqual({ accessToken: 'fresh', refreshToken: 'refresh-3' });
});

describe('logout', () => {
  test('ends the login at the API, forgets the tokens and says so', async () => {
    const { api, client, tokens, loggedOut } = expiredClient();
    await client.logout();
    expect(api.count('/api/auth/logout')).toBe(1);
    expect(tokens.read()).toBeNull();
    expect(loggedOut.mock.calls).toEqual([['logout']]);
    await client.logout();
    expect(loggedOut).toHaveBeenCalledTimes(1);
  });

  test('is done when the login was over before', async () => {
    const { api, client, tokens } = expiredClient();
    api.answers['/api/auth/logout'] = tokenRefused;
    api.answers[REFRESH] = tokenRefused;
    await client.logout();
    expect(tokens.read()).toBeNull();
  });

  test('forgets the tokens and throws when the API could not end the login', async () => {
    const { api, client, tokens } = expiredClient();
    api.answers['/api/auth/logout'] = () => problem(503, 'unavailable');
    await expect(client.logout()).rejects.toMatchObject({ code: 'unavailable' });
    expect(tokens.read()).toBeNull();
  });

  test('is told of no longer after the listening has ended', async () => {
    const { client, loggedOut } = expiredClient();
    const other = jest.fn();
    const endListening = client.onLoggedOut(other);
    endListening();
    await client.logout();
    expect([loggedOut.mock.calls.length, other.mock.calls.length]).toEqual([1, 0]);
  });
});

describe('a refusal', () => {
  test('is thrown by unwrap with its code', async () => {
    const { api, client } = expiredClient();
    api.answers[PROFILE] = () => problem(503, 'unavailable');
    const error: unknown = await unwrap(client.GET(PROFILE)).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(ProblemError);
    expect(error).toMatchObject({ status: 503, code: 'unavailable', message: 'This is unavailable.' });
    expect((error as ProblemError).problem).toMatchObject({ instance: 'x' });
  });

  test('of something else than the API has no code', async () => {
    const { api, client } = expiredClient();
    api.answers[PROFILE] = () => new Response('<h1>Bad Gateway</h1>', { status: 502 });
    await expect(unwrap(client.GET(PROFILE))).rejects.toMatchObject({
      status: 502,
      code: null,
      problem: null,
    });
  });

  test('by login is thrown, without a refresh', async () => {
    const { api, client, loggedOut } = expiredClient();
    api.answers['/api/auth/login'] = () =>
      problem(401, 'second-factor-required', { 'WWW-Authenticate': 'Bearer realm="firefolio"' });
    const login = client.login({ email: 'a@b.test', password: 'x' });
    await expect(login).rejects.toMatchObject({ code: 'second-factor-required' });
    expect(api.requests.map(({ headers }) => headers.has('Authorization'))).toEqual([false]);
    expect(loggedOut).not.toHaveBeenCalled();
  });
});

describe('in cookie mode', () => {
  /** The page's own part of its cookies. */
  function openPage(cookie: string): void {
    Object.assign(globalThis, { document: { cookie } });
  }

  afterEach(() => {
    Reflect.deleteProperty(globalThis, 'document');
  });

  function pageClient() {
    const { tokens, ...rest } = expiredClient({ transport: 'cookie', tokens: memoryTokens() });
    rest.api.answers['/api/auth/login'] = () => cookieGrant(rest.api);
    rest.api.answers[REFRESH] = () => cookieGrant(rest.api);
    return { ...rest, tokens };
  }

  function cookieGrant(api: FakeApi): Response {
    api.grant();
    return Response.json({ access_token: api.goodToken, csrf_token: 'csrf', user: { id: 'u1' } });
  }

  test('logs in by cookie, and refreshes with the CSRF token that came', async () => {
    const { api, client } = pageClient();
    await client.login({ email: 'a@b.test', password: 'x' });
    expect(await api.requests[0]?.json()).toMatchObject({ transport: 'cookie' });
    api.goodToken = 'another';
    expect((await client.GET(PROFILE)).response.status).toBe(200);
    const refresh = api.requests.find(({ url }) => url.endsWith(REFRESH));
    expect(refresh?.headers.get('X-CSRF-Token')).toBe('csrf');
    expect(await refresh?.json()).toEqual({});
    for (const { credentials } of api.requests) expect(credentials).toBe('include');
    await client.GET('/api/posts');
    expect(api.requests.at(-1)?.credentials).not.toBe('include');
  });

  test('goes on after a reload with the CSRF token of the cookie', async () => {
    openPage('theme=dark; csrf_token=of%20the%20cookie');
    const { api, client } = pageClient();
    const answers = await Promise.all([client.GET(PROFILE), client.GET(PROFILE)]);
    expect(answers.map(({ response }) => response.status)).toEqual([200, 200]);
    expect(api.count(REFRESH)).toBe(1);
    expect(api.requests[0]?.headers.get('X-CSRF-Token')).toBe('of the cookie');
  });

  test('does not try a cookie again that was refused', async () => {
    openPage('csrf_token=old');
    const { api, client, loggedOut } = pageClient();
    api.answers[REFRESH] = () => problem(401, 'unauthenticated');
    await client.GET(PROFILE);
    await client.GET(PROFILE);
    expect([api.count(REFRESH), api.count(PROFILE)]).toEqual([1, 2]);
    expect(loggedOut).not.toHaveBeenCalled();
    openPage('csrf_token=of-a-login-elsewhere');
    api.answers[REFRESH] = () => cookieGrant(api);
    expect((await client.GET(PROFILE)).response.status).toBe(200);
  });

  test('does not come back by its cookie after a logout that could not reach the API', async () => {
    openPage('csrf_token=csrf');
    const { api, client } = pageClient();
    await client.login({ email: 'a@b.test', password: 'x' });
    api.answers['/api/auth/logout'] = () => Promise.reject(new TypeError('fetch failed'));
    await expect(client.logout()).rejects.toThrow('fetch failed');
    expect((await client.GET(PROFILE)).response.status).toBe(401);
    expect(api.count(REFRESH)).toBe(0);
  });

  test('asks without a token where there is no cookie', async () => {
    openPage('theme=dark');
    const { api, client } = pageClient();
    await client.GET('/api/posts');
    expect(api.requests.map(({ headers }) => headers.has('Authorization'))).toEqual([false]);
  });
});

test('the types are those of the API: `npm run check` compiles this, and nothing is sent', () => {
  const wrongUses = async (client: FirefolioClient) => {
    // @ts-expect-error there is no such route
    await client.GET('/api/nothing');
    // @ts-expect-error a post has no such field
    await client.POST('/admin/api/posts', { body: { titel: 'x' } });
    // @ts-expect-error the id is missing
    await client.POST('/admin/api/posts/{id}/publish');
    const params = { path: { id: 'x' } };
    const { data, error } = await client.POST('/admin/api/posts/{id}/publish', { params });
    if (error?.type === 'urn:firefolio:problem:stale-version') return error.current_version;
    // @ts-expect-error this route never refuses so
    if (error?.type === 'urn:firefolio:problem:second-factor-required') return null;
    // @ts-expect-error a post has no such member
    return data?.password_hash as unknown;
  };
  expect(wrongUses).toBeInstanceOf(Function);
});
