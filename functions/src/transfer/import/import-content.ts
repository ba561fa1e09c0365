import { z } from 'zod';
import { BATCH_SIZE, type ContentTypes, type KindName } from '../../content/index.js';
import type {
  Job,
  JobFilesRepository,
  JobHandler,
  JobRun,
  JsonObject,
  StepOutcome,
} from '../../jobs/index.js';
import { PAGE_KIND, type PageTypes } from '../../pages/index.js';
import type { Clock, PublicWeb } from '../../platform/index.js';
import { POST_KIND, type Post, type PostTypes } from '../../posts/index.js';
import { PROJECT_KIND, type ProjectTypes } from '../../projects/index.js';
import { versionEtag } from '../../shared/index.js';
import type { UsersRepository } from '../../users/index.js';
import { DEFAULT_TIME_ZONE } from '../formats/import-times.js';
import { archiveIn, ZipArchive, type SourceFile } from '../archive/zip-archive.js';
import type {
  ImportedItem,
  ImportedPage,
  ImportedPost,
  ImportedProject,
  ImportProblem,
} from '../formats/imported-post.js';
import { importInput } from '../transfer.schema.js';
import type { FileLinks } from './file-links.js';
import { ImportAuthors } from './import-authors.js';
import type { ArchiveBytes } from '../archive/archive-bytes.js';
import { FetchedFiles, fetchedState } from './fetched-files.js';
import type { FileIntake, ImportFiles } from './import-files.js';
import { countByName, orFailed, problemsOf, type ItemOutcome } from './import-outcomes.js';
import { KindImport, type ImportRun, type ImportStore } from './kind-import.js';
import { movedAddresses, type MovedAddress } from './moved-addresses.js';
import { parseImport, TEXT_NAMES, type ImportedFile } from './parse-import.js';
import { examplesOf, ProblemExamples } from './problem-examples.js';
import { findPresent } from './same-post.js';

const count = z.int().min(0).default(0);

/**
 * Where the next step begins among the file's items, and behind them among its posts that link to others; how many files of those
 * posts are in the media library and counted; what was fetched for it; how many problems of each sort there were so far; whether links
 * of the file miss a post that was made.
 */
const checkpoint = z.object({
  next: count,
  files: count,
  fetched: fetchedState.optional(),
  kinds: z.record(z.string(), count).default({}),
  misses: z.boolean().default(false),
});

const LINKS_MISS =
  'Links in it to posts of the file whose slugs were taken lead to the posts that have these slugs: it was changed here meanwhile. Change the links, or import the file again.';

type Input = z.output<typeof importInput>;
type Before = z.output<typeof checkpoint>;

interface ImportParts {
  readonly files: Pick<JobFilesRepository, 'readUpload'>;
  /** Where files of archives go. */
  readonly intake: FileIntake;
  /** Where files that archives don't have are fetched from. */
  readonly web: PublicWeb;
  /** Archives that came in parts. */
  readonly archives: {
    open(uploadId: string): Promise<ArchiveBytes>;
    release(uploadId: string, jobId: string): Promise<void>;
  };
  readonly posts: ImportStore<PostTypes>;
  readonly pages: ImportStore<PageTypes>;
  readonly projects: ImportStore<ProjectTypes>;
  readonly users: Pick<UsersRepository, 'find' | 'findMany' | 'findByEmail'>;
  /** Where what was elsewhere is now. */
  readonly redirects: { addMissing(moved: readonly MovedAddress[]): Promise<number> };
  readonly clock: Clock;
}

/** The items of a file of one kind. */
interface Section {
  readonly kind: KindName;
  readonly items: readonly ImportedItem[];
  /** Imports those from `begin` to before `end`. */
  importSome(begin: number, end: number, run: ImportRun): Promise<ItemOutcome[]>;
  whichStoredSince(ids: readonly string[], since: Date): Promise<ReadonlySet<string>>;
}

/** What the steps of one run have in common. */
interface FileRun extends Omit<ImportRun, 'made'> {
  readonly sections: readonly Section[];
  readonly links: FileLinks;
  readonly files: ImportFiles;
  /** The address of the site that the file comes from; null where nobody says it. */
  readonly sourceUrl: string | null;
}

/**
 * Makes posts, pages and projects of a file, a few in each step: the jobs of kind `import`, whose input is the request's query.
 * An item's id follows from what it is in its source, so that the same file imported again finds every item there.
 *
 * @see docs/adr/0023-import-and-export.md and 0024-keys-belong-to-sites.md
 */
export class ImportContent implements JobHandler {
  private readonly posts: KindImport<PostTypes, ImportedPost>;
  private readonly pages: KindImport<PageTypes, ImportedPage>;
  private readonly projects: KindImport<ProjectTypes, ImportedProject>;

