import { z } from 'zod';
import { attemptTask, runInContext, type DispatchedTask, type Logger } from '../platform/index.js';
import type { JobRunner } from './job-runner.js';

const taskData = z.object({
  job_id: z.string().regex(/^[\w-]{1,64}$/),
  request_id: z.string().max(64).optional(),
});

/**
 * The queue's handler: works on one job. Returning tells the queue that the task is done, throwing that it must come
 * again.
 */
export async function handleRunJob(task: DispatchedTask, runner: JobRunner, logger: Logger): Promise<void> {
  const parsed = taskData.safeParse(task.data);
  if (!parsed.success) {
    logger.log('error', 'task dropped: its data names no job', { issues: parsed.error.issues.length });
    return;
  }
  const { job_id: jobId, request_id: requestId } = parsed.data;
  await runInContext({ requestId: requestId ?? jobId }, () =>
    attemptTask({ what: 'job', task, logger }, () => runner.run(jobId)),
  );
}
