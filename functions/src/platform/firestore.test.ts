import { describe, expect, test } from '@jest/globals';
import type { Firestore } from 'firebase-admin/firestore';
import { isTooLarge } from './firestore-errors.js';
import { runTransaction } from './firestore.js';

/** As the client throws them. */
const CLOSED = Object.assign(new Error('3 INVALID_ARGUMENT: Transaction is invalid or closed.'), { code: 3 });
const TOO_BIG = Object.assign(
  new Error('3 INVALID_ARGUMENT: Transaction too big. Decrease transaction size.'),
  { code: 3 },
);

/** A database that refuses the first transactions with these errors. */
function refusing(...errors: Error[]): Firestore {
  const run = (work: () => Promise<unknown>) => {
    const error = errors.shift();
    return error ? Promise.reject(error) : work();
  };
  return { runTransaction: run } as unknown as Firestore;
}

describe('runTransaction', () => {
  test('begins anew what the emulator has closed', async () => {
    expect(await runTransaction(refusing(CLOSED, CLOSED), () => Promise.resolve('done'))).toBe('done');
  });

  test('gives up at some time', async () => {
    const always = refusing(...Array<Error>(100).fill(CLOSED));
    await expect(runTransaction(always, () => Promise.resolve('done'))).rejects.toBe(CLOSED);
  });

  test('leaves other errors to the caller', async () => {
    await expect(runTransaction(refusing(TOO_BIG), () => Promise.resolve('done'))).rejects.toBe(TOO_BIG);
  });
});

test('a closed transaction is not one that is too large', () => {
  expect([isTooLarge(TOO_BIG), isTooLarge(CLOSED)]).toEqual([true, false]);
});
