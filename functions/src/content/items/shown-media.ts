import { isDeepStrictEqual } from 'node:util';
import { pick, snakeCase } from '../../documents/index.js';
import { validationFailed } from '../../errors/index.js';
import {
  isMediaName,
  mediaInHtml,
  parseMediaAddress,
  showMediaInHtml,
  writtenHashes,
  type FindMedia,
  type MediaAddress,
  type ShownMedia,
} from '../../media/index.js';
import { requireStorable } from './compose.js';
import type { RenderWarning } from '../markdown/render-warnings.js';
import type { PlacedPicture } from '../content.fields.js';
import type { ContentKind, ContentTypes } from '../content-kind.js';

/** An item that shows files of the library as they are, and the names in its text that are none's. */
interface Showing<T extends ContentTypes> {
  readonly item: T['item'];
  readonly missing: readonly string[];
}

/** A picture of a field, and where the body of a request has it. */
interface Placed {
  readonly picture: PlacedPicture;
  /** Null where it is none of the library. */
  readonly address: MediaAddress | null;
  readonly pointer: string;
}

/** Files that an item may name: each is read when it is stored. */
export const MAX_FILES = 500;

/**
 * Has an item show the files of the library that its text and its fields name, as they are when it is stored. What is as it was
 * stays so: a job brings what was changed of a file since.
 *
 * @param before as it is stored; null to look for all of them
 * @throws AppError validation-failed where a field names a file that is not there, or is no picture; when the content is too large, or
 *   names more than 500 files
 */
export async function showMedia<T extends ContentTypes>(
  kind: ContentKind<T>,
  before: T['item'] | null,
  next: T['item'],
  find: FindMedia,
): Promise<Showing<T>> {
  const isSame =
    before !== null && before.contentHtml === next.contentHtml && isDeepStrictEqual(before.seo, next.seo);
  const html = isSame ? null : next.contentHtml;
  const inText = html === null ? [] : mediaInHtml(html);
  // Whole addresses, for those who read them elsewhere.
  const inSeo = html === null ? [] : writtenHashes(next.seo).map((hash) => ({ hash }));
  const fields = kind.pictureNames.filter(
    (name) => before === null || !isDeepStrictEqual(before[name], next[name]),
  );
  const placed = fields.flatMap((name) => placedIn(name, next[name]));
  const inFields = placed.flatMap(({ address }) => address ?? []);
  const asked = [...inText, ...inSeo, ...inFields];
  requireFewFiles(asked);
  const found = asked.length === 0 ? [] : await find(asked);
  const text = html === null ? null : showMediaInHtml(html, found.slice(0, inText.length));
  const ofSeo = found.slice(inText.length, inText.length + inSeo.length).flatMap((file) => file ?? []);
  const ofFields = found.slice(inText.length + inSeo.length);
  const files = placed.map(({ address }) => (address === null ? null : (ofFields.shift() ?? null)));
  requirePictures(placed, files);
  const pictures = placed.map(({ picture }, index) => shown(picture, files[index] ?? null));
  const item = {
    ...next,
    ...(text && { contentHtml: text.html, contentMedia: namedOnce([...text.files, ...ofSeo]) }),
    ...Object.fromEntries(fields.map((name) => [name, replaced(next[name], pictures)])),
  };
  if (text) requireStorable(item);
  return { item, missing: text?.missing ?? [] };
}

/** Refuses a text that names more than MAX_FILES. @throws AppError validation-failed */
export function requireFewFiles(asked: readonly MediaAddress[]): void {
  if (new Set(asked.map((address) => Object.values(address)[0])).size <= MAX_FILES) return;
  throw validationFailed([
    { pointer: '/content_md', detail: `names more than ${String(MAX_FILES)} files of the library` },
  ]);
}

function namedOnce(files: readonly Pick<ShownMedia, 'id' | 'url'>[]): { id: string; url: string }[] {
  return [...new Map(files.map(({ id, url }) => [id, { id, url }])).values()];
}

function placedIn(name: string, value: unknown): Placed[] {
  const pointer = `/${snakeCase(name)}`;
  if (!Array.isArray(value)) return value === null ? [] : [placedAt(value as PlacedPicture, pointer)];
  return (value as PlacedPicture[]).map((picture, index) => placedAt(picture, `${pointer}/${String(index)}`));
}

/** A revision names the file that it showed by its document: the bytes may be others by now. */
function placedAt(picture: PlacedPicture, pointer: string): Placed {
  const address = picture.media ? { id: picture.media.id } : parseMediaAddress(picture.url);
  return { picture, address, pointer: `${pointer}/url` };
}

function shown(picture: PlacedPicture, file: ShownMedia | null): PlacedPicture {
  const written = pick(picture, ['url', 'alt', 'caption']);
  return file?.picture ? { ...written, url: file.url, media: file.picture } : written;
}

/** Refuses fields that can't be shown. @throws AppError validation-failed with each that names a file that is not there, or is no picture */
function requirePictures(placed: readonly Placed[], files: readonly (ShownMedia | null)[]): void {
  const errors = placed.flatMap(({ picture: { url }, pointer }, index) => {
    const file = files[index] ?? null;
    if (file?.picture || !isMediaName(url)) return [];
    return [{ pointer, detail: `${url} ${file ? 'is no picture' : 'is not in the library'}` }];
  });
  if (errors.length > 0) throw validationFailed(errors);
}

/** The value of a field with the pictures that are the next ones. */
function replaced(value: unknown, pictures: PlacedPicture[]): unknown {
  if (Array.isArray(value)) return pictures.splice(0, value.length);
  return value === null ? null : pictures.shift();
}

/** So many are named; the rest are counted. */
const MAX_NAMED = 4;

/** What who saves a text is told of names in it that are no file's. */
export function missingWarnings(missing: readonly string[]): RenderWarning[] {
  const named = missing.slice(0, MAX_NAMED).map((name) => `${name} is not in the library: it is left out`);
  const others = missing.length - named.length;
  const details = others > 0 ? [...named, `${String(others)} other files are not in the library`] : named;
  return details.map((detail) => ({ pointer: '/content_md', detail }));
}
