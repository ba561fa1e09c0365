import { beforeAll, describe, expect, test } from '@jest/globals';
import { accountsClient, NEW_PASSWORD } from '../support/accounts/account-routes.js';
import { sessionsOf } from '../support/accounts/account-wire.js';
import {
  createAccount,
  firestore,
  logIn,
  logOut,
  readProfile,
  refresh,
  type Account,
} from '../support/accounts/accounts.js';
import { call, type Grant } from '../support/http/api.js';
import { storedAuditEntries } from '../support/audit-wire.js';
import { environment } from '../support/suite/environment.js';
import { decodeToken } from '../support/accounts/forged-tokens.js';
import { expectProblem, expectTokenRefused } from '../support/http/problems.js';

const accounts = accountsClient();

const sidOf = ({ access_token: token }: Pick<Grant, 'access_token'>) =>
  String(decodeToken(token).payload['sid']);

async function expectDead({ access_token: access, refresh_token: token }: Grant): Promise<void> {
  expectTokenRefused(await readProfile(access));
  expectTokenRefused(await refresh(token));
}

async function expectAlive({ access_token: access, refresh_token: token }: Grant): Promise<void> {
  expect(await readProfile(access)).toMatchObject({ status: 200 });
  expect(await refresh(token)).toMatchObject({ status: 200 });
}

/** Sessions of one account, in the order of their logins. */
async function logInTimes(times: number, account: Account): Promise<Grant[]> {
  const grants: Grant[] = [];
  while (grants.length < times) grants.push(await logIn(account));
  return grants;
}

describe('the list of sessions', () => {
  let account: Account;
  let grants: Grant[];

  beforeAll(async () => {
    account = await createAccount();
    grants = await logInTimes(4, account);
  });

  const list = async (query = '', grant = grants[0]) =>
    sessionsOf(await accounts.sessions(grant?.access_token ?? '', query));

  test('has all sessions of the account, and says which one asks', async () => {
    const { sessions } = await list();
    expect(sessions.map(({ id }) => id).sort()).toEqual(grants.map(sidOf).sort());
    const current = sessions.filter((session) => session.is_current);
    expect(current.map(({ id }) => id)).toEqual(grants.slice(0, 1).map(sidOf));
  });

  test('has nobody else’s', async () => {
    const [other] = await logInTimes(1, await createAccount());
    const { sessions } = await list('', other);
    expect(sessions.map(({ id }) => id)).toEqual([other && sidOf(other)]);
  });

  test('tells them apart by the browser they came with, cut to 200 characters', async () => {
    const userAgent = 'Mozilla/5.0 (X11) '.repeat(20);
    const grant = await logIn(account, { headers: { 'User-Agent': userAgent } });
    const { sessions } = await list('', grant);
    const own = sessions.find(({ id }) => id === sidOf(grant));
    expect(own?.user_agent).toBe(userAgent.slice(0, 200));
    await logOut(grant.access_token);
  });

  test('shows when a session was used last, and no secrets', async () => {
    const grant = await logIn(account);
    const before = (await list('', grant)).sessions.find(({ id }) => id === sidOf(grant));
    await firestore
      .collection('sessions')
      .doc(sidOf(grant))
      .update({ rotated_at: new Date(0) });
    await refresh(grant.refresh_token);
    const answer = await accounts.sessions(grant.access_token);
    const after = sessionsOf(answer).sessions.find(({ id }) => id === sidOf(grant));
    expect(Date.parse(after?.last_used_at ?? '')).toBeGreaterThanOrEqual(
      Date.parse(before?.last_used_at ?? ''),
    );
    expect(after?.created_at).toBe(before?.created_at);
    expect(JSON.stringify(answer.body)).not.toMatch(/hash|jti|kid|token|127\.0\.0\.1/);
    await logOut(grant.access_token);
  });

  test('comes in pages, each session once, and the cursor is good for its owner only', async () => {
    const first = await list('?limit=3');
    expect(first.sessions).toHaveLength(3);
    const cursor = first.next_cursor ?? '';
    const second = await list(`?limit=3&cursor=${cursor}`);
    expect(second).toMatchObject({ next_cursor: null });
    const ids = [...first.sessions, ...second.sessions].map(({ id }) => id);
    expect(ids.sort()).toEqual(grants.map(sidOf).sort());
    const { access_token: other } = await logIn(await createAccount());
    expectProblem(await accounts.sessions(other, `?cursor=${cursor}`), 400);
    expectProblem(await accounts.sessions(grants[0]?.access_token ?? '', `?cursor=x${cursor}`), 400);
    const { headers } = await accounts.sessions(grants[0]?.access_token ?? '', '?limit=3');
    expect(headers.get('link')).toMatch(/^<\/api\/auth\/sessions\?limit=3&cursor=[^>]+>; rel="next"$/);
  });

  test.each(['limit=0', 'limit=51', 'limit=x', 'limit=1&limit=2', 'cursor=x'])(
    'with %s is refused',
    async (query) => {
      const { status } = await accounts.sessions(grants[0]?.access_token ?? '', `?${query}`);
      expect([400, 422]).toContain(status);
    },
  );

  test('has none that were ended, or have expired', async () => {
    const someone = await createAccount();
    const [ended, expired, here] = (await logInTimes(3, someone)) as [Grant, Grant, Grant];
    await logOut(ended.access_token);
    await firestore
      .collection('sessions')
      .doc(sidOf(expired))
      .update({ expires_at: new Date(Date.now() - 1) });
    const { sessions } = await list('', here);
    expect(sessions.map(({ id }) => id)).toEqual([sidOf(here)]);
  });
});

