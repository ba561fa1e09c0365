import type { z } from 'zod';
import type { queueJson } from '../../../src/queues/queues.presenter.js';
import { call, type Answer } from '../http/api.js';

/** A queue as the API gives it; the counts are there after a resume or a purge. */
export type QueueAnswer = z.output<typeof queueJson> & {
  readonly announced?: number;
  readonly cancelled?: number;
};

/** One queue as it is. */
export function getQueue(token: string, name: string): Promise<Answer<QueueAnswer>> {
  return call<QueueAnswer>(`/admin/api/queues/${name}`, { token });
}

/** Pauses, resumes or purges a queue. */
export function operateQueue(
  token: string,
  name: string,
  verb: 'pause' | 'resume' | 'purge',
  body?: unknown,
): Promise<Answer<QueueAnswer>> {
  const path = `/admin/api/queues/${name}/${verb}`;
  return call<QueueAnswer>(path, { method: 'POST', token, ...(body !== undefined && { body }) });
}
