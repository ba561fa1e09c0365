import type { PublishedItems } from '../content/index.js';
import { together } from '../http/index.js';
import { PAGE_KIND } from '../pages/index.js';
import type { ReadCache } from '../platform/index.js';
import { POST_KIND } from '../posts/index.js';
import { PROJECT_KIND } from '../projects/index.js';
import type { AuthorProfile } from './author-profiles.codec.js';
import type { AuthorProfilesRepository } from './author-profiles.repository.js';
import { authorsOf, type PublishedAuthor } from './published-authors.js';

/** How long a profile is kept while nothing is written, in ms: nothing in it appears by its time. */
const MAX_AGE_MS = 60 * 60 * 1000;

const KINDS = { posts: POST_KIND, projects: PROJECT_KIND, pages: PAGE_KIND };

/** An author with what they say of themselves. */
export interface AuthorWithProfile {
  readonly author: PublishedAuthor;
  /** Null of who says nothing. */
  readonly profile: AuthorProfile | null;
}

interface AuthorsParts {
  readonly published: PublishedItems;
  readonly profiles: AuthorProfilesRepository;
  readonly cache: ReadCache;
}

/**
 * The authors of what visitors see, for visitors. Who they are follows from the directory, so that a profile by itself, like any
 * account, is seen by nobody.
 */
export class AuthorsService {
  constructor(private readonly parts: AuthorsParts) {}

  /** All of them; the same object until something changes. 0 reads when kept, else as Shards.refresh, and 1 for each. */
  async list(): Promise<readonly AuthorWithProfile[]> {
    return this.parts.published.derive('authors-with-profiles', KINDS, async (visible) => {
      const authors = authorsOf(visible);
      const profiles = await this.parts.profiles.findMany(authors.map(({ id }) => id));
      return authors.map((author, index) => ({ author, profile: profiles[index] ?? null }));
    });
  }

  /** One of them, likewise; null for anybody else. 0 reads when kept, else as Shards.refresh, and 1. */
  async find(id: string): Promise<AuthorWithProfile | null> {
    const { published, profiles, cache } = this.parts;
    const authors = await published.derive('authors', KINDS, authorsOf);
    const author = authors.find((one) => one.id === id);
    if (!author) return null;
    const profile = await cache.get(`author-profile:${id}`, async () => ({
      ...(await profiles.findWhole(id)),
      maxAgeMs: MAX_AGE_MS,
    }));
    return together({ author, profile });
  }
}
