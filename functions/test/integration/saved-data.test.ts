/** A suite of its own, whose firebase-tools is killed. */
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, jest, test } from '@jest/globals';

jest.setTimeout(240_000);

test('documents and files are saved at the end, and what is in the database also when firebase-tools ends by itself', async () => {
  const script = 'functions/test/fixtures/killed-suite.ts';
  const { stdout } = await promisify(execFile)(process.execPath, [script]);
  expect(JSON.parse(stdout.trim().split('\n').at(-1) ?? '')).toEqual({
    ended: true,
    saved: true,
    texts: ['kept', 'kept'],
    file: 'kept',
  });
});
