import { afterEach, describe, expect, test } from '@jest/globals';
import { mailConfigSchema } from '../../src/config/schema.js';
import { createMailWorker } from '../../src/wiring/mail.js';
import { createMailPlatform } from '../../src/wiring/platform.js';
import type { LogFields } from '../../src/platform/index.js';
import { firestore } from '../support/accounts/accounts.js';
import { readMailJob, storeMailJob, waitForJob } from '../support/work/mail-jobs.js';
import { startSmtpServer, type Refusal, type TestSmtpServer } from '../support/work/smtp.js';
import {
  newAddress,
  readSuppression,
  storeSuppression,
  unsubscribePath,
} from '../support/work/suppressions.js';

/** A mail to an account, which brings no link. */
const NOTICE = { template: 'mfa-enabled', data: {} } as const;

/** What a mail to the owner of the site brings. */
const MESSAGE = { name: 'Ada', email: 'ada@example.org', subject: '', message: 'Hello', messageId: 'none' };

/** The worker's service with the real SMTP adapter and database, and a mail server of the test's own. */
describe('delivery to a mail server', () => {
  let server: TestSmtpServer | undefined;
  let logged: (LogFields & { level: string })[] = [];

  afterEach(async () => {
    await server?.stop();
    server = undefined;
    logged = [];
  });

  const workerFor = (smtpUrl: string) =>
    createMailWorker(mailConfigSchema.parse({ ...process.env, SMTP_URL: smtpUrl }), {
      ...createMailPlatform({ SMTP_URL: smtpUrl }),
      logger: { log: (level, message, fields) => logged.push({ level, message, ...fields }) },
      firestore: () => Promise.resolve(firestore),
    });

  test.each<[string, Record<string, Refusal>]>([
    ['550 to the recipient', { rcptTo: { code: 550, reason: '5.1.1 no such mailbox here' } }],
    ['554 to the mail', { data: { code: 554, reason: '5.7.1 looks like spam' } }],
    ['552 to its size', { data: { code: 552, reason: '5.3.4 too large' } }],
  ])('%s ends the job as failed, with the reason, and is not tried again', async (_what, refusals) => {
    server = await startSmtpServer(refusals);
    const [refusal] = Object.values(refusals);
    const worker = workerFor(server.url);
    const id = await storeMailJob();
    await worker.run(id);
    const job = await readMailJob(id);
    expect(job).toMatchObject({ status: 'failed', attempts: 1, lease_until: null, sent_at: null });
    expect(job['last_error']).toContain(String(refusal?.code));
    expect(job['last_error']).toContain(refusal?.reason);
    expect(logged).toMatchObject([{ level: 'error', mail_job_id: id, attempt: 1 }]);

    Object.assign(server.answers, { mailFrom: undefined, rcptTo: undefined, data: undefined });
    const received = server.mails.length;
    await worker.run(id);
    expect(server.mails).toHaveLength(received);
  });

  test.each<[string, Record<string, Refusal>]>([
    ['450 to the recipient', { rcptTo: { code: 450, reason: '4.2.0 greylisted, come back' } }],
    ['552 to the recipient', { rcptTo: { code: 552, reason: '5.2.2 mailbox full' } }],
    ['553 to the sender', { mailFrom: { code: 553, reason: '5.1.8 sender refused' } }],
    ['421 to the sender', { mailFrom: { code: 421, reason: '4.3.2 shutting down' } }],
    ['452 to the mail', { data: { code: 452, reason: '4.3.1 disk full' } }],
  ])(
    '%s puts the job back into the queue, and it is sent once the server takes it',
    async (_what, refusals) => {
      server = await startSmtpServer(refusals);
      const [refusal] = Object.values(refusals);
      const worker = workerFor(server.url);
      const id = await storeMailJob();
      await expect(worker.run(id)).rejects.toMatchObject({ code: 'unavailable', retryable: true });
      const job = await readMailJob(id);
      expect(job).toMatchObject({ status: 'queued', attempts: 1, lease_until: null });
      expect(job['last_error']).toContain(refusal?.reason);

      Object.assign(server.answers, { mailFrom: undefined, rcptTo: undefined, data: undefined });
      await worker.run(id);
      expect(await readMailJob(id)).toMatchObject({ status: 'sent', attempts: 2, last_error: null });
      expect(server.mails.at(-1)).toContain(id);
    },
  );

  test('every try has the same Message-ID, so that receivers can drop a repeat', async () => {
    server = await startSmtpServer({ data: { code: 451, reason: '4.3.0 taken, but the answer was lost' } });
    const worker = workerFor(server.url);
    const id = await storeMailJob();
    await expect(worker.run(id)).rejects.toThrow();
    server.answers.data = undefined;
    await worker.run(id);
    const ids = server.mails.map((source) => /^Message-ID: (.*)$/m.exec(source)?.[1]?.trim());
    expect(ids).toEqual([expect.stringContaining(id), ids[0]]);
  });

  test('a job of over three days is given up, with its last error', async () => {
    server = await startSmtpServer();
    const createdAt = new Date(Date.now() - 3 * 24 * 60 * 60 * 1000 - 1);
    const id = await storeMailJob({ createdAt, attempts: 40, lastError: '4.2.0 greylisted' });
    await workerFor(server.url).run(id);
    expect(await readMailJob(id)).toMatchObject({
      status: 'failed',
      attempts: 40,
      last_error: 'given up after 3 days: 4.2.0 greylisted',
    });
    expect(server.mails).toHaveLength(0);
    expect(logged).toMatchObject([{ level: 'error', mail_job_id: id }]);
  });

  test('while one worker is sending, another leaves the job and comes again', async () => {
    const taken = Promise.withResolvers<undefined>();
    server = await startSmtpServer({ data: taken.promise });
    const id = await storeMailJob();
    const first = workerFor(server.url).run(id);
    await waitForJob(id, 'sending');
    await expect(workerFor(server.url).run(id)).rejects.toMatchObject({ code: 'unavailable' });
    taken.resolve(undefined);
    await first;
    await workerFor(server.url).run(id);
    expect(server.mails).toHaveLength(1);
    expect(await readMailJob(id)).toMatchObject({ status: 'sent', attempts: 1 });
  });

  test('wrong credentials keep the mail for when they are mended', async () => {
    server = await startSmtpServer({ login: { code: 535, reason: '5.7.8 bad credentials' } });
    const id = await storeMailJob();
    const worker = workerFor(server.url.replace('//', '//user:wrong@'));
    await expect(worker.run(id)).rejects.toMatchObject({ code: 'unavailable' });
    expect(await readMailJob(id)).toMatchObject({ status: 'queued', attempts: 1 });
    expect(JSON.stringify([logged, await readMailJob(id)])).not.toContain('wrong');
    server.answers.login = undefined;
    await worker.run(id);
    expect(server.mails).toHaveLength(1);
  });

  test('a server that is not there keeps the mail for when it is', async () => {
    const gone = await startSmtpServer();
    await gone.stop();
    const id = await storeMailJob();
    await expect(workerFor(gone.url).run(id)).rejects.toMatchObject({ code: 'unavailable' });
    expect(await readMailJob(id)).toMatchObject({
      status: 'queued',
      attempts: 1,
      last_error: expect.stringContaining('ECONNREFUSED'),
    });
  });

  describe('a refusal of the recipient', () => {
    const refusedBy = async (rcptTo: Refusal, traits: Parameters<typeof storeMailJob>[0] = {}) => {
      server = await startSmtpServer({ rcptTo });
      const recipient = { address: newAddress() };
      const id = await storeMailJob({ ...NOTICE, recipient, ...traits });
      await workerFor(server.url)
        .run(id)
        .catch(() => undefined);
      return { id, job: await readMailJob(id), entry: await readSuppression(recipient.address), recipient };
    };

    test('that means that there is no such mailbox has no mail tried again to it', async () => {
      const { id, job, entry, recipient } = await refusedBy({ code: 550, reason: '5.1.1 no such user here' });
      expect(job).toMatchObject({ status: 'failed', last_error: expect.stringContaining('5.1.1') });
      expect(entry).toMatchObject({
        address: recipient.address,
        reason: 'bounced',
        source: 'smtp',
        mail_id: id,
        diagnostic: expect.stringContaining('550 5.1.1 no such user here'),
      });
      const next = await storeMailJob({ ...NOTICE, recipient });
      Object.assign(server?.answers ?? {}, { rcptTo: undefined });
      await workerFor(server?.url ?? '').run(next);
      expect(await readMailJob(next)).toMatchObject({ status: 'suppressed', attempts: 1 });
      expect(server?.mails).toHaveLength(0);
      expect(logged.at(-1)).toMatchObject({ level: 'warn', reason: 'suppressed', mail_job_id: next });
    });

    test.each<[string, Refusal, string]>([
      ['for what the mail says', { code: 550, reason: '5.7.1 looks like spam' }, 'failed'],
      ['for itself', { code: 550, reason: 'Access denied - Invalid HELO name' }, 'failed'],
      ['for where it comes from', { code: 554, reason: 'blocked by our policy' }, 'failed'],
      ['for a full mailbox', { code: 552, reason: '5.2.2 mailbox full' }, 'queued'],
      ['for now', { code: 450, reason: '4.1.1 unknown for now' }, 'queued'],
    ])('%s puts nobody on the list', async (_what, refusal, status) => {
      const { job, entry } = await refusedBy(refusal);
      expect([job.status, entry]).toEqual([status, undefined]);
    });

    test('leaves an entry that an admin has made meanwhile as it is', async () => {
      server = await startSmtpServer({ rcptTo: { code: 550, reason: '5.1.1 no such user here' } });
      const recipient = { address: newAddress() };
      const id = await storeMailJob({ ...NOTICE, recipient });
      const worker = workerFor(server.url);
      const { repository } = worker.parts;
      const letGo = repository.letGo.bind(repository);
      repository.letGo = async (...what) => {
        await storeSuppression({ ...recipient, source: 'admin', diagnostic: 'She called.' });
        return letGo(...what);
      };
      await worker.run(id);
      expect(await readMailJob(id)).toMatchObject({ status: 'failed' });
      expect(await readSuppression(recipient.address)).toMatchObject({ diagnostic: 'She called.' });
    });

    test('puts nobody on the list where servers refused a hundred within the hour', async () => {
      await Promise.all(Array.from({ length: 100 }, () => storeSuppression()));
      const { job, entry } = await refusedBy({ code: 550, reason: '5.1.1 no such user here' });
      expect([job.status, entry]).toEqual(['failed', undefined]);
      expect(logged).toContainEqual(
        expect.objectContaining({ level: 'error', message: expect.stringContaining('not suppressed') }),
      );
    });

    test('by the owner’s server puts the owner not on the list', async () => {
      const refusal = { code: 550, reason: '5.1.1 no such user here' };
      const { job, entry } = await refusedBy(refusal, { template: 'contact', data: MESSAGE });
      expect([job.status, entry]).toEqual(['failed', undefined]);
    });
  });

  test.each([
    ['reset-password', 61],
    ['verify-email', 24 * 60 + 1],
  ] as const)('a mail of %s whose link expired while it waited is not sent', async (template, minutes) => {
    server = await startSmtpServer();
    const createdAt = new Date(Date.now() - minutes * 60_000);
    const id = await storeMailJob({ template, data: { tokenSeed: 'seed' }, createdAt });
    await workerFor(server.url).run(id);
    const job = await readMailJob(id);
    expect(job).toMatchObject({ status: 'failed', last_error: expect.stringContaining('has expired') });
    expect(logged.at(-1)).toMatchObject({ level: 'warn', reason: 'link-expired', mail_job_id: id });
    expect(server.mails).toHaveLength(0);
  });

  test('a mail that strangers can cause says how to unsubscribe, and no other does', async () => {
    server = await startSmtpServer();
    const recipient = { address: newAddress() };
    for (const template of ['already-registered', 'password-changed'] as const)
      await workerFor(server.url).run(await storeMailJob({ template, data: {}, recipient }));
    const [caused = '', due = ''] = server.mails;
    const unfolded = caused.replaceAll(/\r\n(?=[ \t])/g, '');
    expect(unfolded).toContain(`${unsubscribePath(recipient.address)}>\r\n`);
    expect(unfolded).toMatch(/^List-Unsubscribe: ?<http/m);
    expect(unfolded).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r$/m);
    expect(due).not.toMatch(/^List-/m);
  });

  test('an address beyond ASCII that the server refuses for what it is stays off the list', async () => {
    server = await startSmtpServer({ rcptTo: { code: 501, reason: '5.1.3 bad recipient address syntax' } });
    const recipient = { address: newAddress().replace('canary', 'zoë') };
    const id = await storeMailJob({ ...NOTICE, recipient });
    await workerFor(server.url).run(id);
    expect(await readMailJob(id)).toMatchObject({
      status: 'failed',
      last_error: expect.stringMatching(/SMTPUTF8.*5\.1\.3/),
    });
    expect(await readSuppression(recipient.address)).toBeUndefined();
  });
});
