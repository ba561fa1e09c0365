import { describe, expect, test } from '@jest/globals';
import { AppError } from './app-error.js';
import { ERROR_CODES } from './codes.js';
import { fromUnknown, UNEXPECTED_ERROR_MESSAGE, validationFailed } from './from-unknown.js';

const withField = (field: string, value: unknown) =>
  Object.assign(new Error('secret detail'), { [field]: value });

describe('fromUnknown', () => {
  test('leaves an AppError as it is', () => {
    const error = new AppError({ code: 'not-found', message: 'no such post' });
    expect(fromUnknown(error)).toBe(error);
  });

  test.each([
    ['DEADLINE_EXCEEDED', 4, 'unavailable', 503],
    ['RESOURCE_EXHAUSTED', 8, 'unavailable', 503],
    ['ABORTED', 10, 'aborted', 409],
    ['UNAVAILABLE', 14, 'unavailable', 503],
    ['INVALID_ARGUMENT', 3, 'internal', 500],
    ['NOT_FOUND', 5, 'internal', 500],
    ['PERMISSION_DENIED', 7, 'internal', 500],
  ])("takes Firestore's %s (%d) for %s, %d", (_name, grpcCode, code, httpStatus) => {
    expect(fromUnknown(withField('code', grpcCode))).toMatchObject({ code, httpStatus });
  });

  test('says when to come back if the database is not there', () => {
    expect(fromUnknown(withField('code', 14)).headers).toEqual({ 'Retry-After': '5' });
  });

  test.each([
    [400, 'invalid-argument'],
    [404, 'not-found'],
    [413, 'payload-too-large'],
    [415, 'unsupported-media-type'],
    [418, 'internal'],
    [500, 'internal'],
  ])("takes Express's status %d for %s", (status, code) => {
    expect(fromUnknown(withField('status', status))).toMatchObject({ code });
  });

  test.each([
    ['an Error', new TypeError('secret detail')],
    ['an error with a code of text', withField('code', 'ENOENT')],
    ['text', 'secret detail'],
    ['null', null],
    ['undefined', undefined],
    ['an object', { message: 'secret detail' }],
  ])('takes %s for an internal error with a constant text, and keeps it as the cause', (_what, thrown) => {
    const error = fromUnknown(thrown);
    expect(error).toMatchObject({ code: 'internal', message: UNEXPECTED_ERROR_MESSAGE, retryable: true });
    expect(error.cause).toBe(thrown);
  });

  test('never shows what the other error says', () => {
    for (const [field, value] of [
      ['code', 4],
      ['code', 10],
      ['status', 400],
      ['x', 1],
    ] as const) {
      expect(fromUnknown(withField(field, value)).message).not.toContain('secret detail');
    }
  });
});

test('validationFailed names the fields with status 422', () => {
  const errors = [{ pointer: '/email', detail: 'must be an e-mail address' }];
  expect(validationFailed(errors)).toMatchObject({ code: 'validation-failed', httpStatus: 422, errors });
});

test('a code is retryable when and only when its status says that the same call may succeed later', () => {
  const retryable = Object.entries(ERROR_CODES).filter(([, traits]) => traits.retryable);
  expect(retryable.map(([code]) => code).sort()).toEqual([
    'aborted',
    'internal',
    'resource-exhausted',
    'unavailable',
  ]);
});
