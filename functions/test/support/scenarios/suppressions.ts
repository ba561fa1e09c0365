import { postfixBounce } from '../work/bounces.js';
import { signedByStandard } from '../work/mail-events.js';
import { suppressionId } from '../../../src/mail/suppressions/suppression.js';
import { forgetLater, newAddress, storeSuppression, unsubscribePath } from '../work/suppressions.js';
import { signIn, type Scenarios } from './scenario.js';

const PATH = '/admin/api/suppressions';

/** The suppression list, as admins see it. */
export const suppressionScenarios: Scenarios = {
  [`GET ${PATH}`]: async () => {
    const { token } = await signIn('admin');
    for (let count = 0; count < 3; count += 1) await storeSuppression();
    return { path: `${PATH}?limit=2`, token, status: 200, limit: 2 };
  },
  [`POST ${PATH}`]: async () => {
    const { token } = await signIn('admin');
    return { path: PATH, token, body: { address: newAddress(), reason: 'bounced' }, status: 201 };
  },
  [`POST ${PATH}/reports`]: async () => {
    const { token } = await signIn('admin');
    const report = postfixBounce({ address: newAddress(), messageId: '<nobody@site.test>' });
    return { path: `${PATH}/reports`, token, body: { report }, status: 200 };
  },
  'POST /api/mail-events': () => {
    const address = newAddress();
    forgetLater(suppressionId(address, 'complained'));
    const body = { type: 'email.complained', data: { to: address } };
    return Promise.resolve({ path: '/api/mail-events', headers: signedByStandard(body), body, status: 204 });
  },
  'GET /api/unsubscribe': () => Promise.resolve({ path: unsubscribePath(newAddress()), status: 200 }),
  'POST /api/unsubscribe': () => {
    const address = newAddress();
    forgetLater(suppressionId(address, 'unsubscribed'));
    return Promise.resolve({ path: unsubscribePath(address), status: 200 });
  },
  [`GET ${PATH}/:id`]: async () => {
    const { token } = await signIn('admin');
    return { path: `${PATH}/${await storeSuppression()}`, token, status: 200 };
  },
  [`DELETE ${PATH}/:id`]: async () => {
    const { token } = await signIn('admin');
    return { path: `${PATH}/${await storeSuppression()}`, token, status: 204 };
  },
};
