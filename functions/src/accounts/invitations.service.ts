import type { Clock } from '../platform/index.js';
import { BY_TIME, type Cursors, type PageRequest } from '../shared/index.js';
import type { InvitationsRepository } from './invitations.repository.js';

interface InvitationsParts {
  readonly invitations: InvitationsRepository;
  readonly cursors: Cursors;
  readonly clock: Clock;
}

/** What admins see of invitations. */
export class InvitationsService {
  constructor(private readonly parts: InvitationsParts) {}

  /** Those that wait, the newest first. limit + 1 reads in 1 round trip. @throws AppError invalid-argument (cursor) */
  async list({ limit, cursor }: PageRequest) {
    const { invitations, cursors, clock } = this.parts;
    const now = clock.now();
    const list = cursors.of('invitations', BY_TIME);
    const { items, end } = await invitations.list(limit, list.decode(cursor, now), now);
    return { invitations: items, nextCursor: end && list.encode(end, now) };
  }
}
