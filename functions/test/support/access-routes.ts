import { ACCESS, type Access } from '../../src/auth/access.js';

/** One line of the access table, with a path that can be requested. */
export interface AccessRoute {
  /** Such as `GET /api/posts/:slug`. */
  readonly name: string;
  readonly method: string;
  readonly pattern: string;
  readonly access: Access;
}

/** Every route of the product, from its own table of who may call what. */
export const ACCESS_ROUTES: readonly AccessRoute[] = Object.entries(ACCESS).map(([name, access]) => {
  const [method = '', pattern = ''] = name.split(' ');
  return { name, method, pattern, access };
});

/** The routes at which a token is looked at. */
export const PROTECTED_ROUTES = ACCESS_ROUTES.filter(({ access }) => access !== 'public');

/** A pattern's path with `id` in place of its parameter. */
export function pathOf(pattern: string, id = 'nobody-has-this-id'): string {
  return pattern.replace(/:\w+/g, id);
}
