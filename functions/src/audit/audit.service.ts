import type { Clock } from '../platform/index.js';
import { BY_TIME, type Cursors, type PageRequest } from '../shared/index.js';
import type { AuditEntry } from './audit.codec.js';
import type { AuditFilters, AuditRepository } from './audit.repository.js';

/** One page of the audit log and the cursor of the next, null at the end. */
export interface ListedEntries {
  readonly entries: readonly AuditEntry[];
  readonly nextCursor: string | null;
}

/** The audit log as admins read it. */
export class AuditService {
  constructor(
    private readonly audit: AuditRepository,
    private readonly cursors: Cursors,
    private readonly clock: Clock,
  ) {}

  /**
   * Entries that pass every filter, the newest first. limit + 1 reads in 1 round trip.
   *
   * @throws AppError invalid-argument when the cursor is not good
   */
  async list({ limit, cursor }: PageRequest, filters: AuditFilters): Promise<ListedEntries> {
    const now = this.clock.now();
    const { action, actorId, targetType, targetId, from, to } = filters;
    const name = `audit:${JSON.stringify([action, actorId, targetType, targetId, from, to])}`;
    const list = this.cursors.of(name, BY_TIME);
    const { items: entries, end } = await this.audit.list(filters, limit, list.decode(cursor, now));
    return { entries, nextCursor: end && list.encode(end, now) };
  }
}
