import { afterAll } from '@jest/globals';
import { QUEUE_NAMES, type QueueName } from '../../../src/platform/index.js';
import { QUEUE_PAUSES } from '../../../src/work/index.js';
import { firestore } from '../accounts/accounts.js';

afterAll(endPauses);

/** Stores a pause past the API. Pauses of a test file end with it: those that come after it need the workers. */
export async function storePause(name: QueueName, pausedAt: Date = new Date()): Promise<void> {
  const pause = { pausedAt, pausedBy: { id: 'ada', name: 'Ada' }, reason: 'A test.', resumedAt: null };
  await firestore.collection('queues').doc(name).set(QUEUE_PAUSES.encode(pause));
}

/** As if no queue had ever been paused. */
export async function endPauses(): Promise<void> {
  for (const name of QUEUE_NAMES) await firestore.collection('queues').doc(name).delete();
}
