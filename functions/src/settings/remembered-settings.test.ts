import { expect, test } from '@jest/globals';
import { RememberedSettings } from './remembered-settings.js';
import { startingSettings, type StoredSettings } from './settings.codec.js';

const STARTING = startingSettings('The first name');

/** A worker's settings over a database that a test decides about. */
function remembered() {
  const world = {
    now: 1_000_000,
    reads: 0,
    stored: null as StoredSettings | null,
    isAway: false,
    warnings: [] as string[],
  };
  const settings = new RememberedSettings({
    settings: {
      findWhole: () => {
        world.reads += 1;
        if (world.isAway) return Promise.reject(new Error('away'));
        return Promise.resolve({ value: world.stored, readTime: '' });
      },
    },
    starting: STARTING,
    clock: { now: () => new Date(world.now) },
    logger: { log: (_level, message) => world.warnings.push(message) },
  });
  const nameNow = async () => (await settings.current()).name;
  return { world, nameNow };
}

const called = (name: string): StoredSettings => ({ ...STARTING, name, version: 1, updatedAt: new Date(0) });

test('a worker goes by what the site starts with until something is stored', async () => {
  const { world, nameNow } = remembered();
  expect(await nameNow()).toBe('The first name');
  expect(world.warnings).toEqual([]);
});

test('a worker asks again after a minute, and not before', async () => {
  const { world, nameNow } = remembered();
  world.stored = called('One');
  expect(await nameNow()).toBe('One');
  world.stored = called('Two');
  world.now += 59_000;
  expect([await nameNow(), world.reads]).toEqual(['One', 1]);
  world.now += 2_000;
  expect([await nameNow(), world.reads]).toEqual(['Two', 2]);
});

test('a worker asks again when its clock was set back', async () => {
  const { world, nameNow } = remembered();
  await nameNow();
  world.stored = called('One');
  world.now -= 3_600_000;
  expect(await nameNow()).toBe('One');
});

test('a worker goes by what it knew while the database is away, and says so', async () => {
  const { world, nameNow } = remembered();
  world.isAway = true;
  expect(await nameNow()).toBe('The first name');
  world.isAway = false;
  world.stored = called('One');
  expect(await nameNow()).toBe('One');
  world.isAway = true;
  world.now += 61_000;
  expect(await nameNow()).toBe('One');
  expect(world.warnings).toHaveLength(2);
});