  constructor(private readonly parts: ImportParts) {
    const { posts, pages, projects, clock } = parts;
    this.posts = new KindImport({ ...posts, kind: POST_KIND, contentOf, clock });
    this.pages = new KindImport({ ...pages, kind: PAGE_KIND, contentOf, clock });
    this.projects = new KindImport({ ...projects, kind: PROJECT_KIND, contentOf, clock });
  }

  /** @throws AppError validation-failed when the file is not of the format at all; not-found when it has expired */
  async open(job: Job): Promise<JobRun> {
    const query = importInput.parse(job.input);
    const source = await this.sourceOf(job, query);
    const file = await parseImport(query.format, source, {
      sourceUrl: query.source_url ?? null,
      ownUrl: query.own_url,
      postAddress: query.post_address,
      now: job.createdAt,
      fetchesMedia: query.fetch_media === 'true',
      timeZone: query.time_zone ?? DEFAULT_TIME_ZONE,
    });
    const { createdBy: uploader, createdAt: begunAt } = job;
    const { ImportFiles: Files } = await import('./import-files.js');
    const archive = source instanceof ZipArchive ? source : null;
    const fetched = new FetchedFiles(checkpoint.parse(job.state ?? {}).fetched);
    const files = new Files(file.posts, {
      archive,
      intake: this.parts.intake,
      uploader,
      web: this.parts.web,
      clock: this.parts.clock,
      siteUrl: query.own_url,
      begunAt,
      fetched,
    });
    const sections = this.sectionsOf(file, files);
    const items = sections.flatMap((section) => section.items);
    const authors = await ImportAuthors.find(items, this.parts.users, uploader);
    const left = leftFiles(file.otherFiles - files.referred);
    const beforehand = examplesOf([...file.problems, ...authors.problems, ...left]);
    const sourceUrl = query.source_url ?? file.site;
    const run = { existing: query.existing, authors, sections, links: file.links, files, sourceUrl, begunAt };
    let isRepeated = job.attempts > 1;
    return {
      total: items.length,
      step: async (state) => {
        const outcome = await this.step(run, isRepeated, state);
        if (outcome.done > 0) isRepeated = false;
        if (outcome.isLast && query.upload_id !== undefined)
          await this.parts.archives.release(query.upload_id, job.id);
        const problems = state === null ? [...beforehand, ...outcome.problems] : outcome.problems;
        return { ...outcome, problems, state: { ...outcome.state, fetched: fetched.state } };
      },
    };
  }

  /** Of an archive that came in parts only the texts are read, the rest when it is asked for. */
  private async sourceOf(job: Job, { format, upload_id: uploadId }: Input): Promise<SourceFile> {
    if (uploadId !== undefined) {
      const bytes = await this.parts.archives.open(uploadId);
      return ZipArchive.open(bytes, (name) => TEXT_NAMES[format].test(name));
    }
    const upload = await this.parts.files.readUpload(job);
    return archiveIn(upload) ?? upload;
  }

  private sectionsOf({ posts, pages, projects, links }: ImportedFile, files: ImportFiles): Section[] {
    return [
      sectionOf(this.posts, posts, { links, prepare: (post) => files.withMedia(post) }),
      sectionOf(this.pages, pages),
      sectionOf(this.projects, projects),
    ];
  }

  private async step(run: FileRun, isRepeated: boolean, state: JsonObject | null): Promise<StepOutcome> {
    const before = checkpoint.parse(state ?? {});
    const total = run.sections.reduce((sum, { items }) => sum + items.length, 0);
    if (before.misses && before.next >= total) return this.relink(before, total, run);
    const { section, begin } = sectionAt(run.sections, before.next);
    const imported = section.items.slice(begin, begin + BATCH_SIZE);
    const taken = section.kind === 'post' ? await this.takeFiles(imported, run, before) : null;
    if (taken) return taken;
    const ids = imported.map(({ id }) => id);
    const made = isRepeated ? await section.whichStoredSince(ids, run.begunAt) : new Set<string>();
    const outcomes = await section.importSome(begin, begin + imported.length, { ...run, made });
    const moved = section.kind === 'post' ? movedAddresses(outcomes, run.sourceUrl) : [];
    const redirects = await this.parts.redirects.addMissing(moved);
    const next = before.next + imported.length;
    const misses =
      before.misses ||
      (section.kind === 'post' &&
        outcomes.some(({ source, slug }) => slug !== undefined && run.links.missAt(source, slug)));
    const isLast = next >= total && !misses;
    const { problems, kinds } = problemsOf(section.kind, outcomes, before.kinds, isLast);
    return {
      state: { next, files: 0, kinds: { ...kinds }, misses },
      done: imported.length,
      counts: { ...countByName(outcomes), ...(redirects > 0 && { redirects }) },
      problems,
      isLast,
    };
  }

