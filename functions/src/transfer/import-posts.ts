import { z } from 'zod';
import { AppError } from '../errors/index.js';
import type {
  Job,
  JobFilesRepository,
  JobHandler,
  JobProblem,
  JobRun,
  JsonObject,
  StepOutcome,
} from '../jobs/index.js';
import type { Clock } from '../platform/index.js';
import { BATCH_SIZE, composePost, type Author, type Post, type PostsService } from '../posts/index.js';
import type { UsersRepository } from '../users/index.js';
import { ImportAuthors } from './import-authors.js';
import type { ImportedPost } from './imported-post.js';
import { parseImport } from './parse-import.js';
import { importQuery, type ImportQuery } from './transfer.schema.js';

/** Where the next step begins among the file's posts. */
const checkpoint = z.object({ next: z.int().min(0) });

interface ImportParts {
  readonly files: JobFilesRepository;
  readonly posts: PostsService;
  readonly users: UsersRepository;
  readonly clock: Clock;
}

/** What became of one post of the file, by the name that the job counts it under; why, where that is worth a word. */
interface ItemOutcome {
  readonly name: 'created' | 'updated' | 'unchanged' | 'skipped' | 'failed';
  readonly source: ImportedPost;
  readonly detail?: string;
}

/** A post of the file, ready to be stored. */
interface ComposedPost {
  readonly source: ImportedPost;
  readonly post: Post;
}

/** What the steps of one run have in common. */
interface ImportRun {
  readonly existing: ImportQuery['existing'];
  readonly authors: ImportAuthors;
}

/**
 * Makes posts of a file, a few in each step: the jobs of kind `import`, whose input is the request's query. A post's id
 * follows from what it is in its source, so that the same file imported again finds every post there.
 *
 * @see docs/adr/0023-import-and-export.md
 */
export class ImportPosts implements JobHandler {
  constructor(private readonly parts: ImportParts) {}

  /** @throws AppError validation-failed when the file is not of the format at all; not-found when it has expired */
  async open(job: Job): Promise<JobRun> {
    const query = importQuery.parse(job.input);
    const upload = await this.parts.files.readUpload(job);
    const { posts, problems } = await parseImport(query.format, upload, {
      sourceUrl: query.source_url ?? null,
    });
    const authors = await ImportAuthors.find(posts, this.parts.users, job.createdBy);
    const beforehand = [...problems, ...authors.problems];
    const run: ImportRun = { existing: query.existing, authors };
    return {
      total: posts.length,
      step: async (state) => {
        const outcome = await this.step(posts, run, state);
        return state === null ? { ...outcome, problems: [...beforehand, ...outcome.problems] } : outcome;
      },
    };
  }

  private async step(
    all: readonly ImportedPost[],
    run: ImportRun,
    state: JsonObject | null,
  ): Promise<StepOutcome> {
    const { next: begin } = checkpoint.parse(state ?? { next: 0 });
    const end = begin + BATCH_SIZE;
    const imported = all.slice(begin, end);
    const outcomes = await this.importBatch(imported, run);
    return {
      state: { next: end },
      done: imported.length,
      counts: countByName(outcomes),
      problems: outcomes.flatMap(problemOf),
      isLast: end >= all.length,
    };
  }

  private async importBatch(imported: readonly ImportedPost[], run: ImportRun): Promise<ItemOutcome[]> {
    const composed: ComposedPost[] = [];
    const outcomes: ItemOutcome[] = [];
    for (const source of imported) {
      const found = await orFailed(source, async () => this.compose(source, run.authors.of(source)));
      if ('post' in found) composed.push(found);
      else outcomes.push(found);
    }
    if (composed.length === 0) return outcomes;
    const stored = await this.parts.posts.createMany(composed.map(({ post }) => post));
    for (const [index, { source }] of composed.entries()) {
      const found = stored[index];
      if (!found) throw new Error('unreachable: every post has an outcome');
      if ('error' in found) {
        outcomes.push({ name: 'failed', source, detail: found.error.reason });
        continue;
      }
      outcomes.push(
        found.isNew ? createdOutcome(source, found.post) : await this.meetPresent(source, found.post, run),
      );
    }
    return outcomes;
  }

  /** What becomes of a post that is here already. */
  private async meetPresent(source: ImportedPost, present: Post, run: ImportRun): Promise<ItemOutcome> {
    if (run.existing === 'skip') return { name: 'skipped', source };
    return orFailed(source, async () => this.update(present, source, run.authors.knownOf(source)));
  }

  /** @throws AppError validation-failed when the content can't be rendered or stored */
  private async compose(source: ImportedPost, authors: readonly Author[]): Promise<ComposedPost> {
    const now = this.parts.clock.now();
    const past = (time: Date | null): Date => (time !== null && time < now ? time : now);
    const createdAt = past(source.createdAt ?? source.publishedAt);
    const post = await composePost(
      { ...source, slug: source.slug ?? undefined, seo: source.seo ?? undefined },
      {
        id: source.id,
        authors,
        publishedAt: source.publishedAt ?? (source.status === 'published' ? now : null),
        createdAt,
        updatedAt: past(source.updatedAt ?? createdAt),
      },
    );
    return { source, post };
  }

  /**
   * Writes what the file has of a post's content; state and date stay, and the authors when the file names none that is
   * known here.
   *
   * @throws AppError as PostsService.update
   */
  private async update(present: Post, source: ImportedPost, known: readonly Author[]): Promise<ItemOutcome> {
    const { title, contentMd, excerpt, tags, coverImage, featured } = source;
    const seo = source.seo ?? undefined;
    const authors = known.length > 0 ? known : undefined;
    const changes = { title, contentMd, excerpt, tags, coverImage, featured, seo, authors };
    const write = async (slug: string | undefined): Promise<ItemOutcome> => {
      const after = await this.parts.posts.update(present.id, { ...changes, slug }, null);
      return { name: after.version === present.version ? 'unchanged' : 'updated', source };
    };
    try {
      return await write(source.slug ?? undefined);
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'already-exists') throw error;
      const detail = `Its slug is another post's: it stays at "${present.slug}".`;
      return { ...(await write(undefined)), detail };
    }
  }
}

/** What `work` gives, or that the post has failed. @throws what `work` throws that is not about the post */
async function orFailed<T>(source: ImportedPost, work: () => Promise<T>): Promise<T | ItemOutcome> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof AppError) || error.retryable) throw error;
    return { name: 'failed', source, detail: error.reason };
  }
}

function createdOutcome(source: ImportedPost, { slug }: Post): ItemOutcome {
  const isMoved = source.slug !== null && source.slug !== slug;
  return isMoved
    ? { name: 'created', source, detail: `Its slug was taken: it is at "${slug}" now.` }
    : { name: 'created', source };
}

function countByName(outcomes: readonly ItemOutcome[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { name } of outcomes) counts[name] = (counts[name] ?? 0) + 1;
  return counts;
}

function problemOf({ source, detail }: ItemOutcome): JobProblem[] {
  return detail === undefined ? [] : [{ item: source.title, detail }];
}
