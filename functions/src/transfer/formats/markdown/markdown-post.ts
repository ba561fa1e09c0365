import { fingerprintOf } from '../../../shared/index.js';
import type { Report } from '../import-collector.js';
import { DEFAULT_TIME_ZONE } from '../import-times.js';
import type { ArchivedFile, FormerReading, ImportOptions, OwnSourcePost } from '../imported-post.js';
import { addressHere } from '../old-addresses.js';
import { isShownFile } from '../archive-files.js';
import { isInPrivatePlace, isPartlyForMembers } from '../withheld.js';
import { type Archive, sitePath, type ArchivedPost } from './archive.js';
import { FINDINGS } from './body/body-context.js';
import { convertBody, type ConvertedBody } from './body/convert-body.js';
import { ownContent } from './body/own-content.js';
import { readFileName } from './file-name.js';
import { formerReading } from './former-reading.js';
import type { HeaderKind } from './found-header.js';
import type { MarkdownParts } from './front-matter.js';
import type { ListForm } from './header-lists.js';
import { readHeader, type HeaderContext, type HeaderFields } from './markdown-header.js';
import { baseOf, pageAddress } from './page-address.js';
import { pagePlaces } from './page-places.js';
import { firstHeading, leadingTitle, titleText, withoutRepeatedTitle } from './post-title.js';

/** Folders of generators whose lists are parted by commas only; Jekyll and Obsidian have blanks, too. */
const OF_COMMAS = /(?:^|\/)(?:source\/_posts|source\/_drafts|content|src)\//;

/** A Markdown file as it was read, before its links are known. */
export interface ReadFile {
  /** Null for a file that came alone, whose name nobody knows: all of its text is what it is known by. */
  readonly path: string | null;
  readonly text: string;
  readonly body: string;
  readonly hasHeader: boolean;
  readonly fields: Omit<HeaderFields, 'permalink'>;
  /** See permalinkOf. */
  readonly permalink: string | null;
  readonly title: string;
  readonly slug: string | null;
  /** Dates as version 0.1 read them: in UTC. */
  readonly former: Pick<FormerReading, 'publishedAt' | 'createdAt'>;
}

interface ReadContext extends ImportOptions {
  readonly path: string | null;
  readonly report: Report;
}

/** Reads a file's header, name and title. @param parts of the text */
export function readMarkdownFile(text: string, parts: MarkdownParts, context: ReadContext): ReadFile {
  const { path, now, timeZone = DEFAULT_TIME_ZONE } = context;
  const { header, kind, body } = parts;
  const name = readFileName(path ?? '', timeZone);
  const listForm = listFormOf(kind, path);
  const read = (zone: string) => {
    const fileDate = readFileName(path ?? '', zone).date;
    return readHeader(header ?? {}, { fileDate, now, timeZone: zone, listForm } satisfies HeaderContext);
  };
  const { permalink, ...fields } = read(timeZone);
  const { publishedAt, createdAt } = timeZone === DEFAULT_TIME_ZONE ? fields : read(DEFAULT_TIME_ZONE);
  const isTitled = fields.title !== null && (fields.id !== null || fields.title.trim() !== '');
  const found = isTitled ? null : leadingTitle(body);
  const inText = found?.title ?? (isTitled || name.title !== null ? null : firstHeading(body));
  const title = inText === null ? (isTitled ? fields.title : name.title) : titleText(inText) || inText;
  return {
    path,
    text,
    body: bodyOf(body, fields, found?.rest),
    hasHeader: header !== null,
    fields,
    permalink,
    title: title ?? name.words ?? '',
    slug: fields.slug ?? name.words,
    former: { publishedAt, createdAt },
  };
}

function listFormOf(kind: HeaderKind | null, path: string | null): ListForm {
  return kind === 'yaml' && !OF_COMMAS.test(path ?? '') ? 'words' : 'commas';
}

/** Without the heading that is the title; what we exported has none of it. */
function bodyOf(
  body: string,
  { id, title }: Pick<HeaderFields, 'id' | 'title'>,
  rest: string | undefined,
): string {
  if (rest !== undefined) return rest;
  return id === null && title !== null ? withoutRepeatedTitle(body, title) : body;
}

/** How the other files of an archive link to this one. */
export function archivedPostOf(file: ReadFile, { slugify }: ImportOptions): ArchivedPost {
  const { path, title, fields } = file;
  const isOwn = fields.id !== null;
  return {
    path: path ?? '',
    title,
    address: addressHere(file, slugify),
    places: isOwn ? [] : pagePlaces({ ...fields, path }),
  };
}

