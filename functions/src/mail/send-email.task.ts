import { z } from 'zod';
import { attemptTask, runInContext, type DispatchedTask, type Logger } from '../platform/index.js';
import type { MailService } from './mail.service.js';

const taskData = z.object({
  mail_job_id: z.string().regex(/^[\w-]{1,64}$/),
  request_id: z.string().max(64).optional(),
});

/**
 * The queue's handler: sends the mail of one job. Returning tells the queue that the task is done, throwing that it
 * must come again.
 */
export async function handleSendEmail(
  task: DispatchedTask,
  mail: MailService,
  logger: Logger,
): Promise<void> {
  const parsed = taskData.safeParse(task.data);
  if (!parsed.success) {
    logger.log('error', 'task dropped: its data names no mail job', { issues: parsed.error.issues.length });
    return;
  }
  const { mail_job_id: jobId, request_id: requestId } = parsed.data;
  await runInContext({ requestId: requestId ?? jobId }, () =>
    attemptTask({ what: 'mail job', task, logger }, () => mail.deliver(jobId)),
  );
}
