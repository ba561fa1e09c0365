/** Roles of an account, the mightiest first. */
export const ROLES = ['admin', 'editor', 'user'] as const;

/** The role of an account. */
export type Role = (typeof ROLES)[number];

/** Whether the role may work on content: admins and editors. */
export function isStaff(role: Role): boolean {
  return role === 'admin' || role === 'editor';
}

/** For routes: who may call them. Accounts of any role. */
export const ANY_ROLE: readonly Role[] = [...ROLES];

/** Those who work on content. */
export const STAFF: readonly Role[] = ['admin', 'editor'];

/** Admins only. */
export const ADMIN: readonly Role[] = ['admin'];
