import { describe, expect, test } from '@jest/globals';
import { judgeClaim, type Claim } from '../work/index.js';
import type { MailJob } from './mail-jobs.codec.js';
import { MAIL_JOBS } from './mail-work.js';

const NOW = new Date('2026-05-01T12:00:00.000Z');
const BEFORE = new Date(NOW.getTime() - 1);
const AFTER = new Date(NOW.getTime() + 1);

describe('a worker that wants to send a job', () => {
  test.each<[MailJob['status'], string, Date | null, Claim]>([
    ['queued', 'never claimed', null, 'claimed'],
    ['queued', 'given back before its lease ended', AFTER, 'claimed'],
    ['sending', 'held by another', AFTER, 'busy'],
    ['sending', 'whose lease ends now', NOW, 'claimed'],
    ['sending', 'left behind', BEFORE, 'claimed'],
    ['sending', 'without a lease', null, 'claimed'],
    ['sent', 'whose lease was not cleared', AFTER, 'done'],
    ['sent', 'long ago', null, 'done'],
    ['failed', 'for good', null, 'done'],
  ])('finds one that is %s, %s (%p): %s', (status, _what, leaseUntil, claim) => {
    expect(judgeClaim(MAIL_JOBS, { status, attempts: 1, leaseUntil, createdAt: BEFORE }, NOW)).toBe(claim);
  });

  test.each<[MailJob['status'], Date | null, Claim]>([
    ['queued', null, 'hopeless'],
    ['sending', BEFORE, 'hopeless'],
    ['sending', AFTER, 'busy'],
    ['sent', null, 'done'],
  ])('finds one of over 3 days that is %s (%p): %s', (status, leaseUntil, claim) => {
    const createdAt = new Date(NOW.getTime() - MAIL_JOBS.giveUpAfterMs - 1);
    expect(judgeClaim(MAIL_JOBS, { status, attempts: 1, leaseUntil, createdAt }, NOW)).toBe(claim);
  });
});
