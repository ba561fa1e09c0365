import { archiveIn, type SourceFile, type ZipArchive } from '../../archive/zip-archive.js';
import { siteOf } from '../../import/post-identity.js';
import { ArchiveFiles, decodedPath } from '../archive-files.js';
import { ItemRefused } from '../import-collector.js';
import { refusedFile } from '../source-file.js';
import type { Uploads } from '../uploads.js';

/** Most bytes of all JSON in an archive. */
const MAX_JSON_BYTES = 60_000_000;

/** Folders of uploads below `content`, which stand at the top of some archives. */
const UPLOAD = /\/content\/(?<place>(?:images|media|files)\/.+)$/;

/** Segments of addresses by which Ghost gives a picture in another size or format. */
const VARIANT = /\/(?:size\/w\d+(?:h\d+)?|format\/[a-z]+)(?=\/)/g;

/** What an export of Ghost consists of. */
export interface GhostFile {
  /** The tables. */
  readonly json: Uint8Array;
  /** Null where the file is no archive. */
  readonly archive: ZipArchive | null;
}

/** Whether an entry of an archive may be the tables of one, by its name. */
export function isGhostName(name: string): boolean {
  return /\.json$/i.test(name);
}

/**
 * The tables of an export: the file itself, or the one of an archive that has posts, beside its `content` folder.
 *
 * @throws AppError validation-failed when there is none in the archive
 * @see https://ghost.org/docs/migration/custom/
 */
export function readGhostFile(file: SourceFile): GhostFile {
  const archive = archiveIn(file);
  if (!archive) return { json: file as Buffer, archive };
  const entries = archive.entries.filter(({ name }) => isGhostName(name));
  if (entries.reduce((sum, { size }) => sum + size, 0) > MAX_JSON_BYTES)
    throw refusedFile(`has more than ${MAX_JSON_BYTES.toLocaleString('en')} bytes of JSON`);
  for (const entry of entries) {
    const json = readOrNull(archive, entry);
    // The others have themes and redirects.
    if (json?.includes('"posts"')) return { json, archive };
  }
  throw refusedFile('not a Ghost export: no JSON file in the ZIP has posts');
}

function readOrNull(archive: ZipArchive, entry: ZipArchive['entries'][number]): Buffer | null {
  try {
    return archive.text(entry);
  } catch (error) {
    if (error instanceof ItemRefused) return null;
    throw error;
  }
}

/** Pictures, films and files of Ghost, which keep their paths below `content`. */
export class GhostUploads implements Uploads {
  private readonly files: ArchiveFiles;

  /** @param site the address of the site; null where nobody says it */
  constructor(
    archive: ZipArchive,
    private readonly site: string | null,
  ) {
    const names = archive.entries.map(({ name }) => name);
    this.files = new ArchiveFiles(
      names,
      names.filter((name) => !isGhostName(name)),
    );
  }

  /** See Uploads. */
  find(address: string) {
    const place = this.placeOf(address);
    if (place === null) return null;
    const path = this.files.highest(`content/${place}`) ?? this.files.highest(place);
    return path === null ? null : { path };
  }

  /** See Uploads. */
  isUpload(address: string): boolean {
    return this.placeOf(address) !== null;
  }

  /** Where an upload is below `content`. */
  private placeOf(address: string): string | null {
    const url = URL.parse(address, this.site ?? 'https://relative.invalid/');
    const isOfSite =
      !/^[a-z][a-z\d+.-]*:/i.test(address) || this.site === null || hostOf(address) === hostOf(this.site);
    if (!url || !isOfSite) return null;
    return UPLOAD.exec(decodedPath(url.pathname).replaceAll(VARIANT, ''))?.groups?.['place'] ?? null;
  }
}

function hostOf(address: string): string | undefined {
  return siteOf(address)?.split('/')[0];
}
