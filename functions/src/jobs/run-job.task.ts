import { z } from 'zod';
import { fromUnknown } from '../errors/index.js';
import { cloudLogger as logger, errorFields, runInContext } from '../platform/index.js';
import type { JobRunner } from './job-runner.js';

const taskData = z.object({
  job_id: z.string().regex(/^[\w-]{1,64}$/),
  request_id: z.string().max(64).optional(),
});

/**
 * The queue's handler: works on one job. Returning tells the queue that the task is done, throwing that it must come
 * again.
 */
export async function handleRunJob(data: unknown, runner: JobRunner): Promise<void> {
  const parsed = taskData.safeParse(data);
  if (!parsed.success) {
    logger.log('error', 'task dropped: its data names no job', { issues: parsed.error.issues.length });
    return;
  }
  const { job_id: jobId, request_id: requestId } = parsed.data;
  await runInContext({ requestId: requestId ?? jobId }, async () => {
    try {
      await runner.run(jobId);
    } catch (thrown) {
      const error = fromUnknown(thrown);
      logger.log(error.retryable ? 'warn' : 'error', `job: ${error.code}`, errorFields(error));
      if (error.retryable) throw error;
    }
  });
}
