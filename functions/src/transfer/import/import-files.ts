import type { JobProblem } from '../../jobs/index.js';
import { AppError } from '../../errors/index.js';
import {
  isPictureType,
  MEDIA_TEXTS,
  mediaUrl,
  traitsOf,
  wordsOfName,
  type MediaText,
  type Taken,
  type WholeUpload,
  type MediaType,
  type UploadService,
} from '../../media/index.js';
import { cutAtCharacter } from '../../shared/index.js';
import type { Clock, PublicWeb } from '../../platform/index.js';
import type { ZipArchive } from '../archive/zip-archive.js';
import type { ZipEntry } from '../archive/zip-format.js';
import { decodedPath } from '../formats/archive-files.js';
import { ItemRefused } from '../formats/import-collector.js';
import type { ArchivedFile, ImportedPost, ImportProblem } from '../formats/imported-post.js';
import type { FetchedFiles } from './fetched-files.js';
import { withMediaAddresses, type TakenFile } from './media-addresses.js';
import { pictureTexts, type PlaceText } from './picture-texts.js';

const MB = 1024 * 1024;

/** What is larger is never in memory as a whole. */
const MAX_WHOLE_BYTES = 25 * MB;

/** Bounds of one step, and of what is in memory at once. */
const STEP_FILES = 24;
const STEP_BYTES = 32 * MB;
const AT_ONCE = 4;

/** Bytes of all files of an import together: pictures and films hardly pack, so no honest archive has much more than it is long. */
const MAX_TOTAL_BYTES = 500 * MB;

/** Files that are fetched: how many, how long one may take, and all of them, from when the job was begun. */
const MAX_REMOTE = 500;
const REMOTE_TIMEOUT_MS = 15_000;
const REMOTE_MS = 60 * 60 * 1000;

/** What one of them counts in a step: eight are fetched, four at once, before the lease of their worker is over. */
const REMOTE_SIZE = STEP_BYTES / 8;

/** Takes files as uploads of an account are taken. */
export type FileIntake = Pick<UploadService, 'upload' | 'uploadLarge'>;

interface FilesParts {
  /** Null where the file is no archive. */
  readonly archive: ZipArchive | null;
  readonly intake: FileIntake;
  readonly web: PublicWeb;
  readonly clock: Clock;
  /** Who imports. */
  readonly uploader: { readonly id: string; readonly name: string };
  /** The origin of this site; null where nobody says it. */
  readonly siteUrl: string | null;
  /** When the job was begun: what an earlier worker of it has stored is newer. */
  readonly begunAt: Date;
  /** What an earlier worker of it has fetched, and this one does. */
  readonly fetched: FetchedFiles;
}

/** What a step has done with files. */
export interface TakenFiles {
  /** How many of those of the posts in hand are dealt with and counted. */
  readonly counted: number;
  readonly counts: Readonly<Record<string, number>>;
  readonly problems: readonly ImportProblem[];
}

interface FileOutcome {
  /** Null where it was not taken. */
  readonly file: TakenFile | null;
  readonly name: 'files_created' | 'files_known' | 'files_failed';
  /** Of one that this job has brought: whether it was there by now. */
  readonly isFound?: boolean;
  readonly problem?: ImportProblem;
}

/** The first post that refers to a file, and how. */
interface Reference {
  readonly post: ImportedPost;
  readonly file: ArchivedFile;
}

/**
 * Brings the pictures and other files of an archive into the media library, those only that posts refer to, each once. Which ones
 * are there the library knows by their bytes: a worker that begins anew finds them again. Those that were fetched it knows from the
 * last checkpoint.
 */
export class ImportFiles {
  /** By their paths; null for what was not taken. */
  private readonly taken = new Map<string, TakenFile | null>();
  /** Of all that was taken. */
  private readonly ids = new Set<string>();
  private readonly entries: ReadonlyMap<string, ZipEntry>;
  private readonly references = new Map<string, Reference>();
  /** What posts say of their pictures, read once for all of them. */
  private readonly said = new WeakMap<ImportedPost, ReadonlyMap<string, PlaceText>>();
  /** Those for which an import has no room. */
  private readonly tooMuch = new Set<string>();

