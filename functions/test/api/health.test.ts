import { describe, expect, test } from '@jest/globals';
import { call } from '../support/http/api.js';

describe('health', () => {
  test('GET /api/health answers through Hosting', async () => {
    const answer = await call('/api/health');
    expect(answer).toMatchObject({ status: 200, body: { status: 'ok' } });
  });

  test('GET /api/ready has a verdict for Firestore, the files and the queue', async () => {
    const answer = await call('/api/ready');
    expect(answer).toMatchObject({
      status: 200,
      body: {
        status: 'ready',
        checks: { firestore: { status: 'ok' }, files: { status: 'ok' }, queue: { status: 'ok' } },
      },
    });
  });
});
