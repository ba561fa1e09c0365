import { storeMessage } from '../work/messages.js';
import { signIn, type Scenarios } from './scenario.js';

const ANSWER = { text: 'Yes.', by: { id: 'nobody', name: 'Ada' }, at: new Date(0), mailJobId: 'no-mail' };

/** Messages of the contact form, as admins see them. */
export const messageScenarios: Scenarios = {
  'GET /admin/api/messages': async () => {
    const { token } = await signIn('admin');
    for (let count = 0; count < 3; count += 1) await storeMessage();
    return { path: '/admin/api/messages?limit=2', token, status: 200, limit: 2 };
  },
  'GET /admin/api/messages/counts': async () => {
    const { token } = await signIn('admin');
    return { path: '/admin/api/messages/counts', token, status: 200 };
  },
  'GET /admin/api/messages/export': async () => {
    const { token } = await signIn('admin');
    for (let count = 0; count < 3; count += 1) await storeMessage();
    return { path: '/admin/api/messages/export?limit=2', token, status: 200, limit: 2 };
  },
  'POST /admin/api/messages/bulk': async () => {
    const { token } = await signIn('admin');
    const ids = [await storeMessage(), await storeMessage()];
    return { path: '/admin/api/messages/bulk', token, body: { action: 'delete', ids }, status: 200 };
  },
  'GET /admin/api/messages/:id': async () => {
    const { token } = await signIn('admin');
    const id = await storeMessage({ answers: Array.from({ length: 20 }, () => ANSWER) });
    return { path: `/admin/api/messages/${id}`, token, status: 200 };
  },
  'PATCH /admin/api/messages/:id': async () => {
    const { token } = await signIn('admin');
    const body = { handled: true };
    return { path: `/admin/api/messages/${await storeMessage()}`, token, body, status: 200 };
  },
  'PUT /admin/api/messages/:id': async () => {
    const { token } = await signIn('admin');
    const body = { verdict: 'spam' };
    return { path: `/admin/api/messages/${await storeMessage()}`, token, body, status: 200 };
  },
  'DELETE /admin/api/messages/:id': async () => {
    const { token } = await signIn('admin');
    return { path: `/admin/api/messages/${await storeMessage({ answers: [ANSWER] })}`, token, status: 204 };
  },
  'POST /admin/api/messages/:id/answers': async () => {
    const { token } = await signIn('admin');
    const id = await storeMessage();
    return { path: `/admin/api/messages/${id}/answers`, token, body: { text: 'Thank you.' }, status: 201 };
  },
  'POST /admin/api/messages/:id/retry-mail': async () => {
    const { token } = await signIn('admin');
    const id = await storeMessage({}, { status: 'failed' });
    return { path: `/admin/api/messages/${id}/retry-mail`, token, status: 200 };
  },
};
