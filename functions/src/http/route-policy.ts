/** Who may call a route and what counts how often, of kinds of routes that many features have. */
import { ADMIN, ANY_ROLE, STAFF } from '../shared/index.js';

/** Everybody reads. */
export const PUBLIC_READ = { access: 'public', limiter: 'public-read' } as const;

/** Accounts read what is theirs, however long ago they logged in. */
export const OWN_READ = { access: ANY_ROLE, needsFreshLogin: false, limiter: 'read' } as const;

/** Accounts write what is theirs, however long ago they logged in. */
export const OWN_WRITE = { access: ANY_ROLE, needsFreshLogin: false, limiter: 'write' } as const;

/** Staff read, however long ago they logged in. */
export const STAFF_READ = { access: STAFF, needsFreshLogin: false, limiter: 'read' } as const;

/** Staff write, however long ago they logged in. */
export const STAFF_WRITE = { access: STAFF, needsFreshLogin: false, limiter: 'write' } as const;

/** Staff save what they are writing, every few seconds. */
export const STAFF_AUTOSAVE = { access: STAFF, needsFreshLogin: false, limiter: 'autosave' } as const;

/** Admins read, however long ago they logged in. */
export const ADMIN_READ = { access: ADMIN, needsFreshLogin: false, limiter: 'read' } as const;

/** Admins write, however long ago they logged in. */
export const ADMIN_WRITE = { access: ADMIN, needsFreshLogin: false, limiter: 'write' } as const;

/** Admins change what others may do, soon after they gave their password. */
export const FRESH_ADMIN_WRITE = { access: ADMIN, needsFreshLogin: true, limiter: 'write' } as const;
