import { accessOf } from './auth/index.js';

/** What is asked of Firestore, counted as it is billed; see platform/request-context.ts. */
export interface Cost {
  readonly reads: number;
  readonly writes: number;
  /** Calls, whether they run one after the other or at once. */
  readonly roundTrips: number;
}

interface Budget extends Cost {
  /** Reads on top for each item of the page that is asked for. */
  readonly readsPerItem?: number;
  /** When the instance has answered the same shortly before; the same when absent. */
  readonly warm?: Cost;
}

/** The check of an access token, wherever one is sent. */
export const AUTHENTICATION = cost(2, 0, 1);

const NOTHING = cost(0, 0, 0);

/** Once in 5 s, and only when there is something kept: docs/adr/0009-read-cache.md. */
const VERSION_CHECK = cost(1, 0, 1);

const FEED: Budget = { ...cost(20, 0, 1), warm: VERSION_CHECK };

/** What is known of all posts at once, however many there are: docs/adr/0020-post-shards.md. */
const DIRECTORY = cost(64, 0, 1);

const FROM_DIRECTORY: Budget = { ...DIRECTORY, warm: VERSION_CHECK };

const LIST: Budget = { ...cost(1, 0, 1), readsPerItem: 1 };

/**
 * What one request of a route may cost at most when it succeeds, without the check of its token and what its limiter
 * counts. A retried transaction may cost more. The integration tests hold every route of auth/access.ts to it; a route
 * without an entry fails them.
 */
