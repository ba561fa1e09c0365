import { Readable } from 'node:stream';
import { afterEach, expect, jest, test } from '@jest/globals';
import type { Request } from 'express';
import { readJson } from './request-body.js';

afterEach(() => {
  jest.useRealTimers();
});

/** A request of JSON whose body is `stream`. */
function request(stream: Readable, contentType = 'application/json'): Request {
  return Object.assign(stream, {
    is: () => 'application/json',
    get: () => contentType,
  }) as unknown as Request;
}

test('a body that stops coming is given up, and its connection is closed', async () => {
  jest.useFakeTimers();
  const stalled = new Readable({ read: () => undefined });
  stalled.push('{');
  const read = expect(readJson(request(stalled), 100)).rejects.toMatchObject({
    code: 'unavailable',
    headers: { Connection: 'close' },
  });
  await jest.advanceTimersByTimeAsync(30_000);
  await read;
});

test('a body whose sender leaves is refused', async () => {
  const broken = new Readable({
    read() {
      this.destroy(new Error('aborted'));
    },
  });
  await expect(readJson(request(broken), 100)).rejects.toMatchObject({ code: 'invalid-argument' });
});

test.each(['application/json', 'application/json; charset=utf-8', 'application/json;charset="UTF8"'])(
  'takes %s',
  async (type) => {
    expect(await readJson(request(Readable.from([Buffer.from('{"a":1}')]), type), 100)).toEqual({ a: 1 });
  },
);

test.each(['application/json; charset=latin1', 'application/json; charset=utf-8; charset=utf-16'])(
  'refuses %s',
  async (type) => {
    await expect(readJson(request(Readable.from([]), type), 100)).rejects.toMatchObject({
      code: 'unsupported-media-type',
    });
  },
);
