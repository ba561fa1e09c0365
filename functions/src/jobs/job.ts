import { ADMIN, STAFF, type Role } from '../shared/index.js';

/** Kinds of long work. */
export const JOB_KINDS = [
  'bulk',
  'retag',
  'import',
  'export',
  'export-media',
  'import-media',
  'reindex',
  'migrate',
  'rename-author',
  'show-media',
  'render-media',
  'join-upload',
  'sweep-media',
  'make-cards',
] as const;

/** What a job does. */
export type JobKind = (typeof JOB_KINDS)[number];

/**
 * In whose name the jobs of a kind may be done; null for the site's own work, which is done whatever became of the account
 * that caused it. Who may call the routes that begin them: the routes.
 */
export const JOB_ROLES: Readonly<Record<JobKind, readonly Role[] | null>> = {
  bulk: STAFF,
  retag: STAFF,
  import: STAFF,
  export: STAFF,
  // Originals tell where pictures were taken.
  'export-media': ADMIN,
  'import-media': ADMIN,
  reindex: ADMIN,
  migrate: ADMIN,
  'rename-author': null,
  'show-media': null,
  'render-media': null,
  'join-upload': STAFF,
  'sweep-media': null,
  'make-cards': null,
};

/** Kinds of which an account may have MAX_UNFINISHED unfinished jobs: the site's own work stands in nobody's way. */
export const LIMITED_KINDS = JOB_KINDS.filter((kind) => JOB_ROLES[kind] !== null);

/** Where a job may stand. */
export const JOB_STATUSES = ['queued', 'running', 'succeeded', 'failed', 'cancelled'] as const;

/** An object that JSON can hold. */
export type JsonObject = Readonly<Record<string, unknown>>;

/** How many unfinished jobs an account may have: three are done at once, and others wait behind them. */
export const MAX_UNFINISHED = 20;

/** Whether an account may cancel a job: its own, an admin any. */
export function mayCancel(
  { createdBy }: { readonly createdBy: { readonly id: string } },
  account: { readonly id: string; readonly role: Role },
): boolean {
  return account.role === 'admin' || account.id === createdBy.id;
}
