import type { App } from 'firebase-admin/app';
import { REGION, tasksEmulatorHost } from '../config/index.js';
import { withDeadline } from '../shared/deadline.js';

/** One task for the function that handles a queue. */
export interface Task {
  /** Makes the task unique: the queue refuses an id it has had before. Letters, digits, `-`, `_`; ≤ 500. */
  readonly id: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** A Cloud Tasks queue whose handler is a function of this project. */
export interface TaskQueue {
  /** Resolves when the queue has stored the task. A task of the same id counts as stored. */
  enqueue(task: Task): Promise<void>;
  /** Resolves when the queue answers. Absent in production, where Cloud Tasks has no cheap question. */
  readonly ping?: () => Promise<void>;
}

/** How long one enqueue may take before the caller gives up, in ms. */
const ENQUEUE_TIMEOUT_MS = 5_000;

/** The queue of a deployed function, through firebase-admin; in the emulator suite the Cloud Tasks emulator. */
export function cloudTaskQueue(functionName: string): TaskQueue {
  const emulatorHost = tasksEmulatorHost();
  return {
    ...(emulatorHost !== undefined && { ping: () => pingEmulator(emulatorHost) }),
    async enqueue({ id, data }) {
      const [{ getFunctions }, app] = await Promise.all([
        import('firebase-admin/functions'),
        connectAdminApp(),
      ]);
      const queue = getFunctions(app).taskQueue(`locations/${REGION}/functions/${functionName}`);
      const enqueued = queue.enqueue(data, { id }).catch((error: unknown) => {
        if (!isDuplicate(error)) throw error;
      });
      await withDeadline(enqueued, ENQUEUE_TIMEOUT_MS);
    },
  };
}

async function pingEmulator(host: string): Promise<void> {
  const response = await fetch(`http://${host}/queueStats`);
  if (!response.ok) throw new Error(`queue answered ${String(response.status)}`);
}

function isDuplicate(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'functions/task-already-exists';
}

/** The one firebase-admin app of this instance, made on first use with the platform's credentials. */
async function connectAdminApp(): Promise<App> {
  const { getApps, initializeApp } = await import('firebase-admin/app');
  return getApps()[0] ?? initializeApp();
}
