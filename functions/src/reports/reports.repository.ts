import type { Firestore, Query } from 'firebase-admin/firestore';
import type { AuditAction } from '../audit/index.js';
import type { FirestoreProvider } from '../platform/index.js';
import type { MailCounts, MessageCounts, Month, PostCounts, Report, UserCounts } from './report.js';

/**
 * Counts what other features store. Firestore counts by its indexes, without the documents: 1 read for each 1,000 entries
 * that a count goes through, at least 1, so the reads below are those of a small site. All counts of a method go out at
 * once.
 */
export class ReportsRepository {
  constructor(private readonly firestore: FirestoreProvider) {}

  /** Posts that visitors see at `now`, by the month of publication. 1 read for each month. */
  async postsPerMonth(months: readonly Month[], now: Date): Promise<Report['postsPerMonth']> {
    const published = publishedPosts(await this.firestore()).where('published_at', '<=', now);
    return Promise.all(
      months.map(async ({ name, from, to }) => ({
        month: name,
        count: await count(published.where('published_at', '>=', from).where('published_at', '<', to)),
      })),
    );
  }

  /** Posts by where they stand at `now`. 4 reads. */
  async posts(now: Date): Promise<PostCounts> {
    const db = await this.firestore();
    const ofStatus = (status: string) => count(db.collection('blog_posts').where('status', '==', status));
    const [draft, published, scheduled, trashed] = await Promise.all([
      ofStatus('draft'),
      ofStatus('published'),
      count(publishedPosts(db).where('published_at', '>', now)),
      ofStatus('trashed'),
    ]);
    return { draft, published, scheduled, trashed };
  }

  /** Messages of the contact form. 3 reads. @param since what counts as recent */
  async messages(since: Date): Promise<MessageCounts> {
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
  async users(since: Date): Promise<UserCounts> {
    const db = await this.firestore();
    const users = db.collection('users');
    const [total, active, admin, editor, user, registeredLast30Days] = await Promise.all([
      count(users),
      count(users.where('is_active', '==', true)),
      count(users.where('role', '==', 'admin')),
      count(users.where('role', '==', 'editor')),
      count(users.where('role', '==', 'user')),
      count(users.where('created_at', '>=', since)),
    ]);
    return { total, active, byRole: { admin, editor, user }, registeredLast30Days };
  }

  /** How often an action was recorded since a time. 1 read. */
  async actions(action: AuditAction, since: Date): Promise<number> {
    const db = await this.firestore();
    const entries = db.collection('audit_log').where('action', '==', action);
    // In the order of the audit log's own index.
    return count(entries.where('at', '>=', since).orderBy('at', 'desc'));
  }

  /** Mail jobs by where they stand. 4 reads. */
  async mails(): Promise<MailCounts> {
    const db = await this.firestore();
    const ofStatus = (status: string) => count(db.collection('mail_jobs').where('status', '==', status));
    const [queued, sending, sent, failed] = await Promise.all([
      ofStatus('queued'),
      ofStatus('sending'),
      ofStatus('sent'),
      ofStatus('failed'),
    ]);
    return { queued, sending, sent, failed };
  }
}

/** In the order of the public list's own index. */
function publishedPosts(db: Firestore): Query {
  return db.collection('blog_posts').where('status', '==', 'published').orderBy('published_at', 'desc');
}

async function count(query: Query): Promise<number> {
  return (await query.count().get()).data().count;
}
