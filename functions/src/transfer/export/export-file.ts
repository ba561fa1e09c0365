import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { z } from 'zod';
import { AppError } from '../../errors/index.js';
import { RECORDS, type ExportedItem } from './export-record.js';
import { exportJson, exportZip, type ExportOrigin } from './export-stream.js';
import type { ExportFormat } from '../transfer.schema.js';

/** A file as it is given to its reader. */
export interface ExportFile {
  readonly name: string;
  readonly contentType: string;
  readonly content: Buffer;
}

/**
 * Largest file that is given, in bytes. Functions of the 2nd generation answer with 32 MB at most, and with 10 MB where the
 * answer has no length of its own.
 *
 * @see https://cloud.google.com/functions/quotas
 */
const MAX_EXPORT_BYTES = 30_000_000;

/** The media type of each format. */
export const EXPORT_TYPES: Readonly<Record<ExportFormat, string>> = {
  json: 'application/json',
  markdown: 'application/zip',
};

/**
 * What an export job has collected, in the format that was asked for.
 *
 * @throws AppError failed-precondition when the file would have more than 30 MB, or a ZIP more than 65,000 items; what
 *   `collected` throws
 */
export async function exportFile(
  format: ExportFormat,
  collected: AsyncIterable<Buffer>,
  origin: ExportOrigin,
): Promise<ExportFile> {
  const items = readItems(collected);
  const name = `posts-${origin.exportedAt.toISOString().slice(0, 10)}`;
  const [extension, chunks] =
    format === 'json' ? ['json', exportJson(items, origin)] : ['zip', exportZip(items)];
  return {
    name: `${name}.${extension}`,
    contentType: EXPORT_TYPES[format],
    content: await collect(chunks, format),
  };
}

async function collect(chunks: AsyncIterable<Uint8Array>, format: ExportFormat): Promise<Buffer> {
  const all: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunks) {
    length += chunk.length;
    if (length > MAX_EXPORT_BYTES) throw tooLarge(format);
    all.push(chunk);
  }
  return Buffer.concat(all, length);
}

function tooLarge(format: ExportFormat): AppError {
  const mend = {
    json: 'export as Markdown, which comes as a ZIP and is much smaller.',
    markdown: 'purge what is no longer needed, or move it to the trash, and export anew.',
  };
  return new AppError({
    code: 'failed-precondition',
    message: `The file would have more than 30 MB, which is the most that can be downloaded: ${mend[format]}`,
  });
}

/** Not by node:readline, which takes U+2028 for the end of a line: JSON has it in texts. */
async function* readItems(collected: AsyncIterable<Buffer>): AsyncGenerator<ExportedItem> {
  // An error of either comes out of the loop below; an error event that nobody hears would end the process.
  const lines = pipeline(collected, createGunzip(), () => undefined).setEncoding('utf8');
  let rest = '';
  for await (const chunk of lines as AsyncIterable<string>) {
    const parts = (rest + chunk).split('\n');
    rest = parts.pop() ?? '';
    for (const line of parts) yield readItem(JSON.parse(line));
  }
}

/** Lines of before there were several kinds are of posts. */
const ofKind = z.object({ kind: z.enum(['post', 'page', 'project']).default('post') });

function readItem(line: unknown): ExportedItem {
  const { kind } = ofKind.parse(line);
  return { kind, record: RECORDS[kind].parse(line) } as ExportedItem;
}
