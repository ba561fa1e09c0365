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

/** The suite whose functions are called. */
interface EmulatedProject {
  readonly projectId: string;
  readonly functionsPort: number;
}

/** What the emulator tells of its functions. */
interface Backends {
  readonly backends: {
    readonly functionTriggers: { readonly id: string; readonly name: string; readonly schedule?: unknown }[];
  }[];
}

/** Runs in the background. */
interface SchedulerOptions extends EmulatedProject {
  /** Told when a round fails; the next one is tried all the same. */
  readonly onError: (message: string) => void;
}

/**
 * Runs every scheduled function once a minute, whatever its schedule says, until stopped.
 *
 * @returns stops it
 */
export function startLocalScheduler({ projectId, functionsPort, onError }: SchedulerOptions): () => void {
  const timer = setInterval(() => {
    runScheduledFunctions({ projectId, functionsPort }).catch((error: unknown) => {
      onError(error instanceof Error ? error.message : String(error));
    });
  }, INTERVAL_MS);
  return () => {
    clearInterval(timer);
  };
}

/**
 * Runs every scheduled function once, one after the other.
 *
 * @returns the names of the functions
 * @throws Error when one answers with an error
 */
export async function runScheduledFunctions({
  projectId,
  functionsPort,
}: EmulatedProject): Promise<string[]> {
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
  return scheduled.map(({ name }) => name);
}

async function call(url: string, init?: RequestInit): Promise<Response> {
  const response = await fetch(url, { ...init, signal: AbortSignal.timeout(INTERVAL_MS) });
  if (response.ok) return response;
  throw new Error(`${url} answered ${response.status}: ${await response.text()}`);
}
