import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { AUDIT_ACTIONS, type AuditAction } from '../../src/audit/audit-actions.js';
import { deriveMac } from '../../src/shared/index.js';
import { emailKey } from '../../src/users/index.js';
import {
  accountsClient,
  NEW_PASSWORD,
  newAddressOf,
  type AccountsClient,
} from '../support/accounts/account-routes.js';
import {
  createAccount,
  firestore,
  logIn,
  logOut,
  refresh,
  tryLogin,
  type Account,
  type Sender,
} from '../support/accounts/accounts.js';
import type { Grant } from '../support/http/api.js';
import { decodeToken } from '../support/accounts/forged-tokens.js';
import { from, newAddress, repeat } from '../support/http/forwarded-clients.js';
import { startFunction, type RunningFunction } from '../support/suite/functions-framework.js';
import { mailedToken } from '../support/accounts/mailed-tokens.js';
import { createSecuredAccount } from '../support/accounts/mfa.js';

const USER_AGENT = 'Mozilla/5.0 (audit test)';

let api: RunningFunction;

beforeAll(async () => {
  api = await startFunction({ TRUST_PROXY_HOPS: '1', RATE_LIMIT_SCALE: '1000' });
});

afterAll(() => api.stop());

/** What a request did that is to be recorded. */
interface Done {
  /** Who did it; null for somebody who has not proven to be anybody. */
  readonly actor: string | null;
  readonly target: { readonly type: string; readonly id: string };
  readonly changes?: Record<string, unknown>;
  /** Recorded with it. */
  readonly also?: readonly AuditAction[];
}

/** Lays out what an event needs, past the request that it is about, and gives that request. */
type Event = () => Promise<(client: AccountsClient, sender: Sender) => Promise<Done>>;

const user = (id: string) => ({ type: 'user', id });
const address = (email: string) => ({ type: 'address', id: emailKey(email) });
const session = ({ access_token: token }: Grant) => ({
  type: 'session',
  id: String(decodeToken(token).payload['sid']),
});

const plain = accountsClient();

async function signIn(role: Account['role'] = 'user') {
  const account = await createAccount({ role });
  const grant = await logIn(account);
  return { account, grant, token: grant.access_token };
}

const wrong = ({ email }: { email: string }) => ({ email, password: 'canary wrong' });

