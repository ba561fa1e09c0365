import { crc32, deflateRawSync } from 'node:zlib';
import type { Zip } from 'fflate';
import { AppError } from '../../errors/index.js';
import { exportHeadJson, type ExportedItem } from './export-record.js';
import type { MarkdownFile } from '../formats/markdown/markdown-file.js';

/** A ZIP without the extensions of ZIP64 counts its files in 16 bits. */
const MAX_ZIP_FILES = 65_000;

/** ZIP's method of deflate. */
const DEFLATED = 8;

/** The years that a time in a ZIP can have, with a day to spare for time zones. */
const FIRST_ZIP_TIME = Date.UTC(1980, 0, 2);
const LAST_ZIP_TIME = Date.UTC(2099, 11, 30);

/** Where and when content was exported. */
export interface ExportOrigin {
  /** The origin of the site. */
  readonly siteUrl: string;
  readonly exportedAt: Date;
}

/** The lists of our own JSON format, in the order in which it has them. */
const LISTS = [
  { kind: 'post', name: 'posts' },
  { kind: 'page', name: 'pages' },
  { kind: 'project', name: 'projects' },
] as const;

/**
 * Our own JSON format, one item at a time: a slow reader makes `items` wait.
 *
 * @param items in the order of LISTS
 */
export async function* exportJson(
  items: AsyncIterable<ExportedItem>,
  { siteUrl, exportedAt }: ExportOrigin,
): AsyncGenerator<Uint8Array> {
  const head = exportHeadJson.parse({
    format: 'firefolio',
    version: 1,
    site_url: siteUrl,
    exported_at: exportedAt.toISOString(),
  });
  const lists = [...LISTS];
  let list = lists.shift();
  yield Buffer.from(`${JSON.stringify(head).slice(0, -1)},"${list?.name ?? ''}":[`);
  let separator = '\n';
  for await (const { kind, record } of items) {
    while (list && list.kind !== kind) {
      list = lists.shift();
      separator = '\n';
      yield Buffer.from(`\n],"${list?.name ?? ''}":[`);
    }
    yield Buffer.from(separator + JSON.stringify(record));
    separator = ',\n';
  }
  for (const { name } of lists) yield Buffer.from(`\n],"${name}":[`);
  yield Buffer.from('\n]}\n');
}

/**
 * A ZIP of Markdown files, one item at a time: a slow reader makes `items` wait. Of an item that is done only the
 * name, the lengths and the checksum are kept, for the archive's directory.
 *
 * @throws AppError failed-precondition when there are more than 65,000 items
 */
export async function* exportZip(items: AsyncIterable<ExportedItem>): AsyncGenerator<Uint8Array> {
  const [{ Zip }, { toMarkdownFile }] = await Promise.all([
    import('fflate'),
    import('../formats/markdown/markdown-file.js'),
  ]);
  const chunks: Uint8Array[] = [];
  const zip = new Zip((error: Error | null, chunk) => {
    if (error !== null) throw error;
    chunks.push(chunk);
  });
  let count = 0;
  for await (const item of items) {
    count += 1;
    if (count > MAX_ZIP_FILES) throw tooManyFiles();
    addFile(zip, toMarkdownFile(item), item.record.updated_at);
    yield* chunks.splice(0);
  }
  zip.end();
  yield* chunks.splice(0);
}

/** Compressed as a whole by zlib: fflate's own streams would stay in memory, 100 kB an item, until the end. */
function addFile(zip: Zip, { name, text }: MarkdownFile, updatedAt: string | null): void {
  const content = Buffer.from(text);
  const changed = updatedAt === null ? FIRST_ZIP_TIME : Date.parse(updatedAt);
  const file: Parameters<Zip['add']>[0] = {
    filename: name,
    size: content.length,
    crc: crc32(content),
    compression: DEFLATED,
    mtime: Math.min(Math.max(changed, FIRST_ZIP_TIME), LAST_ZIP_TIME),
  };
  zip.add(file);
  file.ondata?.(null, deflateRawSync(content), true);
}

function tooManyFiles(): AppError {
  return new AppError({
    code: 'failed-precondition',
    message: `A ZIP holds ${String(MAX_ZIP_FILES)} posts, pages and projects, and there are more: export them as JSON.`,
  });
}
