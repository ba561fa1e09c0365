import type { IncomingMessage } from 'node:http';
import { setImmediate as turnEnd } from 'node:timers/promises';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import { cloudRequestLines } from './request-lines.js';

const PARTS = {
  project: 'site',
  hasExecutionIds: false,
  outside: (write: () => void) => {
    write();
  },
};

const request = (headers: object = {}, more: object = {}) =>
  ({ headers, ...more }) as unknown as IncomingMessage;

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';

let written: string[];

beforeEach(() => {
  written = [];
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => written.push(String(text)) > 0);
});

afterEach(() => {
  jest.restoreAllMocks();
});

test('lines of one turn of the event loop are written together, at its end', async () => {
  const lines = cloudRequestLines(PARTS);
  lines.add({ request_id: 'first', status: 200 }, request());
  lines.add({ request_id: 'second', status: 304 }, request());
  expect(written).toEqual([]);
  await turnEnd();
  expect(written).toEqual([
    '{"severity":"INFO","message":"request","request_id":"first","status":200}\n' +
      '{"severity":"INFO","message":"request","request_id":"second","status":304}\n',
  ]);
  lines.add({ request_id: 'third' }, request());
  await turnEnd();
  expect(written).toHaveLength(2);
});

test.each([
  ['Google’s header', { 'x-cloud-trace-context': `${TRACE}/123;o=1` }, TRACE],
  ['W3C’s header', { traceparent: `00-${TRACE}-00f067aa0ba902b7-01` }, TRACE],
  [
    'Google’s header first',
    { 'x-cloud-trace-context': `${TRACE}/1`, traceparent: `00-${'a'.repeat(32)}-1-01` },
    TRACE,
  ],
  ['neither', {}, undefined],
  ['something else', { 'x-cloud-trace-context': '"},{"', traceparent: 'none' }, undefined],
])('a request with %s is found by its trace', async (_what, headers, trace) => {
  cloudRequestLines(PARTS).add({ request_id: 'one' }, request(headers));
  await turnEnd();
  const line = JSON.parse(written.join('')) as Record<string, unknown>;
  expect(line['logging.googleapis.com/trace']).toBe(trace && `projects/site/traces/${trace}`);
});

test('a line has the marks of the execution, as the framework gives them to others', async () => {
  const lines = cloudRequestLines({ ...PARTS, hasExecutionIds: true });
  lines.add({ request_id: 'one' }, request({}, { executionId: 'abc', spanId: '12' }));
  await turnEnd();
  expect(JSON.parse(written.join(''))).toMatchObject({
    'logging.googleapis.com/labels': { execution_id: 'abc' },
    'logging.googleapis.com/spanId': '12',
  });
});
