import type { Clock } from '../../platform/index.js';
import { BY_TIME, type Cursors, type PageRequest } from '../../shared/index.js';
import type { WorkingCopiesRepository } from './working-copies.repository.js';

interface CopiesParts {
  readonly copies: WorkingCopiesRepository;
  readonly cursors: Cursors;
  readonly clock: Clock;
}

/** The working copies of all kinds together. */
export class CopiesService {
  constructor(private readonly parts: CopiesParts) {}

  /** The last saved first. limit + 1 reads in 1 round trip. @throws AppError invalid-argument (cursor) */
  async list({ limit, cursor }: PageRequest) {
    const { copies, cursors, clock } = this.parts;
    const now = clock.now();
    const list = cursors.of('working-copies', BY_TIME);
    const { items, end } = await copies.list(limit, list.decode(cursor, now));
    return { copies: items, nextCursor: end && list.encode(end, now) };
  }
}
