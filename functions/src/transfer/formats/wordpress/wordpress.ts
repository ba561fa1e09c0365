import { archiveIn, type SourceFile } from '../../archive/zip-archive.js';
import { cleanLine } from '../../html/clean-text.js';
import { htmlToMarkdown } from '../../html/html-to-markdown.js';
import { htmlToText } from '../../html/source-html.js';
import { sharedSiteOf } from '../../import/post-identity.js';
import { ImportCollector, ItemRefused, itemName, type Report } from '../import-collector.js';
import {
  MAX_IMPORTED_POSTS,
  type ImportedAuthor,
  type ImportOptions,
  type ParsedImport,
  type SourcePost,
} from '../imported-post.js';
import { textOrNull } from '../lenient-fields.js';
import { refusedFile } from '../source-file.js';
import { addressHere, OldAddresses, type LinkedPost } from '../old-addresses.js';
import { withUploads } from '../uploads.js';
import { isGatingField, isPartlyForMembers } from '../withheld.js';
import { plainHtml } from './classic-paragraphs.js';
import { reportLeftOut } from './left-out.js';
import { toHtml } from './wordpress-content.js';
import { WordpressLibrary } from './wordpress-library.js';
import { seoOfPlugins } from './wordpress-seo.js';
import { formerTimes, timesOf } from './wordpress-times.js';
import { WordpressUploads } from './wordpress-uploads.js';
import { isWxrName, readExport } from './wxr-archive.js';
import type { WxrFile, WxrItem } from './wxr-file.js';

const WAS_PUBLISHED: ReadonlySet<string> = new Set(['publish', 'future', 'private']);

const KNOWN_STATUSES: ReadonlySet<string> = new Set(['publish', 'future', 'draft']);

const MAX_NAMED = 5;

/**
 * Posts of a WordPress export (WXR), in the file's order; of the ZIP of such files that WordPress.com gives.
 *
 * @throws AppError validation-failed when the file is no such export
 */
export function parseWordpress(
  source: SourceFile,
  { sourceUrl, timeZone, slugify }: ImportOptions,
): ParsedImport {
  const problems: [item: string, detail: string][] = [];
  const archive = archiveIn(source);
  const file = readExport(source, archive, (item, detail) => problems.push([item, detail]));
  const collector = new ImportCollector(file.address);
  for (const [item, detail] of problems) collector.report(item, detail);
  const posts = file.items.filter(({ field }) => field('wp:post_type') === 'post');
  if (posts.length > MAX_IMPORTED_POSTS) {
    throw refusedFile(`has more than ${String(MAX_IMPORTED_POSTS)} posts: export them in parts`);
  }
  const library = new WordpressLibrary(file.items);
  const uploads = archive && new WordpressUploads(archive, (address) => library.attachmentAt(address));
  const baseUrl = baseOf(sourceUrl, file);
  const oldAddresses = new OldAddresses(
    posts.filter((item) => isKept(item.field('wp:status'))).map((item) => linkedPostOf(item, slugify)),
    baseUrl,
  );
  const ids = new Map<string, string>();
  for (const item of file.items) {
    const name = itemName(htmlToText(item.field('title')) || null, item.field('wp:post_id'));
    if (item.field('wp:post_type') === 'post') {
      const key = keyOf(item, ids);
      collector.read(name, (report) => {
        const post = readPost(item, { key, file, library, baseUrl, oldAddresses, timeZone, report });
        return withUploads(post, uploads, report);
      });
    } else if (item.field('wp:post_type') === 'page') {
      collector.report(name, 'is a page and was left out: only posts are imported', 'pages');
    }
  }
  reportLeftOut(file, collector);
  collector.mediaHosts = library.hosts;
  collector.otherFiles = archive?.entries.filter(({ name }) => !isWxrName(name)).length ?? 0;
  return collector;
}

/** How other posts of the file link to one: by its address of then, or by its number. */
function linkedPostOf({ field }: WxrItem, slugify: ImportOptions['slugify']): LinkedPost {
  const [slug, title] = [slugOf(field('wp:post_name')), htmlToText(field('title'))];
  const places = [field('link').trim(), field('guid').trim()].filter((place) => URL.canParse(place));
  return { address: addressHere({ slug, title }, slugify), places };
}

interface Context {
  readonly key: string | null;
  readonly file: WxrFile;
  readonly library: WordpressLibrary;
  /** What relative addresses are resolved against. */
  readonly baseUrl: string | null;
  readonly oldAddresses: OldAddresses;
  readonly timeZone: string | undefined;
  readonly report: Report;
}

/** The site's own address where nobody says another, unless it is that of somebody's machine. */
function baseOf(sourceUrl: string | null, { address }: WxrFile): string | null {
  return sourceUrl ?? (sharedSiteOf(address) === null ? null : address);
}

/**
 * What a post is known by: the address that it was first given. Copies of a post may have it, too: they are known by their
 * number besides. Null when it has neither.
 */
function keyOf({ field }: WxrItem, ids: Map<string, string>): string | null {
  const [guid, id] = [field('guid').trim(), field('wp:post_id').trim()];
  const key = guid || id;
  if (key === '') return null;
  const first = ids.get(key) ?? id;
  ids.set(key, first);
  return first === id ? `wordpress:${key}` : `wordpress:${key}#${id}`;
}

