/** What Error Reporting takes is read from what a process under the functions framework prints. */
import { afterEach, expect, test } from '@jest/globals';
import { createAccount, tryLogin } from '../support/accounts/accounts.js';
import {
  isReported,
  linesOf,
  logLines,
  newRequestId,
  requestLine,
  type LogLine,
} from '../support/suite/function-log.js';
import { startFunction, type RunningFunction } from '../support/suite/functions-framework.js';
import { storeMailJob } from '../support/work/mail-jobs.js';
import { startSmtpServer, type TestSmtpServer } from '../support/work/smtp.js';
import { waitFor } from '../support/wait-for.js';

/** Anybody's: the functions framework does not check who signed it, Cloud Run does. */
const QUEUE_TOKEN = ['{"alg":"none"}', '{"sub":"queue"}', 'x'].map((part) => btoa(part)).join('.');

/** Has a process of a function that can hash no password. */
const NO_HASHES = `
  import crypto from 'node:crypto';
  import { syncBuiltinESMExports } from 'node:module';
  crypto.argon2 = function hashNothing() {
    throw new Error('no hash today');
  };
  syncBuiltinESMExports();
`;

/** How many attempts the queue makes, see the manifest. */
const ATTEMPTS = 8;

let running: RunningFunction | undefined;
let mailServer: TestSmtpServer | undefined;

afterEach(async () => {
  await running?.stop();
  await mailServer?.stop();
});

test('an error that nobody foresaw is reported, by the stack of what went wrong', async () => {
  running = await startFunction({
    NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(NO_HASHES)}`,
  });
  const account = await createAccount();

  const requestId = newRequestId();
  const headers = { 'X-Request-Id': requestId };
  const { status } = await tryLogin(account, { headers, baseUrl: running.url });
  expect(status).toBe(500);
  await requestLine(running, requestId);
  expect(linesOf(running, requestId).filter(isReported)).toEqual([
    expect.objectContaining({
      severity: 'ERROR',
      message: 'request failed: internal',
      stack_trace: expect.stringMatching(/^Error: no hash today\n +at hashNothing/) as unknown,
      cause: expect.objectContaining({
        error: expect.stringContaining('no hash today') as unknown,
      }) as unknown,
    }),
  ]);
});

/** Hands a mail job's task to a running `sendEmail` as Cloud Tasks does, and gives the lines that it caused. */
async function dispatch(jobId: string, retryCount: number, to: RunningFunction): Promise<LogLine[]> {
  const before = logLines(to).length;
  const response = await fetch(to.url, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      Authorization: `Bearer ${QUEUE_TOKEN}`,
      'X-CloudTasks-TaskRetryCount': String(retryCount),
    },
    body: JSON.stringify({ data: { mail_job_id: jobId } }),
  });
  expect(response.status).toBe(500);
  const lines = () => logLines(to).slice(before);
  await waitFor(() => lines().some(({ message }) => message.startsWith('mail job: ')), {
    intervalMs: 10,
    description: 'the line of the attempt',
  });
  return lines();
}

test('an attempt at a task is a warning while another comes, and reported when none does', async () => {
  const reason = '4.7.1 <owner@firefolio.test>: greylisted';
  mailServer = await startSmtpServer({ rcptTo: { code: 450, reason } });
  running = await startFunction({ SMTP_URL: mailServer.url }, 'sendEmail');
  const id = await storeMailJob();

  const attempt = await dispatch(id, 0, running);
  expect(attempt).toMatchObject([
    { severity: 'WARNING', message: 'mail not sent: queued', smtp_code: 450 },
    { severity: 'WARNING', message: 'mail job: unavailable', attempt_of_queue: 1 },
  ]);
  expect(attempt.filter(isReported)).toEqual([]);

  const last = await dispatch(id, ATTEMPTS - 1, running);
  expect(last.filter(isReported)).toMatchObject([
    { severity: 'ERROR', message: 'mail job: unavailable', attempt_of_queue: ATTEMPTS },
  ]);
  // The mail server's words name the recipient.
  expect(running.output()).not.toContain('owner@firefolio.test');
});
