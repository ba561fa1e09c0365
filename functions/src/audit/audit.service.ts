import type { Clock } from '../platform/index.js';
import { BY_TIME, type Cursors } from '../shared/index.js';
import type { AuditEntry } from './audit.codec.js';
import type { AuditRepository } from './audit.repository.js';
import type { AuditQuery } from './audit.schema.js';

/** How accounts are called, by their ids; those that are gone are not in it. */
export type NamesOf = (ids: readonly string[]) => Promise<ReadonlyMap<string, string>>;

interface AuditParts {
  readonly audit: AuditRepository;
  readonly namesOf: NamesOf;
  readonly cursors: Cursors;
  readonly clock: Clock;
}

/** The audit log as admins read it. */
export class AuditService {
  constructor(private readonly parts: AuditParts) {}

  /**
   * Entries that pass every filter, the newest first, and how the accounts are called that they name. limit + 1 reads, and 1
   * for each account, in 2 round trips.
   *
   * @throws AppError invalid-argument when the cursor is not good
   */
  async list({ limit, cursor, ...filters }: AuditQuery) {
    const { audit, namesOf, cursors, clock } = this.parts;
    const now = clock.now();
    const { action, actorId, targetType, targetId, from, to } = filters;
    const name = `audit:${JSON.stringify([action, actorId, targetType, targetId, from, to])}`;
    const list = cursors.of(name, BY_TIME);
    const { items: entries, end } = await audit.list(filters, limit, list.decode(cursor, now));
    const names = await namesOf([...new Set(entries.flatMap(accountsOf))]);
    return { entries, names, nextCursor: end && list.encode(end, now) };
  }
}

/** The accounts that an entry names. */
function accountsOf({ actorId, target }: AuditEntry): string[] {
  return [...(actorId === null ? [] : [actorId]), ...(target.type === 'user' ? [target.id] : [])];
}
