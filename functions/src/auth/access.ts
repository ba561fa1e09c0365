import type { Role } from '../shared/index.js';

/**
 * Who may call a route: everyone; everyone, but a token that is sent must be good (`optional`); or accounts of the
 * listed roles.
 */
export type Access = 'public' | 'optional' | readonly Role[];

const ANY_ROLE = ['admin', 'editor', 'user'] as const;
const STAFF = ['admin', 'editor'] as const;

/** The one table of who may call what. A route without an entry stops the app at start: deny by default. */
export const ACCESS: Readonly<Record<string, Access>> = {
  'GET /api/health': 'public',
  'GET /api/ready': 'public',
  'GET /.well-known/jwks.json': 'public',

  'GET /api/posts': 'public',
  'GET /api/posts/:slug': 'optional',
  'POST /api/contact': 'public',

  'POST /api/auth/login': 'public',
  'POST /api/auth/refresh': 'public',
  'POST /api/auth/logout': ANY_ROLE,
  'GET /api/auth/profile': ANY_ROLE,

  'GET /admin/api/posts': STAFF,
  'POST /admin/api/posts': STAFF,
  'GET /admin/api/posts/:id': STAFF,
  'PATCH /admin/api/posts/:id': STAFF,
  'DELETE /admin/api/posts/:id': STAFF,
  'POST /admin/api/posts/:id/publish': STAFF,
  'POST /admin/api/posts/:id/unpublish': STAFF,
  'POST /admin/api/posts/:id/schedule': STAFF,
  'POST /admin/api/posts/:id/restore': STAFF,
};

/**
 * Who may call a route.
 *
 * @throws Error when the table has no entry for it
 */
export function accessOf(method: string, path: string): Access {
  const key = `${method.toUpperCase()} ${path}`;
  const access = ACCESS[key];
  if (!access) throw new Error(`auth/access.ts has no entry for "${key}"`);
  return access;
}
