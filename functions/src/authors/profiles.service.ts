import { isDeepStrictEqual } from 'node:util';
import type { AuditTrail } from '../audit/index.js';
import { loadMarkdown, sizeOf, type RenderWarning } from '../content/index.js';
import { pick, SORTED_END } from '../documents/index.js';
import { AppError } from '../errors/index.js';
import { showMediaInHtml } from '../media/index.js';
import type { Clock, ReadCache } from '../platform/index.js';
import {
  isStaff,
  requireVersion,
  STAFF,
  versionEtag,
  type Cursors,
  type PageRequest,
} from '../shared/index.js';
import type { User, UsersRepository } from '../users/index.js';
import {
  unwrittenProfile,
  WRITTEN_NAMES,
  type PresentProfile,
  type WrittenProfile,
} from './author-profiles.codec.js';
import type { AuthorProfilesRepository, StoredAuthor } from './author-profiles.repository.js';

/** What a change gives; what is absent stays. */
type ProfilePatch = { readonly [Name in keyof WrittenProfile]?: WrittenProfile[Name] | undefined };

/** A profile with the account that it belongs to. */
export interface OwnedProfile {
  readonly account: User;
  readonly profile: PresentProfile;
}

interface ChangedBy {
  readonly actor: Pick<User, 'id' | 'role'>;
  /** ETags that the change accepts, from `If-Match`; null for any version. */
  readonly accepted: readonly string[] | null;
}

interface ProfilesParts {
  readonly profiles: AuthorProfilesRepository;
  readonly users: UsersRepository;
  readonly audit: AuditTrail;
  readonly cache: ReadCache;
  readonly cursors: Cursors;
  readonly clock: Clock;
}

/** Profiles of authors, for staff. */
export class ProfilesService {
  constructor(private readonly parts: ProfilesParts) {}

  /**
   * Who can be named as an author, active editors and admins, the newest account first. limit + 1 reads for the accounts, and 1
   * for the profile of each.
   *
   * @throws AppError invalid-argument (cursor)
   */
  async list(page: PageRequest) {
    const { accounts, nextCursor } = await this.listAccounts(page);
    const found = await this.parts.profiles.findMany(accounts.map(({ id }) => id));
    const authors = accounts.map((account, index): OwnedProfile =>
      owned({ account, profile: found[index] ?? null }),
    );
    return { authors, nextCursor };
  }

  /** The same without their profiles. limit + 1 reads in 1 round trip. @throws AppError as list */
  async listAccounts({ limit, cursor }: PageRequest) {
    const { users, cursors, clock } = this.parts;
    const now = clock.now();
    const list = cursors.of('authors', SORTED_END);
    const filter = { query: null, roles: STAFF, isActive: true, emailVerified: null, mfaEnabled: null };
    const { items, end } = await users.list(limit, list.decode(cursor, now), filter);
    return { accounts: items, nextCursor: end && list.encode(end, now) };
  }

  /** 2 reads. @throws AppError not-found where the account is none of staff and has no profile; data-loss for a broken one */
  async get(id: string): Promise<OwnedProfile> {
    return owned(await this.parts.profiles.find(id));
  }

  /**
   * Changes what is given, as a new version. 2 reads, 3 writes; none where nothing changes.
   *
   * @param by who changes it: editors their own, admins any
   * @returns the profile, with what its HTML has not of the Markdown that came
   * @throws AppError permission-denied; not-found; stale-version; validation-failed for Markdown that can't be rendered
   */
  async update(
    id: string,
    patch: ProfilePatch,
    by: ChangedBy,
  ): Promise<OwnedProfile & { readonly warnings: readonly RenderWarning[] }> {
    const { profiles, audit, cache, clock } = this.parts;
    requireOwn(id, by.actor);
    const { warnings, ...bio } = await renderBio(patch.bioMd);
    const given = { ...givenOf(patch), ...bio };
    const stored = await profiles.change(id, (before) => {
      const present = owned(before);
      requireVersion(by.accepted, present.profile.version, profileEtag(present));
      const wanted = { ...present.profile, ...given };
      if (isDeepStrictEqual(wanted, present.profile)) return null;
      const profile = { ...wanted, version: wanted.version + 1, updatedAt: clock.now() };
      const target = { type: 'author', id } as const;
      const [was, is] = [loggedOf(present.profile), loggedOf(profile)];
      return {
        profile,
        entry: audit.entry({ action: 'author_updated', target, before: was, after: is }),
      };
    });
    cache.clear();
    return { ...owned(stored), warnings };
  }
}

/** The ETag of a profile: another name of the account changes no version, but the answer. */
export function profileEtag({ account, profile }: OwnedProfile): string {
  return versionEtag(profile.version, account.updatedAt);
}

/** Refuses who may not change it. @throws AppError permission-denied */
function requireOwn(id: string, actor: Pick<User, 'id' | 'role'>): void {
  if (actor.id === id || actor.role === 'admin') return;
  throw new AppError({
    code: 'permission-denied',
    message: 'This is the profile of somebody else: only they and admins may change it.',
  });
}

/** What can have a profile: an account of staff, or one that was when it got one. @throws AppError not-found */
function owned({ account, profile }: StoredAuthor): OwnedProfile {
  if (account && profile) return { account, profile };
  if (account && isStaff(account.role)) return { account, profile: unwrittenProfile(account.id) };
  throw new AppError({ code: 'not-found', message: 'There is no editor or admin with this id.' });
}

/** What follows from the Markdown of a bio; nothing where none is given. @throws AppError validation-failed */
async function renderBio(bioMd: string | undefined) {
  if (bioMd === undefined) return { warnings: [] };
  const { renderMarkdown } = await loadMarkdown();
  const { html, excerpt, warnings } = renderMarkdown(bioMd, '/bio_md');
  const { html: bioHtml, missing } = showMediaInHtml(html, []);
  const detail = 'is known by its name in posts, pages and projects only, and is left out: write its address';
  const unknown = missing.map((name) => ({ pointer: '/bio_md', detail: `${name} ${detail}` }));
  return { bioHtml, bioExcerpt: excerpt, warnings: [...warnings, ...unknown.slice(0, 5)] };
}

function givenOf(patch: ProfilePatch): Partial<WrittenProfile> {
  const entries = Object.entries(pick(patch, WRITTEN_NAMES)).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries);
}

/** What the audit log has of a profile, by the names of the API. */
function loggedOf({ bioMd, picture, links }: WrittenProfile): Record<string, unknown> {
  return { bio_md: sizeOf(bioMd), picture, links };
}
