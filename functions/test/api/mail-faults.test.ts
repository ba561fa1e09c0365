import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { deleteApp, initializeApp } from 'firebase-admin/app';
import { getFirestore } from 'firebase-admin/firestore';
import { mailConfigSchema } from '../../src/config/schema.js';
import { createMailWorker } from '../../src/wiring/mail.js';
import { createMailPlatform } from '../../src/wiring/platform.js';
import type { MailPlatform } from '../../src/platform/index.js';
import { readMailJob, storeMailJob } from '../support/work/mail-jobs.js';
import { startFaultySmtp, type FaultySmtp } from '../support/faults/faulty-smtp.js';
import { waitFor } from '../support/wait-for.js';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

const app = initializeApp({ projectId: `demo-faults-${randomUUID().slice(0, 8)}` }, 'mail-faults');
const firestore = getFirestore(app);
let smtp: FaultySmtp;

beforeEach(async () => {
  smtp = await startFaultySmtp();
});

afterEach(() => smtp.stop());
afterAll(() => deleteApp(app));

/** An instance whose clock is wrong by as much. */
function platformAt(wrongBy: number): MailPlatform & { passes(ms: number): void } {
  let ahead = wrongBy;
  const own = createMailPlatform({ SMTP_URL: `smtp://${smtp.host}` });
  return {
    ...own,
    logger: { log: () => undefined },
    firestore: () => Promise.resolve(firestore),
    clock: { now: () => new Date(Date.now() + ahead) },
    passes: (ms) => (ahead += ms),
  };
}

const workerOn = (platform: MailPlatform) => createMailWorker(mailConfigSchema.parse(process.env), platform);
const store = (traits: Parameters<typeof storeMailJob>[0] = {}) => storeMailJob(traits, firestore);
const read = (id: string) => readMailJob(id, firestore);
/** Has instances with a right clock try, from when a lease would be over, once an hour. */
async function eachHourOfADay(tries: (platform: MailPlatform) => Promise<unknown>): Promise<void> {
  for (let hour = 0; hour <= 25; hour += 1) {
    await tries(platformAt(6 * MINUTE_MS + hour * HOUR_MS)).catch(() => undefined); // it waits, then
  }
}

const takenOf = (id: string) => smtp.taken.filter(({ messageId }) => messageId.includes(id));

describe.each([
  ['a decade behind', -3_650 * DAY_MS],
  ['two days behind', -2 * DAY_MS],
  ['an hour behind', -HOUR_MS],
  ['a minute behind', -MINUTE_MS],
  ['a minute ahead', MINUTE_MS],
  ['an hour ahead', HOUR_MS],
  ['two days ahead', 2 * DAY_MS],
  ['a decade ahead', 3_650 * DAY_MS],
])('a clock that is %s', (_what, wrongBy) => {
  test('on the instance that accepts a mail: it is sent, once', async () => {
    const now = new Date(Date.now() + wrongBy);
    const id = await store({ createdAt: now, updatedAt: now });
    await workerOn(platformAt(0)).run(id);
    await workerOn(platformAt(wrongBy)).run(id);
    expect(await read(id)).toMatchObject({ status: 'sent', attempts: 1 });
    expect(takenOf(id)).toHaveLength(1);
  });

  test('on the worker that sends it: it is sent, once', async () => {
    const id = await store();
    await workerOn(platformAt(wrongBy)).run(id);
    await workerOn(platformAt(0)).run(id);
    expect(await read(id)).toMatchObject({ status: 'sent', attempts: 1 });
    expect(takenOf(id)).toHaveLength(1);
  });

  test('on a worker that dies while sending: it is sent by another, within a day', async () => {
    const id = await store();
    smtp.mood = 'holding';
    const dying = workerOn(platformAt(wrongBy)).run(id);
    dying.catch(() => undefined); // the server's end ends it
    await waitFor(() => smtp.held > 0, { description: 'the mail to be on its way' });
    smtp.mood = 'well';
    await eachHourOfADay((platform) => workerOn(platform).run(id));
    expect(await read(id)).toMatchObject({ status: 'sent', attempts: 2 });
    expect(takenOf(id)).toHaveLength(1);
  });
});

