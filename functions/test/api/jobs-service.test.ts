import { randomBytes, randomUUID } from 'node:crypto';
import { beforeAll, describe, expect, jest, test } from '@jest/globals';
import { AuditTrail } from '../../src/audit/index.js';
import { JobFilesRepository, JobsService } from '../../src/jobs/index.js';
import { runInContext, systemClock, type Logger, type TaskQueue } from '../../src/platform/index.js';
import { Cursors } from '../../src/shared/index.js';
import { WorkQueue } from '../../src/work/index.js';
import { storedAuditEntries } from '../support/audit-wire.js';
import {
  broken,
  changeAccount,
  createAccount,
  firestore,
  type Account,
} from '../support/accounts/accounts.js';
import {
  buildWorker,
  dispatchJobTask,
  jobsRepository,
  storeJob,
  TestClock,
  waitForJobStatus,
} from '../support/work/jobs.js';
import { platformOn } from '../support/suite/platform.js';
import { runScheduled } from '../support/work/scheduled.js';

jest.setTimeout(60_000);

const MINUTE_MS = 60_000;
const PART_LIMIT = 900_000;

const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * MINUTE_MS);

let demoted: Account;

/** Every job of this account's ends at once in the suite's own worker, whatever its kind. */
beforeAll(async () => {
  demoted = await createAccount({ role: 'editor' });
  await changeAccount(demoted.id, { role: 'user' });
});

const files = new JobFilesRepository(() => Promise.resolve(firestore), broken);

/** The service on the suite's database. @param tasks the suite's queue when absent */
function createService(tasks = platformOn(firestore).queues.runJob) {
  const logged: string[] = [];
  const logger: Logger = { log: (_level, message) => logged.push(message) };
  const queue = new WorkQueue({ repository: jobsRepository, queue: tasks, clock: systemClock, logger });
  const service = new JobsService({
    jobs: jobsRepository,
    files,
    queue,
    audit: new AuditTrail(systemClock),
    cursors: new Cursors((text) => text),
    clock: systemClock,
  });
  return { service, queue, logged };
}

/** A queue that is out of reach. */
const NO_QUEUE: TaskQueue = { enqueue: () => Promise.reject(new Error('no route to host')) };

const { service } = createService();
const creator = () => ({ id: demoted.id, name: 'Ada' });

async function partsOf(id: string, file: 'upload' | 'output') {
  const { docs } = await firestore.collection('jobs').doc(id).collection(file).get();
  return docs.map((doc) => ({
    id: doc.id,
    length: (doc.get('bytes') as Buffer).length,
    expires: doc.get('expires_at') as unknown,
  }));
}

describe('a new job', () => {
  test('is stored with its audit entry, and the queue’s worker takes it', async () => {
    const requestId = `request-${randomUUID()}`;
    const input = { ids: ['a', 'b'], nested: [[1], [2]], 'a.b': null };
    const job = await runInContext({ requestId, actorId: demoted.id }, () =>
      service.create({ kind: 'bulk', input, total: 2 }, creator()),
    );
    expect(await storedAuditEntries(job.id)).toMatchObject([
      { action: 'job_created', actor_id: demoted.id, request_id: requestId, target: { type: 'job' } },
    ]);
    expect(await waitForJobStatus(job.id, 'failed')).toMatchObject({
      kind: 'bulk',
      input,
      total: 2,
      requestId,
      attempts: 1,
      error: expect.stringContaining('no longer an active editor or admin'),
    });
  });

  test('waits for the sweeper when the queue is out of reach', async () => {
    const { service: unlucky, logged } = createService(NO_QUEUE);
    const { id } = await unlucky.create({ kind: 'bulk', input: {} }, creator());
    expect(logged).toEqual(['job not enqueued; the sweeper will']);
    expect(await jobsRepository.get(id)).toMatchObject({ status: 'queued', attempts: 0 });
    await firestore
      .collection('jobs')
      .doc(id)
      .update({ updated_at: minutesAgo(6) });
    await runScheduled('sweepJobs');
    expect(await waitForJobStatus(id, 'failed')).toMatchObject({ attempts: 1 });
  });
});

