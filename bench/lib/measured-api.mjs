/**
 * An instance of the API that is asked one thing after the other, and what each answer has cost: its time as the client
 * sees it, and its reads as the instance's log tells them.
 */
import { randomUUID } from 'node:crypto';
import { SEED_PASSWORD } from './accounts.mjs';
import { startFunction } from './servers.mjs';

const MAX_REFUSALS = 5;

/**
 * An answer. `ms` and `reads` are those of all tries together: on a busy machine a load may take longer than the API lets
 * its readers wait, and is then answered with 503, which `refusals` counts.
 * @typedef {{ms: number, reads: number, body: string, refusals: number}} Answer
 */

/**
 * Starts a new instance. It has read nothing yet.
 * @param {object} api how to start the API; see startFunction
 * @returns {Promise<{pid: number, ask: (path: string, options?: {token?: string, body?: object}) => Promise<Answer>,
 *   stop: () => Promise<void>}>} ask: throws for anything but a 2xx or 503
 */
export async function startMeasured(api) {
  const waiting = new Map();
  const onLine = (line) => {
    if (!line.startsWith('{')) return;
    const { message, request_id: id, firestore_reads: reads } = JSON.parse(line);
    if (message === 'request') waiting.get(id)?.(reads);
  };
  const { url, pid, stop } = await startFunction({ ...api, path: '/api/health', onLine });
  const tryOnce = async (path, { token, body }) => {
    const id = randomUUID();
    const logged = new Promise((resolve) => waiting.set(id, resolve));
    const response = await fetch(url + path, {
      method: body ? 'POST' : 'GET',
      headers: {
        'X-Request-Id': id,
        ...(body && { 'Content-Type': 'application/json' }),
        ...(token && { Authorization: `Bearer ${token}` }),
      },
      body: body && JSON.stringify(body),
    });
    const text = await response.text();
    const answeredAt = performance.now();
    const reads = await logged;
    waiting.delete(id);
    return { status: response.status, text, answeredAt, reads };
  };
  const ask = async (path, options = {}) => {
    const startedAt = performance.now();
    let reads = 0;
    for (let refusals = 0; ; refusals += 1) {
      const answer = await tryOnce(path, options);
      reads += answer.reads;
      if (answer.status < 300)
        return { ms: answer.answeredAt - startedAt, reads, body: answer.text, refusals };
      if (answer.status !== 503 || refusals === MAX_REFUSALS)
        throw new Error(`${path} was answered with ${answer.status}: ${answer.text}`);
    }
  };
  return { pid, ask, stop };
}

/**
 * Logs in to an account that has the seed's password.
 * @param {(path: string, options: {body: object}) => Promise<Answer>} ask
 * @param {string} email
 * @returns {Promise<string>} the access token
 */
export async function logIn(ask, email) {
  const { body } = await ask('/api/auth/login', { body: { email, password: SEED_PASSWORD } });
  return JSON.parse(body).access_token;
}
