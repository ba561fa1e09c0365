import type { Firestore, Query } from 'firebase-admin/firestore';
import type { AuditAction } from '../audit/index.js';
import { MAIL_STATUSES } from '../mail/index.js';
import type { FirestoreProvider } from '../platform/index.js';
import { ROLES } from '../shared/index.js';
import type { Month } from './report.js';

/**
 * Counts what other features store. Firestore counts by its indexes, without the documents: 1 read for each 1,000 entries
 * that a count goes through, at least 1, so the reads below are those of a small site. All counts of a method go out at
 * once.
 */
export class ReportsRepository {
  constructor(private readonly firestore: FirestoreProvider) {}

  /** Posts that visitors see at `now`, by the month of publication. 1 read for each month. */
  async postsPerMonth(months: readonly Month[], now: Date) {
    const published = publishedPosts(await this.firestore()).where('published_at', '<=', now);
    return Promise.all(
      months.map(async ({ name, from, to }) => ({
        month: name,
        count: await count(published.where('published_at', '>=', from).where('published_at', '<', to)),
      })),
    );
  }

  /** Posts by where they stand at `now`; those published with a time in the future are scheduled as well. 4 reads. */
  async posts(now: Date) {
    const db = await this.firestore();
    const [{ draft, published, trashed }, scheduled] = await Promise.all([
      countEach(db.collection('blog_posts'), 'status', ['draft', 'published', 'trashed']),
      count(publishedPosts(db).where('published_at', '>', now)),
    ]);
    return { draft, published, scheduled, trashed };
  }

  /** Messages of the contact form. 3 reads. @param since what counts as recent */
  async messages(since: Date) {
    const db = await this.firestore();
    const messages = db.collection('contact_messages');
    const [total, unhandled, last30Days] = await Promise.all([
      count(messages),
      count(messages.where('handled', '==', false)),
      count(messages.where('created_at', '>=', since)),
    ]);
    return { total, unhandled, last30Days };
  }

  /** Accounts. 6 reads. @param since what counts as recent */
  async users(since: Date) {
    const db = await this.firestore();
    const users = db.collection('users');
    const [total, active, byRole, registeredLast30Days] = await Promise.all([
      count(users),
      count(users.where('is_active', '==', true)),
      countEach(users, 'role', ROLES),
      count(users.where('created_at', '>=', since)),
    ]);
    return { total, active, byRole, registeredLast30Days };
  }

  /** How often an action was recorded since a time. 1 read. */
  async actions(action: AuditAction, since: Date): Promise<number> {
    const db = await this.firestore();
    const entries = db.collection('audit_log').where('action', '==', action);
    // In the order of the audit log's own index.
    return count(entries.where('at', '>=', since).orderBy('at', 'desc'));
  }

  /** Mail jobs by where they stand, of the 90 days for which they are kept. 7 reads. */
  async mails() {
    const db = await this.firestore();
    return countEach(db.collection('mail_jobs'), 'status', MAIL_STATUSES);
  }
}

/** How many have each of the values in a field. 1 read for each. */
async function countEach<const Value extends string>(
  query: Query,
  field: string,
  values: readonly Value[],
): Promise<Record<Value, number>> {
  const counts = values.map(async (value) => [value, await count(query.where(field, '==', value))] as const);
  return Object.fromEntries(await Promise.all(counts)) as Record<Value, number>;
}

/** In the order of the public list's own index. */
function publishedPosts(db: Firestore): Query {
  return db.collection('blog_posts').where('status', '==', 'published').orderBy('published_at', 'desc');
}

async function count(query: Query): Promise<number> {
  return (await query.count().get()).data().count;
}