describe('an upload', () => {
  test('of 5 MB comes back as it was, from parts that expire with the job', async () => {
    const upload = randomBytes(5_000_000);
    const job = await service.create({ kind: 'import', input: {}, upload }, creator());
    expect(job.uploadParts).toBe(6);
    expect((await files.readUpload(job)).equals(upload)).toBe(true);
    const parts = await partsOf(job.id, 'upload');
    expect(parts.map(({ id }) => id)).toEqual(['000001', '000002', '000003', '000004', '000005', '000006']);
    expect(Math.max(...parts.map(({ length }) => length))).toBeLessThanOrEqual(PART_LIMIT);
    const stored = await firestore.collection('jobs').doc(job.id).get();
    for (const { expires } of parts) expect(expires).toEqual(stored.get('expires_at'));
  });

  test('is not stored when its account has twenty jobs that have not ended', async () => {
    const { id } = await createAccount({ role: 'editor' });
    const busy = { id, name: 'Ada' };
    for (let count = 0; count < 20; count += 1) await storeJob({ createdBy: busy });
    const countParts = async () => (await firestore.collectionGroup('upload').count().get()).data().count;
    const before = await countParts();
    const upload = randomBytes(10);
    await expect(service.create({ kind: 'import', input: {}, upload }, busy)).rejects.toMatchObject({
      code: 'resource-exhausted',
    });
    expect(await countParts()).toBe(before);
  });

  test('is stored when twenty jobs of the site’s own have not ended, which the account has caused', async () => {
    const { id } = await createAccount({ role: 'editor' });
    const createdBy = { id, name: 'Ada' };
    for (let count = 0; count < 20; count += 1) await storeJob({ createdBy, kind: 'rename-author' });
    const work = { kind: 'import', input: {}, upload: randomBytes(10) } as const;
    await expect(service.create(work, createdBy)).resolves.toMatchObject({ kind: 'import' });
  });

  test('that there is none of is empty', async () => {
    expect((await files.readUpload(await storeJob())).length).toBe(0);
  });

  test('that has expired before its job is not there', async () => {
    const job = await storeJob({ uploadParts: 2 });
    await expect(files.readUpload(job)).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('an output', () => {
  test('of steps of any size is read part by part, in order', async () => {
    const chunks = [10, PART_LIMIT, 2 * PART_LIMIT + 1, 1].map((length) => randomBytes(length));
    const { id } = await storeJob();
    const step = (state: Readonly<Record<string, unknown>> | null) => {
      const index = Number(state?.['next'] ?? 0);
      const output = chunks[index] ?? Buffer.alloc(0);
      const isLast = index === chunks.length - 1;
      return Promise.resolve({
        state: { next: index + 1 },
        done: 1,
        counts: {},
        problems: [],
        output,
        isLast,
      });
    };
    const open = () => Promise.resolve({ total: null, step });
    await buildWorker({ export: { open } }, new TestClock()).runner.run(id);
    const parts: Buffer[] = [];
    for await (const part of service.readOutput(await service.get(id))) parts.push(part);
    expect(parts.map(({ length }) => length)).toEqual([10, PART_LIMIT, PART_LIMIT, PART_LIMIT, 1, 1]);
    expect(Buffer.concat(parts).equals(Buffer.concat(chunks))).toBe(true);
  });

  test.each(['queued', 'running', 'failed', 'cancelled'] as const)(
    'of a job that is %s is not given',
    async (status) => {
      const job = await storeJob({ status });
      expect(() => service.readOutput(job)).toThrow(expect.objectContaining({ code: 'failed-precondition' }));
    },
  );

  test('that has expired before its job is not there', async () => {
    const job = await storeJob({ status: 'succeeded', outputParts: 1 });
    await expect(service.readOutput(job).next()).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('sweepJobs', () => {
  const createdBy = () => ({ createdBy: creator() });

  test('takes up jobs that stood still for over five minutes, queued or with a dead worker', async () => {
    const queued = await storeJob({ ...createdBy(), updatedAt: minutesAgo(6) });
    const left = await storeJob({
      ...createdBy(),
      status: 'running',
      attempts: 1,
      leaseUntil: minutesAgo(4),
      updatedAt: minutesAgo(6),
    });
    await Promise.all([runScheduled('sweepJobs'), runScheduled('sweepJobs')]);
    expect(await waitForJobStatus(queued.id, 'failed')).toMatchObject({ attempts: 1 });
    expect(await waitForJobStatus(left.id, 'failed')).toMatchObject({ attempts: 2 });
  });

  test('lets jobs alone that are young or ended', async () => {
    const young = await storeJob({ ...createdBy(), updatedAt: minutesAgo(4) });
    const ended = await storeJob({ ...createdBy(), status: 'cancelled', updatedAt: minutesAgo(60) });
    const standing = await storeJob({ ...createdBy(), updatedAt: minutesAgo(6) });
    await runScheduled('sweepJobs');
    await waitForJobStatus(standing.id, 'failed');
    expect(await jobsRepository.get(young.id)).toEqual(young);
    expect(await jobsRepository.get(ended.id)).toEqual(ended);
  });

  test('fails when the queue is out of reach, and the job stays for the next one', async () => {
    const { id } = await storeJob({ ...createdBy(), updatedAt: minutesAgo(6) });
    const { queue } = createService(NO_QUEUE);
    await expect(queue.sweep()).rejects.toThrow('not enqueued');
    await runScheduled('sweepJobs');
    await waitForJobStatus(id, 'failed');
  });
});

describe("runJob, the queue's handler", () => {
  test('drops a task that names no job, and one whose job is gone', async () => {
    expect(await dispatchJobTask({ job_id: 'no/job' })).toBe(204);
    expect(await dispatchJobTask({ job_id: 'gone' })).toBe(204);
  });

  test('asks to come again while another worker has the job', async () => {
    const leaseUntil = new Date(Date.now() + MINUTE_MS);
    const { id } = await storeJob({ status: 'running', attempts: 1, leaseUntil });
    expect(await dispatchJobTask({ job_id: id })).toBe(500);
  });
});
