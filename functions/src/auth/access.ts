import type { Role } from '../shared/index.js';

/**
 * Who may call a route: everyone; everyone, but a token that is sent must be good (`optional`); or accounts of the
 * listed roles.
 */
export type Access = 'public' | 'optional' | readonly Role[];

const ANY_ROLE = ['admin', 'editor', 'user'] as const;
const STAFF = ['admin', 'editor'] as const;
const ADMIN = ['admin'] as const;

/** The one table of who may call what. A route without an entry stops the app at start: deny by default. */
export const ACCESS: Readonly<Record<string, Access>> = {
  'GET /api/health': 'public',
  'GET /api/ready': 'public',
  'GET /api/openapi.json': 'public',
  'GET /.well-known/jwks.json': 'public',

  'GET /api/posts': 'public',
  'GET /api/posts/:slug': 'optional',
  'GET /api/posts/:slug/open-graph': 'public',
  'GET /api/posts/:slug/related': 'public',
  'GET /api/search': 'public',
  'GET /api/tags': 'public',
  'GET /feed.xml': 'public',
  'GET /atom.xml': 'public',
  'GET /feed.json': 'public',
  'GET /sitemap.xml': 'public',
  'GET /sitemaps/:number.xml': 'public',
  'GET /api/robots': 'public',
  'POST /api/contact': 'public',

  'POST /api/auth/register': 'public',
  'POST /api/auth/verify-email': 'public',
  'POST /api/auth/verify-email/resend': ANY_ROLE,
  'POST /api/auth/login': 'public',
  'POST /api/auth/refresh': 'public',
  'POST /api/auth/logout': ANY_ROLE,
  'POST /api/auth/logout-all': ANY_ROLE,
  'POST /api/auth/reauthenticate': ANY_ROLE,
  'GET /api/auth/profile': ANY_ROLE,
  'PATCH /api/auth/profile': ANY_ROLE,
  'POST /api/auth/change-password': ANY_ROLE,
  'POST /api/auth/forgot-password': 'public',
  'POST /api/auth/reset-password': 'public',
  'POST /api/auth/change-email': ANY_ROLE,
  'POST /api/auth/change-email/confirm': 'public',
  'GET /api/auth/sessions': ANY_ROLE,
  'DELETE /api/auth/sessions/:id': ANY_ROLE,
  'POST /api/auth/mfa/totp/enrol': ANY_ROLE,
  'POST /api/auth/mfa/totp/confirm': ANY_ROLE,
  'POST /api/auth/mfa/totp/disable': ANY_ROLE,
  'POST /api/auth/mfa/totp/recovery-codes': ANY_ROLE,

  'GET /api/todos': ANY_ROLE,
  'POST /api/todos': ANY_ROLE,
  'GET /api/todos/:id': ANY_ROLE,
  'PATCH /api/todos/:id': ANY_ROLE,
  'DELETE /api/todos/:id': ANY_ROLE,

  'GET /admin/api/posts': STAFF,
  'POST /admin/api/posts': STAFF,
  'POST /admin/api/posts/bulk': STAFF,
  'POST /admin/api/posts/reindex': ADMIN,
  'POST /admin/api/posts/import': STAFF,
  'POST /admin/api/posts/export': STAFF,
  'GET /admin/api/posts/:id': STAFF,
  'PATCH /admin/api/posts/:id': STAFF,
  'DELETE /admin/api/posts/:id': STAFF,
  'POST /admin/api/posts/:id/publish': STAFF,
  'POST /admin/api/posts/:id/unpublish': STAFF,
  'POST /admin/api/posts/:id/schedule': STAFF,
  'POST /admin/api/posts/:id/restore': STAFF,
  'POST /admin/api/posts/:id/preview-link': STAFF,
  'DELETE /admin/api/posts/:id/preview-link': STAFF,
  'GET /admin/api/posts/:id/revisions': STAFF,
  'GET /admin/api/posts/:id/revisions/:version': STAFF,
  'GET /admin/api/posts/:id/revisions/:version/diff': STAFF,
  'POST /admin/api/posts/:id/revisions/:version/restore': STAFF,

  'GET /admin/api/jobs': STAFF,
  'GET /admin/api/jobs/:id': STAFF,
  'GET /admin/api/jobs/:id/file': STAFF,
  'POST /admin/api/jobs/:id/cancel': STAFF,

  'GET /admin/api/tags': STAFF,
  'POST /admin/api/tags/rename': STAFF,
  'POST /admin/api/tags/merge': STAFF,

  'POST /admin/api/users/invite': ADMIN,
  'DELETE /admin/api/users/invite': ADMIN,
  'POST /admin/api/users/:id/reset-mfa': ADMIN,
  'GET /admin/api/users': ADMIN,
  'GET /admin/api/users/:id': ADMIN,
  'PATCH /admin/api/users/:id': ADMIN,
  'POST /admin/api/users/:id/end-sessions': ADMIN,
  'GET /admin/api/audit-log': ADMIN,
  'GET /admin/api/reports': ADMIN,
};

/** Routes that besides need a fresh login: the password given within the last 15 minutes. */
export const FRESH_ONLY: ReadonlySet<string> = new Set([
  'POST /api/auth/change-password',
  'POST /api/auth/change-email',
  'DELETE /api/auth/sessions/:id',
  'POST /api/auth/mfa/totp/enrol',
  'POST /api/auth/mfa/totp/confirm',
  'POST /api/auth/mfa/totp/disable',
  'POST /api/auth/mfa/totp/recovery-codes',
  'POST /admin/api/users/invite',
  'PATCH /admin/api/users/:id',
  'POST /admin/api/users/:id/end-sessions',
  'POST /admin/api/users/:id/reset-mfa',
]);

/**
 * Who may call a route.
 *
 * @throws Error when the table has no entry for it
 */
export function accessOf(method: string, path: string): Access {
  const key = routeKey(method, path);
  const access = ACCESS[key];
  if (!access) throw new Error(`auth/access.ts has no entry for "${key}"`);
  return access;
}

/** Whether a route needs a fresh login. */
export function isFreshOnly(method: string, path: string): boolean {
  return FRESH_ONLY.has(routeKey(method, path));
}

function routeKey(method: string, path: string): string {
  return `${method.toUpperCase()} ${path}`;
}
