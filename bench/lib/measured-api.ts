/**
 * An instance of the API that is asked one thing after the other, and what each answer has cost: its time as the client
 * sees it, and its reads as the instance's log tells them.
 */
import { randomUUID } from 'node:crypto';
import { SEED_PASSWORD } from './accounts.ts';
import { startFunction, type DeployedFunction } from './servers.ts';

const MAX_REFUSALS = 5;

/**
 * An answer. `ms` and `reads` are those of all tries together: on a busy machine a load may take longer than the API lets
 * its readers wait, and is then answered with 503, which `refusals` counts.
 */
export interface Answer {
  readonly ms: number;
  readonly reads: number;
  readonly body: string;
  readonly refusals: number;
}

/** What a request has beside its path. */
interface AskOptions {
  readonly token?: string | undefined;
  readonly body?: object | undefined;
}

/** Asks for one thing. Throws for anything but a 2xx or 503. */
export type Ask = (path: string, options?: AskOptions) => Promise<Answer>;

/** An instance. */
interface MeasuredApi {
  readonly pid: number;
  readonly ask: Ask;
  readonly stop: () => Promise<void>;
}

/** The line that the API logs of each request. */
interface LoggedRequest {
  readonly message: string;
  readonly request_id: string;
  readonly firestore_reads: number;
}

/** Starts a new instance. It has read nothing yet. */
export async function startMeasured(api: DeployedFunction): Promise<MeasuredApi> {
  const waiting = new Map<string, (reads: number) => void>();
  const onLine = (line: string): void => {
    if (!line.startsWith('{')) return;
    const { message, request_id: id, firestore_reads: reads } = JSON.parse(line) as LoggedRequest;
    if (message === 'request') waiting.get(id)?.(reads);
  };
  const { url, pid, stop } = await startFunction(api, { path: '/api/health', onLine });
  const tryOnce = async (path: string, { token, body }: AskOptions) => {
    const id = randomUUID();
    const logged = new Promise<number>((resolve) => waiting.set(id, resolve));
    const response = await fetch(url + path, {
      method: body ? 'POST' : 'GET',
      headers: {
        'X-Request-Id': id,
        ...(body && { 'Content-Type': 'application/json' }),
        ...(token !== undefined && { Authorization: `Bearer ${token}` }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    const answeredAt = performance.now();
    const reads = await logged;
    waiting.delete(id);
    return { status: response.status, text, answeredAt, reads };
  };
  const ask: Ask = async (path, options = {}) => {
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

/** Logs in to an account that has the seed's password; gives the access token. */
export async function logIn(ask: Ask, email: string): Promise<string> {
  const { body } = await ask('/api/auth/login', { body: { email, password: SEED_PASSWORD } });
  return (JSON.parse(body) as { access_token: string }).access_token;
}
