import type { SourceFile, ZipArchive } from '../../archive/zip-archive.js';
import { ItemRefused } from '../import-collector.js';
import { refusedFile } from '../source-file.js';
import { readWxr, type WxrFile } from './wxr-file.js';

const MAX_XML_FILES = 1_000;

/** In bytes, of all files together: their trees take several times as much. */
const MAX_XML_BYTES = 60_000_000;

/** Notes a file that could not be read. */
export type ReportFile = (name: string, detail: string) => void;

/** Whether an entry of an archive may be an export, by its name. */
export function isWxrName(name: string): boolean {
  return /\.xml$/i.test(name);
}

/**
 * Reads an export of WordPress: a file, or the ZIP of several that WordPress.com gives, as one.
 *
 * @param archive null for a file alone
 * @throws AppError validation-failed when it is no such file, or too large a ZIP
 */
export function readExport(file: SourceFile, archive: ZipArchive | null, report: ReportFile): WxrFile {
  if (!archive) return readWxr(file as Buffer);
  const entries = archive.entries.filter(({ name }) => isWxrName(name));
  if (entries.length > MAX_XML_FILES)
    throw refusedFile(`has more than ${String(MAX_XML_FILES)} XML files: import them in parts`);
  if (entries.reduce((sum, { size }) => sum + size, 0) > MAX_XML_BYTES) {
    throw refusedFile(
      `has more than ${MAX_XML_BYTES.toLocaleString('en')} bytes of XML: import its files in parts`,
    );
  }
  const sorted = entries.toSorted((a, b) => a.name.localeCompare(b.name, 'en', { numeric: true }));
  const files = sorted.flatMap((entry) => {
    try {
      return [readWxr(archive.text(entry))];
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
