import type { Clock } from '../platform/index.js';
import { BY_TIME, type Cursors } from '../shared/index.js';
import type { AuditRepository } from './audit.repository.js';
import type { AuditQuery } from './audit.schema.js';

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
  async list({ limit, cursor, ...filters }: AuditQuery) {
    const now = this.clock.now();
    const { action, actorId, targetType, targetId, from, to } = filters;
    const name = `audit:${JSON.stringify([action, actorId, targetType, targetId, from, to])}`;
    const list = this.cursors.of(name, BY_TIME);
    const { items: entries, end } = await this.audit.list(filters, limit, list.decode(cursor, now));
    return { entries, nextCursor: end && list.encode(end, now) };
  }
}