const EVENTS: Partial<Record<AuditAction, Record<string, Event>>> = {
  authn_login_success: {
    'a login': async () => {
      const account = await createAccount();
      return async (_client, sender) => {
        await logIn(account, sender);
        return { actor: account.id, target: user(account.id) };
      };
    },
  },
  authn_login_fail: {
    'a wrong password': async () => {
      const account = await createAccount();
      return async (_client, sender) => {
        await tryLogin(wrong(account), sender);
        return { actor: null, target: user(account.id) };
      };
    },
    'an address that nobody has': () => {
      const email = newAddressOf();
      return Promise.resolve(async (_client, sender) => {
        await tryLogin(wrong({ email }), sender);
        return { actor: null, target: address(email) };
      });
    },
    'an inactive account': async () => {
      const account = await createAccount({ isActive: false });
      return async (_client, sender) => {
        await tryLogin(account, sender);
        return { actor: null, target: user(account.id) };
      };
    },
  },
  authn_login_lock: {
    'the fifth wrong password': async () => {
      const account = await createAccount();
      await repeat(4, () => tryLogin(wrong(account)));
      return async (_client, sender) => {
        await tryLogin(wrong(account), sender);
        return { actor: null, target: user(account.id), also: ['authn_login_fail'] };
      };
    },
  },
  authn_login_code_missing: {
    'a right password without the code': async () => {
      const account = await createSecuredAccount();
      return async (_client, sender) => {
        await tryLogin(account, sender);
        return { actor: null, target: user(account.id) };
      };
    },
  },
  authn_reauthenticate_success: {
    'the password again': async () => {
      const { account, token } = await signIn();
      return async (client) => {
        await client.reauthenticate(token, account.password);
        return { actor: account.id, target: user(account.id) };
      };
    },
  },
  authn_reauthenticate_fail: {
    'a wrong password at reauthenticate': async () => {
      const { account, token } = await signIn();
      return async (client) => {
        await client.reauthenticate(token, 'canary wrong');
        return { actor: null, target: user(account.id) };
      };
    },
    'a wrong password at change-password': async () => {
      const { account, token } = await signIn();
      return async (client) => {
        await client.changePassword(token, 'canary wrong');
        return { actor: null, target: user(account.id) };
      };
    },
  },
  authn_logout: {
    'a logout': async () => {
      const { account, grant } = await signIn();
      return async (_client, sender) => {
        await logOut(grant.access_token, sender);
        return { actor: account.id, target: session(grant) };
      };
    },
  },
  authn_logout_all: {
    'a logout everywhere': async () => {
      const { account, token } = await signIn();
      return async (client) => {
        await client.logOutAll(token);
        return { actor: account.id, target: user(account.id) };
      };
    },
  },
  authn_session_revoked: {
    'one session ended': async () => {
      const { account, token } = await signIn();
      const other = session(await logIn(account));
      return async (client) => {
        await client.endSession(token, other.id);
        return { actor: account.id, target: other };
      };
    },
  },
  authn_token_reuse: {
    'a refresh token used before': async () => {
      const { grant } = await signIn();
      const { body: successor } = await refresh(grant.refresh_token);
      await refresh(successor.refresh_token);
      return async (_client, sender) => {
        await refresh(grant.refresh_token, sender);
        return { actor: null, target: session(grant) };
      };
    },
  },
  authn_password_change: {
    'a new password': async () => {
      const { account, token } = await signIn();
      return async (client) => {
        await client.changePassword(token, account.password);
        return { actor: account.id, target: user(account.id) };
      };
    },
  },
  authn_password_reset_request: {
    'a forgotten password': async () => {
      const account = await createAccount();
      return async (client) => {
        await client.forgotPassword(account.email);
        return { actor: null, target: user(account.id) };
      };
    },
    'a forgotten password of nobody': () => {
      const email = newAddressOf();
      return Promise.resolve(async (client) => {
        await client.forgotPassword(email);
        return { actor: null, target: address(email) };
      });
    },
  },
  authn_password_reset: {
    'a link used': async () => {
      const account = await createAccount();
      await plain.forgotPassword(account.email);
      const token = await mailedToken(account.email, 'reset-password');
      return async (client) => {
        await client.resetPassword(token);
        return { actor: account.id, target: user(account.id) };
      };
    },
  },
  user_created: {
    'a registration': () => {
      const email = newAddressOf();
      return Promise.resolve(async (client) => {
        const { body } = await client.register({ email, password: NEW_PASSWORD });
        const changes = { email: { before: null, after: email }, role: { before: null, after: 'user' } };
        return { actor: body.user_id, target: user(body.user_id), changes };
      });
    },
  },
  user_registration_repeated: {
    'a registration of a taken address': async () => {
      const { email } = await createAccount();
      return async (client) => {
        await client.register({ email, password: NEW_PASSWORD });
        return { actor: null, target: address(email) };
      };
    },
  },
  user_invited: {
    'an invitation': async () => {
      const { account, token } = await signIn('admin');
      const email = newAddressOf();
      return async (client) => {
        await client.invite(token, { email, role: 'editor' });
        const changes = { email: { before: null, after: email }, role: { before: null, after: 'editor' } };
        return { actor: account.id, target: address(email), changes };
      };
    },
  },
  user_invitation_cancelled: {
    'an invitation taken back': async () => {
      const { account, token } = await signIn('admin');
      const email = newAddressOf();
      await plain.invite(token, { email });
      return async (client) => {
        await client.cancelInvitation(token, email);
        const changes = { email: { before: email, after: null } };
        return { actor: account.id, target: address(email), changes };
      };
    },
  },
  user_updated: {
    'a new name': async () => {
      const { account, token } = await signIn();
      return async (client) => {
        await client.patchProfile(token, { first_name: 'Ada' });
        const changes = { first_name: { before: 'Test', after: 'Ada' } };
        return { actor: account.id, target: user(account.id), changes };
      };
    },
  },
  user_email_verified: {
    'a verified address': async () => {
      const email = newAddressOf();
      const { body } = await plain.register({ email, password: NEW_PASSWORD });
      const token = await mailedToken(email, 'verify-email');
      return async (client) => {
        await client.verifyEmail(token);
        return {
          actor: body.user_id,
          target: user(body.user_id),
          changes: { email: { before: null, after: email } },
        };
      };
    },
  },
  user_email_change_request: {
    'another address asked for': async () => {
      const { account, token } = await signIn();
      const email = newAddressOf();
      return async (client) => {
        await client.changeEmail(token, email);
        const changes = { email: { before: account.email, after: email } };
        return { actor: account.id, target: user(account.id), changes };
      };
    },
  },
  user_email_changed: {
    'another address': async () => {
      const { account, token } = await signIn();
      const email = newAddressOf();
      await plain.changeEmail(token, email);
      const link = await mailedToken(email, 'change-email');
      return async (client) => {
        await client.confirmEmail(link);
        const changes = { email: { before: account.email, after: email } };
        return { actor: account.id, target: user(account.id), changes };
      };
    },
  },
};

