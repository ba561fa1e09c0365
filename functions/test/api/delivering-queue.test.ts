import { expect, test } from '@jest/globals';
import {
  DeliveringQueue,
  type QueueSettings,
  type TaskHandler,
} from '../support/in-process/delivering-queue.js';
import { waitFor } from '../support/wait-for.js';

const SETTINGS: QueueSettings = { concurrency: 2, attempts: 3, backoffMs: 1, maxBackoffMs: 2 };

/** A queue whose handler fails as often as its task says, and what it was handed. */
function failingQueue(settings: Partial<QueueSettings> = {}) {
  const handed: { data: unknown; retryCount: number | undefined }[] = [];
  const handle: TaskHandler = ({ data, retryCount }) => {
    handed.push({ data, retryCount });
    const { fails = 0 } = data as { fails?: number };
    return (retryCount ?? 0) < fails ? Promise.reject(new Error('again')) : Promise.resolve();
  };
  return { handed, queue: new DeliveringQueue(handle, { ...SETTINGS, ...settings }) };
}

test('an id is handed out once, also after its task is done', async () => {
  const { handed, queue } = failingQueue();
  await queue.enqueue({ id: 'one', data: { fails: 0 } });
  await queue.enqueue({ id: 'one', data: { fails: 0 } });
  await waitFor(() => handed.length > 0, { intervalMs: 1 });
  await queue.enqueue({ id: 'one', data: { fails: 0 } });
  await queue.enqueue({ id: 'two', data: { last: true } });
  await waitFor(() => handed.some(({ data }) => 'last' in (data as object)), { intervalMs: 1 });
  expect(handed).toHaveLength(2);
});

test('a task that fails comes again, and says how often it was tried, until it is done', async () => {
  const { handed, queue } = failingQueue();
  await queue.enqueue({ id: 'one', data: { fails: 2 } });
  await waitFor(() => handed.length === 3, { intervalMs: 1 });
  expect(handed.map(({ retryCount }) => retryCount)).toEqual([0, 1, 2]);
});

test('a task that always fails is dropped after its last attempt, and the next one gets its place', async () => {
  const { handed, queue } = failingQueue({ concurrency: 1 });
  await queue.enqueue({ id: 'one', data: { fails: 9 } });
  await waitFor(() => handed.length === 3, { intervalMs: 1 });
  await queue.enqueue({ id: 'two', data: { fails: 2 } });
  await waitFor(() => handed.length === 6, { intervalMs: 1 });
  expect(handed.slice(3).every(({ data }) => (data as { fails: number }).fails === 2)).toBe(true);
});

test('no more tasks than allowed are in hand at once, and all get their turn', async () => {
  const open: (() => void)[] = [];
  let most = 0;
  let done = 0;
  const handle: TaskHandler = async () => {
    await new Promise<void>((resolve) => {
      open.push(resolve);
      most = Math.max(most, open.length);
    });
    done += 1;
  };
  const queue = new DeliveringQueue(handle, SETTINGS);
  for (const id of ['a', 'b', 'c', 'd', 'e']) await queue.enqueue({ id, data: {} });
  for (let finished = 1; finished <= 5; finished += 1) {
    await waitFor(() => open.length > 0, { intervalMs: 1 });
    open.shift()?.();
    await waitFor(() => done === finished, { intervalMs: 1 });
  }
  expect(most).toBe(2);
});

test('the handler gets the data as it comes out of JSON', async () => {
  const { handed, queue } = failingQueue();
  await queue.enqueue({ id: 'one', data: { at: new Date(0), nothing: undefined } });
  await waitFor(() => handed.length === 1, { intervalMs: 1 });
  expect(handed[0]?.data).toEqual({ at: '1970-01-01T00:00:00.000Z' });
});
