import { keepCode } from '../formats/markdown/body/code.js';
import { KeptText } from '../formats/markdown/body/kept-text.js';
import { withAddresses } from '../formats/markdown/body/with-addresses.js';
import type { ImportedPost } from '../formats/imported-post.js';

/** How content names a file of the media library. */
const SCHEME = 'media:';

/** A file that is in the media library by now. */
export interface TakenFile {
  readonly id: string;
  /** Whether it may be a cover. */
  readonly isPicture: boolean;
  /** Its own address on this site, complete: for SEO, which is read elsewhere. Null where nobody knows the site's. */
  readonly url: string | null;
}

/** Such an address, by the ids that files have. */
const NAMED = /\bmedia:[a-z\d]{1,40}(?![a-z\d])/g;

/** Pictures that are there in several formats and sizes, from which a browser chooses. */
const CHOICE = /<picture\b[^<>]*>(?:(?!<\/picture)[\s\S]){0,20000}?<\/picture\s*>/gi;
const CHOSEN = /[ \t]*<source\b[^<>]*>[ \t]*\n?/gi;

const IMAGE = /<img\b[^<>]*>/gi;
const SIZES = /\s(?:srcset|sizes)\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'>]+)/gi;
const OF_LIBRARY = /\ssrc\s*=\s*["']?media:/i;

/**
 * A post whose text, cover and SEO name files of the media library in place of those of the archive. What was not taken keeps its
 * address; outside of the text only where it is one of the web.
 *
 * @param fileAt the file of a path; null where it was not taken
 */
export function withMediaAddresses(
  post: ImportedPost,
  fileAt: (path: string) => TakenFile | null,
): ImportedPost {
  const { files = [], coverImage, seo } = post;
  if (files.length === 0) return post;
  const paths = new Map(files.map(({ url, path }) => [url, path]));
  const at = (address: string | null): TakenFile | null => {
    const path = paths.get(address ?? '');
    return path === undefined ? null : fileAt(path);
  };
  const named = (address: string, file: TakenFile | null) => (file ? SCHEME + file.id : address);
  const ofWeb = (address: string | null) =>
    address !== null && paths.has(address) && !/^https?:/.test(address) ? null : address;
  const coverFile = at(coverImage?.url ?? null);
  const coverUrl = coverFile?.isPicture === true ? SCHEME + coverFile.id : ofWeb(coverImage?.url ?? null);
  const ofSeo = (address: string | null) => {
    const file = at(address);
    return file?.isPicture === true && file.url !== null ? file.url : ofWeb(address);
  };
  return {
    ...post,
    contentMd: withoutSizes(withAddresses(post.contentMd, (address) => named(address, at(address)))),
    coverImage: coverImage && coverUrl !== null ? { ...coverImage, url: coverUrl } : null,
    seo: seo && { ...seo, ogImage: ofSeo(seo.ogImage), twitterImage: ofSeo(seo.twitterImage) },
  };
}

/** The same of all files, for comparisons: whichever id each has. */
export function blankMedia(text: string): string {
  return text.replaceAll(NAMED, SCHEME);
}

/** The library has sizes of its own: what the source has of them is gone with its address. */
function withoutSizes(text: string): string {
  if (!/<(?:img|picture)\b/i.test(text)) return text;
  const kept = new KeptText();
  const prose = keepCode(KeptText.clean(text), kept, { converts: false })
    .replaceAll(CHOICE, (choice) => (OF_LIBRARY.test(choice) ? choice.replaceAll(CHOSEN, '') : choice))
    .replaceAll(IMAGE, (image) => (OF_LIBRARY.test(image) ? image.replaceAll(SIZES, '') : image));
  return kept.giveBack(prose);
}
