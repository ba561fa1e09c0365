import { LRUCache } from 'lru-cache';
import type { AuditAction } from '../audit/index.js';
import type { BrokenDocuments, Clock } from '../platform/index.js';
import { withDeadline } from '../shared/index.js';
import { monthsUpTo } from './report.js';
import type { ReportsRepository } from './reports.repository.js';

/** How long an instance gives the same report, in ms: a dashboard that reloads costs nothing. */
const KEEP_MS = 60_000;

/** What hangs must not hold up those who ask later. */
const LOAD_TIMEOUT_MS = 10_000;

const MONTHS = 12;
const DAY_MS = 24 * 60 * 60 * 1000;

/** How the site is doing, in numbers. */
export type Report = Awaited<ReturnType<typeof loadReport>>;

type Counts = Pick<ReportsRepository, keyof ReportsRepository>;

/** The site in numbers, up to a minute old. */
export class ReportsService {
  private readonly kept: LRUCache<'report', Report>;

  constructor(reports: Counts, broken: Pick<BrokenDocuments, 'counts'>, clock: Clock) {
    this.kept = new LRUCache({
      max: 1,
      ttl: KEEP_MS,
      ttlResolution: 0,
      perf: { now: () => clock.now().getTime() },
      // All who ask while it runs get what it gives; what fails is not kept.
      fetchMethod: () => withDeadline(loadReport(reports, broken, clock.now()), LOAD_TIMEOUT_MS),
    });
  }

  /**
   * The report of the last minute, or a new one: 38 reads in as many calls at once, more in a big site, since a count
   * costs 1 read for each 1,000 entries.
   *
   * @throws AppError unavailable when Firestore takes over 10 s
   */
  async get(): Promise<Report> {
    return this.kept.forceFetch('report');
  }
}

async function loadReport(reports: Counts, broken: Pick<BrokenDocuments, 'counts'>, now: Date) {
  const monthAgo = daysBefore(now, 30);
  const [postsPerMonth, posts, messages, users, failedLogins, loginLocks, mails] = await Promise.all([
    reports.postsPerMonth(monthsUpTo(now, MONTHS), now),
    reports.posts(now),
    reports.messages(monthAgo),
    reports.users(monthAgo),
    countRecently(reports, 'authn_login_fail', now),
    countRecently(reports, 'authn_login_lock', now),
    reports.mails(),
  ]);
  const counts = { postsPerMonth, posts, messages, users, failedLogins, loginLocks, mails };
  return { ...counts, generatedAt: now, brokenDocuments: broken.counts() };
}

async function countRecently(reports: Counts, action: AuditAction, now: Date) {
  const [last24Hours, last7Days, last30Days] = await Promise.all([
    reports.actions(action, daysBefore(now, 1)),
    reports.actions(action, daysBefore(now, 7)),
    reports.actions(action, daysBefore(now, 30)),
  ]);
  return { last24Hours, last7Days, last30Days };
}

function daysBefore(now: Date, days: number): Date {
  return new Date(now.getTime() - days * DAY_MS);
}
