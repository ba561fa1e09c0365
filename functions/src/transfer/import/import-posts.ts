import { z } from 'zod';
import {
  BATCH_SIZE,
  compose,
  type Author,
  type CreateOutcome,
  type RenderWarning,
} from '../../content/index.js';
import { pick } from '../../documents/index.js';
import { AppError } from '../../errors/index.js';
import type {
  Job,
  JobFilesRepository,
  JobHandler,
  JobRun,
  JsonObject,
  StepOutcome,
} from '../../jobs/index.js';
import type { Clock } from '../../platform/index.js';
import {
  POST_KIND,
  type Post,
  type PostBatches,
  type PostsService,
  type PostTypes,
} from '../../posts/index.js';
import { versionEtag } from '../../shared/index.js';
import type { UsersRepository } from '../../users/index.js';
import { ImportAuthors } from './import-authors.js';
import {
  countByName,
  createdOutcome,
  exposedOutcome,
  lostOf,
  orFailed,
  problemsOf,
  skippedOutcome,
  strangerOutcome,
  type ItemOutcome,
} from './import-outcomes.js';
import { DEFAULT_TIME_ZONE } from '../formats/import-times.js';
import { shownFrom, type ImportedPost } from '../formats/imported-post.js';
import { parseImport } from './parse-import.js';
import { examplesOf } from './problem-examples.js';
import { findPresent, type PresentPost } from './same-post.js';
import { importInput, type ImportQuery } from '../transfer.schema.js';

const count = z.int().min(0).default(0);

/** Where the next step begins among the file's posts, and how many problems of each kind there were so far. */
const checkpoint = z.object({ next: count, kinds: z.record(z.string(), count).default({}) });

const CHANGED_MEANWHILE =
  'It was changed here meanwhile, and where it comes from not everybody can read it; nothing was changed. Import the file again.';

interface ImportParts {
  readonly files: Pick<JobFilesRepository, 'readUpload'>;
  readonly posts: Pick<PostsService, 'createMany' | 'update'>;
  readonly stored: Pick<PostBatches, 'findMany' | 'whichStoredSince'>;
  readonly users: Pick<UsersRepository, 'find' | 'findMany' | 'findByEmail'>;
  readonly clock: Clock;
}

/** A post of the file, ready to be stored. */
interface ComposedPost {
  readonly source: ImportedPost;
  readonly post: Post;
  /** What of its text its HTML has not. */
  readonly warnings: readonly RenderWarning[];
}

/** What the steps of one run have in common. */
interface ImportRun {
  readonly existing: ImportQuery['existing'];
  readonly authors: ImportAuthors;
  /** Ids in this step whose posts an earlier worker made, and died before its checkpoint. */
  readonly made: ReadonlySet<string>;
}

/**
 * Makes posts of a file, a few in each step: the jobs of kind `import`, whose input is the request's query. A post's id
 * follows from what it is in its source, so that the same file imported again finds every post there.
 *
 * @see docs/adr/0023-import-and-export.md and 0024-keys-belong-to-sites.md
 */
export class ImportPosts implements JobHandler {
  constructor(private readonly parts: ImportParts) {}

  /** @throws AppError validation-failed when the file is not of the format at all; not-found when it has expired */
  async open(job: Job): Promise<JobRun> {
    const query = importInput.parse(job.input);
    const upload = await this.parts.files.readUpload(job);
    const { posts, problems } = await parseImport(query.format, upload, {
      sourceUrl: query.source_url ?? null,
      ownUrl: query.own_url,
      now: job.createdAt,
      timeZone: query.time_zone ?? DEFAULT_TIME_ZONE,
    });
    const authors = await ImportAuthors.find(posts, this.parts.users, job.createdBy);
    const beforehand = examplesOf([...problems, ...authors.problems]);
    let isRepeated = job.attempts > 1;
    return {
      total: posts.length,
      step: async (state) => {
        const since = isRepeated ? job.createdAt : null;
        const outcome = await this.step(posts, { existing: query.existing, authors, since }, state);
        isRepeated = false;
        return state === null ? { ...outcome, problems: [...beforehand, ...outcome.problems] } : outcome;
      },
    };
  }

  private async step(
    all: readonly ImportedPost[],
    { since, ...run }: Omit<ImportRun, 'made'> & { readonly since: Date | null },
    state: JsonObject | null,
  ): Promise<StepOutcome> {
    const { next: begin, kinds: before } = checkpoint.parse(state ?? {});
    const end = begin + BATCH_SIZE;
    const imported = all.slice(begin, end);
    const isLast = end >= all.length;
    const ids = imported.map(({ id }) => id);
    const made = since === null ? null : await this.parts.stored.whichStoredSince(ids, since);
    const outcomes = await this.importBatch(imported, { ...run, made: made ?? new Set() });
    const { problems, kinds } = problemsOf(outcomes, before, isLast);
    return {
      state: { next: end, kinds: { ...kinds } },
      done: imported.length,
      counts: countByName(outcomes),
      problems,
      isLast,
    };
  }