  constructor(
    posts: readonly ImportedPost[],
    private readonly parts: FilesParts,
  ) {
    const { entries = [] } = parts.archive ?? {};
    // Of several with one name the first.
    this.entries = new Map(entries.toReversed().map((entry) => [entry.name, entry]));
    let [total, remote] = [0, 0];
    for (const post of posts)
      for (const file of post.files ?? []) {
        if (this.references.has(file.path)) continue;
        this.references.set(file.path, { post, file });
        total += this.entries.get(file.path)?.size ?? 0;
        remote += file.isRemote ? 1 : 0;
        if (total > MAX_TOTAL_BYTES || remote > MAX_REMOTE) this.tooMuch.add(file.path);
        else if (file.isRemote) this.takeFetched(file.path);
      }
  }

  /** How many files of the archive posts refer to. */
  get referred(): number {
    return [...this.references.keys()].filter((path) => this.entries.has(path)).length;
  }

  /**
   * Takes some of the files that posts refer to.
   *
   * @param counted how many of them were dealt with and counted in steps before
   * @returns null when none of them is left
   * @throws AppError a retryable one
   */
  async takeSome(posts: readonly ImportedPost[], counted: number): Promise<TakenFiles | null> {
    const paths = [...new Set(posts.flatMap(({ files = [] }) => files.map(({ path }) => path)))];
    const some = this.bounded(paths.filter((path) => !this.taken.has(path)));
    if (some.length === 0) return null;
    const counts: Record<string, number> = {};
    const problems: ImportProblem[] = [];
    for (let begin = 0; begin < some.length; begin += AT_ONCE) {
      const group = some.slice(begin, begin + AT_ONCE);
      // To their ends: what goes on after the step may be done at once with the next one.
      const settled = await Promise.allSettled(group.map((path) => this.take(path)));
      for (const [index, result] of settled.entries()) {
        if (result.status === 'rejected') throw result.reason;
        const [path, outcome] = [group[index] ?? '', result.value];
        const isCounted = paths.indexOf(path) < counted || this.wasCounted(path, outcome, posts);
        // A copy at another path.
        const isCopy = outcome.isFound === true && this.ids.has(outcome.file?.id ?? '');
        const name = isCopy ? 'files_known' : outcome.name;
        this.taken.set(path, outcome.file);
        if (outcome.file) this.ids.add(outcome.file.id);
        if (this.isFetched(path)) this.parts.fetched.note(path, outcome.file);
        if (isCounted) continue;
        counts[name] = (counts[name] ?? 0) + 1;
        if (outcome.problem && !isCopy) problems.push(outcome.problem);
      }
    }
    const done = paths.findIndex((path) => !this.taken.has(path));
    return { counted: Math.max(counted, done === -1 ? paths.length : done), counts, problems };
  }

  /** A post that names what was taken. */
  withMedia(post: ImportedPost): ImportedPost {
    return withMediaAddresses(post, (path) => this.taken.get(path) ?? null);
  }

  /** Whether a step of an earlier worker has brought and counted it, for an earlier post. */
  private wasCounted(
    path: string,
    { isFound = false }: FileOutcome,
    posts: readonly ImportedPost[],
  ): boolean {
    const first = this.references.get(path)?.post;
    return isFound && !posts.some(({ id }) => id === first?.id);
  }

  /** What an earlier worker has fetched is taken, and counted. */
  private takeFetched(path: string): void {
    const file = this.parts.fetched.at(path);
    if (file === undefined) return;
    this.taken.set(path, file);
    if (file) this.ids.add(file.id);
  }

  /** Whether a file is asked for at its site. */
  private isFetched(path: string): boolean {
    return this.references.get(path)?.file.isRemote === true && !this.tooMuch.has(path);
  }

  /** Its bytes to the library, out of the archive or from its site. */
  private async bring(path: string, said: Omit<WholeUpload, 'bytes'>): Promise<Taken> {
    const { archive, intake, uploader } = this.parts;
    const entry = this.entries.get(path);
    if (!entry || !archive)
      return intake.upload({ ...said, bytes: await this.fetched(path) }, uploader, null);
    if (entry.size > MAX_WHOLE_BYTES)
      return intake.uploadLarge({ ...said, open: () => archive.stream(entry) }, uploader);
    return intake.upload({ ...said, bytes: await archive.read(entry) }, uploader, null);
  }

  private async fetched(url: string): Promise<Buffer> {
    const { web, clock, begunAt, fetched } = this.parts;
    if (clock.now().getTime() - begunAt.getTime() > REMOTE_MS)
      throw new ItemRefused(
        'was not fetched, since the import was begun an hour ago: import the file again with existing=update',
      );
    const bytes = await web.read(url, { maxBytes: MAX_WHOLE_BYTES, timeoutMs: REMOTE_TIMEOUT_MS });
    if (fetched.count(bytes.length) > MAX_TOTAL_BYTES)
      throw new ItemRefused('is one too many: 500 MB are fetched at most');
    return bytes;
  }

