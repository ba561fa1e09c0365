/**
 * The Pub/Sub emulator has no Cloud Scheduler: scheduled functions are loaded, but nothing ever runs them. This does.
 */
import { HOST } from './ports.mjs';

/** The topic of a scheduled function is this and its name (functionsEmulator.js, addPubsubTrigger). */
const TOPIC_PREFIX = 'firebase-schedule-';

/** Cloud Scheduler's finest grain. */
const INTERVAL_MS = 60_000;

/**
 * Runs every scheduled function once a minute, whatever its schedule says, until stopped.
 * @param {object} options
 * @param {string} options.projectId
 * @param {number} options.pubsubPort
 * @param {(message: string) => void} options.onError told when a round fails; the next one is tried all the same
 * @returns {() => void} stops it
 */
export function startLocalScheduler({ projectId, pubsubPort, onError }) {
  const timer = setInterval(() => {
    runScheduledFunctions({ projectId, pubsubPort }).catch((error) => onError(String(error)));
  }, INTERVAL_MS);
  return () => clearInterval(timer);
}

/**
 * Runs every scheduled function once, now.
 * @param {object} options
 * @param {string} options.projectId
 * @param {number} options.pubsubPort
 * @returns {Promise<string[]>} the names of the functions that were told to run
 */
export async function runScheduledFunctions({ projectId, pubsubPort }) {
  const base = `http://${HOST}:${pubsubPort}/v1/`;
  const { topics = [] } = await call(`${base}projects/${projectId}/topics`);
  const scheduled = topics.map(({ name }) => name).filter((name) => name.split('/').pop().startsWith(TOPIC_PREFIX));
  for (const topic of scheduled) {
    const messages = [{ data: Buffer.from('{}').toString('base64') }];
    await call(`${base}${topic}:publish`, { method: 'POST', body: JSON.stringify({ messages }) });
  }
  return scheduled.map((topic) => topic.split(TOPIC_PREFIX).pop());
}

async function call(url, init) {
  const response = await fetch(url, {
    ...init,
    headers: { 'content-type': 'application/json' },
    signal: AbortSignal.timeout(10_000),
  });
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
  return response.json();
}
