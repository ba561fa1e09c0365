/**
 * The emulator suite has no Cloud Scheduler: scheduled functions are loaded, but nothing ever runs them. This does.
 *
 * It calls the Functions emulator as Cloud Scheduler would call the function. The way by the Pub/Sub emulator's topic
 * `firebase-schedule-<name>` works for 1st generation functions only: firebase-tools 15.34 answers "Unsupported trigger
 * signature: http" to the others.
 */
import { HOST } from './ports.ts';

/** Cloud Scheduler's finest grain. */
const INTERVAL_MS = 60_000;

/** What the emulator tells of its functions. */
interface Backends {
  readonly backends: {
    readonly functionTriggers: { readonly id: string; readonly schedule?: unknown }[];
  }[];
}

/**
 * Runs every scheduled function once a minute, whatever its schedule says. Says when a round fails, and tries the next one
 * all the same.
 *
 * @returns stops it
 */
export function startLocalScheduler(projectId: string, functionsPort: number): () => void {
  const timer = setInterval(() => {
    runScheduledFunctions(projectId, functionsPort).catch((error: unknown) => {
      console.error(`scheduled functions: ${error instanceof Error ? error.message : String(error)}`);
    });
  }, INTERVAL_MS);
  return () => {
    clearInterval(timer);
  };
}

/** Runs each once, one after the other. @throws Error when one answers with an error */
async function runScheduledFunctions(projectId: string, functionsPort: number): Promise<void> {
  const origin = `http://${HOST}:${functionsPort}`;
  const { backends } = (await (await call(`${origin}/backends`)).json()) as Backends;
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
}

async function call(url: string, init?: RequestInit): Promise<Response> {
  const response = await fetch(url, { ...init, signal: AbortSignal.timeout(INTERVAL_MS) });
  if (response.ok) return response;
  throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
}
