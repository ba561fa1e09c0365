import type { AuditTrail } from '../../audit/index.js';
import { AppError } from '../../errors/index.js';
import type { Clock } from '../../platform/index.js';
import { BY_TIME, type Cursors } from '../../shared/index.js';
import { normalizeEmail } from '../../users/index.js';
import { suppressionId } from './suppression.js';
import type { Suppression } from './suppressions.codec.js';
import type { SuppressionsRepository } from './suppressions.repository.js';
import type { SuppressionFilters, SuppressionsQuery } from './suppressions.schema.js';

interface SuppressionsParts {
  readonly suppressions: SuppressionsRepository;
  /** Who gets the messages of the contact form: never on the list. */
  readonly ownerAddress: string;
  readonly audit: AuditTrail;
  readonly cursors: Cursors;
  readonly clock: Clock;
}

/** What admins do with the suppression list. */
export class SuppressionsService {
  constructor(private readonly parts: SuppressionsParts) {}

  /**
   * Entries that pass every filter, the newest first. limit + 1 reads in 1 round trip.
   *
   * @throws AppError invalid-argument (cursor)
   */
  async list({ limit, cursor, ...filters }: SuppressionsQuery) {
    const { suppressions: repository, cursors, clock } = this.parts;
    const now = clock.now();
    const { q, reason } = filters;
    const list = cursors.of(`suppressions:${JSON.stringify([q, reason])}`, BY_TIME);
    const { items: suppressions, end } = await repository.list(filters, limit, list.decode(cursor, now));
    return { suppressions, nextCursor: end && list.encode(end, now) };
  }

  /** How many pass the filters. 1 read. */
  async count(filters: SuppressionFilters): Promise<number> {
    return this.parts.suppressions.count(filters);
  }

  /** 1 read. @throws AppError not-found; data-loss for a broken one */
  async get(id: string): Promise<Suppression> {
    return this.parts.suppressions.get(id);
  }

  /**
   * Puts an address on the list by hand; one that is there stays as it is. 1 read, 2 writes.
   *
   * @returns the entry, and whether it is new
   * @throws AppError failed-precondition for the owner's own address
   */
  async add({ address, reason, note }: Pick<Suppression, 'address' | 'reason'> & { readonly note: string }) {
    const { suppressions, ownerAddress, audit, clock } = this.parts;
    if (normalizeEmail(address) === normalizeEmail(ownerAddress)) throw ownersAddress();
    const id = suppressionId(address, reason);
    const suppression: Suppression = {
      id,
      address,
      reason,
      source: 'admin',
      diagnostic: note,
      mailId: null,
      createdAt: clock.now(),
    };
    const target = { type: 'suppression', id } as const;
    const entry = audit.entry({
      action: 'suppression_added',
      target,
      after: { reason, source: suppression.source },
    });
    return suppressions.add(suppression, entry);
  }

  /** Holds back what strangers can cause to an address, as its reader asks; who has done so stays on the list. 1 read, 1 write. */
  async unsubscribe(address: string): Promise<void> {
    const { suppressions, clock } = this.parts;
    const id = suppressionId(address, 'unsubscribed');
    const entry: Suppression = {
      id,
      address,
      reason: 'unsubscribed',
      source: 'reader',
      diagnostic: '',
      mailId: null,
      createdAt: clock.now(),
    };
    await suppressions.add(entry, null);
  }

  /** Takes an address off the list: mails go to it again, and those that were held back can be retried. 1 read, 2 writes. @throws AppError not-found */
  async remove(id: string): Promise<void> {
    const target = { type: 'suppression', id } as const;
    await this.parts.suppressions.remove(id, (was) =>
      this.parts.audit.entry({
        action: 'suppression_removed',
        target,
        before: was ? { reason: was.reason, source: was.source } : {},
      }),
    );
  }
}

function ownersAddress(): AppError {
  return new AppError({
    code: 'failed-precondition',
    message:
      'The messages of the contact form go to this address (CONTACT_RECIPIENT): it is never suppressed.',
  });
}