function readPost(item: WxrItem, context: Context): SourcePost {
  const { key, file, library, baseUrl, oldAddresses, timeZone, report } = context;
  const { field, meta, terms } = item;
  if (key === null) throw new ItemRefused('has neither guid nor wp:post_id and was left out');
  requirePost(field('wp:status'));
  const status = field('wp:status');
  const { madeAt, updatedAt, isUnread } = timesOf(item, timeZone);
  const publishedAt = WAS_PUBLISHED.has(status) ? madeAt : null;
  const { html, stored, shortcodes, lostBlocks } = toHtml(field('content:encoded'), library.of(item));
  const withheld = reasonsToWithhold(item, { publishedAt, isUnread, stored });
  reportLost(shortcodes, lostBlocks, report);
  const link = field('link').trim();
  const title = htmlToText(field('title'));
  const linkTo = (address: string) => oldAddresses.find(address);
  const contentMd = htmlToMarkdown(html, { baseUrl, rewrite: plainHtml, linkTo, report });
  const former = formerTimes(item, WAS_PUBLISHED.has(status));
  return {
    key,
    id: null,
    title,
    slug: slugOf(field('wp:post_name')),
    contentMd,
    excerpt: textOrNull(htmlToText(field('excerpt:encoded'))),
    tags: terms.filter(isTag).map(({ name }) => htmlToText(name)),
    status: status === 'draft' || withheld.length > 0 ? 'draft' : 'published',
    withheld,
    publishedAt,
    createdAt: earlierOf(madeAt, updatedAt),
    updatedAt,
    authors: authorsOf(field('dc:creator').trim(), file),
    coverImage: coverOf(item, library, report),
    featured: field('wp:is_sticky') === '1',
    seo: seoOfPlugins(meta),
    ...(URL.canParse(link) && { aliases: [link] }),
    ...(former && { former: { title, contentMd, ...former } }),
  };
}

function coverOf({ meta }: WxrItem, library: WordpressLibrary, report: Report): SourcePost['coverImage'] {
  const id = meta('_thumbnail_id').trim();
  const picture = library.attachment(id);
  if (picture) return { url: picture.url, alt: picture.alt };
  if (/^[1-9]\d*$/.test(id)) {
    report(
      `has a featured image (number ${id}) that is not in the file: export all content, or set it here`,
      'cover',
    );
  }
  return null;
}

/** Whether somebody was meant to see a post of this status. */
function isKept(status: string): boolean {
  return !['trash', 'auto-draft', 'inherit'].includes(status);
}

/** Refuses all others. @throws ItemRefused */
function requirePost(status: string): void {
  if (isKept(status)) return;
  throw new ItemRefused(
    status === 'trash'
      ? 'lies in the trash and was left out: restore it there to import it'
      : 'was never saved by its writer and was left out',
  );
}

/** What besides its fields says whether everybody could read a post. */
interface Judged {
  readonly publishedAt: Date | null;
  readonly isUnread: boolean;
  /** Its content and what it refers to. */
  readonly stored: readonly string[];
}

/** Why it is not clear that everybody could read a post, were it no draft. */
function reasonsToWithhold({ field, metas }: WxrItem, { publishedAt, isUnread, stored }: Judged): string[] {
  const status = field('wp:status');
  const gate = [...metas].find(([key, value]) => isGatingField(key, value));
  return [
    ...(KNOWN_STATUSES.has(status) ? [] : [`has the status “${status}”`]),
    ...(status === 'future' && publishedAt === null ? ['is scheduled for a time that can’t be read'] : []),
    ...(status === 'publish' && isUnread ? ['has a date that can’t be read'] : []),
    ...(field('wp:post_password') === '' ? [] : ['has a password']),
    ...(gate ? [`was not for all (“${cleanLine(gate[0])}”)`] : []),
    ...(stored.some(isPartlyForMembers) ? ['has a part for members only'] : []),
  ];
}

/** Names what a post shows no more. */
function reportLost(shortcodes: readonly string[], blocks: readonly string[], report: Report): void {
  if (shortcodes.length > 0) {
    const named = namesOf(shortcodes.map((name) => `[${name}]`));
    report(`has shortcodes, which stay as text: ${named}; replace them by what they showed`, 'shortcodes');
  }
  if (blocks.length > 0) {
    report(`has blocks that WordPress filled, which were left out: ${namesOf(blocks)}`, 'blocks');
  }
}

function namesOf(names: readonly string[]): string {
  return names.slice(0, MAX_NAMED).join(', ') + (names.length > MAX_NAMED ? ' and more' : '');
}

function isTag({ domain, nicename }: WxrItem['terms'][number]): boolean {
  return domain === 'post_tag' || (domain === 'category' && nicename !== 'uncategorized');
}

function authorsOf(login: string, { authors }: WxrFile): ImportedAuthor[] {
  if (login === '') return [];
  const known = authors.get(login);
  return [{ id: null, email: textOrNull(known?.email), name: known?.name ?? login }];
}

/** WordPress does not say when a post was made; one with a time to come was saved before it. */
function earlierOf(a: Date | null, b: Date | null): Date | null {
  return a && b ? new Date(Math.min(a.getTime(), b.getTime())) : (a ?? b);
}

/** WordPress stores letters outside of ASCII in percent signs. */
function slugOf(stored: string): string | null {
  try {
    return textOrNull(decodeURIComponent(stored));
  } catch {
    return textOrNull(stored);
  }
}
