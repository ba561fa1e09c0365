import { STAFF } from '../shared/index.js';

/** Of routes by which everybody reads: who may call them, and what counts how often. */
export const PUBLIC_READ = { access: 'public', limiter: 'read' } as const;

/** Of routes by which staff read, however long ago they logged in. */
export const STAFF_READ = { access: STAFF, needsFreshLogin: false, limiter: 'read' } as const;

/** Of routes by which staff write, however long ago they logged in. */
export const STAFF_WRITE = { access: STAFF, needsFreshLogin: false, limiter: 'write' } as const;
