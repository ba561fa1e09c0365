import { zipSync } from 'fflate';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import type { AppError } from '../../../src/errors/index.js';
import type { Job, JobProblem, JsonObject } from '../../../src/jobs/index.js';
import { loadMarkdown, type CreateOutcome } from '../../../src/content/index.js';
import type { Heed } from '../../../src/content/items/compose.js';
import type { Post, PostTypes } from '../../../src/posts/index.js';
import { publicWeb } from '../../../src/platform/index.js';
import type { Media } from '../../../src/media/documents/media.codec.js';
import { hashOf } from '../../../src/media/media.js';
import { requireMediaType } from '../../../src/media/types/index.js';
import type { Taken } from '../../../src/media/upload/intake.service.js';
import { describedAs } from '../../../src/media/upload/require-described.js';
import type { LargeUpload, WholeUpload } from '../../../src/media/upload/upload.service.js';
import { requireVersion } from '../../../src/shared/index.js';
import { ImportContent } from '../../../src/transfer/import/import-content.js';
import type { FileIntake } from '../../../src/transfer/import/import-files.js';
import type { User } from '../../../src/users/index.js';

/** When everything is imported. */
export const NOW = new Date('2026-06-01T00:00:00Z');

/** Who imports. */
export const IMPORTER = { id: 'importer', name: 'Im Porter' };

/** A file of test/fixtures/import. */
export const readFixture = (name: string) => readFileSync(join(__dirname, '../../fixtures/import', name));

/** What an import stores and finds, without a database. */
export class StoredPosts {
  readonly byId = new Map<string, Post>();
  /** When each was stored. */
  readonly storedAt = new Map<string, Date>();
  now = NOW;
  /** What others do between a look and a write. */
  meanwhile: () => void = () => undefined;
  /** Why a post is not to be stored. */
  refusalOf: (post: Post) => AppError | undefined = () => undefined;

  /** See PostBatches. */
  async findMany(ids: readonly string[]): Promise<Post[]> {
    const found = ids.flatMap((id) => this.byId.get(id) ?? []);
    this.meanwhile();
    return Promise.resolve(found);
  }

  /** See PostBatches. */
  async whichStoredSince(ids: readonly string[], since: Date): Promise<ReadonlySet<string>> {
    return Promise.resolve(new Set(ids.filter((id) => (this.storedAt.get(id) ?? 0) >= since)));
  }

  /** See PostsService; a slug that is taken gets `-2`. */
  async createMany(posts: readonly Post[]): Promise<CreateOutcome<PostTypes>[]> {
    return Promise.resolve(
      posts.map((post) => {
        const error = this.refusalOf(post);
        if (error) return { error };
        const present = this.byId.get(post.id);
        if (present) return { item: present, isNew: false };
        const isTaken = [...this.byId.values()].some(({ slug }) => slug === post.slug);
        const stored = isTaken ? { ...post, slug: `${post.slug}-2` } : post;
        this.byId.set(post.id, stored);
        this.storedAt.set(post.id, this.now);
        return { item: stored, isNew: true };
      }),
    );
  }

  /** See PostsService. */
  async update(
    id: string,
    given: { title?: string | undefined; contentMd?: string | undefined },
    accepted: readonly string[] | null,
    heed?: Heed,
  ): Promise<Post> {
    const { renderMarkdown } = await loadMarkdown();
    heed?.(given.contentMd === undefined ? [] : renderMarkdown(given.contentMd).warnings);
    const present = this.byId.get(id);
    if (!present) throw new Error(`no post ${id}`);
    const { title = present.title, contentMd = present.contentMd } = given;
    requireVersion(accepted, present.version);
    const isSame = present.title === title && present.contentMd === contentMd;
    const after = isSame ? present : { ...present, title, contentMd, version: present.version + 1 };
    this.byId.set(id, after);
    return after;
  }

  /** Changes all of them. */
  change(traits: Partial<Post>): void {
    for (const [id, post] of this.byId) this.byId.set(id, { ...post, ...traits, version: post.version + 1 });
  }

  /** In the order of the alphabet. */
  get titles(): string[] {
    return [...this.byId.values()].map(({ title }) => title).sort();
  }
}

export { hashOf };

/** A media library without a database: takes what the real one takes, each file once. */
export class StoredFiles implements FileIntake {
  /** By their hashes. */
  readonly byHash = new Map<string, Media>();
  now = NOW;

