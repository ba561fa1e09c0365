/** Queues of a project that nobody else uses, in the suite's Cloud Tasks emulator. */

const TASKS_URL = `http://${String(process.env['CLOUD_TASKS_EMULATOR_HOST'])}`;

/** Tries again sooner than the product's queues, which wait for 10 s and more. */
const QUEUE = {
  retryConfig: { maxAttempts: 100, minBackoffSeconds: 1, maxBackoffSeconds: 1, maxDoublings: 0 },
  rateLimits: { maxConcurrentDispatches: 5, maxDispatchesPerSecond: 5 },
};

/** Makes a queue of a function that listens at a port of this machine. */
export async function makeQueue(
  projectId: string,
  name: 'sendEmail' | 'runJob',
  port: number,
): Promise<void> {
  const url = `${TASKS_URL}/projects/${projectId}/locations/us-central1/queues/${name}`;
  const made = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ ...QUEUE, defaultUri: `http://127.0.0.1:${String(port)}/` }),
  });
  if (!made.ok) throw new Error(`the queue could not be made: ${String(made.status)} ${await made.text()}`);
}

/** How many tasks wait there to be handed to the function. */
export async function countQueuedTasks(projectId: string, name: string): Promise<number> {
  const response = await fetch(`${TASKS_URL}/queueStats`);
  const queues = (await response.json()) as Record<string, { numberOfTasks: number }>;
  return queues[`queue:${projectId}-us-central1-${name}`]?.numberOfTasks ?? 0;
}
