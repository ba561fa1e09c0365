import { onRequest } from 'firebase-functions/https';
import { onSchedule } from 'firebase-functions/scheduler';
import { onTaskDispatched } from 'firebase-functions/tasks';
import { checkConfigAtStart, emulatedPath, REGION, secrets, TASK_ATTEMPTS } from './config/index.js';
import { once } from './shared/once.js';
import type { PreparedAnswers } from './http/index.js';
import {
  outsideOfRequests,
  prepareRequests,
  showBody,
  withPreparedAnswers,
  withTaskBody,
} from './request-start.js';

// Only options are read at import time. What a function needs is imported and built on its first call, so that
// deployment's discovery and the other functions don't pay for it.
checkConfigAtStart();
prepareRequests();

/** How a queue hands out a task that has failed. */
const RETRIES = {
  maxAttempts: TASK_ATTEMPTS,
  minBackoffSeconds: 10,
  maxBackoffSeconds: 240,
  maxDoublings: 5,
};

/** The HTTP API, reached through Hosting's rewrites of /api, /admin/api and /.well-known/jwks.json. */
export const api = withPreparedAnswers(
  onRequest(
    {
      region: REGION,
      // With the index of 5,000 posts an instance has some 270 MiB; 200 logins at once take 240 more (bench/results.md).
      memory: '1GiB',
      cpu: 1,
      concurrency: 80,
      // Hosting waits no longer.
      timeoutSeconds: 60,
      // With those of the other functions within a new project's quota: docs/DEPLOY.md, "Instances and their quota".
      maxInstances: 10,
      // CORS is decided in one place: app.ts. Said nothing of, the emulator allows every origin; said so elsewhere, it is a
      // middleware and a promise for each request.
      ...(emulatedPath() !== undefined && { cors: false }),
      invoker: 'public',
      secrets: [secrets.JWT_KEYRING, secrets.APP_SECRET],
    },
    async (req, res) => {
      const { app } = await getApi();
      showBody(req);
      app(req, res);
    },
  ),
  () => prepared,
);

/** Sends the mail of one mail job; Cloud Tasks calls it and tries again when it throws. */
export const sendEmail = withTaskBody(
  onTaskDispatched(
    {
      region: REGION,
      memory: '256MiB',
      concurrency: 5,
      timeoutSeconds: 60,
      maxInstances: 3,
      retryConfig: RETRIES,
      rateLimits: { maxConcurrentDispatches: 5, maxDispatchesPerSecond: 5 },
      // APP_SECRET gives the tokens in mailed links.
      secrets: [secrets.SMTP_URL, secrets.APP_SECRET],
    },
    async (task) => {
      const handle = await getMailHandler();
      await handle(task);
    },
  ),
);

/** Works on one job, a long one in several tasks; Cloud Tasks calls it and tries again when it throws. */
export const runJob = withTaskBody(
  onTaskDispatched(
    {
      region: REGION,
      // An import has its file in memory as bytes, as text and as posts; a picture as bytes and as pixels.
      memory: '1GiB',
      concurrency: 1,
      // Seven minutes of work (work/worker.ts), the step in hand, and time to give the job to the next worker.
      timeoutSeconds: 540,
      maxInstances: 3,
      retryConfig: RETRIES,
      rateLimits: { maxConcurrentDispatches: 3, maxDispatchesPerSecond: 3 },
    },
    async (task) => {
      const handle = await getJobHandler();
      await handle(task);
    },
  ),
);

/** Enqueues mail jobs and jobs again that no task is working on: enqueueing failed, or the queue gave up. */
export const sweepJobs = withTaskBody(
  onSchedule(
    {
      schedule: 'every 5 minutes',
      region: REGION,
      // The base of the directory is made here: of 5,000 posts it takes 50 MiB, of 25,000 some 260.
      memory: '512MiB',
      concurrency: 1,
      timeoutSeconds: 120,
      // One sweep at a time; one that fails is made up for by the next.
      maxInstances: 1,
      retryCount: 0,
    },
    async () => {
      const sweep = await getSweep();
      await sweep();
    },
  ),
);

/** Undefined until the API is there. */
let prepared: PreparedAnswers | undefined;

// One import each: what comes with it is one file for all functions that load the same (scripts/lib/build/merge-chunks.ts).
const getApi = once(async () => {
  const { startApi } = await import('./start-api.js');
  const started = startApi(outsideOfRequests);
  prepared = started.prepared;
  return started;
});

const getMailHandler = once(async () => (await import('./start-mail.js')).startMail());

const getJobHandler = once(async () => (await import('./start-jobs.js')).startJobs());

const getSweep = once(async () => (await import('./start-sweeps.js')).startSweeps());
