import { endPauses, storePause } from '../queues/pauses.js';
import { storeJob } from '../work/jobs.js';
import { signIn, type Scenarios } from './scenario.js';

const PATH = '/admin/api/queues';

/** The queues, as admins see them. */
export const queueScenarios: Scenarios = {
  'GET /admin/api/queues': async () => {
    const { token } = await signIn('admin');
    return { path: PATH, token, status: 200 };
  },
  'GET /admin/api/queues/:name': async () => {
    const { token } = await signIn('admin');
    return { path: `${PATH}/sendEmail`, token, status: 200 };
  },
  'POST /admin/api/queues/:name/pause': async () => {
    const { token } = await signIn('admin');
    await endPauses();
    return { path: `${PATH}/runJob/pause`, token, body: { reason: 'A scenario.' }, status: 200 };
  },
  'POST /admin/api/queues/:name/resume': async () => {
    const { token } = await signIn('admin');
    await storePause('runJob');
    await storeJob();
    return { path: `${PATH}/runJob/resume`, token, status: 200 };
  },
  'POST /admin/api/queues/:name/purge': async () => {
    const { account, token } = await signIn('admin');
    await storeJob({ createdBy: { id: account.id, name: 'Ada' } });
    return { path: `${PATH}/runJob/purge`, token, body: { confirm: 'runJob' }, status: 200 };
  },
};