/** What admins do, and two-factor login, have tests of their own. */
const ELSEWHERE =
  /^(?:post_|page_|project_|job_|message_|tag_|author_|settings_|mail_|moderation_|queue_|suppression_|redirect_|media_|document_|authz_|authn_mfa_|authn_recovery_|user_activated$|user_deactivated$)/;

test('every action about logins and accounts is covered', () => {
  const own = AUDIT_ACTIONS.filter((action) => !ELSEWHERE.test(action));
  expect(Object.keys(EVENTS).sort()).toEqual([...own].sort());
});

const cases = Object.entries(EVENTS).flatMap(([action, events]) =>
  Object.entries(events).map(([what, event]) => [what, action, event] as const),
);

test.each(cases)('%s is recorded as %s: who, what, from where', async (_what, action, event) => {
  const request = await event();
  const requestId = `audit-${randomUUID()}`;
  const client = newAddress();
  const headers = { ...from(client), 'X-Request-Id': requestId, 'User-Agent': USER_AGENT };
  const sender = { baseUrl: api.url, headers };
  const { actor, target, changes = {}, also = [] } = await request(accountsClient(sender), sender);

  const { docs } = await firestore.collection('audit_log').where('request_id', '==', requestId).get();
  expect(docs.map((doc) => String(doc.get('action'))).sort()).toEqual([action, ...also].sort());
  for (const doc of docs) {
    const {
      at,
      expires_at: expiresAt,
      ...entry
    } = doc.data() as Record<'at' | 'expires_at', { toMillis(): number }>;
    expect(entry).toEqual({
      action: expect.any(String),
      actor_id: actor,
      target,
      changes,
      request_id: requestId,
      ip_hash: deriveMac(String(process.env['APP_SECRET']), 'ip')(client),
      user_agent: USER_AGENT,
    });
    expect(Math.abs(at.toMillis() - Date.now())).toBeLessThan(60_000);
    expect(expiresAt.toMillis()).toBeGreaterThan(at.toMillis() + 365 * 86_400_000);
    expect(JSON.stringify(doc.data())).not.toMatch(
      /canary|pass ?phrase|argon2|token_seed|[\w-]{43}\.[\w-]+\./,
    );
  }
});

test('what changes nothing is not recorded', async () => {
  const { account, token } = await signIn();
  const requestId = `audit-${randomUUID()}`;
  const client = accountsClient({ headers: { 'X-Request-Id': requestId } });
  await client.profile(token);
  await client.sessions(token);
  await client.patchProfile(token, { first_name: 'Test', last_name: 'Account' });
  await client.verifyEmail('x'.repeat(43));
  await client.changePassword(token, account.password, 'password1');
  const { docs } = await firestore.collection('audit_log').where('request_id', '==', requestId).get();
  expect(docs).toEqual([]);
});
