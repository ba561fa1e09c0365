import { isZip, listEntries, readEntry } from '../../import/zip-archive.js';
import { ItemRefused } from '../import-collector.js';
import { refusedFile } from '../source-file.js';
import { readWxr, type WxrFile } from './wxr-file.js';

const MAX_ENTRIES = 1_000;

/** In bytes, of all files together: their trees take several times as much. */
const MAX_XML_BYTES = 60_000_000;

/** Notes a file that could not be read. */
export type ReportFile = (name: string, detail: string) => void;

/**
 * Reads an export of WordPress: a file, or the ZIP of several that WordPress.com gives, as one.
 *
 * @throws AppError validation-failed when it is no such file, or too large a ZIP
 */
export function readExport(bytes: Uint8Array, report: ReportFile): WxrFile {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!isZip(buffer)) return readWxr(bytes);
  const entries = listEntries(buffer, MAX_ENTRIES).filter(
    ({ name }) => /\.xml$/i.test(name) && !/(?:^|\/)(?:__MACOSX\/|\.)/.test(name),
  );
  if (entries.reduce((sum, { size }) => sum + size, 0) > MAX_XML_BYTES) {
    throw refusedFile(
      `has more than ${MAX_XML_BYTES.toLocaleString('en')} bytes of XML: import its files in parts`,
    );
  }
  const sorted = entries.toSorted((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));
  const files = sorted.flatMap((entry) => {
    try {
      return [readWxr(readEntry(buffer, entry))];
    } catch (error) {
      report(`file ${entry.name}`, reasonOf(error));
      return [];
    }
  });
  if (files.length === 0) throw refusedFile('not an export of WordPress: no file in the ZIP is one');
  return joined(files);
}

function reasonOf(error: unknown): string {
  const isKnown = error instanceof ItemRefused || (error instanceof Error && 'errors' in error);
  if (!isKnown) throw error;
  const [issue] = 'errors' in error ? (error.errors as { detail: string }[]) : [];
  return issue ? `${issue.detail}; it was left out` : (error as Error).message;
}

function joined(files: readonly WxrFile[]): WxrFile {
  return {
    items: files.flatMap(({ items }) => items),
    address: files.find(({ address }) => address !== null)?.address ?? null,
    authors: new Map(files.flatMap(({ authors }) => [...authors])),
  };
}
