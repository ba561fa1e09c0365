/** What a pause means for workers that have work in hand when it comes. */
import { afterEach, expect, test } from '@jest/globals';
import { mailConfigSchema } from '../../src/config/schema.js';
import { createMailWorker } from '../../src/wiring/mail.js';
import { createMailPlatform } from '../../src/wiring/platform.js';
import { firestore } from '../support/accounts/accounts.js';
import { endPauses, storePause } from '../support/queues/pauses.js';
import { buildWorker, jobsRepository, lineHandler, storeJob, TestClock } from '../support/work/jobs.js';
import { readMailJob, storeMailJob, waitForJob } from '../support/work/mail-jobs.js';
import { startSmtpServer } from '../support/work/smtp.js';

afterEach(endPauses);

test('a job stops after the step in hand, is not announced, and goes on where it was', async () => {
  const { id } = await storeJob();
  const clock = new TestClock();
  const paused = buildWorker(
    { export: lineHandler(3, (line) => (line === 2 ? storePause('runJob') : undefined)) },
    clock,
  );
  await paused.runner.run(id);
  expect(await jobsRepository.get(id)).toMatchObject({
    status: 'queued',
    done: 2,
    leaseUntil: null,
    idleAttempts: 0,
  });
  expect(paused.tasks).toEqual([]);
  expect(paused.logged.at(-1)).toMatchObject({ level: 'info', message: expect.stringContaining('paused') });

  const next = buildWorker({ export: lineHandler(3) }, clock);
  await next.runner.run(id);
  expect(await jobsRepository.get(id)).toMatchObject({ status: 'queued', done: 2, attempts: 1 });
  await endPauses();
  await next.runner.run(id);
  expect(await jobsRepository.get(id)).toMatchObject({ status: 'succeeded', done: 3, attempts: 2 });
});

test('a job whose last step is in hand comes to its end', async () => {
  const { id } = await storeJob();
  const handlers = { export: lineHandler(2, (line) => (line === 2 ? storePause('runJob') : undefined)) };
  await buildWorker(handlers, new TestClock()).runner.run(id);
  expect(await jobsRepository.get(id)).toMatchObject({ status: 'succeeded', done: 2 });
});

test('a mail that is being sent goes out; one that fails then waits', async () => {
  const answer = Promise.withResolvers<undefined>();
  const server = await startSmtpServer({ data: answer.promise });
  const config = mailConfigSchema.parse({ ...process.env, SMTP_URL: server.url });
  const worker = createMailWorker(config, {
    ...createMailPlatform({ SMTP_URL: server.url }),
    logger: { log: () => undefined },
    firestore: () => Promise.resolve(firestore),
  });
  const [sent, failed] = [await storeMailJob(), await storeMailJob()];
  const runs = [worker.run(sent)];
  await waitForJob(sent, 'sending');
  await storePause('sendEmail');
  answer.resolve(undefined);
  await Promise.all(runs);
  expect(await readMailJob(sent)).toMatchObject({ status: 'sent', attempts: 1 });
  await endPauses();

  const gate = Promise.withResolvers<undefined>();
  server.answers.rcptTo = gate.promise;
  server.answers.data = { code: 451, reason: '4.3.0 come back' };
  const run = worker.run(failed);
  await waitForJob(failed, 'sending');
  await storePause('sendEmail');
  gate.resolve(undefined);
  await expect(run).rejects.toMatchObject({ retryable: true });
  expect(await readMailJob(failed)).toMatchObject({ status: 'queued', attempts: 1 });
  await worker.run(failed);
  expect(await readMailJob(failed)).toMatchObject({ status: 'queued', attempts: 1 });
  await server.stop();
});

test('a document of a pause that can not be read pauses nothing', async () => {
  await firestore.collection('queues').doc('runJob').set({ paused_at: 'now', resumed_at: 5 });
  const { id } = await storeJob();
  await buildWorker({ export: lineHandler(2) }, new TestClock()).runner.run(id);
  expect(await jobsRepository.get(id)).toMatchObject({ status: 'succeeded' });
});