describe('a clock that jumps while a mail is being sent', () => {
  test.each([-DAY_MS, -HOUR_MS, -MINUTE_MS, HOUR_MS, DAY_MS])(
    'by %d ms: it is noted as sent',
    async (jump) => {
      const id = await store();
      const platform = platformAt(0);
      smtp.onTaken = () => {
        platform.passes(jump);
      };
      await workerOn(platform).run(id);
      await workerOn(platformAt(0)).run(id);
      expect(await read(id)).toMatchObject({ status: 'sent', attempts: 1 });
      expect(takenOf(id)).toHaveLength(1);
    },
  );
});

test.each([
  ['claim', 1],
  ['look at the suppression list', 2],
])(
  'a worker whose %s took almost a lease sends nothing: another would take the mail meanwhile',
  async (_what, lateOne) => {
    const id = await store({ template: 'mfa-enabled', data: {} });
    const late = platformAt(0);
    let asked = 0;
    const database = async () => {
      const db = await Promise.resolve(firestore);
      asked += 1;
      if (asked === lateOne) late.passes(50_000);
      return db;
    };
    await expect(workerOn({ ...late, firestore: database }).run(id)).rejects.toMatchObject({
      code: 'unavailable',
    });
    expect(smtp.taken).toEqual([]);
    expect(await read(id)).toMatchObject({ status: 'queued', attempts: 1 });
    await workerOn(platformAt(0)).run(id);
    expect(await read(id)).toMatchObject({ status: 'sent', attempts: 2 });
    expect(takenOf(id)).toHaveLength(1);
  },
);

test('a mail that nobody has tried in three days is tried once', async () => {
  const long = new Date(Date.now() - 4 * DAY_MS);
  const id = await store({ createdAt: long, updatedAt: long });
  smtp.mood = 'busy';
  await expect(workerOn(platformAt(0)).run(id)).rejects.toMatchObject({ code: 'unavailable' });
  await workerOn(platformAt(0)).run(id);
  expect(await read(id)).toMatchObject({ status: 'failed', attempts: 1 });
});

test('a worker whose clock is ahead does not end a mail for its link', async () => {
  const id = await store({ template: 'reset-password', data: { tokenSeed: 'seed' } });
  await workerOn(platformAt(2 * HOUR_MS)).run(id);
  expect(await read(id)).toMatchObject({ status: 'sent' });
});

test('a mail that a worker with a clock two hours ahead has left is taken up by another', async () => {
  const id = await store({ status: 'sending', attempts: 1, leaseUntil: new Date(Date.now() + 2 * HOUR_MS) });
  await workerOn(platformAt(0)).run(id);
  expect(await read(id)).toMatchObject({ status: 'sent', attempts: 2 });
});

test('a mail that was noted as sent, though the answer was lost, is logged as sent', async () => {
  const id = await store();
  const logged: string[] = [];
  const worker = workerOn({
    ...platformAt(0),
    logger: { log: (_level, message) => logged.push(message) },
  });
  const { repository } = worker.parts;
  const save = repository.save.bind(repository);
  repository.save = async (...what) => {
    repository.save = save;
    await save(...what);
    throw Object.assign(new Error('14 UNAVAILABLE: no connection'), { code: 14 });
  };
  await worker.run(id);
  expect(await read(id)).toMatchObject({ status: 'sent', attempts: 1 });
  expect(logged).toEqual(['mail job sent']);
});

test('a mail that was sent and could not be noted at first is not sent again', async () => {
  const id = await store();
  const platform = platformAt(0);
  const worker = workerOn(platform);
  const { repository } = worker.parts;
  const save = repository.save.bind(repository);
  const unreachable = Object.assign(new Error('14 UNAVAILABLE: no connection'), { code: 14 });
  let tries = 0;
  repository.save = (...what) => (tries++ === 0 ? Promise.reject(unreachable) : save(...what));
  await worker.run(id);
  await worker.run(id);
  expect(await read(id)).toMatchObject({ status: 'sent', attempts: 1 });
  expect(takenOf(id)).toHaveLength(1);
});
