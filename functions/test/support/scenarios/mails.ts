import { storeMailJob } from '../work/mail-jobs.js';
import { signIn, type Scenarios } from './scenario.js';

/** Mails, as admins see them. */
export const mailScenarios: Scenarios = {
  'GET /admin/api/mails': async () => {
    const { token } = await signIn('admin');
    for (let count = 0; count < 3; count += 1) await storeMailJob({ status: 'sent' });
    return { path: '/admin/api/mails?limit=2', token, status: 200, limit: 2 };
  },
  'GET /admin/api/mails/:id': async () => {
    const { token } = await signIn('admin');
    return { path: `/admin/api/mails/${await storeMailJob({ status: 'sent' })}`, token, status: 200 };
  },
  'POST /admin/api/mails/:id/retry': async () => {
    const { token } = await signIn('admin');
    const id = await storeMailJob({ status: 'failed' });
    return { path: `/admin/api/mails/${id}/retry`, token, status: 200 };
  },
  'POST /admin/api/mails/:id/cancel': async () => {
    const { token } = await signIn('admin');
    return { path: `/admin/api/mails/${await storeMailJob()}/cancel`, token, status: 200 };
  },
};