  /** See UploadService. */
  async upload({ bytes, fileName, text }: WholeUpload, uploader: Job['createdBy']): Promise<Taken> {
    const type = requireMediaType(bytes);
    const hash = hashOf(bytes);
    const present = this.byHash.get(hash);
    if (present) return { media: present, outcome: 'known' };
    const said = describedAs(type, typeof text === 'function' ? text(type) : text);
    const id = `media${String(this.byHash.size + 1).padStart(15, '0')}`;
    const known = { id, hash, type, fileName, ...said, uploadedBy: { id: uploader.id }, createdAt: this.now };
    const media = known as Partial<Media> as Media;
    this.byHash.set(hash, media);
    return Promise.resolve({ media, outcome: 'created' });
  }

  /** See UploadService. */
  async uploadLarge({ open, ...upload }: LargeUpload, uploader: Job['createdBy']): Promise<Taken> {
    return this.upload({ ...upload, bytes: await buffer(open()) }, uploader);
  }

  /** In the order in which they came. */
  get all(): readonly Media[] {
    return [...this.byHash.values()];
  }
}

interface Ended {
  readonly counts: Readonly<Record<string, number>>;
  readonly problems: readonly JobProblem[];
}

/** Of kinds that the files of a test have nothing of. */
const NOTHING = {
  service: {
    createMany: () => Promise.resolve([]),
    update: () => Promise.reject(new Error('nothing is here')),
  },
  batches: {
    findMany: () => Promise.resolve([]),
    whichStoredSince: () => Promise.resolve(new Set<string>()),
  },
};

/** The handler of imports, over what is stored. */
export function handlerOf(
  stored: StoredPosts,
  upload: Buffer,
  intake = new StoredFiles(),
  web = publicWeb(),
): ImportContent {
  return new ImportContent({
    files: { readUpload: async () => Promise.resolve(upload) },
    intake,
    web,
    archives: {
      open: () => Promise.reject(new Error('none came in parts')),
      release: () => Promise.resolve(),
    },
    posts: { service: stored, batches: stored },
    pages: NOTHING,
    projects: NOTHING,
    users: {
      find: async () => Promise.resolve({ id: IMPORTER.id, role: 'editor' } as User),
      findMany: async (ids) => Promise.resolve(ids.map(() => null)),
      findByEmail: async () => Promise.resolve(null),
    },
    redirects: { addMissing: () => Promise.resolve(0) },
    clock: { now: () => NOW },
  });
}

/** Imports a file as a job does, each step from the state of the one before. */
export async function importFile(
  stored: StoredPosts,
  upload: Buffer,
  input: Readonly<Record<string, string | undefined>>,
  attempts = 1,
  files = new StoredFiles(),
  web = publicWeb(),
): Promise<Ended> {
  const handler = handlerOf(stored, upload, files, web);
  const run = await handler.open({ input, createdBy: IMPORTER, createdAt: NOW, attempts } as unknown as Job);
  const counts: Record<string, number> = {};
  const problems: JobProblem[] = [];
  let state: JsonObject | null = null;
  for (;;) {
    const outcome = await run.step(state);
    for (const [name, count] of Object.entries(outcome.counts)) counts[name] = (counts[name] ?? 0) + count;
    problems.push(...outcome.problems);
    if (outcome.isLast) return { counts, problems };
    state = outcome.state;
  }
}

/** A site whose paths site B has, too. */
export const SITE_A = readFixture('site-a.zip');
/** A site whose paths site A has, too. */
export const SITE_B = readFixture('site-b.zip');
/** What is asked of an import of Markdown. */
export const MARKDOWN = { format: 'markdown', post_address: '/posts/:slug' };
/** The same, where posts that are here are updated. */
export const UPDATE = { ...MARKDOWN, existing: 'update' };
/** The same, of a site. */
export const from = (source_url: string) => ({ ...MARKDOWN, source_url });

/** An export of our own. */
export const ownFile = (posts: readonly object[], head: object = {}) =>
  Buffer.from(
    JSON.stringify({
      ...{ format: 'firefolio', version: 1 },
      ...head,
      posts: posts.map((post) => ({ status: 'draft', content_md: 'Text.', ...post })),
    }),
  );

/** A ZIP of texts by their paths. */
export const zipped = (files: Readonly<Record<string, string>>) =>
  Buffer.from(
    zipSync(Object.fromEntries(Object.entries(files).map(([name, text]) => [name, Buffer.from(text)]))),
  );
/** Lines that are long enough to tell texts apart. */
export const LINES = ['one', 'two', 'three', 'four'].map(
  (word) => `A line that is long enough, the ${word}.\n`,
);
