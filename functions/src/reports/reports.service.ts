import { LRUCache } from 'lru-cache';
import type { AuditAction } from '../audit/index.js';
import type { BrokenDocuments, Clock } from '../platform/index.js';
import { withDeadline } from '../shared/index.js';
import { monthsUpTo, type Recently, type Report } from './report.js';
import type { ReportsRepository } from './reports.repository.js';

/** How long an instance gives the same report, in ms: a dashboard that reloads costs nothing. */
const KEEP_MS = 60_000;

/** What hangs must not hold up those who ask later. */
const LOAD_TIMEOUT_MS = 10_000;

const MONTHS = 12;
const DAY_MS = 24 * 60 * 60 * 1000;

/** The site in numbers, up to a minute old. */
export class ReportsService {
  private readonly kept: LRUCache<'report', Report>;

  constructor(
    private readonly reports: Pick<ReportsRepository, keyof ReportsRepository>,
    private readonly broken: Pick<BrokenDocuments, 'counts'>,
    private readonly clock: Clock,
  ) {
    this.kept = new LRUCache({
      max: 1,
      ttl: KEEP_MS,
      ttlResolution: 0,
      perf: { now: () => clock.now().getTime() },
      // All who ask while it runs get what it gives; what fails is not kept.
      fetchMethod: () => withDeadline(this.load(), LOAD_TIMEOUT_MS),
    });
  }

  /**
   * The report of the last minute, or a new one: 35 reads in as many calls at once, more in a big site, since a count
   * costs 1 read for each 1,000 entries.
   *
   * @throws AppError unavailable when Firestore takes over 10 s
   */
  async get(): Promise<Report> {
    return this.kept.forceFetch('report');
  }

  private async load(): Promise<Report> {
    const now = this.clock.now();
    const monthAgo = daysBefore(now, 30);
    const [postsPerMonth, posts, messages, users, failedLogins, loginLocks, mails] = await Promise.all([
      this.reports.postsPerMonth(monthsUpTo(now, MONTHS), now),
      this.reports.posts(now),
      this.reports.messages(monthAgo),
      this.reports.users(monthAgo),
      this.recently('authn_login_fail', now),
      this.recently('authn_login_lock', now),
      this.reports.mails(),
    ]);
    return {
      generatedAt: now,
      postsPerMonth,
      posts,
      messages,
      users,
      failedLogins,
      loginLocks,
      mails,
      brokenDocuments: this.broken.counts(),
    };
  }

  private async recently(action: AuditAction, now: Date): Promise<Recently> {
    const [last24Hours, last7Days, last30Days] = await Promise.all([
      this.reports.actions(action, daysBefore(now, 1)),
      this.reports.actions(action, daysBefore(now, 7)),
      this.reports.actions(action, daysBefore(now, 30)),
    ]);
    return { last24Hours, last7Days, last30Days };
  }
}

function daysBefore(now: Date, days: number): Date {
  return new Date(now.getTime() - days * DAY_MS);
}
