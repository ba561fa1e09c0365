import { expect, test } from '@jest/globals';
import type { Request, Response } from 'express';
import { FunctionAddress, functionAddress, pathForClient } from './function-address.js';

const EMULATED = '/demo-firefolio/us-central1/api';

test.each([
  ['at the emulated function', EMULATED, { host: '127.0.0.1:5001' }, `${EMULATED}/api/posts`],
  [
    'through Hosting’s emulator',
    EMULATED,
    { host: '127.0.0.1:5001', 'x-forwarded-host': '127.0.0.1:5000' },
    '/api/posts',
  ],
  ['at the deployed function', undefined, { host: 'us-central1-site.cloudfunctions.net' }, '/api/api/posts'],
  ['at its service', undefined, { host: 'api-abc-uc.a.run.app' }, '/api/posts'],
  [
    'through Hosting',
    undefined,
    { host: 'us-central1-site.cloudfunctions.net', 'x-forwarded-host': 'site.web.app' },
    '/api/posts',
  ],
  ['without a host', undefined, {}, '/api/posts'],
] as const)('the path of a list as it is asked for %s', (_where, emulatedPath, headers, expected) => {
  const res = { locals: {} } as unknown as Response;
  functionAddress(new FunctionAddress(emulatedPath))({ headers } as unknown as Request, res, () => undefined);
  expect(pathForClient(res, '/api/posts')).toBe(expected);
});