describe('ending one session', () => {
  test('ends its tokens, its refreshed and its reauthenticated ones, at the next request, and no other session', async () => {
    const account = await createAccount();
    const [here, there] = (await logInTimes(2, account)) as [Grant, Grant];
    const again = await accounts.reauthenticate(there.access_token, account.password);
    const next = await refresh(there.refresh_token);
    expect(await accounts.endSession(here.access_token, sidOf(there))).toMatchObject({
      status: 204,
      body: '',
    });
    await expectDead(there);
    await expectDead(next.body);
    expectTokenRefused(await readProfile(again.body.access_token));
    await expectAlive(here);
    expectProblem(await accounts.endSession(here.access_token, sidOf(there)), 404);
  });

  test('may be one’s own', async () => {
    const [grant] = (await logInTimes(1, await createAccount())) as [Grant];
    expect(await accounts.endSession(grant.access_token, sidOf(grant))).toMatchObject({ status: 204 });
    await expectDead(grant);
  });

  test('of somebody else is 404 and ends nothing, whoever asks', async () => {
    const [foreign] = (await logInTimes(1, await createAccount())) as [Grant];
    const nobody = 'x'.repeat(24);
    for (const role of ['user', 'editor', 'admin'] as const) {
      const { access_token: token } = await logIn(await createAccount({ role }));
      const [answer, unknown] = [
        await accounts.endSession(token, sidOf(foreign)),
        await accounts.endSession(token, nobody),
      ];
      expectProblem(answer, 404);
      // Nobody learns whether there is such a session.
      expect({ ...(answer.body as object), instance: '' }).toEqual({
        ...(unknown.body as object),
        instance: '',
      });
    }
    await expectAlive(foreign);
  });

  test.each(['..', '%2e%2e', 'a%2Fb', '__proto__', 'x'.repeat(65), '%00', 'A'])(
    'called %j is no session',
    async (id) => {
      const { access_token: token } = await logIn(await createAccount());
      const { status } = await accounts.endSession(token, id);
      expect([404, 405, 422]).toContain(status);
    },
  );

  test('is recorded once, as done by its owner', async () => {
    const account = await createAccount();
    const [here, there] = (await logInTimes(2, account)) as [Grant, Grant];
    await Promise.all([1, 2, 3].map(() => accounts.endSession(here.access_token, sidOf(there))));
    expect(await storedAuditEntries(sidOf(there))).toEqual([
      expect.objectContaining({ action: 'authn_session_revoked', actor_id: account.id }),
    ]);
  });
});

