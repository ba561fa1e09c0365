/**
 * The emulator suite has no Cloud Scheduler: scheduled functions are loaded, but nothing ever runs them. This does.
 *
 * It calls the Functions emulator as Cloud Scheduler would call the function. The way by the Pub/Sub emulator's topic
 * `firebase-schedule-<name>` works for 1st generation functions only: firebase-tools 15.34 answers "Unsupported trigger
 * signature: http" to the others.
 */
import { HOST } from './ports.mjs';

/** Cloud Scheduler's finest grain. */
const INTERVAL_MS = 60_000;

/**
 * Runs every scheduled function once a minute, whatever its schedule says, until stopped.
 * @param {object} options
 * @param {string} options.projectId
 * @param {number} options.functionsPort
 * @param {(message: string) => void} options.onError told when a round fails; the next one is tried all the same
 * @returns {() => void} stops it
 */
export function startLocalScheduler({ projectId, functionsPort, onError }) {
  const timer = setInterval(() => {
    runScheduledFunctions({ projectId, functionsPort }).catch((error) => onError(error.message));
  }, INTERVAL_MS);
  return () => clearInterval(timer);
}

/**
 * Runs every scheduled function once, one after the other.
 * @param {object} options
 * @param {string} options.projectId
 * @param {number} options.functionsPort
 * @returns {Promise<string[]>} the names of the functions
 * @throws {Error} when one answers with an error
 */
export async function runScheduledFunctions({ projectId, functionsPort }) {
  const origin = `http://${HOST}:${functionsPort}`;
  const { backends } = await (await call(`${origin}/backends`)).json();
  const scheduled = backends
    .flatMap(({ functionTriggers }) => functionTriggers)
    .filter(({ schedule }) => schedule);
  for (const { id } of scheduled) {
    // The emulator numbers its generations of event functions; a reload after a change keeps the first one.
    await call(`${origin}/functions/projects/${projectId}/triggers/${id}-0`, {
      method: 'POST',
      headers: { 'x-cloudscheduler': 'true', 'x-cloudscheduler-scheduletime': new Date().toISOString() },
    });
  }
  return scheduled.map(({ name }) => name);
}

async function call(url, init) {
  const response = await fetch(url, { ...init, signal: AbortSignal.timeout(INTERVAL_MS) });
  if (response.ok) return response;
  throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
}
