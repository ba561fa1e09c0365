import { z } from 'zod';
import {
  field,
  isTimestamp,
  StoredCollection,
  storedTime,
  to,
  type Identified,
  type Snapshot,
  type ValueOf,
} from '../documents/index.js';

const person = z.object({ id: z.string(), name: z.string() });

const fields = {
  /** Since when its workers leave work alone; null while they don't. */
  pausedAt: field(storedTime.nullable(), 'nobody', to(null)),
  pausedBy: field(person.nullable(), 'account', to(null)),
  /** Empty where none was given. */
  reason: field(z.string().default(''), 'account', to('')),
  /** When the last pause ended: work does not grow old while its queue is paused. */
  resumedAt: field(storedTime.nullable().default(null), 'nobody', to(null)),
};

/** Whether a queue is paused, as its workers know it. */
export type QueuePause = Identified<ValueOf<typeof fields>>;

/** queues/{name}: there is none of a queue that was never paused. */
export const QUEUE_PAUSES = new StoredCollection({ name: 'queues', fields });

/**
 * A queue's pause, read alike by its workers and by admins. The document need not be whole: somebody may have made it by hand in the console, and
 * what is missing or of another type counts as absent; so does what a field mask leaves out.
 */
export function pauseIn(snapshot: Pick<Snapshot, 'get'> | undefined): Omit<QueuePause, 'id'> {
  const valueOf = (name: string): unknown => snapshot?.get(name);
  const timeIn = (name: string) => {
    const time = valueOf(name);
    return isTimestamp(time) ? time.toDate() : null;
  };
  const reason = valueOf('reason');
  return {
    pausedAt: timeIn('paused_at'),
    pausedBy: person.safeParse(valueOf('paused_by')).data ?? null,
    reason: typeof reason === 'string' ? reason : '',
    resumedAt: timeIn('resumed_at'),
  };
}
