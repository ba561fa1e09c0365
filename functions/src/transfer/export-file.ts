import { pipeline } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { exportRecordJson, type ExportRecord } from './export-record.js';
import { exportJson, exportZip } from './export-stream.js';
import type { ExportFormat } from './transfer.schema.js';

/** A file as it is given to its reader. */
export interface ExportFile {
  readonly name: string;
  readonly contentType: string;
  readonly content: AsyncIterable<Uint8Array>;
}

/** The media type of each format. */
export const EXPORT_TYPES: Readonly<Record<ExportFormat, string>> = {
  json: 'application/json',
  markdown: 'application/zip',
};

/** What an export job has collected, in the format that was asked for. One post is in memory at a time. */
export function exportFile(
  format: ExportFormat,
  collected: AsyncIterable<Buffer>,
  exportedAt: Date,
): ExportFile {
  const records = readRecords(collected);
  const name = `posts-${exportedAt.toISOString().slice(0, 10)}`;
  const contentType = EXPORT_TYPES[format];
  return format === 'json'
    ? { name: `${name}.json`, contentType, content: exportJson(records, exportedAt) }
    : { name: `${name}.zip`, contentType, content: exportZip(records) };
}

/** Not by node:readline, which takes U+2028 for the end of a line: JSON has it in texts. */
async function* readRecords(collected: AsyncIterable<Buffer>): AsyncGenerator<ExportRecord> {
  // An error of either comes out of the loop below; an error event that nobody hears would end the process.
  const lines = pipeline(collected, createGunzip(), () => undefined).setEncoding('utf8');
  let rest = '';
  for await (const chunk of lines as AsyncIterable<string>) {
    const parts = (rest + chunk).split('\n');
    rest = parts.pop() ?? '';
    for (const line of parts) yield exportRecordJson.parse(JSON.parse(line)) as ExportRecord;
  }
}