export const BUDGETS: Readonly<Record<string, Budget>> = {
  'GET /api/health': NOTHING,
  'GET /api/ready': cost(1, 0, 1),
  'GET /api/openapi.json': NOTHING,
  'GET /.well-known/jwks.json': NOTHING,

  'GET /api/posts': { ...LIST, warm: VERSION_CHECK },
  'GET /api/posts/:slug': { ...cost(2, 0, 2), warm: VERSION_CHECK },
  'GET /api/posts/:slug/open-graph': { ...cost(2, 0, 2), warm: VERSION_CHECK },
  'GET /api/posts/:slug/related': FROM_DIRECTORY,
  // The directory, and the texts beside it.
  'GET /api/search': { ...cost(128, 0, 2), warm: VERSION_CHECK },
  'GET /api/tags': FROM_DIRECTORY,
  'GET /feed.xml': FEED,
  'GET /atom.xml': FEED,
  'GET /feed.json': FEED,
  'GET /sitemap.xml': FROM_DIRECTORY,
  'GET /sitemaps/:number.xml': FROM_DIRECTORY,
  'GET /api/robots': NOTHING,
  'POST /api/contact': cost(0, 2, 1),

  'POST /api/auth/register': cost(2, 6, 3),
  'POST /api/auth/verify-email': cost(2, 3, 3),
  'POST /api/auth/verify-email/resend': cost(1, 3, 2),
  'POST /api/auth/login': cost(2, 3, 3),
  'POST /api/auth/refresh': cost(2, 1, 2),
  'POST /api/auth/logout': cost(1, 3, 2),
  'POST /api/auth/logout-all': cost(1, 2, 2),
  'POST /api/auth/reauthenticate': cost(3, 2, 4),
  'GET /api/auth/profile': NOTHING,
  'PATCH /api/auth/profile': cost(2, 2, 3),
  'POST /api/auth/change-password': cost(3, 4, 4),
  'POST /api/auth/forgot-password': cost(2, 4, 3),
  'POST /api/auth/reset-password': cost(4, 6, 6),
  'POST /api/auth/change-email': cost(5, 6, 5),
  'POST /api/auth/change-email/confirm': cost(2, 6, 3),
  'GET /api/auth/sessions': LIST,
  'DELETE /api/auth/sessions/:id': cost(2, 3, 3),
  'POST /api/auth/mfa/totp/enrol': cost(2, 1, 3),
  'POST /api/auth/mfa/totp/confirm': cost(2, 4, 3),
  'POST /api/auth/mfa/totp/disable': cost(2, 3, 3),
  'POST /api/auth/mfa/totp/recovery-codes': cost(2, 3, 3),

  // With page numbers: 1 to count, and what lies on the pages before is read too.
  'GET /api/todos': { ...cost(1, 0, 2), readsPerItem: 1 },
  'POST /api/todos': cost(1, 2, 2),
  'GET /api/todos/:id': cost(1, 0, 1),
  'PATCH /api/todos/:id': cost(1, 1, 2),
  'DELETE /api/todos/:id': cost(1, 2, 2),

  // Never kept: editors see what is stored now, at the price of what was changed.
  'GET /admin/api/posts': DIRECTORY,
  'POST /admin/api/posts': cost(0, 7, 1),
  'POST /admin/api/posts/bulk': cost(1, 2, 2),
  'POST /admin/api/posts/reindex': cost(1, 2, 2),
  // And 1 write and round trip for each 900 kB of the file.
  'POST /admin/api/posts/import': cost(1, 3, 3),
  'POST /admin/api/posts/export': cost(1, 2, 2),
  'GET /admin/api/posts/:id': cost(1, 0, 1),
  'PATCH /admin/api/posts/:id': cost(2, 9, 3),
  'DELETE /admin/api/posts/:id': cost(1, 7, 2),
  'POST /admin/api/posts/:id/publish': cost(1, 7, 2),
  'POST /admin/api/posts/:id/unpublish': cost(1, 7, 2),
  'POST /admin/api/posts/:id/schedule': cost(1, 7, 2),
  'POST /admin/api/posts/:id/restore': cost(1, 4, 2),

  'POST /admin/api/posts/:id/preview-link': cost(1, 2, 2),
  'DELETE /admin/api/posts/:id/preview-link': cost(1, 2, 2),
  'GET /admin/api/posts/:id/revisions': cost(51, 0, 2),
  'GET /admin/api/posts/:id/revisions/:version': cost(1, 0, 1),
  'GET /admin/api/posts/:id/revisions/:version/diff': cost(2, 0, 1),
  'POST /admin/api/posts/:id/revisions/:version/restore': cost(2, 7, 3),

  'GET /admin/api/jobs': LIST,
  'GET /admin/api/jobs/:id': cost(1, 0, 1),
  // And 1 read for each further part of the file, 8 in a round trip.
  'GET /admin/api/jobs/:id/file': cost(2, 0, 2),
  'POST /admin/api/jobs/:id/cancel': cost(1, 2, 2),

  'GET /admin/api/tags': DIRECTORY,
  'POST /admin/api/tags/rename': sum(DIRECTORY, cost(1, 2, 2)),
  'POST /admin/api/tags/merge': sum(DIRECTORY, cost(1, 2, 2)),

  'POST /admin/api/users/invite': cost(3, 4, 4),
  'DELETE /admin/api/users/invite': cost(1, 2, 2),
  'GET /admin/api/users': LIST,
  'GET /admin/api/users/:id': cost(1, 0, 1),
  'PATCH /admin/api/users/:id': cost(3, 3, 3),
  'POST /admin/api/users/:id/end-sessions': cost(1, 2, 2),
  'POST /admin/api/users/:id/reset-mfa': cost(1, 4, 2),
  'GET /admin/api/audit-log': LIST,
  // 35 counts, each 1 read for every 1,000 that it counts: with some thousand entries in the largest collections.
  'GET /admin/api/reports': { ...cost(60, 0, 35), warm: NOTHING },
};

/** What the budget of a request depends on, beside its route. */
export interface RequestTraits {
  /** Size of the page, of a list; with page numbers that of the pages up to it together. */
  readonly limit?: number;
  /** Whether the instance has answered the same shortly before. */
  readonly isWarm?: boolean;
  /** Whether it has an access token though the route does without. */
  readonly hasToken?: boolean;
}

/**
 * What a request of a route may cost, the check of its token included.
 *
 * @param name such as `GET /api/posts/:slug`
 * @throws Error when the table has no entry for it
 */
export function budgetOf(
  name: string,
  { limit = 0, isWarm = false, hasToken = false }: RequestTraits = {},
): Cost {
  const [method = '', path = ''] = name.split(' ');
  const budget = BUDGETS[name];
  if (!budget) throw new Error(`src/budgets.ts has no entry for "${name}"`);
  const own =
    isWarm && budget.warm ? budget.warm : sum(budget, cost(limit * (budget.readsPerItem ?? 0), 0, 0));
  const isAuthenticated = hasToken || typeof accessOf(method, path) !== 'string';
  return isAuthenticated ? sum(own, AUTHENTICATION) : own;
}

function cost(reads: number, writes: number, roundTrips: number): Cost {
  return { reads, writes, roundTrips };
}

function sum(a: Cost, b: Cost): Cost {
  return cost(a.reads + b.reads, a.writes + b.writes, a.roundTrips + b.roundTrips);
}
