import { describe, expect, test } from '@jest/globals';
import { AppError } from '../errors/index.js';
import { isPassing, toFileError, toSigningError } from './file-errors.js';

/** An error of the client, which has the status as `code`. */
const answered = (code: number | string, message = 'in secret words') =>
  Object.assign(new Error(message), { code });

/** An error of its login, which has it as `status`. */
const refusedLogin = (status: number) => Object.assign(new Error('in secret words'), { status });

describe('toFileError', () => {
  test.each<[string, unknown, string, number]>([
    ['a file that is not there', answered(404, 'No such object: bucket/path'), 'not-found', 404],
    ['a bucket that is not there', answered(404, 'The specified bucket does not exist.'), 'unavailable', 503],
    ['a role that is not granted', answered(403), 'unavailable', 503],
    ['credentials that are not taken', answered(401), 'unavailable', 503],
    ['a login that is refused', refusedLogin(403), 'unavailable', 503],
    ['another generation', answered(412), 'failed-precondition', 409],
    ['a quota that is used up', answered(429), 'unavailable', 503],
    ['a store that is away', answered(503), 'unavailable', 503],
    ['a login that is away', refusedLogin(500), 'unavailable', 503],
    ['a connection that ended', answered('ECONNRESET'), 'unavailable', 503],
    ['bytes that are others than were sent', answered('CONTENT_DOWNLOAD_MISMATCH'), 'unavailable', 503],
    ['a request that is wrong', answered(400), 'internal', 500],
    ['an error of ours', new TypeError('in secret words'), 'internal', 500],
  ])('tells of %s', (_what, error, code, httpStatus) => {
    const translated = toFileError(error);
    expect(translated).toMatchObject({ code, httpStatus });
    expect(translated.message).not.toContain('secret');
  });

  test('tells when to try again', () => {
    expect(toFileError(answered(503)).headers).toEqual({ 'Retry-After': '5' });
  });

  test('keeps what is one of ours', () => {
    const error = new AppError({ code: 'gone', message: 'Gone.' });
    expect(toFileError(error)).toBe(error);
  });
});

test.each<[unknown, boolean]>([
  [answered(503), true],
  [answered(429), true],
  [answered('ECONNREFUSED'), true],
  [answered(404), false],
  [answered(403), false],
  [answered('ERR_INVALID_URL'), false],
  [new TypeError(), false],
])('%s is worth another try: %s', (error, expected) => {
  expect(isPassing(error)).toBe(expected);
});

describe('toSigningError', () => {
  test('names the role that is missing, and nothing of what was answered', () => {
    const refused = Object.assign(new Error('Permission iam.serviceAccounts.signBlob denied on secret'), {
      name: 'SigningError',
    });
    const translated = toSigningError(refused);
    expect(translated).toMatchObject({ code: 'unavailable', cause: refused });
    expect(translated.message).toContain('roles/iam.serviceAccountTokenCreator');
    expect(translated.message).not.toContain('secret');
  });

  test('tells of what passes by itself as such', () => {
    expect(toSigningError(answered(503)).message).not.toContain('roles/');
  });
});
