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
import { fingerprintOf } from '../shared/index.js';
import type { UsersRepository } from '../users/index.js';
import { ImportAuthors } from './import-authors.js';
import type { ImportedPost } from './imported-post.js';
import { parseImport } from './parse-import.js';
import { importQuery, type ImportQuery } from './transfer.schema.js';

interface ImportParts {
  readonly files: JobFilesRepository;
  readonly posts: PostsService;
  readonly users: UsersRepository;
  readonly clock: Clock;
}

/** What became of one post of the file, by the name that the job counts it under. */
type ItemOutcome = 'created' | 'updated' | 'unchanged' | 'skipped' | 'failed';

/** How many hexadecimal characters an imported post's id has: 96 bits. */
const ID_LENGTH = 24;

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
    return {
      total: posts.length,
      step: async (state) => {
        const outcome = await this.step(query, posts, authors, state);
        return state === null ? { ...outcome, problems: [...beforehand, ...outcome.problems] } : outcome;
      },
    };
  }

  private async step(
    query: ImportQuery,
    all: readonly ImportedPost[],
    authors: ImportAuthors,
    state: JsonObject | null,
  ): Promise<StepOutcome> {
    const begin = Number(state?.['next'] ?? 0);
    const end = begin + BATCH_SIZE;
    const imported = all.slice(begin, end);
    const problems: JobProblem[] = [];
    const counts: Partial<Record<ItemOutcome, number>> = {};
    const settle = (outcome: ItemOutcome, item?: string, detail?: string): void => {
      counts[outcome] = (counts[outcome] ?? 0) + 1;
      if (item !== undefined && detail !== undefined) problems.push({ item, detail });
    };
    const composed: { source: ImportedPost; post: Post }[] = [];
    for (const source of imported) {
      await this.compose(source, authors.of(source)).then(
        (post) => composed.push({ source, post }),
        (error: unknown) => {
          settle('failed', source.title, requireReason(error));
        },
      );
    }
    const stored =
      composed.length > 0 ? await this.parts.posts.createMany(composed.map(({ post }) => post)) : [];
    for (const [index, { post, isNew }] of stored.entries()) {
      const source = composed[index]?.source;
      if (!source) continue;
      if (isNew) {
        const isMoved = source.slug !== null && source.slug !== post.slug;
        if (isMoved) settle('created', source.title, `Its slug was taken: it is at "${post.slug}" now.`);
        else settle('created');
      } else if (query.existing === 'skip') settle('skipped');
      else {
        await this.update(post, source, authors.knownOf(source)).then(
          ({ outcome, note }) => {
            settle(outcome, source.title, note);
          },
          (error: unknown) => {
            settle('failed', source.title, requireReason(error));
          },
        );
      }
    }
    return { state: { next: end }, done: imported.length, counts, problems, isLast: end >= all.length };
  }

  /** @throws AppError validation-failed when the content can't be rendered or stored */
  private async compose(source: ImportedPost, authors: readonly Author[]): Promise<Post> {
    const now = this.parts.clock.now();
    const past = (time: Date | null): Date => (time !== null && time < now ? time : now);
    const createdAt = past(source.createdAt ?? source.publishedAt);
    return composePost(
      { ...source, slug: source.slug ?? undefined, seo: source.seo ?? undefined },
      {
        id: source.id ?? fingerprintOf(['imported post', source.key]).slice(0, ID_LENGTH),
        authors,
        publishedAt: source.publishedAt ?? (source.status === 'published' ? now : null),
        createdAt,
        updatedAt: past(source.updatedAt ?? createdAt),
      },
    );
  }

  /**
   * Writes what the file has of a post's content; state and date stay, and the authors when the file names none that is
   * known here.
   *
   * @throws AppError as PostsService.update
   */
  private async update(
    present: Post,
    source: ImportedPost,
    known: readonly Author[],
  ): Promise<{ readonly outcome: ItemOutcome; readonly note?: string }> {
    const { title, contentMd, excerpt, tags, coverImage, featured } = source;
    const seo = source.seo ?? undefined;
    const authors = known.length > 0 ? known : undefined;
    const changes = { title, contentMd, excerpt, tags, coverImage, featured, seo, authors };
    const write = async (slug: string | undefined): Promise<ItemOutcome> => {
      const after = await this.parts.posts.update(present.id, { ...changes, slug }, null);
      return after.version === present.version ? 'unchanged' : 'updated';
    };
    try {
      return { outcome: await write(source.slug ?? undefined) };
    } catch (error) {
      if (!(error instanceof AppError) || error.code !== 'already-exists') throw error;
      const note = `Its slug is another post's: it stays at "${present.slug}".`;
      return { outcome: await write(undefined), note };
    }
  }
}

/** Why one post was refused. @throws the error itself when it is not about the post */
function requireReason(error: unknown): string {
  if (!(error instanceof AppError) || error.retryable) throw error;
  const details = (error.errors ?? []).map(({ pointer, detail }) => `${pointer.slice(1)} ${detail}`);
  return details.length > 0 ? details.join('; ') : error.message;
}
