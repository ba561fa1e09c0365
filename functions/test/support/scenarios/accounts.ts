import { changeAccount } from '../accounts/accounts.js';
import { newEmail, newSecret, signIn, storeMailedToken, type Scenarios } from './scenario.js';
import { withMfa } from './sessions.js';

/** Registration, profile, password and address. */
export const accountScenarios: Scenarios = {
  'POST /api/auth/register': () =>
    Promise.resolve({
      path: '/api/auth/register',
      body: { email: newEmail(), password: newSecret(), first_name: newSecret(), last_name: newSecret() },
      status: 201,
    }),
  'GET /api/auth/setup': () => Promise.resolve({ path: '/api/auth/setup', status: 200 }),
  // The suite's site has an admin. What it costs to become the first one: setup.test.ts.
  'POST /api/auth/setup': () =>
    Promise.resolve({
      path: '/api/auth/setup',
      body: {
        ...{ code: newSecret(), email: newEmail(), password: newSecret() },
        ...{ first_name: newSecret(), last_name: newSecret() },
      },
      status: 409,
    }),
  'POST /api/auth/verify-email': async () => {
    const { account } = await signIn();
    await changeAccount(account.id, { email_verified_at: null });
    const token = await storeMailedToken('verify-email', account, account.email);
    return { path: '/api/auth/verify-email', body: { token }, status: 200 };
  },
  'POST /api/auth/verify-email/resend': async () => {
    const { account, token } = await signIn();
    await changeAccount(account.id, { email_verified_at: null });
    return { path: '/api/auth/verify-email/resend', token, status: 202 };
  },
  'GET /api/auth/profile': async () => {
    const { token } = await signIn();
    return { path: '/api/auth/profile', token, status: 200 };
  },
  'PATCH /api/auth/profile': async () => {
    const { token } = await signIn();
    const body = { first_name: newSecret(), last_name: newSecret() };
    return { path: '/api/auth/profile', token, body, status: 200 };
  },
  'PUT /api/auth/profile': async () => {
    const { token } = await signIn();
    return { path: '/api/auth/profile', token, body: { last_name: newSecret() }, status: 200 };
  },
  'POST /api/auth/change-password': async () => {
    const { account, token } = await signIn();
    const body = { current_password: account.password, new_password: newSecret() };
    return { path: '/api/auth/change-password', token, body, status: 200 };
  },
  'POST /api/auth/forgot-password': async () => {
    const { account } = await signIn();
    return { path: '/api/auth/forgot-password', body: { email: account.email }, status: 202 };
  },
  'POST /api/auth/reset-password': async () => {
    const { account } = await signIn();
    const token = await storeMailedToken('reset-password', account, account.email);
    return { path: '/api/auth/reset-password', body: { token, new_password: newSecret() }, status: 200 };
  },
  'POST /api/auth/change-email': async () => {
    const { token } = await signIn();
    return { path: '/api/auth/change-email', token, body: { new_email: newEmail() }, status: 202 };
  },
  'POST /api/auth/change-email/confirm': async () => {
    const { account } = await signIn();
    const token = await storeMailedToken('change-email', account, newEmail());
    return { path: '/api/auth/change-email/confirm', body: { token }, status: 200 };
  },
};

/** What admins do with accounts, the audit log and the reports. */
export const adminScenarios: Scenarios = {
  'GET /admin/api/users/invitations': async () => {
    const { token } = await signIn('admin');
    await storeMailedToken('invitation', null, newEmail());
    return { path: '/admin/api/users/invitations?limit=2', token, status: 200, limit: 2 };
  },
  'POST /admin/api/users/invite': async () => {
    const { token } = await signIn('admin');
    return { path: '/admin/api/users/invite', token, body: { email: newEmail() }, status: 202 };
  },
  'DELETE /admin/api/users/invite': async () => {
    const { token } = await signIn('admin');
    const email = newEmail();
    await storeMailedToken('invitation', null, email);
    return { path: `/admin/api/users/invite?email=${email}`, token, status: 204 };
  },
  'GET /admin/api/users': async () => {
    const { token } = await signIn('admin');
    return { path: '/admin/api/users?limit=2', token, status: 200, limit: 2 };
  },
  'GET /admin/api/users/:id': async () => {
    const { account, token } = await signIn('admin');
    return { path: `/admin/api/users/${account.id}`, token, status: 200 };
  },
  'PATCH /admin/api/users/:id': async () => {
    const { token } = await signIn('admin');
    const { account } = await signIn('admin');
    const body = { role: 'user', is_active: false };
    return { path: `/admin/api/users/${account.id}`, token, body, status: 200 };
  },
  'POST /admin/api/users/:id/end-sessions': async () => {
    const { token } = await signIn('admin');
    const { account } = await signIn();
    return { path: `/admin/api/users/${account.id}/end-sessions`, token, status: 204 };
  },
  'POST /admin/api/users/:id/reset-mfa': async () => {
    const { token } = await signIn('admin');
    const { account } = await withMfa();
    return { path: `/admin/api/users/${account.id}/reset-mfa`, token, status: 204 };
  },
  'GET /admin/api/audit-log': async () => {
    const { token } = await signIn('admin');
    return { path: '/admin/api/audit-log?limit=3', token, status: 200, limit: 3 };
  },
  'GET /admin/api/reports': async () => {
    const { token } = await signIn('admin');
    return { path: '/admin/api/reports', token, status: 200 };
  },
};