  private saidIn(post: ImportedPost): ReadonlyMap<string, PlaceText> {
    const said = this.said.get(post) ?? pictureTexts(post);
    this.said.set(post, said);
    return said;
  }

  /** The next of them, as many as one step may take. */
  private bounded(paths: readonly string[]): readonly string[] {
    let bytes = 0;
    const end = paths.slice(0, STEP_FILES).findIndex((path, index) => {
      bytes += this.entries.get(path)?.size ?? REMOTE_SIZE;
      return index > 0 && bytes > STEP_BYTES;
    });
    return paths.slice(0, end === -1 ? STEP_FILES : end);
  }

  private async take(path: string): Promise<FileOutcome> {
    const reference = this.references.get(path);
    if (!reference) throw new Error('unreachable: what is taken is referred to');
    try {
      return await this.store(path, reference);
    } catch (error) {
      const isFinal = error instanceof ItemRefused || (error instanceof AppError && !error.retryable);
      if (!isFinal) throw error;
      const reason = error instanceof ItemRefused ? `it ${error.message}` : error.reason;
      return { file: null, name: 'files_failed', problem: notTaken(reference, path, reason) };
    }
  }

  private async store(path: string, reference: Reference): Promise<FileOutcome> {
    const { uploader, begunAt, siteUrl } = this.parts;
    if (this.tooMuch.has(path))
      throw new ItemRefused(
        `is one too many: the files of an import may have 500 MB in all, and ${String(MAX_REMOTE)} are fetched`,
      );
    const name = reference.file.isRemote ? decodedPath(URL.parse(path)?.pathname ?? '') : path;
    const text = (type: MediaType) =>
      textOf(reference, name, isPictureType(type) ? this.saidIn(reference.post) : null);
    const { media, outcome } = await this.bring(path, { fileName: name, text });
    const file = {
      id: media.id,
      isPicture: isPictureType(media.type),
      url: siteUrl === null ? null : siteUrl + originalOf(media),
    };
    const isOurs = media.createdAt >= begunAt && media.uploadedBy?.id === uploader.id;
    if (outcome === 'known' && !isOurs) return { file, name: 'files_known' };
    const isUnsaid = media.alt !== '' && media.alt === wordsOfName(name);
    return {
      file,
      name: 'files_created',
      isFound: outcome === 'known',
      ...(isUnsaid && { problem: unsaid(reference, path, media.alt) }),
    };
  }
}

/** What the library is told of a file: of a picture of which nobody says what is on it, the words of its name. @param texts of its post */
function textOf(
  { post, file: { path, text = {} } }: Reference,
  name: string,
  texts: ReadonlyMap<string, PlaceText> | null,
): MediaText {
  const said = {
    title: cutAtCharacter(text.title ?? '', MEDIA_TEXTS.title),
    caption: cutAtCharacter(text.caption ?? '', MEDIA_TEXTS.caption),
    credit: '',
    focalPoint: null,
  };
  if (!texts) return { ...said, alt: '', decorative: false };
  const urls = (post.files ?? []).flatMap((file) => (file.path === path ? [file.url] : []));
  const places = urls.flatMap((url) => texts.get(url) ?? []);
  const found = [text.alt?.trim() ?? '', ...places.map(({ alt }) => alt)].find((alt) => alt !== '');
  const decorative =
    found === undefined && places.length > 0 && places.every(({ isDecorative }) => isDecorative);
  const alt = cutAtCharacter(found ?? (decorative ? '' : wordsOfName(name)), MEDIA_TEXTS.alt);
  return { ...said, alt, decorative };
}

function originalOf({ hash, type }: { readonly hash: string; readonly type: MediaType }): string {
  return mediaUrl(hash, `original.${traitsOf(type).extension}`);
}

function notTaken({ post }: Reference, path: string, reason: string): JobProblem {
  return {
    item: post.title,
    detail: `It refers to “${path}”, which was not taken, and whose address stays as it was: ${reason}`,
  };
}

function unsaid({ post }: Reference, path: string, alt: string): ImportProblem {
  return {
    item: post.title,
    detail: `Its picture “${path}” has no alternative text and is called “${alt}”, as its file: say in the media library what is on it.`,
  };
}
