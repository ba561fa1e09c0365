import type { ZipArchive } from '../../archive/zip-archive.js';
import { htmlToText } from '../../html/source-html.js';
import { ArchiveFiles, decodedPath, foldPath } from '../archive-files.js';
import type { Uploads } from '../uploads.js';
import type { Attachment } from './media-shortcodes.js';
import { isWxrName } from './wxr-archive.js';

/** The folder of uploads at whichever host: CDNs keep it in their addresses. */
const UPLOAD = /\/wp-content\/uploads\/(?<place>.+)$/;

/** Of WordPress.com, where uploads have a host of their own. */
const HOSTED = /^\/(?<place>\d{4}\/\d{2}\/[^/]+)$/;

/** What WordPress puts behind the name of a picture that it made smaller. */
const SIZE = /-(?:(?<width>\d{1,5})x\d{1,5}|scaled|rotated)(?=\.\w+$)/;

/** The media library in an archive: `wp-content/uploads` with its folders of years and months, wherever that is in it. */
export class WordpressUploads implements Uploads {
  private readonly files: ArchiveFiles;
  /** All sizes of a picture, by the path of its original. */
  private readonly sizes = new Map<string, string[]>();
  private readonly originals: ArchiveFiles;

  /** @param attachmentAt what the export says of the file of an address */
  constructor(
    archive: ZipArchive,
    private readonly attachmentAt: (address: string) => Attachment | undefined,
  ) {
    const names = archive.entries.map(({ name }) => name);
    const uploads = names.filter((name) => !isWxrName(name));
    this.files = new ArchiveFiles(names, uploads);
    for (const name of uploads) {
      const original = foldPath(name).replace(SIZE, '');
      const found = this.sizes.get(original);
      if (found) found.push(name);
      else this.sizes.set(original, [name]);
    }
    this.originals = new ArchiveFiles([...this.sizes.keys()]);
  }

  /** The original of a picture, whichever size the address has; else the largest that there is. */
  find(address: string) {
    const place = placeOf(address);
    if (place === null) return null;
    const original = at(this.originals, foldPath(place).replace(SIZE, ''));
    const path = original === null ? at(this.files, place) : this.largest(original);
    if (path === null) return null;
    const text = this.attachmentAt(address);
    return {
      path,
      ...(text && { text: { alt: text.alt, title: text.title, caption: htmlToText(text.caption) } }),
    };
  }

  /** See Uploads. */
  isUpload(address: string): boolean {
    return placeOf(address) !== null;
  }

  private largest(original: string): string {
    const sizes = this.sizes.get(original) ?? [original];
    const [largest = original] = sizes.toSorted((a, b) => widthOf(b) - widthOf(a));
    return largest;
  }
}

function at(files: ArchiveFiles, place: string): string | null {
  return files.highest(`uploads/${place}`) ?? files.highest(place);
}

/** The original has none in its name; one that was too large for WordPress has a `-scaled` beside it. */
function widthOf(path: string): number {
  const size = SIZE.exec(path);
  if (!size) return Infinity;
  return size.groups?.['width'] === undefined ? Number.MAX_SAFE_INTEGER : Number(size.groups['width']);
}

function placeOf(address: string): string | null {
  const url = URL.parse(address, 'https://relative.invalid/');
  if (!url) return null;
  const path = decodedPath(url.pathname);
  const hosted = url.hostname.endsWith('.files.wordpress.com') ? HOSTED.exec(path) : null;
  return (UPLOAD.exec(path) ?? hosted)?.groups?.['place'] ?? null;
}