  /** Brings files of posts into the media library; null when all are there. Of posts that are skipped none. 1 to 3 reads a post. */
  private async takeFiles(
    items: readonly ImportedItem[],
    { existing, files }: Pick<FileRun, 'existing' | 'files'>,
    before: Before,
  ): Promise<StepOutcome | null> {
    const posts = (items as readonly ImportedPost[]).filter(({ files: own = [] }) => own.length > 0);
    const stored = existing === 'skip' ? await this.posts.findStored(posts) : new Map<string, Post>();
    const needing = posts.filter((post) => findPresent(post, stored) === null);
    return this.takeFilesOf(needing, files, before);
  }

  private async takeFilesOf(
    posts: readonly ImportedPost[],
    files: ImportFiles,
    before: Before,
  ): Promise<StepOutcome | null> {
    const taken = await files.takeSome(posts, before.files);
    if (!taken) return null;
    const examples = new ProblemExamples(before.kinds);
    for (const problem of taken.problems) examples.add(problem);
    const state = { ...before, kinds: { ...examples.counts }, files: taken.counted };
    return { state, done: 0, counts: taken.counts, problems: examples.problems, isLast: false };
  }

  /** Has links of some posts follow others that got another slug than they wished. */
  private async relink(
    before: Before,
    total: number,
    { existing, links, files, begunAt }: Pick<FileRun, 'existing' | 'links' | 'files' | 'begunAt'>,
  ): Promise<StepOutcome> {
    const begin = before.next - total;
    const batch = links.linking.slice(begin, begin + BATCH_SIZE);
    const stored = await this.posts.findStored(
      batch.flatMap((source) => [source, ...links.targetsOf(source)]),
    );
    const ids = batch.map(({ id }) => id);
    const made = existing === 'update' ? null : await this.posts.whichStoredSince(ids, begunAt);
    const ours = batch.flatMap((source) => {
      const present = findPresent(source, stored);
      const isOurs = present?.isSame === true && (made?.has(present.item.id) ?? true);
      return isOurs ? [{ source, post: present.item }] : [];
    });
    // They are there already, and were counted: a worker that begins here looks them up.
    const taken = await files.takeSome(
      ours.map(({ source }) => source),
      Infinity,
    );
    if (taken) return { state: { ...before }, done: 0, counts: {}, problems: [], isLast: false };
    const outcomes: ItemOutcome[] = [];
    for (const { source, post } of ours) {
      const { contentMd } = links.followed(files.withMedia(source), stored);
      if (contentMd === post.contentMd) continue;
      if (links.areSameButForLinks(contentMd, post.contentMd))
        outcomes.push(await this.rewrite(source, post, contentMd));
    }
    const isLast = begin + BATCH_SIZE >= links.linking.length;
    const { problems, kinds } = problemsOf('post', outcomes, before.kinds, isLast);
    const state = { ...before, next: before.next + BATCH_SIZE, kinds: { ...kinds } };
    return { state, done: 0, counts: {}, problems, isLast };
  }

  /** Only the version that was looked at: another is somebody's work. */
  private async rewrite(source: ImportedPost, present: Post, contentMd: string): Promise<ItemOutcome> {
    const outcome = await orFailed(source, async () => {
      await this.parts.posts.service.update(present.id, { contentMd }, [versionEtag(present.version)]);
      return { name: 'updated' as const, source };
    });
    return outcome.name === 'failed' ? { ...outcome, detail: LINKS_MISS } : outcome;
  }
}

/** What the writer of an item would have given. */
function contentOf<Source extends ImportedItem>(source: Source) {
  return { ...source, slug: source.slug ?? undefined, seo: source.seo ?? undefined };
}

/** What was left in an archive. */
function leftFiles(number: number): ImportProblem[] {
  if (number <= 0) return [];
  return [
    { item: 'other files', detail: `no post refers to them, and they were left out (${String(number)})` },
  ];
}

/** How items of a kind come to what is stored of them. */
interface Ways<T extends ContentTypes, Source extends ImportedItem> {
  readonly links?: Parameters<KindImport<T, Source>['importBatch']>[2];
  readonly prepare?: (source: Source) => Source;
}

function sectionOf<T extends ContentTypes, Source extends ImportedItem>(
  kind: KindImport<T, Source>,
  items: readonly Source[],
  { links, prepare = (source) => source }: Ways<T, Source> = {},
): Section {
  return {
    kind: kind.name,
    items,
    importSome: (begin, end, run) => kind.importBatch(items.slice(begin, end).map(prepare), run, links),
    whichStoredSince: (ids, since) => kind.whichStoredSince(ids, since),
  };
}

/** Where the item of a number is among all of the file; behind the last, the end of the last section. */
function sectionAt(
  sections: readonly Section[],
  number: number,
): { readonly section: Section; readonly begin: number } {
  let begin = number;
  for (const section of sections) {
    if (begin < section.items.length) return { section, begin };
    begin -= section.items.length;
  }
  const [last] = sections.slice(-1);
  if (!last) throw new Error('unreachable: a file has sections of every kind');
  return { section: last, begin: last.items.length };
}
