/**
 * The folders in which the emulators' data is kept, in firebase-tools' own format.
 */
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EXPORT_FILES, EXPORT_METADATA } from '../paths.mjs';

/** What firebase-tools writes into EXPORT_METADATA, by emulator. */
type ExportMetadata = Readonly<Record<string, unknown>>;

/** Copies an export, in place of one that is there. */
export function copyExport(from: string, to: string): void {
  for (const name of EXPORT_FILES) {
    rmSync(join(to, name), { recursive: true, force: true });
    if (existsSync(join(from, name))) cpSync(join(from, name), join(to, name), { recursive: true });
  }
}

/**
 * Completes an export of Firestore alone, with the files of the export that its suite began with: what was saved since is lost with
 * firebase-tools, of which the Storage emulator is a part.
 *
 * @param exportDir where it is
 * @param firestore what firebase-tools would say of it
 * @param begunWith the folder that the suite began with
 */
export function completeExport(exportDir: string, firestore: object, begunWith: string | undefined): void {
  const storage = begunWith === undefined ? undefined : readMetadata(begunWith)['storage'];
  if (begunWith !== undefined && storage) {
    mkdirSync(exportDir, { recursive: true });
    cpSync(join(begunWith, STORAGE_FOLDER), join(exportDir, STORAGE_FOLDER), { recursive: true });
  }
  const metadata = { firestore, ...(storage ? { storage } : {}) };
  writeFileSync(join(exportDir, EXPORT_METADATA), JSON.stringify(metadata, undefined, 2));
}

const STORAGE_FOLDER = 'storage_export';

function readMetadata(folder: string): ExportMetadata {
  return JSON.parse(readFileSync(join(folder, EXPORT_METADATA), 'utf8')) as ExportMetadata;
}
