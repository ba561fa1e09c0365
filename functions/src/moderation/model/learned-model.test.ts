import { expect, test } from '@jest/globals';
import { emptyModel, type Model } from '../bayes/model.js';
import { LearnedModel, MAX_AGE_MS, RETRY_MS } from './learned-model.js';

/** A model of the database, on a clock that stands still by itself. */
class Stored {
  reads = 0;
  now = 0;
  model: Model | Error | null = { ...emptyModel(), hamTexts: 1 };
  readonly logged: string[] = [];
  readonly learned = new LearnedModel({
    models: {
      find: () => {
        this.reads += 1;
        if (this.model instanceof Error) return Promise.reject(this.model);
        return Promise.resolve(this.model && { id: 'one', model: this.model, learnedAt: new Date(0) });
      },
    },
    clock: { now: () => new Date(this.now) },
    logger: { log: (level, message) => this.logged.push(`${level}: ${message}`) },
  });
}

function storedAt(now: number): Stored {
  const stored = new Stored();
  stored.now = now;
  return stored;
}

test('is read once in five minutes, and once for all who wait', async () => {
  const stored = storedAt(1_000_000);
  const [one, other] = await Promise.all([stored.learned.current(), stored.learned.current()]);
  expect([one.hamTexts, other, stored.reads]).toEqual([1, one, 1]);
  stored.model = { ...emptyModel(), hamTexts: 2 };
  stored.now += MAX_AGE_MS - 1;
  expect((await stored.learned.current()).hamTexts).toBe(1);
  stored.now += 1;
  expect((await stored.learned.current()).hamTexts).toBe(2);
  expect(stored.reads).toBe(2);
});

test('a site without one has one that knows nothing', async () => {
  const stored = storedAt(1_000_000);
  stored.model = null;
  expect(await stored.learned.current()).toEqual(emptyModel());
});

test('what can not be read refuses nobody: what was known counts, and it is tried again soon', async () => {
  const stored = storedAt(1_000_000);
  await stored.learned.current();
  stored.now += MAX_AGE_MS;
  stored.model = new Error('away');
  expect((await stored.learned.current()).hamTexts).toBe(1);
  expect(stored.logged).toEqual(['warn: learned model not read; judged by what is known']);
  stored.model = { ...emptyModel(), hamTexts: 3 };
  stored.now += RETRY_MS - 1;
  expect((await stored.learned.current()).hamTexts).toBe(1);
  stored.now += 1;
  expect((await stored.learned.current()).hamTexts).toBe(3);
});

test('a new instance that can not read it judges without', async () => {
  const stored = storedAt(1_000_000);
  stored.model = new Error('away');
  expect(await stored.learned.current()).toEqual(emptyModel());
});