describe('logout-all', () => {
  test('ends every session of the account at the next request, and nobody else’s', async () => {
    const account = await createAccount();
    const grants = await logInTimes(3, account);
    const [others] = (await logInTimes(1, await createAccount())) as [Grant];
    const answer = await accounts.logOutAll(grants[1]?.access_token ?? '');
    expect(answer).toMatchObject({ status: 200, body: { message: 'Logged out everywhere' } });
    for (const grant of grants) await expectDead(grant);
    await expectAlive(others);
    await expectAlive(await logIn(account));
  });

  test('in the second of a login ends that one too, again and again', async () => {
    const account = await createAccount();
    for (let nth = 0; nth < 3; nth += 1) {
      const grant = await logIn(account);
      expect(await accounts.logOutAll(grant.access_token)).toMatchObject({ status: 200 });
      await expectDead(grant);
    }
    const { access_token: token } = await logIn(account);
    const { sessions } = sessionsOf(await accounts.sessions(token));
    expect(sessions).toHaveLength(1);
  });

  test('ends the session that a change of the password has just begun', async () => {
    const account = await createAccount();
    const { access_token: token } = await logIn(account);
    const { body } = await accounts.changePassword(token, account.password);
    expect(await accounts.logOutAll(body.access_token)).toMatchObject({ status: 200 });
    await expectDead(body);
  });

  test('is recorded, as done by its owner', async () => {
    const account = await createAccount();
    await accounts.logOutAll((await logIn(account)).access_token);
    const entries = (await storedAuditEntries(account.id)).filter(
      ({ action }) => action === 'authn_logout_all',
    );
    expect(entries).toEqual([expect.objectContaining({ actor_id: account.id })]);
  });
});

describe('a new password', () => {
  test('that was changed ends all other sessions, and gives tokens that work at once', async () => {
    const account = await createAccount();
    const [here, there] = (await logInTimes(2, account)) as [Grant, Grant];
    const refreshed = (await refresh(there.refresh_token)).body;
    const answer = await accounts.changePassword(here.access_token, account.password);
    expect(answer).toMatchObject({ status: 200, body: { token_type: 'Bearer', user: { id: account.id } } });
    for (const grant of [here, there, refreshed]) await expectDead(grant);
    expect(await readProfile(answer.body.access_token)).toMatchObject({ status: 200 });
    expect(await refresh(answer.body.refresh_token)).toMatchObject({ status: 200 });
    const { sessions } = sessionsOf(await accounts.sessions(answer.body.access_token));
    expect(sessions).toEqual([expect.objectContaining({ id: sidOf(answer.body), is_current: true })]);
  });

  test('twice in one second ends the session of the first one', async () => {
    const account = await createAccount();
    const { access_token: token } = await logIn(account);
    const first = (await accounts.changePassword(token, account.password, NEW_PASSWORD)).body;
    const second = await accounts.changePassword(first.access_token, NEW_PASSWORD, account.password);
    expect(second.status).toBe(200);
    await expectDead(first);
    await expectAlive(second.body);
  });

  test('asked for twice at once is changed once', async () => {
    const account = await createAccount();
    const grants = await logInTimes(2, account);
    const passwords = ['first of two pass phrases', 'second of two pass phrases'];
    const answers = await Promise.all(
      grants.map(({ access_token: token }, nth) =>
        accounts.changePassword(token, account.password, passwords[nth]),
      ),
    );
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses[0]).toBe(200);
    expect([401, 403, 409]).toContain(statuses[1]);
    const won = answers.findIndex(({ status }) => status === 200);
    await expectAlive(await logIn({ ...account, password: passwords[won] ?? '' }));
  });
});

test('what has no session to end is 401', async () => {
  for (const path of ['logout', 'logout-all', 'reauthenticate', 'sessions']) {
    const method = path === 'sessions' ? 'GET' : 'POST';
    const answer = await call(`/api/auth/${path}`, { method, baseUrl: environment.functionUrl });
    expectProblem(answer, 401);
  }
});
