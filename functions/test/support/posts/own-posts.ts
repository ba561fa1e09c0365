import { randomUUID } from 'node:crypto';
import { deleteApp, initializeApp } from 'firebase-admin/app';
import { getFirestore, type Firestore } from 'firebase-admin/firestore';
import type { BrokenDocuments, Clock } from '../../../src/platform/index.js';
import { countUsage } from '../../../src/platform/firestore-usage.js';
import type { PostsService } from '../../../src/posts/index.js';
import { SearchedKind, SearchService } from '../../../src/search/index.js';
import { KINDS } from '../../../src/wiring/kinds.js';
import { createPostsOn, platformOn, type PostsInstance } from '../suite/platform.js';

/** Posts on a project that nobody else uses, read and written in the test's own process. */
export interface OwnPosts {
  readonly db: Firestore;
  /** The services as a new instance has them: with nothing in memory. */
  newInstance(clock?: Clock): PostsInstance & {
    readonly search: SearchService;
    readonly broken: BrokenDocuments;
    /** What they have logged. */
    readonly logged: string[];
  };
  close(): Promise<void>;
}

/** A new project without posts: the emulator gives every project the seed, which is taken out. */
export async function createOwnPosts(): Promise<OwnPosts> {
  const projectId = `demo-firefolio-${randomUUID().slice(0, 8)}`;
  const app = initializeApp({ projectId }, projectId);
  const db = getFirestore(app);
  countUsage(db);
  for (const name of [
    ...KINDS.flatMap(({ collection, slugCollection }) => [collection, slugCollection]),
    'content_directory',
    'content_texts',
    'content_dictionaries',
  ]) {
    await db.recursiveDelete(db.collection(name));
  }
  return {
    db,
    newInstance: (clock = { now: () => new Date() }) => {
      const logged: string[] = [];
      const logger = {
        log: (_level: string, message: string, fields = {}) =>
          logged.push(`${message} ${JSON.stringify(fields)}`),
      };
      const platform = platformOn(db, { clock, logger });
      const posts = createPostsOn(platform);
      const { publishedItems: published, places, formats, publicReads: cache } = posts;
      const kinds = [new SearchedKind(posts.kind, places)];
      return {
        ...posts,
        search: new SearchService({
          kinds,
          published,
          places,
          formats,
          cache,
          clock,
          broken: platform.broken,
        }),
        broken: platform.broken,
        logged,
      };
    },
    close: () => deleteApp(app),
  };
}

/** A new post of Ada's. */
export function writePost(
  service: PostsService,
  { title, contentMd = '', status = 'published' as const }: NewPostTraits,
): ReturnType<PostsService['create']> {
  return service.create(
    { title, contentMd, excerpt: null, tags: [], coverImage: null, featured: false, status },
    { id: 'ada', name: 'Ada Lovelace' },
  );
}

interface NewPostTraits {
  readonly title: string;
  readonly contentMd?: string;
  readonly status?: 'draft' | 'published';
}
