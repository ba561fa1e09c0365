import { beforeEach, describe, expect, test } from '@jest/globals';
import type { ReportsRepository } from './reports.repository.js';
import { ReportsService } from './reports.service.js';

let now: Date;
/** Reports that were begun, each to be ended by its test. */
let loads: { succeed: () => void; fail: (error: Error) => void }[];
let reports: ReportsService;

const NONE = { total: 0, unhandled: 0, last30Days: 0 };

/** Counts nothing; a report is done when its messages are. */
const repository: Pick<ReportsRepository, keyof ReportsRepository> = {
  postsPerMonth: (months) => Promise.resolve(months.map(({ name }) => ({ month: name, count: 0 }))),
  posts: () => Promise.resolve({ draft: 0, published: 0, scheduled: 0, trashed: 0 }),
  messages: () =>
    new Promise((resolve, reject) => {
      loads.push({
        succeed: () => {
          resolve(NONE);
        },
        fail: reject,
      });
    }),
  users: () =>
    Promise.resolve({
      total: 0,
      active: 0,
      byRole: { admin: 0, editor: 0, user: 0 },
      registeredLast30Days: 0,
    }),
  actions: () => Promise.resolve(0),
  mails: () =>
    Promise.resolve({
      ...{ queued: 0, sending: 0, sent: 0, failed: 0 },
      ...{ cancelled: 0, suppressed: 0, bounced: 0 },
    }),
};

beforeEach(() => {
  now = new Date('2026-05-01T12:00:00.000Z');
  loads = [];
  reports = new ReportsService(repository, { counts: () => ({}) }, { now: () => now });
});

function passSeconds(seconds: number): void {
  now = new Date(now.getTime() + seconds * 1000);
}

describe('a report', () => {
  test('is made once for all who ask while it is being made', async () => {
    const asked = Array.from({ length: 10 }, () => reports.get());
    expect(loads).toHaveLength(1);
    loads[0]?.succeed();
    const given = await Promise.all(asked);
    expect(new Set(given).size).toBe(1);
    expect(given[0]).toMatchObject({ generatedAt: now, messages: NONE });
  });

  test('is given again for 60 seconds, then made anew', async () => {
    const first = reports.get();
    loads[0]?.succeed();
    const { generatedAt } = await first;
    passSeconds(60);
    expect((await reports.get()).generatedAt).toEqual(generatedAt);
    passSeconds(1);
    const second = reports.get();
    expect(loads).toHaveLength(2);
    loads[1]?.succeed();
    expect((await second).generatedAt).toEqual(now);
  });

  test('that can not be made fails for all who asked, and the next one asks again', async () => {
    const asked = [reports.get(), reports.get()];
    loads[0]?.fail(new Error('no database'));
    for (const { status } of await Promise.allSettled(asked)) expect(status).toBe('rejected');
    const next = reports.get();
    expect(loads).toHaveLength(2);
    loads[1]?.succeed();
    expect((await next).messages).toEqual(NONE);
  });
});