interface PostContext extends ImportOptions {
  readonly archive: Archive;
  readonly report: Report;
}

/** The post of a file, with its links and pictures where the archive has them. */
export function toSourcePost(file: ReadFile, context: PostContext): OwnSourcePost {
  const { path, text, body, title, slug, hasHeader } = file;
  const { notes, ...fields } = file.fields;
  const withheld = [
    ...fields.withheld,
    ...(isInPrivatePlace(path ?? '') ? ['has the name or folder of what is not published'] : []),
    ...(fields.id === null && isPartlyForMembers(body) ? ['has a part for members only'] : []),
  ];
  for (const note of notes) context.report(note);
  const converted = convertedBody(file, context);
  const cover = coverOf(file, context);
  const files = [...converted.files, ...cover.files];
  const post = {
    ...fields,
    key: fields.id === null ? `markdown:${path ?? fingerprintOf(text)}` : `firefolio:${fields.id}`,
    title,
    slug,
    tags: [...new Set([...fields.tags, ...converted.tags])],
    // Without a header nobody said that it is to be seen.
    status: hasHeader && withheld.length === 0 ? fields.status : ('draft' as const),
    withheld,
    contentMd: converted.contentMd,
    coverImage: cover.image,
    ...(files.length > 0 && { files }),
  };
  const former = formerReading(text, path ?? '', { ...file.former, headerTitle: fields.title });
  return isOtherThan(post, former) ? { ...post, former } : post;
}

/** Our own Markdown is what it is. */
function convertedBody({ path, body, fields, permalink }: ReadFile, context: PostContext): ConvertedBody {
  const { sourceUrl, archive, report } = context;
  if (fields.id === null) {
    const page = pageAddress({ path: path ?? '', permalink, slug: fields.slug }, sourceUrl);
    return convertBody(body, { path: path ?? '', sourceUrl, page, archive, report });
  }
  return { contentMd: ownContent(body, context), tags: [], files: [] };
}

/**
 * The cover at its site, or at its page if its folder is that and nothing of the name is elsewhere; Obsidian names it as it does
 * its links.
 */
function coverOf(
  { fields, path }: ReadFile,
  { sourceUrl, archive, report }: PostContext,
): { image: OwnSourcePost['coverImage']; files: readonly ArchivedFile[] } {
  const bundled = fields.coverImage || fields.id !== null ? null : archive.bundleCover(path ?? '');
  const coverImage = bundled === null ? fields.coverImage : { url: bundled.replace(/^.*\//, ''), alt: '' };
  if (!coverImage || fields.id !== null) return { image: coverImage, files: [] };
  const name = /^!?\[\[([^\]|]+)(?:\|[^\]]*)?\]\]$/.exec(coverImage.url)?.[1];
  const isComplete = URL.canParse(coverImage.url);
  const file = isComplete
    ? archive.fileOfSite(coverImage.url)
    : archive.findFile(name ?? coverImage.url, path ?? '', name === undefined ? 'place' : 'name');
  const address = name === undefined ? coverImage.url : sitePath(file ?? name);
  const folder = path?.slice(0, path.lastIndexOf('/') + 1) ?? '';
  const isOfPage = name === undefined && (file === null || file.startsWith(folder));
  const page = isOfPage
    ? pageAddress({ path: path ?? '', slug: fields.slug, permalink: null }, sourceUrl)
    : null;
  const base = page ?? (sourceUrl && baseOf(sourceUrl));
  const url = base === null ? address : (URL.parse(address, base)?.href ?? address);
  // Without a site it is left out, and that is said of it.
  const isOfSite = isComplete ? archive.isOfSite(url) : base !== null;
  if (file === null && isOfSite && path !== null && isShownFile(address))
    report(`${FINDINGS.missing} (${name ?? coverImage.url})`, FINDINGS.missing);
  return { image: { ...coverImage, url }, files: file === null ? [] : [{ path: file, url }] };
}

function isOtherThan(post: FormerReading, former: FormerReading): boolean {
  const timeOf = (time: Date | null) => time?.getTime();
  return (
    post.title !== former.title ||
    post.contentMd !== former.contentMd ||
    timeOf(post.publishedAt) !== timeOf(former.publishedAt) ||
    timeOf(post.createdAt) !== timeOf(former.createdAt)
  );
}
