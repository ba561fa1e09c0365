import { randomInt } from 'node:crypto';
import { call } from '../http/api.js';
import { signIn, type Scenarios } from './scenario.js';

const PATH = '/admin/api/settings';

/** A change that nobody notices: the settings are the same for all tests. */
const newSettings = () => ({ footer: { text: `Footer ${String(randomInt(1_000_000_000))}` } });

/** Changes the settings, and gives the number of that version. */
async function storeVersion(token: string): Promise<number> {
  const answer = await call<{ version: number }>(PATH, { method: 'PATCH', token, body: newSettings() });
  if (answer.status !== 200) throw new Error(`change the settings: ${JSON.stringify(answer.body)}`);
  return answer.body.version;
}

/** The settings, as everybody reads them and as admins change them. */
export const settingsScenarios: Scenarios = {
  'GET /api/settings': () => Promise.resolve({ path: '/api/settings', status: 200 }),
  'GET /theme.css': () => Promise.resolve({ path: '/theme.css', status: 200 }),
  'GET /admin/api/settings': async () => {
    const { token } = await signIn('admin');
    return { path: PATH, token, status: 200 };
  },
  'PATCH /admin/api/settings': async () => {
    const { token } = await signIn('admin');
    return { path: PATH, token, body: newSettings(), status: 200 };
  },
  'GET /admin/api/settings/revisions': async () => {
    const { token } = await signIn('admin');
    await storeVersion(token);
    return { path: `${PATH}/revisions`, token, status: 200 };
  },
  'GET /admin/api/settings/revisions/:version': async () => {
    const { token } = await signIn('admin');
    const version = await storeVersion(token);
    return { path: `${PATH}/revisions/${String(version)}`, token, status: 200 };
  },
  'POST /admin/api/settings/revisions/:version/restore': async () => {
    const { token } = await signIn('admin');
    const former = await storeVersion(token);
    await storeVersion(token);
    return { path: `${PATH}/revisions/${String(former)}/restore`, token, status: 200 };
  },
};
