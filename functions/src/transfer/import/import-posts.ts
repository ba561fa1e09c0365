import { z } from 'zod';
import { BATCH_SIZE, type CreateOutcome } from '../../content/index.js';
import type {
  Job,
  JobFilesRepository,
  JobHandler,
  JobRun,
  JsonObject,
  StepOutcome,
} from '../../jobs/index.js';
import type { Clock } from '../../platform/index.js';
import type { Post, PostBatches, PostsService, PostTypes } from '../../posts/index.js';
import { versionEtag } from '../../shared/index.js';
import type { UsersRepository } from '../../users/index.js';
import { ImportAuthors } from './import-authors.js';
import {
  countByName,
  createdOutcome,
  exposedOutcome,
  orFailed,
  problemsOf,
  skippedOutcome,
  strangerOutcome,
  type ItemOutcome,
} from './import-outcomes.js';
import { DEFAULT_TIME_ZONE } from '../formats/import-times.js';
import { shownFrom, type ImportedPost } from '../formats/imported-post.js';
import { isSameButForLinks, type FileLinks } from './file-links.js';
import { parseImport } from './parse-import.js';
import { composePost, updatePost, type ComposedPost } from './post-writes.js';
import { examplesOf } from './problem-examples.js';
import { findPresent, type PresentPost } from './same-post.js';
import { importInput, type ImportQuery } from '../transfer.schema.js';

const count = z.int().min(0).default(0);

/**
 * Where the next step begins among the file's posts, and behind them among those that link to others; how many problems of
 * each kind there were so far; whether links of the file miss a post that was made.
 */
const checkpoint = z.object({
  next: count,
  kinds: z.record(z.string(), count).default({}),
  misses: z.boolean().default(false),
});

const LINKS_MISS =
  'Links in it to posts of the file whose slugs were taken lead to the posts that have these slugs: it was changed here meanwhile. Change the links, or import the file again.';

interface ImportParts {
  readonly files: Pick<JobFilesRepository, 'readUpload'>;
  readonly posts: Pick<PostsService, 'createMany' | 'update'>;
  readonly stored: Pick<PostBatches, 'findMany' | 'whichStoredSince'>;
  readonly users: Pick<UsersRepository, 'find' | 'findMany' | 'findByEmail'>;
  readonly clock: Clock;
}

/** What the steps of one run have in common. */
interface ImportRun {
  readonly existing: ImportQuery['existing'];
  readonly authors: ImportAuthors;
  readonly links: FileLinks;
  /** When the job was begun. */
  readonly begunAt: Date;
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
    const { posts, problems, links } = await parseImport(query.format, upload, {
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
        const run = { existing: query.existing, authors, links, begunAt: job.createdAt, isRepeated };
        const outcome = await this.step(posts, run, state);
        isRepeated = false;
        return state === null ? { ...outcome, problems: [...beforehand, ...outcome.problems] } : outcome;
      },
    };
  }

  private async step(
    all: readonly ImportedPost[],
    { isRepeated, ...run }: Omit<ImportRun, 'made'> & { readonly isRepeated: boolean },
    state: JsonObject | null,
  ): Promise<StepOutcome> {
    const before = checkpoint.parse(state ?? {});
    if (before.misses && before.next >= all.length) return this.relink(before, all.length, run);
    const end = Math.min(before.next + BATCH_SIZE, all.length);
    const imported = all.slice(before.next, end);
    const ids = imported.map(({ id }) => id);
    const made = isRepeated ? await this.parts.stored.whichStoredSince(ids, run.begunAt) : null;
    const outcomes = await this.importBatch(imported, { ...run, made: made ?? new Set() });
    const misses =
      before.misses ||
      outcomes.some(({ source, slug }) => slug !== undefined && run.links.missAt(source, slug));
    const isLast = end === all.length && !misses;
    const { problems, kinds } = problemsOf(outcomes, before.kinds, isLast);
    return {
      state: { next: end, kinds: { ...kinds }, misses },
      done: imported.length,
      counts: countByName(outcomes),
      problems,
      isLast,
    };
  }

  /** Has links of some posts follow others that got another slug than they wished. */
  private async relink(
    { next, kinds: before }: z.output<typeof checkpoint>,
    posts: number,
    { existing, links, begunAt }: Pick<ImportRun, 'existing' | 'links' | 'begunAt'>,
  ): Promise<StepOutcome> {
    const begin = next - posts;
    const batch = links.linking.slice(begin, begin + BATCH_SIZE);
    const stored = await this.findStored(batch, links);
    const ids = batch.map(({ id }) => id);
    const made = existing === 'update' ? null : await this.parts.stored.whichStoredSince(ids, begunAt);
    const outcomes: ItemOutcome[] = [];
    for (const source of batch) {
      const present = findPresent(source, stored);
      const { contentMd } = links.followed(source, stored);
      const isOurs = present?.isSame === true && (made?.has(present.post.id) ?? true);
      if (!isOurs || contentMd === present.post.contentMd) continue;
      if (isSameButForLinks(contentMd, present.post.contentMd))
        outcomes.push(await this.rewrite(source, present.post, contentMd));
    }
    const isLast = begin + BATCH_SIZE >= links.linking.length;
    const { problems, kinds } = problemsOf(outcomes, before, isLast);
    const state = { next: next + BATCH_SIZE, kinds: { ...kinds }, misses: true };
    return { state, done: 0, counts: {}, problems, isLast };
  }

  /** Only the version that was looked at: another is somebody's work. */
  private async rewrite(source: ImportedPost, present: Post, contentMd: string): Promise<ItemOutcome> {
    const outcome = await orFailed(source, async () => {
      await this.parts.posts.update(present.id, { contentMd }, [versionEtag(present.version)]);
      return { name: 'updated' as const, source };
    });
    return outcome.name === 'failed' ? { ...outcome, detail: LINKS_MISS } : outcome;
  }

  private async importBatch(given: readonly ImportedPost[], run: ImportRun): Promise<ItemOutcome[]> {
    const stored = await this.findStored(given, run.links);
    const imported = given.map((source) => run.links.followed(source, stored));
    const composed: ComposedPost[] = [];
    const outcomes: ItemOutcome[] = [];
    for (const source of imported) {
      const present = findPresent(source, stored);
      if (present) {
        outcomes.push(await this.meetPresent(source, present, run));
        continue;
      }
      const found = await orFailed(source, async () =>
        composePost(source, run.authors.of(source), this.parts.clock.now()),
      );
      if ('post' in found) composed.push(found);
      else outcomes.push(found);
    }
    return [...outcomes, ...(await this.create(composed, run))];
  }

  /** The posts here that those of the file may be, and those that they link to, by id. 1 to 4 reads for each in 1 round trip. */
  private async findStored(
    imported: readonly ImportedPost[],
    links: FileLinks,
  ): Promise<ReadonlyMap<string, Post>> {
    const wanted = imported.flatMap((source) => [source, ...links.targetsOf(source)]);
    const ids = wanted.flatMap(({ id, sureIds, likelyIds }) => [id, ...sureIds, ...likelyIds]);
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
      const asMade = async () => composePost(source, present.authors, this.parts.clock.now());
      return orFailed(source, async () => createdOutcome(source, present, (await asMade()).warnings));
    }
    const now = this.parts.clock.now();
    if (shownFrom(source) > Math.max(shownFrom(present), now.getTime()))
      return exposedOutcome(source, present, now);
    if (run.existing === 'skip') return skippedOutcome(source, present);
    const known = run.authors.knownOf(source);
    return orFailed(source, async () => updatePost(this.parts.posts, { present, source, known, now }));
  }
}
