import { describe, expect, test } from '@jest/globals';
import type { Firestore } from 'firebase-admin/firestore';
import { isTooLarge, tooLargeDocument } from './firestore-errors.js';
import { attemptOf, lazyFirestore, runTransaction } from './firestore.js';

/** As the client throws them. */
const CLOSED = Object.assign(new Error('3 INVALID_ARGUMENT: Transaction is invalid or closed.'), { code: 3 });
const TOO_BIG = Object.assign(
  new Error('3 INVALID_ARGUMENT: Transaction too big. Decrease transaction size.'),
  { code: 3 },
);

/** A database that refuses the first transactions with these errors. */
function refusing(...errors: Error[]): Firestore {
  const transaction = {};
  const run = (work: (transaction: object) => Promise<unknown>) => {
    const error = errors.shift();
    return error ? Promise.reject(error) : work(transaction);
  };
  return { runTransaction: run } as unknown as Firestore;
}

test('a query behind a document can be the first thing that a client is asked for', async () => {
  const db = await lazyFirestore('demo-firefolio')();
  const posts = db.collection('blog_posts').orderBy('__name__');
  expect(posts.startAfter('a-post').isEqual(posts)).toBe(false);
});

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

  test('does what follows on the attempt that is stored, and before it gives the outcome', async () => {
    const order: string[] = [];
    let attempts = 0;
    const db = {
      // As the client does: the same transaction once more.
      runTransaction: async (work: (transaction: object) => Promise<unknown>) => {
        const transaction = {};
        await work(transaction);
        order.push('refused');
        const outcome = await work(transaction);
        order.push('stored');
        return outcome;
      },
    } as unknown as Firestore;
    const outcome = await runTransaction(db, (transaction) => {
      const number = (attempts += 1);
      const attempt = attemptOf(transaction);
      attempt.atEnd.push(() => order.push(`end of ${String(number)}`));
      attempt.whenStored.push(() => Promise.resolve(order.push(`after ${String(number)}`)));
      order.push(`work ${String(number)}`);
      return Promise.resolve(number);
    });
    expect(outcome).toBe(2);
    expect(order).toEqual(['work 1', 'end of 1', 'refused', 'work 2', 'end of 2', 'stored', 'after 2']);
  });

  test('has no attempt of what it has not begun', () => {
    expect(() => attemptOf({} as Parameters<typeof attemptOf>[0])).toThrow('unreachable');
  });
});

/** As production says it, and the emulator. */
const TOO_LARGE: [what: string, code: number, details: string, document: string | null][] = [
  [
    'a document of over 1 MiB',
    3,
    "Document 'projects/p/databases/(default)/documents/content_directory/7' cannot be written because its size (1,048,667 bytes) exceeds the maximum allowed size of 1,048,576 bytes.",
    'content_directory/7',
  ],
  [
    'a document with too many index entries',
    3,
    'too many index entries for entity /content_texts/12',
    'content_texts/12',
  ],
  ['the same by another code', 9, 'too many index entries for entity', null],
  [
    'a document without its name',
    3,
    'A document cannot be written because it exceeds the maximum size allowed.',
    null,
  ],
  ["the emulator's large document", 3, 'maximum entity size is 1048576 bytes', null],
  ['a large field', 3, 'The value of property "content_md" is longer than 1048487 bytes.', null],
  ['a large commit', 3, 'Transaction too big. Decrease transaction size.', null],
];

test.each(TOO_LARGE)('%s is too large', (_what, code, details, document) => {
  const name = code === 3 ? 'INVALID_ARGUMENT' : 'FAILED_PRECONDITION';
  const error = Object.assign(new Error(`${code} ${name}: ${details}`), { code, details });
  expect([isTooLarge(error), tooLargeDocument(error)]).toEqual([true, document]);
});

test('a closed transaction is not one that is too large', () => {
  expect([isTooLarge(TOO_BIG), isTooLarge(CLOSED)]).toEqual([true, false]);
});
