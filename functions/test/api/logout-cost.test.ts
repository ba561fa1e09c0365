import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { createAccount, firestore, logIn, logOut, refresh } from '../support/accounts/accounts.js';
import { costOf, newRequestId, requestLine } from '../support/suite/function-log.js';
import { startFunction, type RunningFunction } from '../support/suite/functions-framework.js';

let api: RunningFunction;

beforeAll(async () => {
  api = await startFunction({ RATE_LIMIT_SCALE: '1000' });
});

afterAll(() => api.stop());

test('logout writes one entry for each token of the session, its own among them', async () => {
  const account = await createAccount();
  const { refresh_token: refreshToken } = await logIn(account);
  const { body } = await refresh(refreshToken);
  const requestId = newRequestId();
  const sender = { baseUrl: api.url, headers: { 'X-Request-Id': requestId } };
  expect(await logOut(body.access_token, sender)).toMatchObject({ status: 200 });
  const entries = await firestore.collection('token_blacklist').where('user_id', '==', account.id).get();
  expect(entries.size).toBe(2);
  // And the session, and the audit log.
  expect(costOf(await requestLine(api, requestId))).toMatchObject({ writes: entries.size + 2 });
});
