import { zipSync } from 'fflate';
import { gzipSync } from 'node:zlib';
import { firestore } from '../accounts/accounts.js';
import { sendArchive } from '../media/media-api.js';
import { storeJob } from '../work/jobs.js';
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
  'GET /admin/api/jobs/:id/file': async () => {
    const { account, token } = await signIn('editor');
    const createdBy = { id: account.id, name: 'Ada' };
    const { id } = await storeJob({
      createdBy,
      status: 'succeeded',
      input: { format: 'json' },
      outputParts: 1,
    });
    await firestore.doc(`jobs/${id}/output/000001`).set({ bytes: gzipSync('') });
    return { path: `/admin/api/jobs/${id}/file`, token, status: 200 };
  },
  'POST /admin/api/posts/reindex': async () => {
    const { token } = await signIn('admin');
    return { path: '/admin/api/posts/reindex', token, status: 202 };
  },
  'POST /admin/api/migrate': async () => {
    const { token } = await signIn('admin');
    return { path: '/admin/api/migrate', token, status: 202 };
  },
  'POST /admin/api/posts/import': async () => {
    const { token } = await signIn('editor');
    const body = { format: 'firefolio', version: 1, exported_at: new Date().toISOString(), posts: [] };
    return { path: '/admin/api/posts/import?format=json', token, body, status: 202 };
  },
  'POST /admin/api/uploads/:id/import': async () => {
    const { token } = await signIn('editor');
    const zip = Buffer.from(zipSync({ 'a.md': Buffer.from('# A') }));
    const id = await sendArchive(token, zip);
    return { path: `/admin/api/uploads/${id}/import?format=markdown`, token, status: 202 };
  },
  'POST /admin/api/posts/export': async () => {
    const { token } = await signIn('editor');
    return { path: '/admin/api/posts/export', token, body: { format: 'markdown' }, status: 202 };
  },
  'POST /admin/api/jobs/:id/cancel': async () => {
    const { account, token } = await signIn('editor');
    const { id } = await storeJob({ createdBy: { id: account.id, name: 'Ada' } });
    return { path: `/admin/api/jobs/${id}/cancel`, token, status: 200 };
  },
};
