import { describe, expect, test } from '@jest/globals';
import type { Role } from '../shared/index.js';
import { hasEnded, judgeClaim, type Claim } from '../work/index.js';
import { JOBS } from './job-work.js';
import { JOB_STATUSES, mayCancel } from './job.js';
import type { Job } from './jobs.codec.js';

const NOW = new Date('2026-05-01T12:00:00.000Z');
const BEFORE = new Date(NOW.getTime() - 1);
const AFTER = new Date(NOW.getTime() + 1);
const LONG_AGO = new Date(NOW.getTime() - JOBS.giveUpAfterMs - 1);

describe('a worker that wants to take a job', () => {
  test.each<[Job['status'], string, Date | null, Claim]>([
    ['queued', 'never claimed', null, 'claimed'],
    ['queued', 'given back before its lease ended', AFTER, 'claimed'],
    ['running', 'held by another', AFTER, 'busy'],
    ['running', 'whose lease ends now', NOW, 'claimed'],
    ['running', 'left behind', BEFORE, 'claimed'],
    ['running', 'without a lease', null, 'claimed'],
    ['succeeded', 'whose lease was not cleared', AFTER, 'done'],
    ['failed', 'for good', null, 'done'],
    ['cancelled', 'while it was held', AFTER, 'done'],
  ])('finds one that is %s, %s (%p): %s', (status, _what, leaseUntil, claim) => {
    expect(
      judgeClaim(JOBS, { status, attempts: 1, leaseUntil, createdAt: BEFORE, idleAttempts: 0 }, NOW),
    ).toBe(claim);
  });

  test.each<[Job['status'], Date | null, Claim]>([
    ['queued', null, 'hopeless'],
    ['running', BEFORE, 'hopeless'],
    ['running', AFTER, 'busy'],
    ['succeeded', null, 'done'],
  ])(
    'gives one up that is too old or came to nothing five times and is %s (%p): %s',
    (status, leaseUntil, claim) => {
      const job = { status, attempts: 1, leaseUntil, createdAt: BEFORE, idleAttempts: 0 };
      expect(judgeClaim(JOBS, { ...job, createdAt: LONG_AGO }, NOW)).toBe(claim);
      expect(judgeClaim(JOBS, { ...job, idleAttempts: JOBS.maxIdleAttempts }, NOW)).toBe(claim);
    },
  );

  test('does not give one up before', () => {
    const job = { status: 'queued', attempts: 1, leaseUntil: null, createdAt: BEFORE } as const;
    expect(judgeClaim(JOBS, { ...job, idleAttempts: JOBS.maxIdleAttempts - 1 }, NOW)).toBe('claimed');
  });

  test.each<[Job['status'], Date | null, Claim]>([
    ['queued', null, 'paused'],
    ['running', AFTER, 'paused'],
    ['running', BEFORE, 'paused'],
    ['succeeded', null, 'done'],
  ])('finds, while the queue is paused, one that is %s (%p): %s', (status, leaseUntil, claim) => {
    const job = { status, attempts: 1, leaseUntil, createdAt: LONG_AGO, idleAttempts: 0 };
    expect(judgeClaim(JOBS, job, NOW, { pausedAt: LONG_AGO, resumedAt: null })).toBe(claim);
  });

  test('finds one as young as the end of the last pause', () => {
    const job = {
      status: 'queued',
      attempts: 1,
      leaseUntil: null,
      createdAt: LONG_AGO,
      idleAttempts: 0,
    } as const;
    expect(judgeClaim(JOBS, job, NOW, { pausedAt: null, resumedAt: BEFORE })).toBe('claimed');
    expect(judgeClaim(JOBS, job, NOW, { pausedAt: null, resumedAt: LONG_AGO })).toBe('hopeless');
  });
});

test('what is neither queued nor running is finished', () => {
  expect(JOB_STATUSES.filter((status) => !hasEnded(JOBS, { status }))).toEqual(['queued', 'running']);
});

test.each<[string, Role, boolean]>([
  ['ada', 'editor', true],
  ['ada', 'admin', true],
  ['bob', 'editor', false],
  ['bob', 'admin', true],
])('the job of ada: may %s, who is %s, cancel it? %s', (id, role, may) => {
  expect(mayCancel({ createdBy: { id: 'ada' } }, { id, role })).toBe(may);
});
