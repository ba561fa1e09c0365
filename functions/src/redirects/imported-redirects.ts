import type { Clock } from '../platform/index.js';
import { MAX_ADDRESS, redirectKey } from './redirect.js';
import { newRedirect, type Said } from './new-redirect.js';
import type { RedirectsRepository } from './redirects.repository.js';

/** Redirects that one transaction stores: Firestore takes 500 writes. */
const AT_ONCE = 100;

/** What imports know of moved addresses. */
export class ImportedRedirects {
  constructor(
    private readonly redirects: Pick<RedirectsRepository, 'addMissing'>,
    private readonly clock: Clock,
  ) {}

  /**
   * Moves addresses that posts had to where they are now; those that are moved already stay. 1 read for each, 1 write for each new one.
   *
   * @param moved what can't be moved, such as a first page, is left out
   * @returns how many are new
   */
  async addMissing(moved: readonly Pick<Said, 'from' | 'to'>[]): Promise<number> {
    const now = this.clock.now();
    const byId = new Map(
      moved
        .filter(({ from, to }) => canMove(from, to))
        .map(({ from, to }) => newRedirect({ from, to, status: 308 }, 'import', now))
        .map((redirect) => [redirect.id, redirect]),
    );
    const redirects = [...byId.values()];
    let added = 0;
    for (let begin = 0; begin < redirects.length; begin += AT_ONCE)
      added += await this.redirects.addMissing(redirects.slice(begin, begin + AT_ONCE));
    return added;
  }
}

function canMove(from: string, to: string): boolean {
  const key = redirectKey(from);
  return key !== null && key !== redirectKey(to) && from.length <= MAX_ADDRESS;
}