  private async importBatch(imported: readonly ImportedPost[], run: ImportRun): Promise<ItemOutcome[]> {
    const stored = await this.findStored(imported);
    const composed: ComposedPost[] = [];
    const outcomes: ItemOutcome[] = [];
    for (const source of imported) {
      const present = findPresent(source, stored);
      if (present) {
        outcomes.push(await this.meetPresent(source, present, run));
        continue;
      }
      const found = await orFailed(source, async () => this.compose(source, run.authors.of(source)));
      if ('post' in found) composed.push(found);
      else outcomes.push(found);
    }
    return [...outcomes, ...(await this.create(composed, run))];
  }

  /** The posts here that those of the file may be, by id. 1 to 4 reads for each in 1 round trip. */
  private async findStored(imported: readonly ImportedPost[]): Promise<ReadonlyMap<string, Post>> {
    const ids = imported.flatMap(({ id, sureIds, likelyIds }) => [id, ...sureIds, ...likelyIds]);
    const stored = ids.length === 0 ? [] : await this.parts.stored.findMany([...new Set(ids)]);
    return new Map(stored.map((post) => [post.id, post]));
  }

  private async create(composed: readonly ComposedPost[], run: ImportRun): Promise<ItemOutcome[]> {
    if (composed.length === 0) return [];
    const stored = await this.parts.posts.createMany(composed.map(({ post }) => post));
    const outcomes: ItemOutcome[] = [];
    for (const [index, made] of composed.entries()) {
      const found = stored[index];
      if (!found) throw new Error('unreachable: every post has an outcome');
      outcomes.push(await this.outcomeOf(made, found, run));
    }
    return outcomes;
  }

  private async outcomeOf(
    { source, warnings }: ComposedPost,
    created: CreateOutcome<PostTypes>,
    run: ImportRun,
  ): Promise<ItemOutcome> {
    if ('error' in created) return { name: 'failed', source, detail: created.error.reason };
    const { item: post, isNew } = created;
    const present = isNew ? null : findPresent(source, new Map([[post.id, post]]));
    return present ? this.meetPresent(source, present, run) : createdOutcome(source, post, warnings);
  }

  /** What becomes of a post that is here already, or whose id another one has. */
  private async meetPresent(
    source: ImportedPost,
    { post: present, isSame }: PresentPost,
    run: ImportRun,
  ): Promise<ItemOutcome> {
    if (!isSame) return strangerOutcome(source, present);
    if (run.made.has(present.id) && present.version === 1) {
      const asMade = async () => this.compose(source, present.authors);
      return orFailed(source, async () => createdOutcome(source, present, (await asMade()).warnings));
    }
    const now = this.parts.clock.now();
    if (shownFrom(source) > Math.max(shownFrom(present), now.getTime()))
      return exposedOutcome(source, present, now);
    if (run.existing === 'skip') return skippedOutcome(source, present);
    return orFailed(source, async () => this.update(present, source, run.authors.knownOf(source)));
  }

  /** @throws AppError validation-failed when the content can't be rendered or stored */
  private async compose(source: ImportedPost, authors: readonly Author[]): Promise<ComposedPost> {
    const now = this.parts.clock.now();
    const past = (time: Date | null): Date => (time !== null && time < now ? time : now);
    const createdAt = past(source.createdAt ?? source.publishedAt);
    let warnings: readonly RenderWarning[] = [];
    const post = await compose(
      POST_KIND,
      { ...source, slug: source.slug ?? undefined, seo: source.seo ?? undefined },
      {
        id: source.id,
        authors,
        publishedAt: source.publishedAt ?? (source.status === 'published' ? createdAt : null),
        createdAt,
        updatedAt: past(source.updatedAt ?? createdAt),
      },
      (given) => (warnings = given),
    );
    return { source, post, warnings };
  }

  /**
   * Writes what the file has of a post's content; state and date stay, and the authors when the file names none that is
   * known here. A text that is the same is not rendered again, so that a post of before stays unchanged. What not everybody can read in its source is for the version that was looked at: another may be public.
   *
   * @throws AppError as PostsService.update
   */
  private async update(present: Post, source: ImportedPost, known: readonly Author[]): Promise<ItemOutcome> {
    const seo = source.seo ?? undefined;
    const authors = known.length > 0 ? known : undefined;
    const isSameText = source.contentMd === present.contentMd;
    const names = POST_KIND.contentNames.filter((name) => name !== 'contentMd' || !isSameText);
    const changes = { ...pick(source, names), seo, authors };
    const isShown = shownFrom(source) <= this.parts.clock.now().getTime();
    const accepted = isShown ? null : [versionEtag(present.version)];
    let warnings: readonly RenderWarning[] = [];
    const write = async (slug: string | undefined): Promise<ItemOutcome> => {
      const { version } = await this.parts.posts.update(
        present.id,
        { ...changes, slug },
        accepted,
        (given) => (warnings = given),
      );
      if (version === present.version) return { name: 'unchanged', source };
      return { name: 'updated', source, ...lostOf(warnings) };
    };
    try {
      return await write(source.slug ?? undefined);
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      if (error.code === 'stale-version') return { name: 'failed', source, detail: CHANGED_MEANWHILE };
      if (error.code !== 'already-exists') throw error;
      const detail = `Its slug is another post's: it stays at "${present.slug}".`;
      return { ...(await write(undefined)), detail };
    }
  }
}
