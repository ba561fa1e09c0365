import { decodeBasicEntities, escapeHtml } from '../../shared/index.js';
import { isMediaName, parseMediaAddress, type MediaAddress } from './media-addresses.js';
import type { ShownMedia } from './shown-media.js';

/** How wide a text's column is on pages of the site (`--measure`); a browser that knows `auto` asks its layout instead. */
const SIZES = 'auto, (min-width: 44rem) 42rem, 100vw';

/** Elements of sanitised HTML that name files. */
const TAG = /<(img|a|video|audio|source|track)((?: [^>]*)?)>/g;
const ATTRIBUTE = / ([\w-]+)(?:="([^"]*)")?/g;

/** Attributes with one address. */
const NAMING = ['src', 'href', 'poster'];

type Attributes = Map<string, string | undefined>;

/** What HTML shows of the library. */
export interface ShownHtml {
  readonly html: string;
  /** The files that it names, each once: by their documents' ids, and where they are. */
  readonly files: readonly { readonly id: string; readonly url: string }[];
  /** Names of files that there are not, as they were written: what they named is left out. */
  readonly missing: readonly string[];
}

/**
 * The addresses of files of the library that HTML names.
 *
 * @param html as the sanitiser gives it: each tag well formed, each attribute in double quotes
 */
export function mediaInHtml(html: string): MediaAddress[] {
  return [...html.matchAll(TAG)].flatMap(([, , attributes = '']) =>
    NAMING.flatMap((name) => {
      const value = attributesOf(attributes).get(name);
      return value === undefined ? [] : (parseMediaAddress(decodeBasicEntities(value)) ?? []);
    }),
  );
}

/**
 * Has HTML show files of the library as they are: a picture in the widths that there are of it, with its size, so that the page does
 * not jump, and with what is said of it where the text says nothing; another file at its address.
 *
 * @param html as of mediaInHtml
 * @param files what its addresses name, in their order
 */
export function showMediaInHtml(html: string, files: readonly (ShownMedia | null)[]): ShownHtml {
  const named = new Map<string, string>();
  const missing = new Set<string>();
  const left = [...files];
  const shown = html.replaceAll(TAG, (tag, element: string, written: string) => {
    const attributes = attributesOf(written);
    let alternative: string | null = null;
    let isChanged = false;
    for (const name of NAMING) {
      const address = decodeBasicEntities(attributes.get(name) ?? '');
      if (parseMediaAddress(address) === null) continue;
      const file = left.shift() ?? null;
      if (file) {
        named.set(file.id, file.url);
        isChanged = place(file, { element, name, address, attributes }) || isChanged;
      } else if (isMediaName(address)) {
        missing.add(address);
        attributes.delete(name);
        if (element === 'img') alternative = attributes.get('alt') ?? '';
        isChanged = true;
      }
    }
    const end = tag.endsWith(' />') ? ' />' : '>';
    return alternative ?? (isChanged ? `<${element}${writtenOf(attributes)}${end}` : tag);
  });
  return { html: shown, files: Array.from(named, ([id, url]) => ({ id, url })), missing: [...missing] };
}

interface Place {
  readonly element: string;
  /** Of the attribute with the address. */
  readonly name: string;
  readonly address: string;
  readonly attributes: Attributes;
}

/** Changes the attributes of an element so that it shows a file. @returns whether they are others now */
function place(file: ShownMedia, { element, name, address, attributes }: Place): boolean {
  if (element === 'img' && name === 'src' && file.picture) {
    // Who has chosen the widths has written addresses that stay good.
    if (attributes.has('srcset') && !isMediaName(address)) return false;
    showPicture(file, attributes);
    return true;
  }
  if (!isMediaName(address)) return false;
  attributes.set(name, name === 'poster' || element === 'img' ? file.url : file.original);
  return true;
}

function showPicture({ url, alt, picture }: ShownMedia, attributes: Attributes): void {
  const wished = pixelsOf(attributes.get('width'));
  const size = sizeOf(picture, wished, pixelsOf(attributes.get('height')));
  attributes.set('src', url);
  attributes.delete('srcset');
  attributes.delete('sizes');
  if (picture?.srcset) {
    attributes.set('srcset', picture.srcset);
    attributes.set('sizes', wished > 0 ? `auto, min(${String(wished)}px, 100vw)` : SIZES);
  }
  if (size) {
    attributes.set('width', String(size.width));
    attributes.set('height', String(size.height));
  }
  if (!attributes.get('alt')) attributes.set('alt', escapeHtml(alt));
  attributes.set('loading', 'lazy');
  attributes.set('decoding', 'async');
  if (picture?.color) attributes.set('data-color', picture.color);
}

/** What an attribute says in pixels; 0 for anything else. */
function pixelsOf(written: string | undefined): number {
  return /^\d{1,5}$/.test(written ?? '') ? Number(written) : 0;
}

/** The size of a picture in a page, by what its place says of it: the other side follows. */
function sizeOf(picture: ShownMedia['picture'], width: number, height: number) {
  if (!picture?.width || !picture.height) return null;
  if (width > 0 && height > 0) return { width, height };
  if (width > 0) return { width, height: Math.max(1, Math.round((picture.height * width) / picture.width)) };
  if (height > 0)
    return { width: Math.max(1, Math.round((picture.width * height) / picture.height)), height };
  return { width: picture.width, height: picture.height };
}

function attributesOf(written: string): Attributes {
  return new Map([...written.matchAll(ATTRIBUTE)].map(([, name = '', value]) => [name, value]));
}

function writtenOf(attributes: Attributes): string {
  return [...attributes]
    .map(([name, value]) => (value === undefined ? ` ${name}` : ` ${name}="${value}"`))
    .join('');
}
