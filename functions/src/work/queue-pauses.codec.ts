import { z } from 'zod';
import {
  field,
  StoredCollection,
  storedTime,
  to,
  type Identified,
  type ValueOf,
} from '../documents/index.js';

const fields = {
  /** Since when its workers leave work alone; null while they don't. */
  pausedAt: field(storedTime.nullable(), 'nobody', to(null)),
  pausedBy: field(z.object({ id: z.string(), name: z.string() }).nullable(), 'account', to(null)),
  /** Empty where none was given. */
  reason: field(z.string().default(''), 'account', to('')),
  /** When the last pause ended: work does not grow old while its queue is paused. */
  resumedAt: field(storedTime.nullable().default(null), 'nobody', to(null)),
};

/** Whether a queue is paused, as its workers know it. */
export type QueuePause = Identified<ValueOf<typeof fields>>;

/** queues/{name}: there is none of a queue that was never paused. */
export const QUEUE_PAUSES = new StoredCollection({ name: 'queues', fields });
