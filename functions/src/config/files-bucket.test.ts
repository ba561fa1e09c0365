import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { filesBucket } from './index.js';

const NAMES = ['FILES_BUCKET', 'FIREBASE_CONFIG', 'GCLOUD_PROJECT'] as const;
const before = NAMES.map((name) => [name, process.env[name]] as const);

beforeEach(() => {
  Object.assign(process.env, { FILES_BUCKET: '', FIREBASE_CONFIG: '', GCLOUD_PROJECT: 'my-site' });
});

afterEach(() => {
  for (const [name, value] of before) {
    if (value === undefined) Reflect.deleteProperty(process.env, name);
    else process.env[name] = value;
  }
});

test.each([
  ['nothing is said', {}, 'my-site.firebasestorage.app'],
  [
    'the platform names the default one',
    { FIREBASE_CONFIG: '{"storageBucket":"my-site.appspot.com"}' },
    'my-site.appspot.com',
  ],
  ['the platform names none', { FIREBASE_CONFIG: '{"projectId":"my-site"}' }, 'my-site.firebasestorage.app'],
  ['the platform names a file', { FIREBASE_CONFIG: './firebase-config.json' }, 'my-site.firebasestorage.app'],
  [
    'the param names another',
    { FILES_BUCKET: 'my-files', FIREBASE_CONFIG: '{"storageBucket":"my-site.appspot.com"}' },
    'my-files',
  ],
])('where %s, the bucket is the right one', (_what, variables, bucket) => {
  Object.assign(process.env, variables);
  expect(filesBucket()).toBe(bucket);
});
