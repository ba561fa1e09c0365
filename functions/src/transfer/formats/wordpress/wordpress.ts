import { cleanLine } from '../../html/clean-text.js';
import { htmlToMarkdown } from '../../html/html-to-markdown.js';
import { ImportCollector, ItemRefused, itemName, type Report } from '../import-collector.js';
import {
  MAX_IMPORTED_POSTS,
  type ImportedAuthor,
  type SourcePost,
  type ImportOptions,
} from '../imported-post.js';
import type { ParsedImport } from '../imported-post.js';
import { parseTime } from '../import-times.js';
import { seoOf, textOrNull } from '../lenient-fields.js';
import { refusedFile } from '../source-file.js';
import { htmlToText } from '../../html/source-html.js';
import { isGatingField, isPartlyForMembers } from '../withheld.js';
import { toHtml } from './wordpress-content.js';
import { readWxr, type WxrFile, type WxrItem } from './wxr-file.js';

/** Items that belong to posts, to the editor or to the theme: not worth a word. */
const SILENT_TYPES =
  /^(?:attachment|revision|nav_menu_item|custom_css|customize_changeset|oembed_cache|wp_\w+)?$/;

const WAS_PUBLISHED: ReadonlySet<string> = new Set(['publish', 'future', 'private']);

const KNOWN_STATUSES: ReadonlySet<string> = new Set(['publish', 'future', 'draft']);

const NAMED_SHORTCODES = 5;

/**
 * Posts of a WordPress export (WXR), in the file's order.
 *
 * @throws AppError validation-failed when the file is no such export
 */
export function parseWordpress(bytes: Uint8Array, { sourceUrl }: ImportOptions): ParsedImport {
  const file = readWxr(bytes);
  const collector = new ImportCollector(file.address);
  const posts = file.items.filter(({ field }) => field('wp:post_type') === 'post');
  if (posts.length > MAX_IMPORTED_POSTS) {
    throw refusedFile(`has more than ${String(MAX_IMPORTED_POSTS)} posts: export them in parts`);
  }
  const pictures = picturesOf(file);
  for (const item of file.items) {
    const name = itemName(htmlToText(item.field('title')) || null, item.field('wp:post_id'));
    if (item.field('wp:post_type') === 'post') {
      collector.read(name, (report) => readPost(item, { file, pictures, sourceUrl, report }));
    } else if (item.field('wp:post_type') === 'page') {
      collector.report(name, 'is a page and was left out: only posts are imported');
    }
  }
  reportOtherTypes(file, collector);
  return collector;
}

interface Picture {
  readonly url: string;
  readonly alt: string;
}

interface Context extends Pick<ImportOptions, 'sourceUrl'> {
  readonly file: WxrFile;
  readonly pictures: ReadonlyMap<string, Picture>;
  readonly report: Report;
}

function readPost(item: WxrItem, { file, pictures, sourceUrl, report }: Context): SourcePost {
  const { field, meta, terms } = item;
  const id = field('guid').trim() || field('wp:post_id').trim();
  if (id === '') throw new ItemRefused('has neither guid nor wp:post_id and was left out');
  requirePost(item.field('wp:status'));
  const status = field('wp:status');
  const madeAt = parseTime(field('wp:post_date_gmt'));
  // Where it has no time in UTC it has one without an offset.
  const publishedAt = WAS_PUBLISHED.has(status) ? (madeAt ?? parseTime(field('wp:post_date'))) : null;
  const withheld = reasonsToWithhold(item, publishedAt);
  const { html, shortcodes } = toHtml(field('content:encoded'));
  if (shortcodes.length > 0) reportShortcodes(shortcodes, report);
  const yoast = (key: string) => plainYoast(meta(`_yoast_wpseo_${key}`));
  const updatedAt = parseTime(field('wp:post_modified_gmt'));
  return {
    key: `wordpress:${id}`,
    id: null,
    title: htmlToText(field('title')),
    slug: textOrNull(decodeSlug(field('wp:post_name'))),
    contentMd: htmlToMarkdown(html, { baseUrl: sourceUrl }),
    excerpt: textOrNull(htmlToText(field('excerpt:encoded'))),
    tags: terms.filter(isTag).map(({ name }) => htmlToText(name)),
    status: status === 'draft' || withheld.length > 0 ? 'draft' : 'published',
    withheld,
    publishedAt,
    createdAt: earlierOf(madeAt, updatedAt),
    updatedAt,
    authors: authorsOf(field('dc:creator').trim(), file),
    coverImage: pictures.get(meta('_thumbnail_id')) ?? null,
    featured: field('wp:is_sticky') === '1',
    seo: seoOf({
      title: yoast('title'),
      description: yoast('metadesc'),
      canonicalUrl: yoast('canonical'),
      ogTitle: yoast('opengraph-title'),
      ogDescription: yoast('opengraph-description'),
      ogImage: yoast('opengraph-image'),
      twitterTitle: yoast('twitter-title'),
      twitterDescription: yoast('twitter-description'),
      twitterImage: yoast('twitter-image'),
    }),
  };
}

/** Refuses what nobody was meant to see. @throws ItemRefused */
function requirePost(status: string): void {
  if (status === 'trash')
    throw new ItemRefused('lies in the trash and was left out: restore it there to import it');
  if (status === 'auto-draft' || status === 'inherit') {
    throw new ItemRefused('was never saved by its writer and was left out');
  }
}

/** Why it is not clear that everybody could read a post, were it no draft. */
function reasonsToWithhold({ field, metas }: WxrItem, publishedAt: Date | null): string[] {
  const status = field('wp:status');
  const gate = [...metas].find(([key, value]) => isGatingField(key, value));
  return [
    ...(KNOWN_STATUSES.has(status) ? [] : [`has the status “${status}”`]),
    ...(status === 'future' && publishedAt === null ? ['is scheduled for a time that can’t be read'] : []),
    ...(field('wp:post_password') === '' ? [] : ['has a password']),
    ...(gate ? [`was not for all (“${cleanLine(gate[0])}”)`] : []),
    ...(isPartlyForMembers(field('content:encoded')) ? ['has a part for members only'] : []),
  ];
}

function reportShortcodes(names: readonly string[], report: Report): void {
  const named = names.slice(0, NAMED_SHORTCODES).map((name) => `[${name}]`);
  const more = names.length > named.length ? ' and more' : '';
  report(`has shortcodes, which stay as text: ${named.join(', ')}${more}; replace them by what they showed`);
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
function decodeSlug(slug: string): string {
  try {
    return decodeURIComponent(slug);
  } catch {
    return slug;
  }
}

/** Text with Yoast's variables means nothing outside of WordPress. */
function plainYoast(value: string): string | null {
  return value.includes('%%') ? null : value;
}

function picturesOf({ items }: WxrFile): Map<string, Picture> {
  return new Map(
    items.flatMap(({ field, meta }) => {
      const url = field('wp:attachment_url').trim();
      if (field('wp:post_type') !== 'attachment' || url === '') return [];
      return [[field('wp:post_id'), { url, alt: meta('_wp_attachment_image_alt') }] as const];
    }),
  );
}

function reportOtherTypes({ items }: WxrFile, collector: ImportCollector): void {
  const counts = new Map<string, number>();
  for (const { field } of items) {
    const type = field('wp:post_type');
    if (type === 'post' || type === 'page' || SILENT_TYPES.test(type)) continue;
    counts.set(type, (counts.get(type) ?? 0) + 1);
  }
  for (const [type, count] of counts) {
    collector.report(`items of the type “${type}”`, `were left out (${count}): only posts are imported`);
  }
}
