import { fingerprintOf } from '../../../shared/index.js';
import { FrontMatterReader } from './front-matter.js';
import { ImportCollector, ItemRefused, type Report } from '../import-collector.js';
import {
  MAX_IMPORTED_POSTS,
  type OwnSourcePost,
  type ImportOptions,
  type ParsedImport,
} from '../imported-post.js';
import { parseTime } from '../import-times.js';
import { readHeader } from './markdown-header.js';
import { decodeUtf8, refusedFile } from '../source-file.js';
import { isInPrivatePlace, isPartlyForMembers } from '../withheld.js';
import { isZip, listEntries, readEntry, type ZipEntry } from '../../import/zip-archive.js';

/** Bounds of an archive, in bytes: of all Markdown in it, and of one file. */
const MAX_TOTAL_SIZE = 200 * 1024 * 1024;
const MAX_FILE_SIZE = 2 * 1024 * 1024;

const MARKDOWN = /\.(?:md|markdown)$/i;

/** What systems put beside files: resource forks, hidden files. */
const HIDDEN = /(?:^|\/)(?:\.(?!\.?\/)|__MACOSX(?:\/|$))/;

/** Jekyll's `2026-05-01-title.md`. */
const DATED_NAME = /^(?<date>\d{4}-\d\d-\d\d)-(?<rest>.+)$/;

/**
 * Posts of a ZIP of Markdown files, in the order of their names, or of one Markdown file.
 *
 * @throws AppError validation-failed when it is neither; when the ZIP is damaged, has more than 10,000 files, or says that its
 * Markdown has more than 200 MB
 */
export function parseMarkdown(bytes: Buffer, options: ImportOptions): ParsedImport {
  const collector = new ImportCollector();
  if (isZip(bytes)) {
    readZip(bytes, options, collector);
    return collector;
  }
  const text = decodeUtf8(bytes);
  if (text === null || text.includes('\0')) throw refusedFile('neither a ZIP nor a Markdown file in UTF-8');
  refuseOtherFormat(text);
  collector.read('the file', (report) =>
    readFile(text, { ...options, path: null, headers: new FrontMatterReader(), report }),
  );
  return collector;
}

function readZip(bytes: Buffer, options: ImportOptions, collector: ImportCollector): void {
  const entries = listEntries(bytes, MAX_IMPORTED_POSTS).filter(({ name }) => !HIDDEN.test(name));
  const files = entries
    .filter(({ name }) => MARKDOWN.test(name))
    .sort((a, b) => (a.name < b.name ? -1 : Number(a.name > b.name)));
  requireBounded(files, bytes.length);
  const headers = new FrontMatterReader();
  for (const entry of files) {
    collector.read(`file ${entry.name}`, (report) =>
      readZipped(bytes, entry, { ...options, headers, report }),
    );
  }
  const others = entries.length - files.length;
  if (others > 0) collector.report('other files', `are no Markdown and were left out (${others})`);
}

/** The parser of Markdown takes any text: a file of another format would become a post that shows its source. */
function refuseOtherFormat(text: string): void {
  if (isJson(text)) {
    throw refusedFile('not Markdown but JSON: choose the format “json”, or “ghost” for an export of Ghost');
  }
  const start = /^\s*<(?:!doctype|html|\?xml)(?![\w-])/i.exec(text)?.[0];
  if (start === undefined) return;
  throw refusedFile(
    start.trim() === '<?xml'
      ? 'not Markdown but XML: choose the format “wordpress” for an export of WordPress'
      : 'not Markdown but HTML, which no format takes: convert it to Markdown',
  );
}

