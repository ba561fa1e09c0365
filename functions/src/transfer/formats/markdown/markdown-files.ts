import { ImportCollector, ItemRefused } from '../import-collector.js';
import { MAX_IMPORTED_POSTS, type ImportOptions, type ParsedImport } from '../imported-post.js';
import { decodeUtf8, refusedFile } from '../source-file.js';
import { archiveIn, type SourceFile, type ZipArchive } from '../../archive/zip-archive.js';
import type { ZipEntry } from '../../archive/zip-format.js';
import { Archive } from './archive.js';
import { MARKDOWN_ENDING } from './file-name.js';
import { FrontMatterReader } from './front-matter.js';
import { ownRecordOf } from './own-file.js';
import { archivedPostOf, readMarkdownFile, toSourcePost, type ReadFile } from './markdown-post.js';

/** Bounds of an archive, in bytes: of all Markdown in it, and of one file. */
const MAX_TOTAL_SIZE = 200 * 1024 * 1024;
const MAX_FILE_SIZE = 2 * 1024 * 1024;

/** Whether an entry of an archive is a Markdown file, by its name. */
export function isMarkdownName(name: string): boolean {
  return MARKDOWN_ENDING.test(name);
}

/**
 * Posts of a ZIP of Markdown files, in the order of their names, or of one Markdown file; of our own archives pages and projects as well.
 *
 * @throws AppError validation-failed when it is neither; when the ZIP is damaged, has more than 10,000 Markdown files, or says that its
 * Markdown has more than 200 MB
 */
export function parseMarkdown(file: SourceFile, options: ImportOptions): ParsedImport {
  const collector = new ImportCollector();
  const archive = archiveIn(file);
  return archive ? readZip(archive, options, collector) : readAlone(file as Buffer, options, collector);
}

function readAlone(bytes: Buffer, options: ImportOptions, collector: ImportCollector): ParsedImport {
  const text = decodeUtf8(bytes);
  if (text === null || text.includes('\0')) throw refusedFile('neither a ZIP nor a Markdown file in UTF-8');
  refuseOtherFormat(text);
  collector.read('the file', (report) => {
    const parts = new FrontMatterReader().split(text);
    const other = ownRecordOf(parts, 'the file');
    if (other) {
      collector.others.push(other);
      return null;
    }
    const file = readMarkdownFile(text, parts, { ...options, path: null, report });
    const archive = new Archive([archivedPostOf(file, options)], [], options.sourceUrl);
    return toSourcePost(file, { ...options, archive, report });
  });
  return collector;
}

/** In two rounds: links lead to posts that come later, too. */
function readZip(zip: ZipArchive, options: ImportOptions, collector: ImportCollector): ParsedImport {
  const markdown = zip.entries
    .filter(({ name }) => isMarkdownName(name))
    .sort((a, b) => (a.name < b.name ? -1 : Number(a.name > b.name)));
  requireBounded(markdown);
  const files = new ImportCollector<ReadFile>();
  const headers = new FrontMatterReader();
  for (const entry of markdown) {
    const item = `file ${entry.name}`;
    files.read(item, (report) => {
      const text = readZipped(zip, entry);
      const parts = headers.split(text);
      const other = ownRecordOf(parts, item);
      if (!other) return readMarkdownFile(text, parts, { ...options, path: entry.name, report });
      collector.others.push(other);
      return null;
    });
  }
  collector.problems.push(...files.problems);
  const others = zip.entries.filter(({ name }) => !isMarkdownName(name)).map(({ name }) => name);
  const archive = new Archive(
    files.posts.map((file) => archivedPostOf(file, options)),
    others,
    options.sourceUrl,
  );
  for (const file of files.posts) {
    collector.read(`file ${file.path ?? ''}`, (report) =>
      toSourcePost(file, { ...options, archive, report }),
    );
  }
  collector.otherFiles = new Set(others).size;
  return collector;
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

/** A number or a quoted word alone are Markdown as well, and what has a title is a header of Hugo's. */
function isJson(text: string): boolean {
  if (!/^\s*[[{]/.test(text)) return false;
  try {
    const value: unknown = JSON.parse(text);
    const isExport = typeof value !== 'object' || value === null || !('title' in value);
    return isExport || 'format' in value || 'posts' in value;
  } catch {
    return false;
  }
}

/** Before anything is inflated. */
function requireBounded(files: readonly ZipEntry[]): void {
  if (files.length > MAX_IMPORTED_POSTS)
    throw refusedFile(`has more than ${String(MAX_IMPORTED_POSTS)} files of Markdown: import it in parts`);
  const total = files.reduce((sum, { size }) => sum + size, 0);
  if (total > MAX_TOTAL_SIZE) throw refusedFile('has more than 200 MB of Markdown: import it in parts');
}

function readZipped(zip: ZipArchive, entry: ZipEntry): string {
  if (entry.size > MAX_FILE_SIZE) throw new ItemRefused('has more than 2 MB and was left out: split it');
  const text = decodeUtf8(zip.text(entry));
  if (text === null) throw new ItemRefused('is not UTF-8 and was left out: save it in UTF-8');
  return text;
}
