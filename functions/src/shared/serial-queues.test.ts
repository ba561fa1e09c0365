import { AsyncLocalStorage } from 'node:async_hooks';
import { expect, test } from '@jest/globals';
import { SerialQueues } from './serial-queues.js';

/** Work that notes when it begins and ends, and ends when told to. */
function buildWork(log: string[], name: string) {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const work = async () => {
    log.push(`${name} begins`);
    return promise.finally(() => log.push(`${name} ends`));
  };
  return {
    work,
    succeed: () => {
      resolve(name);
    },
    fail: () => {
      reject(new Error(name));
    },
  };
}

test('works of one queue run one after the other, in the order they came', async () => {
  const queues = new SerialQueues();
  const log: string[] = [];
  const [first, second] = [buildWork(log, 'first'), buildWork(log, 'second')];
  const results = [queues.run('a', first.work), queues.run('a', second.work)];
  second.succeed();
  first.succeed();
  expect(await Promise.all(results)).toEqual(['first', 'second']);
  expect(log).toEqual(['first begins', 'first ends', 'second begins', 'second ends']);
});

test('works of other queues run beside them', async () => {
  const queues = new SerialQueues();
  const log: string[] = [];
  const [held, free] = [buildWork(log, 'held'), buildWork(log, 'free')];
  const result = queues.run('a', held.work);
  free.succeed();
  expect(await queues.run('b', free.work)).toBe('free');
  held.succeed();
  await result;
  expect(log.at(-1)).toBe('held ends');
});

test('one that fails holds up nobody, and fails for itself only', async () => {
  const queues = new SerialQueues();
  const log: string[] = [];
  const [first, second] = [buildWork(log, 'first'), buildWork(log, 'second')];
  const results = [queues.run('a', first.work), queues.run('a', second.work)];
  first.fail();
  second.succeed();
  const outcomes = await Promise.allSettled(results);
  expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
});

test('nothing is kept of a queue that is empty', async () => {
  const queues = new SerialQueues();
  await Promise.allSettled([
    queues.run('a', () => Promise.resolve()),
    queues.run('a', () => Promise.reject(new Error('x'))),
    queues.run('b', () => Promise.resolve()),
  ]);
  expect(queues.size).toBe(0);
});

test('each work runs in the context of whoever gave it', async () => {
  const queues = new SerialQueues();
  const storage = new AsyncLocalStorage<string>();
  const read = () => Promise.resolve(storage.getStore());
  const seen = await Promise.all(
    ['one', 'two'].map((name) => storage.run(name, () => queues.run('a', read))),
  );
  expect(seen).toEqual(['one', 'two']);
});
