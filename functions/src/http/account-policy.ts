import { ADMIN, ANY_ROLE } from '../shared/index.js';

/** Of routes by which accounts read what is theirs: who may call them, and what counts how often. */
export const OWN_READ = { access: ANY_ROLE, needsFreshLogin: false, limiter: 'read' } as const;

/** Of routes by which accounts write what is theirs, however long ago they logged in. */
export const OWN_WRITE = { access: ANY_ROLE, needsFreshLogin: false, limiter: 'write' } as const;

/** Of routes by which admins read, however long ago they logged in. */
export const ADMIN_READ = { access: ADMIN, needsFreshLogin: false, limiter: 'read' } as const;

/** Of routes by which admins change what others may do: soon after they gave their password. */
export const FRESH_ADMIN_WRITE = { access: ADMIN, needsFreshLogin: true, limiter: 'write' } as const;