/** A number or a quoted word alone are Markdown as well. */
function isJson(text: string): boolean {
  if (!/^\s*[[{]/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Before anything is inflated. More packed bytes than the file has means that entries overlap, as in a bomb. */
function requireBounded(files: readonly ZipEntry[], length: number): void {
  const total = files.reduce((sum, { size }) => sum + size, 0);
  if (total > MAX_TOTAL_SIZE) throw refusedFile('has more than 200 MB of Markdown: import it in parts');
  const packed = files.reduce((sum, { compressedSize }) => sum + compressedSize, 0);
  if (packed > length) throw refusedFile('is a ZIP whose files overlap');
}

function readZipped(bytes: Buffer, entry: ZipEntry, context: Omit<FileContext, 'path'>): OwnSourcePost {
  if (entry.size > MAX_FILE_SIZE) throw new ItemRefused('has more than 2 MB and was left out: split it');
  const text = decodeUtf8(readEntry(bytes, entry));
  if (text === null) throw new ItemRefused('is not UTF-8 and was left out: save it in UTF-8');
  return readFile(text, { ...context, path: entry.name });
}

interface FileContext extends ImportOptions {
  /** Null for a file that came alone, whose name nobody knows: all of its text is what it is known by. */
  readonly path: string | null;
  readonly headers: FrontMatterReader;
  readonly report: Report;
}

function readFile(text: string, { path, sourceUrl, now, headers, report }: FileContext): OwnSourcePost {
  const { header, body } = headers.split(text);
  const { date, words } = readName(path ?? '');
  const { notes, ...fields } = readHeader(header ?? {}, date, now);
  const withheld = [
    ...fields.withheld,
    ...(isInPrivatePlace(path ?? '') ? ['has the name or folder of what is not published'] : []),
    ...(fields.id === null && isPartlyForMembers(body) ? ['has a part for members only'] : []),
  ];
  for (const note of notes) report(note);
  const heading = fields.title === null ? firstHeading(body) : null;
  const title = fields.title ?? heading?.title ?? words?.replaceAll(/[-_]+/g, ' ') ?? '';
  const slug = fields.slug ?? words;
  return {
    ...fields,
    key: fields.id === null ? `markdown:${path ?? fingerprintOf(text)}` : `firefolio:${fields.id}`,
    title,
    slug,
    // Without a header nobody said that it is to be seen.
    status: header && withheld.length === 0 ? fields.status : 'draft',
    withheld,
    contentMd: heading?.rest ?? body,
    coverImage: fields.coverImage && { ...fields.coverImage, url: resolve(fields.coverImage.url, sourceUrl) },
  };
}

/** What a file's name says; of Hugo's `a-title/index.md` the folder's. */
function readName(path: string): { date: Date | null; words: string | null } {
  const segments = path.replace(MARKDOWN, '').split(/[/\\]/);
  const last = segments.pop() ?? '';
  const name = last === 'index' ? (segments.pop() ?? '') : last;
  const { date, rest } = DATED_NAME.exec(name)?.groups ?? {};
  return { date: parseTime(date), words: (rest ?? name) || null };
}

/** The first heading outside of code, and the body without it when it stands at the very top. */
function firstHeading(body: string): { title: string; rest: string } | null {
  const lines = body.split('\n');
  let fence: string | undefined;
  for (const [index, line] of lines.entries()) {
    const mark = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.[1];
    if (fence !== undefined) {
      if (mark?.startsWith(fence)) fence = undefined;
      continue;
    }
    fence = mark;
    const title = /^ {0,3}#{1,6}[ \t](.*)/
      .exec(line)?.[1]
      ?.trim()
      .replace(/(?:^|[ \t])#+$/, '')
      .trimEnd();
    if (!title) continue;
    const isTop = line.startsWith('# ') && lines.slice(0, index).every((before) => before.trim() === '');
    const rest = isTop
      ? lines
          .slice(index + 1)
          .join('\n')
          .replace(/^\s*\n/, '')
      : body;
    return { title, rest };
  }
  return null;
}

function resolve(url: string, sourceUrl: string | null): string {
  return sourceUrl === null ? url : (URL.parse(url, sourceUrl)?.href ?? url);
}
