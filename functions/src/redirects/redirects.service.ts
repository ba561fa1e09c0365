import type { AuditTrail } from '../audit/index.js';
import type { Clock, ReadCache } from '../platform/index.js';
import { BY_TIME, requireVersion, type Cursors } from '../shared/index.js';
import { newRedirect, type Said } from './new-redirect.js';
import { redirectKey } from './redirect.js';
import type { Redirect } from './redirects.codec.js';
import type { RedirectsRepository } from './redirects.repository.js';
import type { RedirectsQuery } from './redirects.schema.js';

/** What may be changed of one; absent fields stay. */
type RedirectPatch = { readonly [Name in 'to' | 'status']?: Redirect[Name] | undefined };

interface RedirectsParts {
  readonly redirects: RedirectsRepository;
  readonly audit: AuditTrail;
  readonly cache: ReadCache;
  readonly cursors: Cursors;
  readonly clock: Clock;
}

/** Addresses of this site that have moved. They count where nothing else is at an address. */
export class RedirectsService {
  constructor(private readonly parts: RedirectsParts) {}

  /** Where a path has moved, as visitors see it; null where it has not. 0 reads when kept, else 1; none for what can't be moved. */
  async find(path: string): Promise<Redirect | null> {
    const { cache, redirects } = this.parts;
    const key = redirectKey(path);
    if (key === null) return null;
    return cache.get(`redirect:${key}`, () => redirects.findWhole(key));
  }

  /** The newest first, those that `q` finds. limit + 1 reads in 1 round trip. @throws AppError invalid-argument (cursor) */
  async list({ q, limit, cursor }: Omit<RedirectsQuery, 'from'>) {
    const { redirects, cursors, clock } = this.parts;
    const now = clock.now();
    const list = cursors.of(`redirects:${JSON.stringify(q ?? null)}`, BY_TIME);
    const { items, end } = await redirects.list(q, limit, list.decode(cursor, now));
    return { redirects: items, nextCursor: end && list.encode(end, now) };
  }

  /** The one of an address, if there is one. 1 read. */
  async listFrom(path: string): Promise<Redirect[]> {
    const key = redirectKey(path);
    const found = key === null ? null : await this.parts.redirects.findWhole(key);
    return found?.value ? [found.value] : [];
  }

  /** How many `q` finds. 1 read. */
  async count({ q }: Pick<RedirectsQuery, 'q'>): Promise<number> {
    return this.parts.redirects.count(q);
  }

  /** 1 read. @throws AppError not-found */
  async get(id: string): Promise<Redirect> {
    return this.parts.redirects.get(id);
  }

  /** Moves an address. 1 read, and 1 for each redirect that it leads on to; 3 writes. @throws AppError already-exists; failed-precondition */
  async create(said: Said): Promise<Redirect> {
    const { redirects, audit, cache, clock } = this.parts;
    const redirect = newRedirect(said, 'admin', clock.now());
    const target = { type: 'redirect', id: redirect.id } as const;
    await redirects.create(
      redirect,
      audit.entry({ action: 'redirect_created', target, after: saidBy(redirect) }),
    );
    cache.clear();
    return redirect;
  }

  /** As create. @param accepted ETags of `If-Match`; null for any version @throws AppError not-found; stale-version; failed-precondition */
  async update(id: string, patch: RedirectPatch, accepted: readonly string[] | null): Promise<Redirect> {
    const { redirects, audit, cache, clock } = this.parts;
    const updated = await redirects.update(id, (present) => {
      requireVersion(accepted, present.version);
      const { to = present.to, status = present.status } = patch;
      if (to === present.to && status === present.status) return null;
      const redirect = {
        ...present,
        to,
        status,
        updatedAt: clock.now(),
        version: present.version + 1,
      };
      const target = { type: 'redirect', id } as const;
      const [before, after] = [saidBy(present), saidBy(redirect)];
      return { redirect, entry: audit.entry({ action: 'redirect_updated', target, before, after }) };
    });
    cache.clear();
    return updated;
  }

  /** 1 read, 3 writes. @throws AppError not-found */
  async remove(id: string): Promise<void> {
    const { redirects, audit, cache } = this.parts;
    const target = { type: 'redirect', id } as const;
    await redirects.remove(id, (was) =>
      audit.entry({ action: 'redirect_deleted', target, before: was ? saidBy(was) : {} }),
    );
    cache.clear();
  }
}

function saidBy({ from, to, status }: Redirect): Said {
  return { from, to, status };
}
