import { crc32, deflateRawSync } from 'node:zlib';
import type { Zip } from 'fflate';
import { AppError } from '../../errors/index.js';
import { exportHeadJson, type ExportRecord } from './export-record.js';
import type { MarkdownFile } from '../formats/markdown/markdown-file.js';

/** A ZIP without the extensions of ZIP64 counts its files in 16 bits. */
const MAX_ZIP_FILES = 65_000;

/** ZIP's method of deflate. */
const DEFLATED = 8;

/** The years that a time in a ZIP can have, with a day to spare for time zones. */
const FIRST_ZIP_TIME = Date.UTC(1980, 0, 2);
const LAST_ZIP_TIME = Date.UTC(2099, 11, 30);

/** Where and when posts were exported. */
export interface ExportOrigin {
  /** The origin of the site. */
  readonly siteUrl: string;
  readonly exportedAt: Date;
}

/** Our own JSON format of posts, one post at a time: a slow reader makes `records` wait. */
export async function* exportJson(
  records: AsyncIterable<ExportRecord>,
  { siteUrl, exportedAt }: ExportOrigin,
): AsyncGenerator<Uint8Array> {
  const head = exportHeadJson.parse({
    format: 'firefolio',
    version: 1,
    site_url: siteUrl,
    exported_at: exportedAt.toISOString(),
  });
  yield Buffer.from(`${JSON.stringify(head).slice(0, -1)},"posts":[`);
  let separator = '\n';
  for await (const record of records) {
    yield Buffer.from(separator + JSON.stringify(record));
    separator = ',\n';
  }
  yield Buffer.from('\n]}\n');
}

/**
 * A ZIP of Markdown files, one post at a time: a slow reader makes `records` wait. Of a post that is done only the
 * name, the lengths and the checksum are kept, for the archive's directory.
 *
 * @throws AppError failed-precondition when there are more than 65,000 posts
 */
export async function* exportZip(records: AsyncIterable<ExportRecord>): AsyncGenerator<Uint8Array> {
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
  for await (const record of records) {
    count += 1;
    if (count > MAX_ZIP_FILES) throw tooManyFiles();
    addFile(zip, toMarkdownFile(record), record.updated_at);
    yield* chunks.splice(0);
  }
  zip.end();
  yield* chunks.splice(0);
}

/** Compressed as a whole by zlib: fflate's own streams would stay in memory, 100 kB a post, until the end. */
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
    message: `A ZIP holds ${String(MAX_ZIP_FILES)} posts, and there are more: export them as JSON.`,
  });
}
