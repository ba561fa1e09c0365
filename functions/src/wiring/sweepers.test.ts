import { expect, test } from '@jest/globals';
import { AppError } from '../errors/index.js';
import type { Logger } from '../platform/index.js';
import { sweepAll } from './sweepers.js';

test('a sweep that fails, at once or later, keeps none of the others from running', async () => {
  const swept: string[] = [];
  const logged: unknown[] = [];
  const logger: Logger = { log: (level, message, fields) => logged.push({ level, message, ...fields }) };
  const sweepers = {
    early: {
      sweep: () => {
        throw new Error('no database');
      },
    },
    late: { sweep: () => Promise.reject(new Error('no queue')) },
    soon: { sweep: () => Promise.reject(new AppError({ code: 'unavailable', message: 'come back' })) },
    last: { sweep: () => Promise.resolve(swept.push('last')) },
  };
  await sweepAll(sweepers, logger);
  expect(swept).toEqual(['last']);
  expect(logged).toMatchObject([
    { level: 'error', message: 'sweep of early failed', error: 'no database' },
    { level: 'error', message: 'sweep of late failed', error: 'no queue' },
    { level: 'error', message: 'sweep of soon failed', error: 'come back' },
  ]);
});

test('sweeps that all succeed say nothing', async () => {
  const logged: unknown[] = [];
  await sweepAll({ one: { sweep: () => Promise.resolve(3) } }, { log: (...line) => logged.push(line) });
  expect(logged).toEqual([]);
});
