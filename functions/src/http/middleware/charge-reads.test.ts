import { EventEmitter } from 'node:events';
import type { Request, Response } from 'express';
import { expect, test } from '@jest/globals';
import { currentContext, runInContext } from '../../platform/index.js';
import { deriveMac } from '../../shared/index.js';
import { Clients } from '../clients.js';
import { InstanceCounter } from './instance-counter.js';
import { chargeReads } from './rate-limit.js';

/** How many further hits a request counts as that reads so many documents, answers so many bytes, and whose client then leaves. */
function hitsFor(reads: number, bytes = 0, method = 'GET'): number {
  const clients = new Clients(deriveMac('a secret of the test', 'ip'), 0);
  const clock = { now: () => new Date(0) };
  const counter = new InstanceCounter({ windowMs: 60_000, limit: 1_000, clock });
  const req = { method, headers: {}, socket: { remoteAddress: '192.0.2.1' } } as unknown as Request;
  const res = Object.assign(new EventEmitter(), {
    locals: {},
    getHeader: () => bytes,
  }) as unknown as Response;
  runInContext({ requestId: 'test' }, () => {
    chargeReads([counter], clients)(req, res, () => undefined);
    const usage = currentContext()?.usage;
    if (usage) usage.reads = reads;
    res.emit('close');
  });
  return counter.increment(clients.of(req).limitKey).totalHits - 1;
}

test.each([
  [0, 0],
  [2, 0],
  [10, 1],
  [101, 10],
])('%d documents that were read for a client that has left are %d hits', (reads, hits) => {
  expect(hitsFor(reads)).toBe(hits);
});

test.each([
  [100_000, 0],
  [262_143, 0],
  [262_144, 1],
  [1_000_000, 3],
])('an answer of %d bytes counts as %d hits besides', (bytes, hits) => {
  expect(hitsFor(0, bytes)).toBe(hits);
  expect(hitsFor(10, bytes)).toBe(hits + 1);
});

test('of an answer without its body the length counts nothing, what is read does', () => {
  expect(hitsFor(0, 1_000_000, 'HEAD')).toBe(0);
  expect(hitsFor(10, 1_000_000, 'HEAD')).toBe(1);
});
