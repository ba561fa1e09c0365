import { storeJob } from '../jobs.js';
import { signIn, type Scenarios } from './scenario.js';

/** Long work, as staff see it. */
export const jobScenarios: Scenarios = {
  'GET /admin/api/jobs': async () => {
    const { account, token } = await signIn('editor');
    const createdBy = { id: account.id, name: 'Ada' };
    for (let count = 0; count < 3; count += 1) await storeJob({ createdBy, status: 'succeeded' });
    return { path: '/admin/api/jobs?limit=2', token, status: 200, limit: 2 };
  },
  'GET /admin/api/jobs/:id': async () => {
    const { account, token } = await signIn('editor');
    const { id } = await storeJob({ createdBy: { id: account.id, name: 'Ada' } });
    return { path: `/admin/api/jobs/${id}`, token, status: 200 };
  },
  'POST /admin/api/jobs/:id/cancel': async () => {
    const { account, token } = await signIn('editor');
    const { id } = await storeJob({ createdBy: { id: account.id, name: 'Ada' } });
    return { path: `/admin/api/jobs/${id}/cancel`, token, status: 200 };
  },
};
