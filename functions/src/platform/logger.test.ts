import { beforeAll, beforeEach, describe, expect, jest, test } from '@jest/globals';
import type { Logger } from './logger.js';

type Fields = Readonly<Record<string, unknown>>;

let cloudLogger: Logger;
let errorFields: (error: unknown) => Fields;
let lines: Fields[] = [];

beforeAll(async () => {
  const keep = (line: unknown) => void lines.push(JSON.parse(String(line)) as Fields);
  // firebase-functions takes the console's methods when it is imported.
  for (const method of ['debug', 'info', 'warn', 'error'] as const) {
    jest.spyOn(console, method).mockImplementation(keep);
  }
  ({ cloudLogger, errorFields } = await import('./logger.js'));
});

beforeEach(() => {
  lines = [];
});

const cause = new RangeError('too far');
const wrapped = new Error('not read', { cause: new Error('no answer', { cause }) });

describe('a line of the level error', () => {
  test('has the stack of the innermost cause where Error Reporting looks, and all causes', () => {
    cloudLogger.log('error', 'request failed', errorFields(wrapped));
    expect(lines).toEqual([
      {
        severity: 'ERROR',
        message: 'request failed',
        '@type': 'type.googleapis.com/google.devtools.clouderrorreporting.v1beta1.ReportedErrorEvent',
        stack_trace: cause.stack,
        error: 'not read',
        stack: wrapped.stack,
        cause: {
          error: 'no answer',
          stack: expect.stringContaining('no answer') as unknown,
          cause: { error: 'too far', stack: cause.stack },
        },
      },
    ]);
  });

  test('has the stack of what was caused by something without one', () => {
    const error = new Error('not read', { cause: 'the wind' });
    cloudLogger.log('error', 'request failed', errorFields(error));
    expect(lines).toMatchObject([{ stack_trace: error.stack, cause: { error: 'the wind' } }]);
  });

  test('is reported without a stack as well', () => {
    cloudLogger.log('error', 'mail given up', { mail_job_id: 'm1' });
    expect(lines).toMatchObject([
      { message: 'mail given up', '@type': expect.stringMatching(/\.ReportedErrorEvent$/) as unknown },
    ]);
  });
});

test.each(['warn', 'info', 'debug'] as const)(
  'a line of the level %s has its stacks where Error Reporting does not look',
  (level) => {
    cloudLogger.log(level, 'tried again', errorFields(wrapped));
    const [{ message, ...line } = {}] = lines;
    expect(message).toBe('tried again');
    expect(line).toMatchObject({ stack: wrapped.stack, cause: { cause: { error: 'too far' } } });
    for (const field of ['@type', 'stack_trace', 'exception', 'serviceContext'])
      expect(line).not.toHaveProperty([field]);
  },
);
